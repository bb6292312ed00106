"""Determining the risk class of a use, deviating from it, and noticing that it no longer fits (art. 9.1)."""

from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from waarborg.accounts.models import Person
from waarborg.assessment import aiact
from waarborg.assessment.actions.demands import refresh
from waarborg.assessment.aiact.conversation import answered, next_question, questions
from waarborg.assessment.aiact.obligations import annex_key
from waarborg.assessment.aiact.version import rules_version
from waarborg.assessment.basis import basis_of
from waarborg.assessment.models import Classification, ClassificationState, Risk
from waarborg.audit.actions import act, record
from waarborg.audit.rules import canonical, sha256
from waarborg.core.rulebook import book
from waarborg.core.transitions import Refused, refuse
from waarborg.notify.actions import tell
from waarborg.register.models import UseCase
from waarborg.rulebook import DutyName, WayOn
from waarborg.rulebook.words import uncapitalised

ARTICLE = "9.1"
DEVIATION = {Risk.HIGH, Risk.LIMITED, Risk.MINIMAL, Risk.OUT_OF_SCOPE, Risk.NOT_APPLICABLE, Risk.PROHIBITED}
"""The classes that a person may put in the place of the one that followed."""
FOLLOWS = ["roles", "annex_iii", "fria_required", "banned_from", "by_product"]


class AnsweredMeanwhile(Exception):
    """Somebody else answered this question after this person opened it. Carries what was said."""

    def __init__(self, chosen: list[str]) -> None:
        self.chosen = chosen
        super().__init__("answered meanwhile")


@act
def begin(*, by: Person, use_case: UseCase) -> Classification:
    """Begin to determine the class of a use. A later one starts from the answers of the one that holds."""
    _may(by, "assessment.assess", DutyName.ASSESS)
    locked = UseCase.objects.select_for_update(of=("self",)).select_related("system").get(pk=use_case.pk)
    going_on = locked.classifications.filter(state=ClassificationState.DRAFT).first()
    if going_on:
        way_on = WayOn("Ga daarmee verder", going_on.get_absolute_url())
        raise refuse(ARTICLE, f"{going_on.started_by.name} is hier al mee begonnen.", way_on)
    before = locked.classifications.standing().first()
    last = locked.classifications.aggregate(last=Max("number"))["last"] or 0
    draft = Classification.objects.create(
        organisation=by.organisation,
        use_case=locked,
        number=last + 1,
        answers=before.answers if before else {},
        started_by=by,
    )
    record(
        "assessment.class_begun",
        draft,
        by=by,
        article=ARTICLE,
        dossier=locked.system,
        sentence=f"begon de risicoklasse te bepalen van {locked}",
    )
    return draft


@transaction.atomic
def save_answer(
    *, by: Person, draft: Classification, fact: str, chosen: list[str], seen: list[str] | None = None
) -> Classification:
    """Keep one answer of a draft. Nothing is decided yet, so it is not yet an act that the log keeps.

    `seen` are the options that stood there when this person opened the question; raises AnsweredMeanwhile when
    somebody else chose others since.
    """
    locked = _locked_draft(draft, by=by)
    question = questions()[fact]
    stored = question.chosen(locked.facts)
    if seen is not None and stored not in (seen, chosen):
        raise AnsweredMeanwhile(stored)
    locked.answers = answered(locked.facts, fact, chosen).as_json()
    locked.save(update_fields=["answers"])
    return locked


@act
def finish(*, by: Person, draft: Classification, today: date | None = None) -> Classification:
    """Lay down the class that follows from the answers. It takes the place of the one that held until now."""
    day = today or timezone.localdate()
    locked = _locked_draft(draft, by=by)
    facts, law = locked.facts, book().law
    if question := next_question(facts, on=day, law=law):
        raise refuse(ARTICLE, f"Er is nog een vraag open: {question.question}")
    found = aiact.classify(facts, on=day, law=law)
    replaced = locked.use_case.classifications.standing().first()
    if replaced:
        replaced.state = ClassificationState.REPLACED
        replaced.save(update_fields=["state"])
    _write(locked, found, by=by, day=day)
    refreshed = refresh(locked.use_case, locked, today=day)
    _tell_owner(locked, replaced)
    record(
        "assessment.class_finished",
        locked,
        by=by,
        article=ARTICLE,
        dossier=locked.use_case.system,
        sentence=f"bepaalde de risicoklasse van {locked.use_case}: {locked.label}",
        data={
            "risk": locked.risk,
            "before": replaced.holds if replaced else "",
            "roles": locked.roles,
            "rules_version": locked.rules_version,
            "sha256": locked.sha256,
            "demands_added": [*refreshed.added],
            "demands_lapsed": [*refreshed.lapsed],
        },
    )
    return locked


@act
def drop(*, by: Person, draft: Classification) -> None:
    """Throw a draft away; the class that held goes on to hold."""
    locked = _locked_draft(draft, by=by)
    record(
        "assessment.class_dropped",
        locked,
        by=by,
        article=ARTICLE,
        dossier=locked.use_case.system,
        sentence=f"stopte met het bepalen van de risicoklasse van {locked.use_case}",
    )
    locked.delete()


@act
def deviate(*, by: Person, classification: Classification, risk: str, reason: str) -> Classification:
    """Put another class in the place of the one that followed from the answers, and say why.

    A ban cannot be lifted this way: then an answer was wrong, and is to be corrected. Nobody deviates from a class
    that they laid down themselves.
    """
    _may(by, "assessment.deviate", DutyName.DEVIATE)
    locked = _locked(classification)
    _ensure_may_deviate(locked, by=by, risk=risk, reason=reason)
    locked.override = "" if risk == locked.risk else risk
    locked.override_reason, locked.overridden_by, locked.overridden_at = reason, by, timezone.now()
    today = timezone.localdate()
    instead = aiact.Risk(locked.override) if locked.override else None
    _follow(locked, aiact.classify(locked.facts, on=today, law=book().law, instead=instead))
    locked.banned_from = aiact.classify(locked.facts, on=today, law=book().law).banned_from  # no person moves a ban
    locked.save(update_fields=["override", "override_reason", "overridden_by", "overridden_at", *FOLLOWS])
    refresh(locked.use_case, locked, today=today)
    _tell_owner(locked, None)
    record(
        "assessment.class_deviated",
        locked,
        by=by,
        article=ARTICLE,
        dossier=locked.use_case.system,
        sentence=f"week af van de risicoklasse van {locked.use_case}: {uncapitalised(locked.holds_label)}",
        reason=reason,
        data={"risk": locked.risk, "override": locked.override},
    )
    return locked


def _ensure_may_deviate(classification: Classification, *, by: Person, risk: str, reason: str) -> None:
    if classification.state != ClassificationState.FINAL:
        raise refuse(ARTICLE, "Deze risicoklasse is niet (meer) vastgesteld.", _see(classification))
    if classification.finished_by_id == by.pk:
        raise refuse(ARTICLE, "U heeft deze klasse zelf vastgesteld. Laat iemand anders beslissen over afwijken.")
    banned_by_law = classification.holds == Risk.PROHIBITED and classification.override != Risk.PROHIBITED
    if classification.risk == Risk.PROHIBITED or banned_by_law:
        sentence = "Van een verbod kan niemand afwijken. Klopt een antwoord niet, bepaal de klasse dan opnieuw."
        raise refuse("9.1a", sentence, _see(classification))
    if risk not in DEVIATION or risk == classification.holds:
        raise refuse(ARTICLE, "Kies een andere klasse dan die nu geldt.")
    if not reason.strip():
        raise refuse(ARTICLE, "Geef een reden: die komt in het dossier en bij het besluit.")


def _locked(classification: Classification) -> Classification:
    rows = Classification.objects.select_for_update(of=("self",)).select_related("use_case__system")
    return rows.get(pk=classification.pk)


def _locked_draft(draft: Classification, *, by: Person) -> Classification:
    _may(by, "assessment.assess", DutyName.ASSESS)
    locked = Classification.objects.select_for_update(of=("self",)).select_related(
        "use_case__system__supplier", "use_case__owner"
    ).filter(pk=draft.pk).first()  # fmt: skip
    if locked is None or locked.state != ClassificationState.DRAFT:
        raise refuse(ARTICLE, "Deze risicoklasse is intussen vastgesteld of gestopt.")
    return locked


def _write(draft: Classification, found: aiact.Classification, *, by: Person, day: date) -> None:
    draft.state, draft.kind, draft.risk = ClassificationState.FINAL, found.kind or "", found.risk
    _follow(draft, found)
    draft.rules_version, draft.basis = rules_version(book().law), basis_of(draft.use_case)
    draft.outcome = _frozen(found)
    draft.finished_by, draft.finished_at = by, timezone.now()
    draft.review_on = day + timedelta(days=book().policy.assessment.class_review)
    draft.snapshot = canonical(
        {"answers": draft.answers, "basis": draft.basis, "outcome": draft.outcome, "rules": draft.rules_version}
    )
    draft.sha256 = sha256(draft.snapshot)
    draft.save()


def _follow(classification: Classification, found: aiact.Classification) -> None:
    """What follows from the class that holds, in the columns that lists and other programs read."""
    classification.roles, classification.annex_iii = [*found.roles], ", ".join(found.areas)
    classification.fria_required, classification.banned_from = found.fria, found.banned_from
    classification.by_product = found.risk is aiact.Risk.HIGH and annex_key(classification.facts) != "aia.annex3"


def _frozen(found: aiact.Classification) -> dict[str, Any]:
    return {
        "on": found.on.isoformat(),
        "risk": found.risk,
        "kind": found.kind or "",
        "roles": [*found.roles],
        "rules": [*found.rules],
        "areas": [*found.areas],
        "obligations": [duty.key for duty in found.obligations],
        "fria": found.fria,
        "registration": found.registration,
        "explanation_86": found.explanation_86,
        "incident_73": found.incident_73,
    }


def _tell_owner(classification: Classification, replaced: Classification | None) -> None:
    owner = classification.use_case.owner
    if owner is None or (replaced and replaced.holds == classification.holds):
        return
    tell(
        [owner],
        sentence=f"Risicoklasse van {classification.use_case}: {classification.holds_label}",
        body=classification.override_reason,
        url=classification.get_absolute_url(),
    )


def _see(classification: Classification) -> WayOn:
    return WayOn("Bekijk de risicoklasse", classification.get_absolute_url())


def _whose(duty: DutyName) -> str:
    policy = book().policy
    roles = sorted(policy.roles[key].label for key in policy.roles_with(duty))
    return f"Dit is een taak van: {', '.join(roles)}."


def _may(by: Person, permission: str, duty: DutyName) -> None:
    if not by.has_perm(permission):
        raise task_of(duty)


def task_of(duty: DutyName) -> Refused:
    """The refusal for who may look and not act: it says whose task it is."""
    return refuse(ARTICLE, _whose(duty))
