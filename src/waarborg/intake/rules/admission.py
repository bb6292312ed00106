"""May this person use this system for this purpose with these data, today? Decided here, on facts alone.

`decide` reads the policy in its own order and gives a reason for every article that has a say. It never looks
anything up, so that it can be tested on every combination of facts.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from waarborg.rulebook import YOU, DataClass, Obligation, Outcome, Policy, Purpose, Reason, Verdict, WayOn, verdict
from waarborg.rulebook.words import capitalised, in_words, uncapitalised

USABLE = {"in_use", "pilot"}
"""The states of a use and of a system in which it may be used at all."""


@dataclass(frozen=True, slots=True)
class PilotFacts:
    starts_on: date
    ends_on: date
    is_member: bool


@dataclass(frozen=True, slots=True)
class DesignationFacts:
    """One designation; `ends_on` is the last day, or the day before it was revoked."""

    data_class: str
    starts_on: date
    ends_on: date
    conditions: str = ""

    def holds_on(self, today: date) -> bool:
        return self.starts_on <= today <= self.ends_on


@dataclass(frozen=True, slots=True)
class ConditionFacts:
    sentence: str
    owner: str
    """A name, or `YOU` when the one who asks must meet it."""
    due_on: date


@dataclass(frozen=True, slots=True)
class UseFacts:
    """One use of the system for the purpose that was asked about, as the register and the dossier have it."""

    state: str
    ruled_on: date | None
    """The day of the ruling that holds now; None when there is none."""
    changed: bool = False
    """Whether something that the ruling rests on was changed after it."""
    data_classes: frozenset[str] = frozenset()
    prepares_decision: bool = False
    pilot: PilotFacts | None = None
    designations: tuple[DesignationFacts, ...] = ()
    conditions: tuple[ConditionFacts, ...] = ()
    risk: tuple[Reason, ...] = ()
    """What its risk class and the duties of law say about using it (art. 9.1 and 3.1)."""
    risk_duties: tuple[Obligation, ...] = ()
    url: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, with the addresses of the ways on."""

    today: date
    person_active: bool
    person_kind: str
    system: str
    system_state: str
    purpose: Purpose
    data_classes: tuple[DataClass, ...]
    """In the order of the policy."""
    report_url: str
    advice_url: str
    found: Mapping[str, str] = field(default_factory=dict)
    """What a check found of a data class, in a sentence, by its key."""


@dataclass(frozen=True, slots=True)
class Chapters:
    """What the chapters on literacy and guidelines say; each answers for itself."""

    literacy: Reason
    guidelines: Reason


def decide(policy: Policy, question: Question, uses: Iterable[UseFacts], chapters: Chapters) -> Verdict:
    """The verdict on the use that serves the asker best: allowed if any is, else the one that lacks least."""
    verdicts = [_decide(policy, question, use, chapters) for use in uses] or [_decide(policy, question, None, chapters)]
    return min(verdicts, key=lambda found: (len(found.refusals), len(found.obligations)))


def _decide(policy: Policy, question: Question, use: UseFacts | None, chapters: Chapters) -> Verdict:
    if question.purpose.forbidden_by:
        return verdict([in_force(policy, question), applies(question), purpose_is_lawful(question)])
    reasons = [in_force(policy, question), applies(question), reported(question, use)]
    if use:
        reasons += [ruled(policy, question, use), *unchanged(policy, use), *in_pilot(question, use)]
    reasons.append(purpose_is_lawful(question))
    reasons += [*(use.risk if use else [risk_unknown()]), chapters.literacy, chapters.guidelines]
    reasons += [data_allowed(question, use, data_class) for data_class in question.data_classes]
    return verdict(reasons, obligations(question, use) if use else ())


def in_force(policy: Policy, question: Question) -> Reason:
    """Art. 12.1: before its first day the policy gives nobody a right."""
    start = policy.effective_from
    if policy.in_force(question.today):
        return Reason("12.1", f"Het beleid geldt sinds {in_words(start)}.", Outcome.MET)
    return Reason("12.1", f"Het beleid geldt pas vanaf {in_words(start)}.", Outcome.MISSING)


def applies(question: Question) -> Reason:
    """Art. 11.1: the policy holds for everyone who works for the municipality, and only they may use its AI."""
    if question.person_active:
        return Reason("11.1", f"Het beleid geldt ook voor u ({uncapitalised(question.person_kind)}).", Outcome.MET)
    return Reason("11.1", "Deze persoon werkt niet (meer) voor de gemeente.", Outcome.FORBIDDEN)


def reported(question: Question, use: UseFacts | None) -> Reason:
    """Art. 2.1: no use without a report, and a report covers one purpose."""
    if use:
        return Reason("2.1", f"Het gebruik van {question.system} hiervoor is gemeld.", Outcome.MET)
    sentence = f"{question.system} gebruiken voor ‘{question.purpose.label}’ is nog niet gemeld."
    return Reason("2.1", sentence, Outcome.MISSING, WayOn("Meld dit gebruik", question.report_url))


def ruled(policy: Policy, question: Question, use: UseFacts) -> Reason:
    """Art. 2.4: the directie decides about a use, from the day of its ruling on; a stop of the system holds too."""
    management = capitalised(policy.names.the_management)
    see = WayOn("Bekijk het dossier", use.url)
    if use.state == "rejected":
        return Reason("2.4", f"{management} heeft dit gebruik afgewezen.", Outcome.FORBIDDEN, see)
    if "retired" in {use.state, question.system_state}:
        return Reason("2.4", f"{question.system} is hiervoor uit gebruik genomen.", Outcome.FORBIDDEN, see)
    if "suspended" in {use.state, question.system_state}:
        return Reason("8.1", f"{question.system} is stilgezet en mag nu niet worden gebruikt.", Outcome.FORBIDDEN, see)
    if use.ruled_on is None or not {use.state, question.system_state} <= USABLE:
        return Reason("2.4", f"{management} heeft hierover nog niet besloten.", Outcome.MISSING, see)
    if question.today < use.ruled_on:
        return Reason("2.4", f"Dit mag pas sinds het besluit van {in_words(use.ruled_on)}.", Outcome.MISSING, see)
    allowed = "een pilot" if use.state == "pilot" else "dit gebruik"
    return Reason("2.4", f"{management} heeft {allowed} toegestaan.", Outcome.MET)


def unchanged(policy: Policy, use: UseFacts) -> list[Reason]:
    """Art. 2.1 and 2.4: a new model, supplier or place is a new question. It is shown until there is a new ruling."""
    if not use.changed:
        return []
    sentence = f"Het systeem is gewijzigd na het besluit. {capitalised(policy.names.the_board)} kijkt of het nog klopt."
    return [Reason("2.4", sentence, Outcome.OPEN, WayOn("Bekijk wat er wijzigde", use.url))]


def in_pilot(question: Question, use: UseFacts) -> list[Reason]:
    """Art. 2.3: a pilot is for its own group and within its own term."""
    if use.state != "pilot":
        return []
    see = WayOn("Bekijk de pilot", use.url)
    pilot = use.pilot
    if pilot is None or not pilot.is_member:
        return [Reason("2.3", "Dit is een pilot, en u doet daar niet aan mee.", Outcome.MISSING, see)]
    if question.today < pilot.starts_on:
        return [Reason("2.3", f"De pilot begint op {in_words(pilot.starts_on)}.", Outcome.MISSING, see)]
    if question.today > pilot.ends_on:
        return [Reason("2.3", f"De pilot is geëindigd op {in_words(pilot.ends_on)}.", Outcome.MISSING, see)]
    return [Reason("2.3", f"U doet mee met de pilot, tot en met {in_words(pilot.ends_on)}.", Outcome.MET)]


def purpose_is_lawful(question: Question) -> Reason:
    """Art. 5.1 and 5.2: forbidden and private purposes."""
    purpose = question.purpose
    if purpose.forbidden_by:
        sentence = f"AI gebruiken voor ‘{purpose.label}’ is verboden. {purpose.explanation}"
        return Reason(purpose.forbidden_by, sentence, Outcome.FORBIDDEN)
    return Reason("5.1", "Het doel hoort niet bij wat het beleid verbiedt.", Outcome.MET)


def risk_unknown() -> Reason:
    """Art. 9.1: of what nobody reported the risk is unknown, and never taken for low."""
    return Reason("9.1", "De risicoklasse is nog te bepalen. Dat gebeurt na de melding.", Outcome.OPEN)


def data_allowed(question: Question, use: UseFacts | None, data_class: DataClass) -> Reason:
    """Art. 4.1, 4.2 and 4.4: protected data only under a designation; other data as far as the ruling covers them."""
    reason = _data_allowed(question, use, data_class)
    found = question.found.get(data_class.key)
    return replace(reason, sentence=f"{found} {reason.sentence}") if found else reason


def _data_allowed(question: Question, use: UseFacts | None, data_class: DataClass) -> Reason:
    """Advice (4.3) was already asked about data that were reported; then the way on is to see how that stands."""
    label = uncapitalised(data_class.label)
    article = data_class.article or "4.2"
    if not data_class.needs_designation:
        if data_class.key == "public" or (use and data_class.key in use.data_classes):
            return Reason(article, f"Gegevens van de soort ‘{label}’ mogen.", Outcome.MET)
        sentence = f"Het besluit gaat niet over gegevens van de soort ‘{label}’."
        return Reason("2.4", sentence, Outcome.MISSING, WayOn("Meld deze wijziging", question.report_url))
    designations = [found for found in use.designations if found.data_class == data_class.key] if use else []
    valid = next((found for found in designations if found.holds_on(question.today)), None)
    if valid:
        sentence = f"Aangewezen voor ‘{label}’, tot en met {in_words(valid.ends_on)}."
        return Reason("4.4", sentence, Outcome.MET)
    sentence = f"‘{data_class.label}’ mag u niet in {question.system} zetten: het is er niet voor aangewezen."
    if designations:
        sentence = f"De aanwijzing van {question.system} voor ‘{label}’ geldt vandaag niet."
    if use and data_class.key in use.data_classes:
        return Reason(article, sentence, Outcome.FORBIDDEN, WayOn("Bekijk of een aanwijzing komt (art. 4.4)", use.url))
    return Reason(article, sentence, Outcome.FORBIDDEN, WayOn("Vraag advies (art. 4.3)", question.advice_url))


def obligations(question: Question, use: UseFacts) -> list[Obligation]:
    """What comes with a yes: the mention (6.1), the human who decides (7.1), and the ruling's conditions (2.4)."""
    found = [Obligation("6.1", "Vermeld in het document dat u AI heeft gebruikt.", owner=YOU)]
    if use.prepares_decision:
        found.append(Obligation("7.1", "U beslist zelf. Kijk de uitkomst na en leg uw eigen oordeel vast.", owner=YOU))
    else:
        found.append(Obligation("7.3", "Kijk de uitkomst na: AI kan het mis hebben.", owner=YOU))
    found += [
        Obligation(
            "2.4",
            condition.sentence,
            owner=condition.owner,
            due=in_words(condition.due_on),
            late=condition.due_on < question.today,
        )
        for condition in use.conditions
    ]
    found += use.risk_duties
    asked = {data_class.key for data_class in question.data_classes}
    found += [
        Obligation("4.4", designation.conditions, owner=YOU)
        for designation in use.designations
        if designation.conditions and designation.data_class in asked and designation.holds_on(question.today)
    ]
    return found
