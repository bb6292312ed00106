"""The labelled texts that the name model learns from, as sentences of tokens with BIO tags."""

import gzip
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from waarborg.guard.words import Words

Span = tuple[int, int, str]
MARKUP = re.compile(r"'{2,}|\[\[|\]\]|\*{2,}|`{2}")
IN_BRACKETS = re.compile(r"\s*\(.*\Z")
NO_NAME = re.compile(r"Lijst van |Categorie:|Geschiedenis van ")


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens and a tag for each: O, or B- and I- with PER, LOC or ORG."""

    forms: list[str]
    tags: list[str]

    @property
    def labels(self) -> list[str]:
        """The tags as the model has them: places and organisations are both a THING."""
        return [tag if tag == "O" or tag.endswith("PER") else "THING" for tag in self.tags]


def sentence(text: str, spans: Iterable[Span]) -> Sentence:
    """Cut a text into tokens; a token that touches a span belongs to it. "Kabinet-Jansen" is no person."""
    words = Words(text)
    tags = ["O"] * len(words.forms)
    for start, end, label in spans:
        inside = [i for i, at in enumerate(words.starts) if at < end and words.end(i) > start]
        for place, i in enumerate(inside):
            whole = words.starts[i] >= start or "-" not in words.forms[i] or tags[i] == f"B-{label}"
            tags[i] = f"{'I' if place else 'B'}-{label}" if whole else "B-ORG"
    return Sentence(words.forms, tags)


def read(path: Path) -> Iterator[Sentence]:
    """The sentences of one of the corpora (gzipped JSON lines of a text with its spans)."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            text, spans = tidy(row["text"], [(start, end, label) for start, end, label in row["spans"]])
            if text.strip() and not NO_NAME.match(text):
                yield sentence(text, spans)


def tidy(text: str, spans: Sequence[Span]) -> tuple[str, list[Span]]:
    """Take wiki markup out, and what stands in brackets behind a name ("Danny de Jong (acteur)") out of its span."""
    kept, cut = [], 0
    pieces, last = [], 0
    shifts: list[tuple[int, int]] = [(0, 0)]
    for found in MARKUP.finditer(text):
        pieces.append(text[last : found.start()])
        last = found.end()
        cut += found.end() - found.start()
        shifts.append((found.end(), cut))
    pieces.append(text[last:])
    for start, end, label in spans:
        named = IN_BRACKETS.sub("", text[start:end])
        if named.strip():
            kept.append((_moved(start, shifts), _moved(start + len(named), shifts), label))
    return "".join(pieces), kept


def _moved(place: int, shifts: Sequence[tuple[int, int]]) -> int:
    """Where a place in the text went: `shifts` says from where on how much was cut before it."""
    return place - max(cut for at, cut in shifts if at <= place)


def names(sentences: Iterable[Sentence]) -> dict[str, list[str]]:
    """The names of each label in the sentences, each once, to fill templates with."""
    found: dict[str, set[str]] = {"PER": set(), "LOC": set(), "ORG": set()}
    for text in sentences:
        start = None
        for place, tag in enumerate([*text.tags, "O"]):
            if start is not None and not tag.startswith("I-"):
                found[text.tags[start][2:]].add(" ".join(text.forms[start:place]))
                start = None
            if tag.startswith("B-"):
                start = place
    return {label: sorted(name for name in known if _is_usual(name)) for label, known in found.items()}


def _is_usual(name: str) -> bool:
    """Two words or more that begin with a letter: the rest is markup, or says too little."""
    return name[0].isupper() and name.replace(" ", "").replace("-", "").replace(".", "").isalpha() and " " in name
