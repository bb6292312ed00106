"""What a check found, in words, and what follows from it. Pure: findings in, sentences and reasons out."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from waarborg.guard import KINDS, Category, Finding
from waarborg.intake.rules.screening import screening_reasons
from waarborg.rulebook import YOU, Obligation, Outcome, Policy, Reason, Verdict, WayOn, verdict
from waarborg.rulebook.words import capitalised

NO_DATA = "De controle vond geen persoonsgegevens."
NO_SECRETS = "De controle vond niets vertrouwelijks of geheims."
READ_IT = Obligation("4.1", "Lees de tekst zelf na. Een controle kan iets missen.", owner=YOU)


def sentences(findings: Iterable[Finding]) -> dict[str, str]:
    """By key of a data class what was found of it, as a sentence."""
    by_class: dict[str, Counter[str]] = {}
    for finding in findings:
        by_class.setdefault(finding.data_class, Counter())[finding.kind] += 1
    return {key: f"Gevonden: {_listed(counts)}." for key, counts in by_class.items()}


def _listed(counts: Counter[str]) -> str:
    return ", ".join(
        KINDS[kind].label + (f" ({number} keer)" if number > 1 else "") for kind, number in counts.most_common()
    )


MARKINGS = {"secret_marking": "geheim", "confidential_marking": "vertrouwelijk"}
EMBARGO = "embargo"


@dataclass(frozen=True, slots=True)
class Marking:
    """A mark such as ‘geheim’: it says something of the whole text, so masking the word itself solves nothing."""

    word: str
    certain: bool
    article: str

    @property
    def sentence(self) -> str:
        is_or_seems = "is" if self.certain else "lijkt"
        return f"Dit hele stuk {is_or_seems} {self.word}. Maskeren helpt {'' if self.certain else 'dan '}niet."


def marking(findings: Iterable[Finding], text: str) -> Marking | None:
    """The heaviest mark on this text."""
    marks = [finding for finding in findings if finding.kind in MARKINGS]
    order = list(MARKINGS)
    heaviest = min(marks, key=lambda finding: (order.index(finding.kind), -finding.confidence), default=None)
    if heaviest is None:
        return None
    under_embargo = EMBARGO in text[heaviest.start : heaviest.end].casefold()
    word = "onder embargo" if under_embargo else MARKINGS[heaviest.kind]
    return Marking(word, heaviest.certainty != "mogelijk", heaviest.article)


def completed(found: Verdict, findings: Iterable[Finding], unread: Iterable[str]) -> Verdict:
    """The verdict of the admission with what the check itself has to say (art. 4.1 and 4.2)."""
    return verdict([*found.reasons, *_clean(findings), *_unread(unread)], [*found.obligations, READ_IT])


def without_system(
    policy: Policy, *, purpose: str, found: Mapping[str, str], advice_url: str, catalogue_url: str
) -> Verdict:
    """On a text of which nobody said where it goes: protected data go nowhere, other data only where they may."""
    if forbidden := screening_reasons(policy, purpose=purpose, screened=()):
        return verdict(forbidden)
    reasons = []
    for key, data_class in policy.data_classes.items():
        if key in found and data_class.needs_designation:
            sentence = f"{found[key]} Dit mag alleen in een systeem dat daarvoor is aangewezen."
            way_on = WayOn("Vraag advies (art. 4.3)", advice_url)
            reasons.append(Reason(data_class.article or "4.2", sentence, Outcome.FORBIDDEN, way_on))
    sentence = f"Kies een systeem. {capitalised(policy.names.the_management)} bepaalt welke u mag gebruiken."
    reasons.append(Reason("2.4", sentence, Outcome.MISSING, WayOn("Bekijk wat u mag gebruiken", catalogue_url)))
    return verdict(reasons)


def _clean(findings: Iterable[Finding]) -> list[Reason]:
    categories = {finding.category for finding in findings}
    reasons = [] if categories - {Category.CONFIDENTIAL} else [Reason("4.1", NO_DATA, Outcome.MET)]
    return reasons if Category.CONFIDENTIAL in categories else [*reasons, Reason("4.2", NO_SECRETS, Outcome.MET)]


def _unread(notices: Iterable[str]) -> list[Reason]:
    """What nobody read is not known to be clean, and not known to be wrong either."""
    if not any(notices):
        return []
    sentence = "Niet alles kon worden gelezen. Kijk die delen zelf na."
    return [Reason("4.1", sentence, Outcome.OPEN, WayOn("Bekijk wat niet is gelezen", "#niet-gelezen"))]
