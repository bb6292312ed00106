"""The outcome as one JSON object; `docs/beheerders/guard-uitkomst.schema.json` describes it."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from waarborg import __version__
from waarborg.guard.command.outcome import Located, Outcome, counts, exit_code

FORMAT = 1
"""Goes up when a key changes or disappears; a new key leaves it as it is."""


def as_json(outcomes: Sequence[Outcome]) -> str:
    about = {
        "format": FORMAT,
        "version": __version__,
        "exit_code": exit_code(outcomes),
        "counts": {str(category): number for category, number in sorted(counts(outcomes).items())},
        "files": [_file(outcome) for outcome in outcomes],
    }
    return json.dumps(about, ensure_ascii=False, indent=2)


def _file(outcome: Outcome) -> dict[str, Any]:
    return {
        "name": outcome.name,
        "kind": outcome.kind or None,
        "status": outcome.status,
        "error": outcome.error or None,
        "data_classes": sorted({located.finding.data_class for located in outcome.located}),
        "findings": [_finding(located) for located in outcome.located],
        "notices": list(outcome.notices),
        "masked": outcome.masked or None,
    }


def _finding(located: Located) -> dict[str, Any]:
    finding, region = located.finding, located.place.region
    return {
        "category": str(finding.category),
        "kind": finding.kind,
        "label": finding.label,
        "data_class": finding.data_class,
        "article": finding.article,
        "confidence": round(finding.confidence, 3),
        "certainty": located.finding.certainty,
        "source": finding.why.source,
        "why": finding.why.sentence,
        "cues": list(finding.why.cues),
        "where": located.place.where,
        "region": asdict(region) if region else None,
    }
