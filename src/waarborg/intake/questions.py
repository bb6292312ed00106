"""The seven questions of a notice: what each is about, which fields hold its answer, and that answer in words."""

from dataclasses import dataclass
from typing import Any

from waarborg.core.rulebook import book
from waarborg.core.templatetags.waarborg import dutch_date
from waarborg.intake.models import Notice


@dataclass(frozen=True, slots=True)
class Question:
    number: int
    label: str
    """One or two words, for the bar of steps."""
    title: str
    lead: str
    fields: tuple[str, ...]


QUESTIONS = (
    Question(
        1,
        "Systeem",
        "Welk systeem wilt u gebruiken?",
        "Misschien staat het al in het register. Dan hoeft u het niet opnieuw te beschrijven.",
        ("kind", "system", "system_name", "system_kind", "supplier_name"),
    ),
    Question(
        2,
        "Doel",
        "Waarvoor wilt u het gebruiken?",
        "Kies wat het beste past. Een paar zinnen uitleg zijn genoeg.",
        ("purpose", "description", "benefit"),
    ),
    Question(
        3,
        "Werkproces",
        "Bij welk werk gebruikt u het?",
        "Zo weet iedereen om welk team en welk werk het gaat.",
        ("process", "unit", "already_used", "used_since", "starts_on"),
    ),
    Question(
        4,
        "Wie merkt het",
        "Wie merkt iets van de uitkomst?",
        "Kies de groep die er het meest van merkt.",
        ("affected",),
    ),
    Question(
        5,
        "Uitkomst",
        "Wat gebeurt er met de uitkomst?",
        "Een mens beslist altijd. Kies waarvoor de uitkomst wordt gebruikt.",
        ("output_role",),
    ),
    Question(
        6,
        "Gegevens",
        "Welke gegevens gaan erin?",
        "Kies alles wat u invoert of waar het systeem bij kan. Twijfelt u? Kies de zwaarste soort.",
        ("data_classes",),
    ),
    Question(
        7,
        "Grenzen",
        "Speelt een van deze dingen?",
        "Hiervoor mag AI niet worden gebruikt. Antwoord op elke vraag met ja of nee.",
        ("screened", "screening_done"),
    ),
)


def answer_in_words(notice: Notice, question: Question) -> list[tuple[str, str]]:
    """What was answered, as (label, words); an empty answer has empty words."""
    if "screened" in question.fields:
        return _screening(notice)
    given = [
        (_label(name), _words(notice, name))
        for name in question.fields
        if not (_is_said_by_system(notice, name) or _is_other_start(notice, name))
    ]
    return [*given, *_of_system(notice)] if "system" in question.fields else given


def _is_said_by_system(notice: Notice, name: str) -> bool:
    """A chosen system says its own name, kind and supplier; without one there is nothing to choose."""
    own = {"system_name", "system_kind", "supplier_name"}
    return name in own if notice.system_id else name == "system"


def _of_system(notice: Notice) -> list[tuple[str, str]]:
    """What a chosen system says itself."""
    system = notice.system
    if system is None:
        return []
    return [("Soort AI", system.get_kind_display()), ("Leverancier", str(system.supplier or ""))]


def _is_other_start(notice: Notice, name: str) -> bool:
    """Of the two days only the one that was asked for: since when it is used, or from when one wishes to."""
    return name == ("starts_on" if notice.already_used else "used_since")


def _screening(notice: Notice) -> list[tuple[str, str]]:
    unknown = "nee" if notice.screening_done else ""
    return [
        (question.question, "ja" if question.key in notice.screened else unknown)
        for question in book().policy.screening
    ]


def _label(name: str) -> str:
    label = str(Notice._meta.get_field(name).verbose_name)  # type: ignore[union-attr]
    return label[:1].upper() + label[1:]


def _words(notice: Notice, name: str) -> str:
    if name == "data_classes":
        return ", ".join(notice.data_class_labels)
    if name in {"starts_on", "used_since"}:
        return dutch_date(getattr(notice, name))
    if name == "already_used":
        return {True: "ja", False: "nee", None: ""}[notice.already_used]
    display: Any = getattr(notice, f"get_{name}_display", None)
    value = display() if display else getattr(notice, name)
    return str(value) if value else ""
