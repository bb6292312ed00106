"""The outcome as SARIF 2.1.0 (OASIS), which editors and build servers read."""

import json
import os
from collections.abc import Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from waarborg import __version__
from waarborg.guard.command.arguments import STDIN
from waarborg.guard.command.outcome import Located, Outcome, exit_code
from waarborg.guard.command.places import Place
from waarborg.guard.findings import ARTICLES, CATEGORIES, KINDS, Kind

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
ARTICLE_PAGE = "https://waarborg.example/beleid/{paragraph}/"
"""SARIF asks for an absolute address; this stands for the page in one's own installation."""

LEVELS = {"zeker": "error", "waarschijnlijk": "warning", "mogelijk": "note"}
RULES = {name: index for index, name in enumerate(KINDS)}


def as_sarif(outcomes: Sequence[Outcome]) -> str:
    run = {
        "tool": {
            "driver": {
                "name": "Waarborg guard",
                "version": __version__,
                "language": "nl",
                "rules": [_rule(kind) for kind in KINDS.values()],
            }
        },
        "invocations": [_invocation(outcomes)],
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\r", "\n"],
        "artifacts": [{"location": {"uri": _uri(outcome.path)}} for outcome in outcomes],
        "results": [
            _result(located, artifact=index, path=outcome.path)
            for index, outcome in enumerate(outcomes)
            for located in outcome.located
        ],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _rule(kind: Kind) -> dict[str, Any]:
    category = CATEGORIES[kind.category]
    return {
        "id": kind.name,
        "name": kind.name.title().replace("_", ""),
        "shortDescription": {"text": f"{kind.label[0].upper()}{kind.label[1:]}."},
        "fullDescription": {"text": f"Hoort bij: {category} (art. {ARTICLES[kind.category]} van het AI-beleid)."},
        "helpUri": ARTICLE_PAGE.format(paragraph=kind.article[:3]),
        "properties": {"category": str(kind.category), "dataClass": kind.data_class, "article": kind.article},
    }


def _invocation(outcomes: Sequence[Outcome]) -> dict[str, Any]:
    """What could not be read is told here, since it is no result of a rule."""
    told = [
        _notification(level, sentence, artifact=index, path=outcome.path)
        for index, outcome in enumerate(outcomes)
        for level, sentence in (*(("warning", notice) for notice in outcome.notices), ("error", outcome.error))
        if sentence
    ]
    return {
        "executionSuccessful": not any(outcome.error for outcome in outcomes),
        "exitCode": exit_code(outcomes),
        "toolExecutionNotifications": told,
    }


def _notification(level: str, sentence: str, *, artifact: int, path: str) -> dict[str, Any]:
    location = {"physicalLocation": {"artifactLocation": {"uri": _uri(path), "index": artifact}}}
    text = sentence.replace("{", "{{").replace("}", "}}")  # a single brace would be a place for an argument
    return {"level": level, "message": {"text": text}, "locations": [location]}


def _result(located: Located, *, artifact: int, path: str) -> dict[str, Any]:
    finding = located.finding
    return {
        "ruleId": finding.kind,
        "ruleIndex": RULES[finding.kind],
        "level": LEVELS[located.finding.certainty],
        "rank": round(100 * finding.confidence, 1),
        "message": {"text": f"{finding.label[0].upper()}{finding.label[1:]}. {finding.why.sentence}"},
        "locations": [_location(located.place, artifact=artifact, path=path)],
        "properties": {"source": finding.why.source, "cues": list(finding.why.cues)},
    }


def _location(place: Place, *, artifact: int, path: str) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": _uri(path), "index": artifact}}
    region = place.region
    if region is None:
        return {"physicalLocation": physical, "logicalLocations": [{"fullyQualifiedName": place.where}]}
    physical["region"] = {
        "startLine": region.line,
        "startColumn": region.column,
        "endLine": region.end_line,
        "endColumn": region.end_column,
        "charOffset": region.start,
        "charLength": region.end - region.start,
    }
    return {"physicalLocation": physical}


def _uri(path: str) -> str:
    """A relative path stays relative, so that the report holds no place on someone's machine unless it was typed."""
    if path == STDIN:
        return "stdin"
    written = quote(os.fsencode(PurePath(path).as_posix()))
    return f"file://{written}" if path.startswith("/") else written
