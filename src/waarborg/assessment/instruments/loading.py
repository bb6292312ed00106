"""Reads an instrument and refuses it with every problem at once, each with its file and key."""

import re
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from waarborg.assessment.instruments.conditions import WrongCondition, read_condition
from waarborg.assessment.instruments.instrument import UNKNOWN, Instrument, Outcome, QuestionKind
from waarborg.rulebook.problems import Problem
from waarborg.rulebook.shape import WRONG, Place, Reader

DATA = Path(__file__).resolve().parent / "data"
KEY = re.compile(r"[\w.-]{1,60}", re.ASCII)
SLUG = re.compile(r"[a-z0-9_-]{1,60}")
CHOOSING = {QuestionKind.SINGLE, QuestionKind.MULTIPLE}
FACTS = frozenset(
    {
        "risk_prohibited",
        "risk_high",
        "risk_limited",
        "risk_minimal",
        "risk_unknown",
        "category_b",
        "personal_data",
        "special_category",
        "criminal_data",
        "bsn",
        "affects_residents",
        "affects_staff",
        "prepares_decision",
        "role_provider",
        "role_deployer",
        "fria_required",
    }
)
"""Tags that the product itself gives at the start; beside these `annex_iii_` with a point of that annex."""
PREFILLS = frozenset(
    {
        *(f"use_case.{name}" for name in ("description", "process", "benefit", "purpose", "unit", "affected")),
        *("use_case.output_role", "use_case.data_classes"),
        *(f"system.{name}" for name in ("name", "description", "supplier", "model")),
        *(f"class.{name}" for name in ("risk", "roles", "annex_iii")),
    }
)
Tell = Callable[[Place, str, str], None]


class WrongInstrument(Exception):
    """The instrument cannot be used. Lists every problem, not only the first."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        super().__init__("\n".join(str(problem) for problem in problems))


@cache
def own_instruments(folder: Path = DATA) -> Mapping[str, Instrument]:
    """The instruments that come with the product, by key, in the order of their files."""
    found = [load_file(file) for file in sorted(folder.glob("*.toml"))]
    return {instrument.key: instrument for instrument in found}


@cache
def own_tables(folder: Path = DATA) -> Mapping[str, dict[str, Any]]:
    """The same as they stand in their files, to keep. Do not change what comes back."""
    tables = (table_of(file) for file in sorted(folder.glob("*.toml")))
    return {str(table["key"]): table for table in tables}


def table_of(file: Path) -> dict[str, Any]:
    """What stands in the file, as a table that can be kept and read again."""
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        wrong = f"dit is geen geldige TOML ({error})"
        raise WrongInstrument((Problem(file.name, "", wrong, "TOML in UTF-8"),)) from error


def load_file(file: Path) -> Instrument:
    return read_instrument(table_of(file), file=file.name)


def read_instrument(table: Mapping[str, Any], *, file: str) -> Instrument:
    """The instrument in this table. Raises `WrongInstrument`; `file` is named in its problems."""
    problems: list[Problem] = []

    def tell(place: Place, wrong: str, allowed: str) -> None:
        problems.append(Problem(file, ".".join(place), wrong, allowed))

    found = Reader({}, tell).read(Instrument, dict(table), ())
    if found is WRONG or problems:
        raise WrongInstrument(tuple(problems))
    instrument: Instrument = found
    for check in (_keys, _choices, _conditions, _rights):
        check(instrument, tell)
    if problems:
        raise WrongInstrument(tuple(problems))
    return instrument


def _keys(instrument: Instrument, tell: Tell) -> None:
    named = {
        "parts": [part.key for part in instrument.parts],
        "parts.questions": [question.key for _, question in instrument.questions()],
        "outcomes": [outcome.key for outcome in instrument.outcomes],
        "separate": [outcome.key for outcome in instrument.separate],
        "rights": [right.key for right in instrument.rights],
    }
    for place, keys in named.items():
        for key, times in Counter(keys).items():
            if times > 1:
                tell((place, key), f"deze sleutel staat er {times} keer", "elke sleutel één keer")
    questions = named["parts.questions"]
    for place, keys in named.items():
        for key in keys:
            if not KEY.fullmatch(key):
                tell((place, key), "zo kan een sleutel niet heten", "letters, cijfers, punt, - en _")
    if not SLUG.fullmatch(instrument.key):
        tell(("key",), f"‘{instrument.key}’ kan niet in een adres", "kleine letters, cijfers, - en _")
    for stop in instrument.stops:
        if stop.after not in questions:
            tell(("stops", stop.after), "deze vraag bestaat niet", "de sleutel van een vraag")


def _choices(instrument: Instrument, tell: Tell) -> None:
    for _, question in instrument.questions():
        place = ("parts.questions", question.key)
        if question.kind in CHOOSING and not question.options:
            tell((*place, "options"), "er is niets te kiezen", "twee of meer antwoorden")
        if question.kind not in CHOOSING and question.options:
            tell((*place, "options"), f"bij ‘{question.kind}’ horen geen antwoorden", "geen options")
        for key, times in Counter(option.key for option in question.options).items():
            if times > 1:
                tell((*place, "options", key), f"dit antwoord staat er {times} keer", "elk antwoord één keer")
        known = {option.key for option in question.choices} if question.kind is QuestionKind.YES_NO else set()
        for key in question.tags.keys() - known:
            tell((*place, "tags", key), "dit antwoord bestaat niet", ", ".join(sorted(known)) or "geen tags")
        if question.prefill and question.prefill not in PREFILLS:
            tell((*place, "prefill"), f"‘{question.prefill}’ kennen wij niet", ", ".join(sorted(PREFILLS)))
        for key in (option.key for option in question.options if option.key == UNKNOWN and option.tags):
            tell((*place, "options", key), "‘weet ik niet’ kan geen kenmerk geven", "geen tags bij unknown")


def _conditions(instrument: Instrument, tell: Tell) -> None:
    """Every condition can be read, and asks only for tags that something before it may set."""
    before = set(FACTS)
    for part in instrument.parts:
        _condition(part.shown_if, before, ("parts", part.key, "shown_if"), tell)
        for question in part.questions:
            _condition(question.shown_if, before, ("parts.questions", question.key, "shown_if"), tell)
            before |= question.every_tag
    for stop in instrument.stops:
        _condition(stop.when, before, ("stops", stop.after, "when"), tell)
    for place, outcome in _outcomes(instrument):
        _condition(outcome.when, before, (place, outcome.key, "when"), tell)
        for number, reason in enumerate(outcome.reasons, start=1):
            _condition(reason.when, before, (place, outcome.key, f"reasons.{number}.when"), tell)


def _outcomes(instrument: Instrument) -> Iterator[tuple[str, Outcome]]:
    yield from (("outcomes", outcome) for outcome in instrument.outcomes)
    yield from (("separate", outcome) for outcome in instrument.separate)


def _condition(text: str, known: set[str], place: Place, tell: Tell) -> None:
    if not text:
        return
    try:
        asked = read_condition(text).tags()
    except WrongCondition as wrong:
        tell(place, str(wrong), "kenmerken met and, or, not, haakjes en count(…) >= getal")
        return
    unknown = sorted(tag for tag in asked - known if not tag.startswith("annex_iii_"))
    if unknown:
        tell(place, f"niets ervoor geeft het kenmerk {', '.join(unknown)}", "een kenmerk van een vraag hiervoor")


def _rights(instrument: Instrument, tell: Tell) -> None:
    """A question that is asked for each right stands after the question which rights there are, in the same part."""
    for part in instrument.parts:
        chosen = False
        for question in part.questions:
            chosen = chosen or question.kind is QuestionKind.RIGHTS
            if question.per_right and not chosen:
                wrong = "in dit deel is nog niet gevraagd om welke rechten het gaat"
                tell(("parts.questions", question.key, "per_right"), wrong, "eerst een vraag van de soort rights")
            if question.kind is QuestionKind.RIGHTS and not instrument.rights:
                tell(("rights",), "de lijst met grondrechten ontbreekt", "[[rights]] met key en label")
            if question.per_right and question.every_tag:
                tell(("parts.questions", question.key), "per recht geeft een antwoord geen kenmerk", "geen tags")
