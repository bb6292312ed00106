"""What the page shows of a judged text: the headline, the text with its marks, the masked text, and the other ways."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.utils.crypto import get_random_string
from django.views.decorators.debug import sensitive_variables

from waarborg.accounts.models import Person
from waarborg.core.rulebook import book
from waarborg.core.templatetags.waarborg import ANSWER_TONES, OUTCOME_TONES
from waarborg.guard import Masked
from waarborg.intake.admission import advice_url
from waarborg.intake.catalogue import Offer, alternatives
from waarborg.intake.rules.screening import screening_reasons
from waarborg.register.models import AISystem
from waarborg.rulebook import Obligation, Reason, WayOn
from waarborg.rulebook.words import uncapitalised
from waarborg.textcheck import rules
from waarborg.textcheck.checking import LONGEST, Judged, judge
from waarborg.textcheck.kinds import Count, counts, kinds_by_group
from waarborg.textcheck.masking import Choices, Item, items, masked_by, not_there
from waarborg.textcheck.passages import MOST_MARKS, Mark, Passage, marks, passages
from waarborg.textcheck.receipts import receipt

ANSWER_WORDS = {answer.value for answer in ANSWER_TONES}
CREDENTIAL = "credential"
CHOOSE = "Kies een systeem om te zien of u deze tekst daar mag gebruiken."
ONLY_DESIGNATED = f"Dit mag alleen in een systeem dat daarvoor is aangewezen. {CHOOSE}"
DESIGNATED = "Deze gegevens mogen in dit systeem."


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asked what of a text, and what they chose about masking it."""

    person: Person
    system: AISystem | None
    purpose: str
    data_class: str
    today: date
    choices: Choices = field(repr=False)
    file_name: str = field(default="", repr=False)
    turn: str = ""
    """Tells the remarks on one answer from those on another; carried along when the same text is masked anew."""
    again: bool = False
    """Only the masking was changed, so that is where to look."""

    @property
    def whole_question(self) -> bool:
        return bool(self.system and self.purpose)


@dataclass(frozen=True, slots=True)
class Headline:
    """The answer in a word or three, in its tone, with what follows from it in a sentence."""

    word: str
    tone: str
    sentence: str

    @property
    def is_long(self) -> bool:
        """Set smaller, for it is no single word such as "Nee"."""
        return self.word not in ANSWER_WORDS


@dataclass(frozen=True, slots=True)
class Masking:
    """The masked text, what a check of it found, and what can still be chosen about it."""

    masked: Masked
    judged: Judged
    items: list[Item] = field(repr=False)
    also: str = field(repr=False)
    not_there: tuple[str, ...] = field(repr=False)
    changed: bool
    left: list[Count]

    @property
    def is_clean(self) -> bool:
        return not self.left and not self.judged.unread

    @property
    def answer(self) -> str:
        return self.judged.verdict.answer.value

    @property
    def answer_tone(self) -> str:
        return ANSWER_TONES[self.judged.verdict.answer]


@dataclass(frozen=True, slots=True)
class Shown:
    """All that stands in the answer. Holds the text."""

    asked: Asked
    judged: Judged
    question: str
    headline: Headline
    counts: list[Count]
    reasons: list[tuple[Reason, str]]
    marks: list[Mark]
    more: int
    passages: list[Passage]
    masking: Masking | None
    advice_url: str
    offers: list[Offer]
    protected: str
    kinds: list[tuple[str, list[tuple[str, str]]]]
    receipt: str
    turn: str

    @property
    def is_designated(self) -> bool:
        """Protected data, and they may go there: nothing needs to be masked or asked (art. 4.4)."""
        return bool(self.judged.protected) and self.judged.verdict.allowed

    @property
    def needs_a_way(self) -> bool:
        return bool(self.judged.protected) and not self.judged.verdict.allowed

    @property
    def has_password(self) -> bool:
        return any(finding.kind == CREDENTIAL for finding in self.judged.report.findings)

    @property
    def other_ways(self) -> list[WayOn]:
        """The ways on of the reasons, each once, but for those that the page offers already."""
        ways = {reason.way_on.url: reason.way_on for reason, _ in self.reasons if reason.way_on}
        offered = self.advice_url.partition("?")[0] if self.needs_a_way else "#"
        return [way for url, way in ways.items() if url.startswith("/") and url.partition("?")[0] != offered]

    @property
    def yours(self) -> list[Obligation]:
        return [duty for duty in self.judged.verdict.obligations if duty.is_yours]

    @property
    def others(self) -> list[Obligation]:
        return [duty for duty in self.judged.verdict.obligations if not duty.is_yours]


@sensitive_variables()
def shown(asked: Asked, judged: Judged) -> Shown:
    """The answer as the page shows it."""
    findings, protected = judged.report.findings, judged.protected
    found = marks(findings, judged.text, judged.document)
    reasons = sorted(judged.verdict.reasons, key=lambda reason: not reason.outcome.refuses)
    return Shown(
        asked=asked,
        judged=judged,
        question=_question(asked),
        headline=_headline(asked, judged),
        counts=counts(findings),
        reasons=[(reason, OUTCOME_TONES[reason.outcome]) for reason in reasons],
        marks=found[:MOST_MARKS],
        more=len(found[MOST_MARKS:]),
        passages=passages(found, judged.text, judged.document),
        masking=_masking(asked, judged),
        advice_url=advice_url(system=asked.system, purpose=asked.purpose, data_classes=protected) + _to(protected),
        offers=_offers(asked, judged),
        protected=_labels(protected),
        kinds=kinds_by_group(),
        receipt=receipt(judged.text, asked.person),
        turn=asked.turn or get_random_string(16),
    )


def _masking(asked: Asked, judged: Judged) -> Masking | None:
    """Only where it helps: not for what may stay, for a mark on the whole text, or for more than can be sent back."""
    if not judged.report.findings or judged.verdict.allowed or judged.marking or len(judged.text) > LONGEST:
        return None
    masked = masked_by(judged.text, judged.report, asked.choices)
    again = judge(
        person=asked.person,
        system=asked.system,
        purpose=asked.purpose,
        text=masked.text,
        data_classes=[asked.data_class],
        today=asked.today,
        unread=judged.unread,
    )
    return Masking(
        masked=masked,
        judged=again,
        items=items(judged.text, judged.report, asked.choices),
        also="\n".join(asked.choices.also),
        not_there=not_there(judged.text, asked.choices),
        changed=bool(asked.choices.let_stand or asked.choices.also),
        left=counts(again.report.findings),
    )


def _headline(asked: Asked, judged: Judged) -> Headline:
    verdict = judged.verdict
    if asked.whole_question or screening_reasons(book().policy, purpose=asked.purpose, screened=()):
        sentence = _without_what_was_found(verdict.sentence, rules.sentences(judged.report.findings))
        if judged.protected and verdict.allowed:
            sentence = f"{DESIGNATED} {sentence}"
        return Headline(verdict.answer.value, ANSWER_TONES[verdict.answer], sentence)
    if judged.protected:
        return Headline("Beschermde gegevens gevonden", "danger", ONLY_DESIGNATED)
    if judged.unread:
        return Headline("Niets gevonden in wat is gelezen", "warning", CHOOSE)
    return Headline("Niets gevonden", "good", CHOOSE)


def _without_what_was_found(sentence: str, found: Mapping[str, str]) -> str:
    """What was found stands above it already, with numbers."""
    for said in found.values():
        sentence = sentence.removeprefix(said)
    return sentence.strip()


def _offers(asked: Asked, judged: Judged) -> list[Offer]:
    if not judged.protected or not asked.purpose or judged.verdict.allowed:
        return []
    return alternatives(
        person=asked.person,
        system=asked.system,
        purpose=asked.purpose,
        data_classes=judged.data_classes,
        today=asked.today,
    )


def _to(protected: Collection[str]) -> str:
    """Who advises about most of these data; nobody when the policy names no one."""
    classes = book().policy.data_classes
    advisers = [role for key in protected for role in sorted(classes[key].advisers)]
    return f"&aan={max(advisers, key=advisers.count)}" if advisers else ""


def _question(asked: Asked) -> str:
    label = book().policy.purposes[asked.purpose].label if asked.purpose else ""
    what = f"Bestand ‘{asked.file_name}’" if asked.file_name else "Deze tekst"
    where = f" in {asked.system}" if asked.system else ""
    return f"{what}{where} voor ‘{label}’" if label else what


def _labels(keys: tuple[str, ...]) -> str:
    classes = book().policy.data_classes
    return ", ".join(uncapitalised(classes[key].label) for key in keys)
