"""The lists of names, words and places: what the lexicon is made of, and what fills the templates."""

import gzip
import importlib.util
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from waarborg.guard.names.features import PREFIXES
from waarborg.guard.names.lexicon import COMMON, FIRST_SHIFT, LAST_SHIFT, PLACE, Lexicon, build

DICTIONARY = Path("/usr/share/dict/dutch")
"""Debian's package wdutch."""

LONGEST_WORD = 14
RARE_BEARERS = 5
PLACES = ("woonplaatsen", "gemeenten", "provinces", "belgian_cities", "countries")


@dataclass(frozen=True, slots=True)
class Lists:
    """First names and surnames with how often they occur, places, and common words in lower case."""

    first_names: Mapping[str, int]
    surnames: Mapping[str, int]
    places: tuple[str, ...]
    common: tuple[str, ...]


def read(data: Path) -> Lists:
    gazetteers = _filenthropist()
    surnames = {name: RARE_BEARERS for name in _lines(data / "familienamen.txt.gz")}
    surnames |= _json(gazetteers / "dutch_last_names.json")
    cities = _json(gazetteers / "city_gazetteer.json")
    common = (line.strip() for line in DICTIONARY.read_text(encoding="utf-8").splitlines())
    return Lists(
        first_names={name: count for name, count in _json(gazetteers / "dutch_first_names.json").items() if name[:1].isupper()},
        surnames=surnames,
        places=tuple(sorted({name for key in PLACES for name in cities[key] if name[0].isupper() or name[0] == "'"})),
        common=tuple(word for word in common if word.isalpha() and word.islower() and len(word) <= LONGEST_WORD),
    )


def lexicon(lists: Lists) -> Lexicon:
    """The facts of each word of a name, of each common word and of each word of a place."""
    facts: dict[str, int] = {}

    def add(word: str, bits: int) -> None:
        facts[word] = facts.get(word, 0) | bits

    for word, count in _by_word(lists.first_names).items():
        add(word, _level(count, 20, 200) << FIRST_SHIFT)
    for word, count in _by_word(lists.surnames).items():
        add(word, _level(count, 50, 1000) << LAST_SHIFT)
    for word in lists.common:
        add(word, COMMON)
    for word in _by_word(dict.fromkeys(lists.places, 1)):
        add(word, PLACE)
    return build(facts)


def _by_word(names: Mapping[str, int]) -> dict[str, int]:
    """Each word of the names, prefixes apart, with the most bearers that a name with it has."""
    most: dict[str, int] = {}
    for name, count in names.items():
        for word in name.lower().split():
            if word not in PREFIXES:
                most[word] = max(most.get(word, 0), count)
    return most


def _level(count: int, some: int, many: int) -> int:
    return 3 if count >= many else 2 if count >= some else 1


def _filenthropist() -> Path:
    found = importlib.util.find_spec("filenthropist")
    if found is None or found.origin is None:
        raise SystemExit("Installeer eerst requirements/train.in: filenthropist ontbreekt.")
    return Path(found.origin).parent / "pii_interface" / "data" / "gazetteers"


def _json(path: Path) -> dict[str, int]:
    content: dict[str, int] = json.loads(path.read_text(encoding="utf-8"))
    return content


def _lines(path: Path) -> Iterator[str]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from (line.strip() for line in lines if line.strip())
