"""Sentences made from our own templates, their slots filled with names of every sort."""

import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from tools.names import gold
from tools.names.corpora import Sentence, Span, sentence
from tools.names.sources import Lists
from waarborg.guard.names.features import PREFIXES
from waarborg.rulebook.words import MONTHS

TEMPLATES = Path(__file__).with_name("templates")
SLOT = re.compile(r"\{(\w+)\}|\[(PER|LOC|ORG) ([^\]]+)\]")
CUT_SURNAME = re.compile(r"(?: (?:van|de|der|den|el))* [A-Z]\.(?!\w)")
"""Behind a first name the surname that is only a letter: "Ilyas B."."""

PERSON_SLOTS = frozenset({"PER", "FIRST", "LAST", "INIT", "REV", "UPER", "per", "first", "last"})
PREFIXED = re.compile(r"(van|de|der|den|ten|ter|te|'t|el|al|von|du|la|le)\b")
STREETS = (
    "straat",
    "laan",
    "weg",
    "plein",
    "kade",
    "gracht",
    "singel",
    "dijk",
    "hof",
    "pad",
    "dreef",
    "steeg",
    "plantsoen",
    "park",
    "ring",
)
LONGEST_INITIALS = 4


class Bank:
    """Draws names: most of them as often as they occur, more or less, the others evenly, so that rare names are seen
    too."""

    def __init__(self, lists: Lists, known: Mapping[str, Sequence[str]], chance: random.Random) -> None:
        self.chance = chance
        self.usual = lists.first_names
        self.first = _drawer(lists.first_names, chance, power=1)
        self.last = _drawer(lists.surnames, chance, power=0.75)
        self.places = lists.places
        self.known = known
        self.slots: dict[str, Callable[[], str]] = {
            "PER": self.person, "FIRST": self.first, "LAST": self.alone, "INIT": self.with_initials,
            "REV": self.reversed, "UPER": lambda: self.person().upper(), "per": lambda: self.person().lower(),
            "first": lambda: self.first().lower(), "last": lambda: self.last().lower(),
            "LOC": self.place, "STREET": self.street, "ORG": self.organisation, "NUM": self.number, "DATE": self.date,
        }  # fmt: skip

    def person(self) -> str:
        draw = self.chance.random()
        if draw < 0.22 and self.known["PER"]:
            return self.chance.choice(self.known["PER"])
        if draw < 0.34:
            return self.with_initials()
        if draw < 0.40:
            return f"{self.first()} {self.first()} {self.surname()}"
        return f"{self.first()} {self.surname()}"

    def surname(self) -> str:
        """A surname behind a first name; one in twelve is double."""
        last = self.last()
        return f"{last}-{self.last()}" if self.chance.random() < 0.08 else last

    def alone(self) -> str:
        """A surname without a first name has a capital: De Vries."""
        last = self.surname()
        return last[0].upper() + last[1:] if PREFIXED.match(last) and self.chance.random() < 0.85 else last

    def initials(self) -> str:
        letters = [self.first()[0].upper() for _ in range(self.chance.choice((1, 1, 1, 2, 2, 3)))]
        return self.chance.choice((".", ".", ".", ". ")).join(letters) + "."

    def with_initials(self) -> str:
        called = f" ({self.first()})" if self.chance.random() < 0.06 else ""
        return f"{self.initials()}{called} {self.surname()}"

    def reversed(self) -> str:
        given = self.chance.choice((self.initials(), self.first()))
        last = self.last()
        prefix = PREFIXED.match(last)
        if prefix and self.chance.random() < 0.5:
            words = last.split()
            return f"{words[-1]}, {given} {' '.join(words[:-1])}".strip()
        return f"{last}, {given}"

    def place(self) -> str:
        return self.chance.choice(
            self.places if self.chance.random() < 0.5 or not self.known["LOC"] else self.known["LOC"]
        )

    def street(self) -> str:
        stem = self.chance.choice((self.last, self.last, self.first, self.place))().split()[-1]
        return f"{stem.strip(chr(39)).capitalize()}{self.chance.choice(STREETS)}"

    def organisation(self) -> str:
        draw = self.chance.random()
        if draw < 0.7 and self.known["ORG"]:
            return self.chance.choice(self.known["ORG"])
        trade = self.chance.choice(
            (
                "Bakkerij",
                "Bouwbedrijf",
                "Stichting",
                "Garage",
                "Advocatenkantoor",
                "Basisschool",
                "Woningstichting",
                "Zorggroep",
                "Apotheek",
            )
        )
        return (
            f"{trade} {self.alone()}"
            if draw < 0.9
            else f"{self.alone()} {self.chance.choice(('BV', 'B.V.', 'NV', '& Zonen', 'Groep', 'Infra'))}"
        )

    def number(self) -> str:
        return str(self.chance.choice((self.chance.randint(1, 20), self.chance.randint(1, 3000))))

    def date(self) -> str:
        day, month, year = self.chance.randint(1, 28), self.chance.randrange(12), self.chance.randint(1950, 2027)
        return self.chance.choice(
            (f"{day} {MONTHS[month]} {year}", f"{day} {MONTHS[month]}", f"{day}-{month + 1}-{year}")
        )


def _drawer(counts: Mapping[str, int], chance: random.Random, *, power: float) -> Callable[[], str]:
    names = list(counts)
    total, steps = 0.0, []
    for name in names:
        total += counts[name] ** power
        steps.append(total)

    def draw() -> str:
        return chance.choices(names, cum_weights=steps)[0] if chance.random() < 0.7 else chance.choice(names)

    return draw


def templates(folder: Path = TEMPLATES) -> list[str]:
    lines = (line for path in sorted(folder.glob("*.txt")) for line in path.read_text(encoding="utf-8").splitlines())
    return [
        line.replace("\\n", "\n").replace("\\t", "\t") for line in lines if line.strip() and not line.startswith("#")
    ]


def from_gold(bank: Bank) -> list[str]:
    """The texts of the gold set's half for development as templates, with a slot for each person."""
    return [_with_slots(text, bank) for text in gold.texts("dev")]


def _with_slots(text: gold.GoldText, bank: Bank) -> str:
    pieces, last = [], 0
    for start, end, kind in text.spans:
        if kind in {"person", "street_address"}:
            named = text.text[start:end]
            pieces += [text.text[last:start], _slot(named, bank) if kind == "person" else f"[LOC {named}]"]
            last = end
    return "".join([*pieces, text.text[last:]])


def _slot(name: str, bank: Bank) -> str:
    """The slot for names of the same form."""
    words = name.split()
    if name.islower():
        return "{per}" if len(words) > 1 else "{first}"
    if name.isupper() and len(name) > LONGEST_INITIALS:
        return "{UPER}"
    if "," in name:
        return "{REV}"
    if words[0].endswith("."):
        return "{INIT}"
    if len(words) == 1:
        return "{FIRST}" if bank.usual.get(name, 0) > 1 else "{LAST}"
    return "{LAST}" if words[0].lower() in PREFIXES else "{PER}"


def fill(template: str, bank: Bank) -> tuple[str, list[Span]]:
    """The text of a template with names in its slots, and where they stand."""
    pieces, spans, length, last = [], [], 0, 0
    for slot in SLOT.finditer(template):
        before = template[last : slot.start()]
        name = slot[3] or bank.slots[slot[1]]()
        cut = CUT_SURNAME.match(template, slot.end()) if slot[1] == "FIRST" else None
        name += cut[0] if cut else ""
        start = length + len(before)
        label = slot[2] or ("PER" if slot[1] in PERSON_SLOTS else "LOC" if slot[1] == "STREET" else slot[1])
        if label in {"PER", "LOC", "ORG"}:
            spans.append((start, start + len(name), label))
        pieces += [before, name]
        length, last = start + len(name), cut.end() if cut else slot.end()
    return "".join([*pieces, template[last:]]), spans


def sentences(bank: Bank, *, times: int) -> Iterator[Sentence]:
    """Every template filled so many times; one in fourteen wholly in small letters, one in fifty in capitals."""
    for template in [*templates(), *from_gold(bank)]:
        for _ in range(times):
            text, spans = fill(template, bank)
            draw = bank.chance.random()
            if draw < 0.07:
                text = text.lower()
            elif draw < 0.09 and len(text.upper()) == len(text):
                text = text.upper()
            yield sentence(text, spans)


def joined(made: Sequence[Sentence], chance: random.Random) -> Iterator[Sentence]:
    """One to four sentences after one another, some on a new line, as texts have them."""
    place = 0
    while place < len(made):
        forms: list[str] = []
        tags: list[str] = []
        for part in made[place : place + chance.choice((1, 1, 1, 1, 2, 3, 4))]:
            if forms and chance.random() < 0.5:
                forms.append("\n")
                tags.append("O")
            forms += part.forms
            tags += part.tags
            place += 1
        yield Sentence(forms, tags)
