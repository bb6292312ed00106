"""The guard beside what else finds personal data in Dutch text without a download: same texts, same run, ratios.

Run, with requirements/bench.in installed: `python benchmarks/guard/peers.py [--only NAME,NAME] [--json | --markdown]`.
Each detector has a process of its own. What is not installed is named as such. Two peers with large lists, deduce and
belgian-deduce, build them for some minutes at their very first start; that start is not measured.
"""

import argparse
import importlib.util
import json
import re
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from benchmarks.guard.detectors import DETECTORS, OUR_KINDS, Detector  # noqa: E402  (found by the line above)
from benchmarks.guard.quality import NATURAL_PROSE, POLICY_PROSE  # noqa: E402
from benchmarks.guard.report import measured_on, table  # noqa: E402
from benchmarks.guard.scoring import Span, alarms, rows_of, score, tally  # noqa: E402
from tools.names import gold  # noqa: E402
from waarborg.guard.tests.identifier_examples import FOUND, NOTHING  # noqa: E402
from waarborg.guard.tests.marked import marked  # noqa: E402

PROMPT = 500
OURS = "waarborg.guard"
IN_FRONT = re.compile(
    r"(?:(?:de (?=heer|familie)|heer|mevrouw|meneer|mevr|mw|dhr|fam|familie|prof|drs?|mr|ir|ing)\b\.?\s*)+",
    re.IGNORECASE,
)
"""Titles, which the gold set leaves outside a name and some peers do not; they are taken off before comparing."""


@dataclass(frozen=True, slots=True)
class Peer:
    """What one detector did; figures it does not have, because it knows no persons, are None."""

    name: str
    version: str
    strict_f1: float | None
    overlap_f1: float | None
    person_alarms: float | None
    natural_alarms: float | None
    in_gold: int
    labelled: int
    covered: int
    flagged: int
    figures: dict[str, float]


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--only", default=",".join(DETECTORS), help="names of detectors, with commas between")
    written = asked.add_mutually_exclusive_group()
    written.add_argument("--json", action="store_true", help="everything, for a program")
    written.add_argument("--markdown", action="store_true", help="the tables of docs/developers/guard.md")
    options = asked.parse_args()
    names = [name for name in DETECTORS if name == OURS or name in options.only.split(",")]
    missing = [name for name in names if not _is_installed(DETECTORS[name])]
    texts = list(gold.texts("test"))
    measured = measured_on()
    prose = list(gold.texts(NATURAL_PROSE))
    peers = [_measured(name, texts, prose) for name in names if name not in missing]
    if options.json:
        print(json.dumps([_content(peer) for peer in peers], indent=1))
        return 0
    print(measured, "\n", sep="")
    print("\n\n".join(_tables(peers, texts, markdown=options.markdown)))
    if missing:
        print(f"\nNot installed: {', '.join(missing)}.")
    return 0


def _is_installed(detector: Detector) -> bool:
    return importlib.util.find_spec(detector.package.replace("-", "_")) is not None


def _measured(name: str, texts: Sequence[gold.GoldText], prose: Sequence[gold.GoldText]) -> Peer:
    detector = DETECTORS[name]
    given = {
        "cold": _prompts(gold.texts("dev")),
        "warm": _prompts(texts),
        "gold": [text.text for text in texts],
        "prose": [text.text for text in prose],
        "examples": [marked(example)[0] for _, example in FOUND],
        "nothing": NOTHING,
    }
    ran = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("alone.py")), name],
        input=json.dumps(given),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    content = json.loads(ran.stdout)
    found = content["found"]
    right = [_is_right(*case, detector) for case in zip(FOUND, found["examples"], strict=True)]
    strict, overlap, false = _of_persons(detector, texts, found["gold"]) if detector.finds_persons else (None,) * 3
    return Peer(
        name=name,
        version=content["version"],
        strict_f1=strict,
        overlap_f1=overlap,
        person_alarms=false,
        natural_alarms=_natural(detector, prose, found["prose"]) if detector.finds_persons else None,
        in_gold=sum(_in_gold(detector, text, spans) for text, spans in zip(texts, found["gold"], strict=True)),
        labelled=sum(labelled for labelled, _ in right),
        covered=sum(covered for _, covered in right),
        flagged=sum(any(_counts(detector, label) for *_, label in spans) for spans in found["nothing"]),
        figures=content["figures"],
    )


def _prompts(texts: Iterable[gold.GoldText]) -> list[str]:
    """The texts after one another, cut into prompts of 500 characters."""
    text = "\n\n".join(text.text for text in texts)
    return [text[start : start + PROMPT] for start in range(0, len(text) - PROMPT + 1, PROMPT)]


def _of_persons(
    detector: Detector, texts: Sequence[gold.GoldText], found: Sequence[Sequence[Span]]
) -> tuple[float, float, float]:
    """Strict F1, overlap F1, and false persons per 10,000 characters of policy prose."""
    persons = [
        [_bare(text.text, span) for span in spans if detector.kinds.get(span[2]) == "person"]
        for text, spans in zip(texts, found, strict=True)
    ]
    tallies = [tally(text.spans, spans) for text, spans in zip(texts, persons, strict=True)]
    figures = score(tallies, rows_of(label="person")).figures
    prose = [place for place, text in enumerate(texts) if text.name.startswith(f"{POLICY_PROSE}-")]
    false = alarms(
        [tallies[place] for place in prose], [len(texts[place].text) for place in prose], rows_of(label="person")
    )
    return figures["strict f1"].value, figures["overlap f1"].value, false.value


def _natural(detector: Detector, prose: Sequence[gold.GoldText], found: Sequence[Sequence[Span]]) -> float:
    """False persons per 10,000 characters of natural prose, in which none stands."""
    persons = sum(detector.kinds.get(label) == "person" for spans in found for *_, label in spans)
    return 10_000 * persons / sum(len(text.text) for text in prose)


def _in_gold(detector: Detector, text: gold.GoldText, spans: Iterable[Span]) -> int:
    """How many of the identifiers that are marked in a text a finding of their kind touches."""
    kinds = [(start, end, detector.kinds.get(label, "").split()) for start, end, label in spans]
    return sum(
        any(start < marked_end and marked_start < end and kind in known for start, end, known in kinds)
        for marked_start, marked_end, kind in text.spans
        if kind in IDENTIFIERS
    )


IDENTIFIERS = frozenset(OUR_KINDS) - {"person", "initials"}


def _bare(text: str, span: Span) -> Span:
    start, end, _ = span
    title = IN_FRONT.match(text, start, end)
    return (title.end() if title and title.end() < end else start), end, "person"


def _is_right(example: tuple[str, str], spans: Iterable[Span], detector: Detector) -> tuple[bool, bool]:
    """Whether each value of an example is within one finding of its kind, and of any kind."""
    kind, values = example[0], marked(example[1])[1]
    labels = [
        {label for start, end, label in spans if start <= value_start and end >= value_end}
        for value_start, value_end in values
    ]
    is_labelled = all(any(kind in detector.kinds.get(label, "").split() for label in found) for found in labels)
    return is_labelled, all(labels)


def _counts(detector: Detector, label: str) -> bool:
    """Whether a finding with this label is an alarm in a text without identifiers."""
    return label in detector.kinds and label not in detector.vague


def _tables(peers: Sequence[Peer], texts: Sequence[gold.GoldText], *, markdown: bool) -> list[str]:
    ours = peers[0]
    identifiers = sum(kind in IDENTIFIERS for text in texts for *_, kind in text.spans)
    heads = (
        *PERSONS,
        f"identifiers, of {identifiers}",
        f"examples, of {len(FOUND)}",
        "covered",
        f"false, of {len(NOTHING)}",
    )
    return [
        table(heads, [_quality(peer, ours) for peer in peers], markdown=markdown),
        table(SPEED, [_speed(peer, ours) for peer in peers], markdown=markdown),
    ]


PERSONS = ("detector", "persons, strict F1", "overlap F1", "false per 10,000, natural", "made to mislead")
SPEED = (
    "detector",
    "characters per CPU second",
    "CPU ms per prompt",
    "the first time",
    "again",
    "MB after loading",
    "MB after use",
    "CPU s to load",
)


def _quality(peer: Peer, ours: Peer) -> list[str]:
    return [
        f"{peer.name} {peer.version}".strip(),
        _beside(peer.strict_f1, ours.strict_f1, "{:.1%}"),
        _beside(peer.overlap_f1, ours.overlap_f1, "{:.1%}"),
        "–" if peer.natural_alarms is None else f"{peer.natural_alarms:.1f}",
        "–" if peer.person_alarms is None else f"{peer.person_alarms:.1f}",
        _beside(peer.in_gold, ours.in_gold, "{}"),
        _beside(peer.labelled, ours.labelled, "{}"),
        str(peer.covered),
        str(peer.flagged),
    ]


FIGURES = {
    "characters_per_s": "{:,.0f}",
    "prompt_ms": "{:.2f}",
    "cold_ms": "{:.2f}",
    "again_ms": "{:.2f}",
    "loaded_mb": "{:.0f}",
    "used_mb": "{:.0f}",
    "load_s": "{:.1f}",
}


def _speed(peer: Peer, ours: Peer) -> list[str]:
    cells = (_beside(peer.figures[name], ours.figures[name], form) for name, form in FIGURES.items())
    return [f"{peer.name} {peer.version}".strip(), *cells]


def _beside(figure: float | None, ours: float | None, form: str) -> str:
    """A figure, and how many times ours it is."""
    if figure is None:
        return "–"
    ratio = "" if not ours or figure == ours else f" ({figure / ours:.2f} ×)"
    return form.format(figure).removesuffix("%") + ratio


def _content(peer: Peer) -> dict[str, Any]:
    return asdict(peer)


if __name__ == "__main__":
    sys.exit(main())
