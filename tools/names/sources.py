"""The lists of names, words and places: what the lexicon is made of, and what fills the templates."""

import gzip
import importlib
import importlib.util
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from waarborg.guard.names.features import PREFIXES, ROLES
from waarborg.guard.names.lexicon import COMMON, FIRST_SHIFT, LAST_SHIFT, PLACE, Lexicon, build
from waarborg.guard.wordlists import entries

DICTIONARIES = (Path("/usr/share/dict/dutch"), Path("/usr/share/dict/american-english-small"))
"""Debian's packages wdutch and wamerican-small: in an English text too, most words are no names."""

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
    surnames = dict.fromkeys(_lines(data / "familienamen.txt.gz"), RARE_BEARERS)
    surnames |= _json(gazetteers / "dutch_last_names.json")
    surnames |= _prefixed()
    cities = _json(gazetteers / "city_gazetteer.json")
    common = (line.strip() for path in DICTIONARIES for line in path.read_text(encoding="utf-8").splitlines())
    return Lists(
        first_names=_first_names(_json(gazetteers / "dutch_first_names.json"), data),
        surnames=surnames,
        places=tuple(sorted({name for key in PLACES for name in cities[key] if name[0].isupper() or name[0] == "'"})),
        common=tuple(word for word in common if word.isalpha() and word.islower() and len(word) <= LONGEST_WORD),
    )


def _prefixed() -> dict[str, int]:
    """The commonest surnames with a prefix: the great list counts "Vries" where "de Vries" is meant, and too few."""
    rows = (entry.rpartition(" ") for entry in entries(Path(__file__).with_name("prefixed.txt")))
    return {name: int(count) for name, _, count in rows}


def _first_names(listed: Mapping[str, int], data: Path) -> dict[str, int]:
    """First names: the usual ones of the Netherlands, those usual elsewhere, and all others of the great list.

    In that list 1000 marks a usual name and 1 any other; what has a number in between was counted in texts and is
    often no first name, so it stays only when another source knows it.
    """
    usual = {name for name, count in listed.items() if count == LISTED_AS_USUAL} | _of_faker(("nl_NL", "nl_BE"))
    elsewhere = _of_faker(LOCALES) | _of_wikipedia(data)
    rest = {name for name, count in listed.items() if count == 1}
    counts = (
        dict.fromkeys(sorted(rest), 1)
        | dict.fromkeys(sorted(elsewhere), MANY_SOME[0])
        | dict.fromkeys(sorted(usual), MANY_SOME[1])
    )
    return {name: count for name, count in counts.items() if name[:1].isupper() and name[-1:].isalpha()}


LISTED_AS_USUAL = 1000
MANY_SOME = (60, 400)
LOCALES = (
    "de_DE",
    "en_GB",
    "en_US",
    "fr_FR",
    "es_ES",
    "it_IT",
    "pl_PL",
    "tr_TR",
    "pt_PT",
    "ro_RO",
    "hu_HU",
    "cs_CZ",
    "hr_HR",
    "id_ID",
    "sv_SE",
    "no_NO",
    "fi_FI",
    "da_DK",
    "az_AZ",
    "fr_BE",
    "en_IN",
    "yo_NG",
    "ha_NG",
    "ig_NG",
    "zu_ZA",
    "sw",
    "vi_VN",
    "ar_DZ",
    "en_PK",
    "uz_UZ",
    "sq_AL",
    "lt_LT",
    "lv_LV",
    "sk_SK",
    "sl_SI",
    "et_EE",
    "ga_IE",
)


def _of_faker(locales: Iterable[str]) -> set[str]:
    """The first names that faker has for these languages, as far as they are written in Latin letters."""
    names: set[str] = set()
    for locale in locales:
        try:
            provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        except ModuleNotFoundError:
            continue
        for attribute in ("first_names", "first_names_male", "first_names_female"):
            names.update(getattr(provider, attribute, ()))
    return {name for name in names if name.isalpha() and name[0] < LAST_LATIN and len(name) > 1}


LAST_LATIN = "\u0250"


def _of_wikipedia(data: Path) -> set[str]:
    """What stands first in at least three names of two words or more of the training part of WikiANN."""
    seen: Counter[str] = Counter()
    for line in _lines(data / "wikiann_train.jsonl.gz"):
        row = json.loads(line)
        names = (row["text"][start:end].split() for start, end, label in row["spans"] if label == "PER")
        seen.update(
            words[0] for words in names if len(words) > 1 and words[0].isalpha() and words[0].lower() not in ROLES
        )
    return {name for name, times in seen.items() if times > 2 and name[0] < LAST_LATIN and len(name) > 1}


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


def _json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def _lines(path: Path) -> Iterator[str]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from (line.strip() for line in lines if line.strip())
