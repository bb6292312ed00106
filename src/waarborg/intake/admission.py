"""The one question of the product: may this person use this system for this purpose with these data, today?

The page "Mag ik dit?", the catalogue, the API, the command and every later gate ask `admit`. It gathers the facts
in a fixed number of queries and leaves the decision to `rules.admission.decide`.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.urls import reverse

from waarborg.accounts.models import Person
from waarborg.assessment import gate
from waarborg.core.rulebook import book
from waarborg.intake.models import Condition, Notice, Pilot
from waarborg.intake.requirements import chapters
from waarborg.intake.rules import admission as rules
from waarborg.register.models import AISystem, Designation, UseCase
from waarborg.register.models.use_case import OutputRole
from waarborg.rulebook import YOU, Verdict


class WrongQuestion(Exception):
    """The question names something that does not exist; `field` says which part of it."""

    def __init__(self, field: str, sentence: str) -> None:
        self.field = field
        super().__init__(sentence)


def admit(
    *,
    person: Person,
    system: AISystem,
    purpose: str,
    data_classes: Collection[str],
    today: date,
    found: Mapping[str, str] | None = None,
) -> Verdict:
    """The verdict, with all its reasons in the order of the policy. Raises `WrongQuestion`.

    `purpose` is a key of the policy's purposes; `data_classes` are keys of its data classes, at least one. `found`
    says in a sentence what a check found of a data class, so that the reason about it can explain itself.
    """
    policy = book().policy
    if system.organisation_id != person.organisation_id:
        raise WrongQuestion("system", "Dit systeem staat niet in het register van uw organisatie.")
    if purpose not in policy.purposes:
        raise WrongQuestion("purpose", f"Het doel ‘{purpose}’ staat niet in het beleid.")
    unknown = sorted(set(data_classes) - set(policy.data_classes))
    if unknown or not data_classes:
        raise WrongQuestion("data", f"Onbekende soort gegevens: {', '.join(unknown) or 'geen gekozen'}.")
    question = replace(ask_about(person, system, purpose, data_classes, today), found=found or {})
    uses = known_uses(person=person, system=system, purpose=purpose, today=today)
    return rules.decide(policy, question, uses, chapters(person, system))


def known_uses(*, person: Person, system: AISystem, purpose: str, today: date) -> list[rules.UseFacts]:
    """The uses of a system for a purpose as the register and the dossiers have them: four queries."""
    adopted = Condition.objects.filter(adopted=True, met_at=None).select_related("owner").annotate(own=Q(owner=person))
    uses = with_facts(
        UseCase.objects.filter(system=system, purpose=purpose), person=person, today=today
    ).prefetch_related(Prefetch("notice__conditions", adopted, to_attr="open_conditions"))
    return [facts_of(use, today) for use in uses.order_by("pk")]


def ask_about(
    person: Person, system: AISystem, purpose: str, data_classes: Collection[str], today: date
) -> rules.Question:
    """The question as the rules read it, with the addresses of its ways on."""
    policy = book().policy
    given = urlencode({"systeem": system.pk, "doel": purpose})
    return rules.Question(
        today=today,
        person_active=person.is_active,
        person_kind=policy.person_kinds[person.kind].label,
        system=system.name,
        system_state=system.state,
        purpose=policy.purposes[purpose],
        data_classes=tuple(found for key, found in policy.data_classes.items() if key in data_classes),
        report_url=f"{reverse('intake:start')}?{given}",
        advice_url=advice_url(system=system, purpose=purpose, data_classes=data_classes),
    )


def advice_url(*, system: AISystem | None, purpose: str, data_classes: Collection[str]) -> str:
    """The page that asks for advice, with what is known already (art. 4.3)."""
    given = [("systeem", str(system.pk))] if system else []
    given += [("doel", purpose)] if purpose else []
    given += [("gegevens", key) for key in book().policy.data_classes if key in data_classes]
    return f"{reverse('advice:ask')}?{urlencode(given)}"


def with_facts(uses: QuerySet[UseCase], *, person: Person, today: date) -> QuerySet[UseCase]:
    """These uses with what `facts_of` needs, in three queries however many there are."""
    members = Pilot.objects.filter(pk=OuterRef("pk"), members=person)
    return (
        gate.with_class(uses, today)
        .select_related("notice", "system")
        .prefetch_related(
            Prefetch("designations", Designation.objects.order_by("-ends_on")),
            Prefetch("pilots", Pilot.objects.annotate(is_member=Exists(members))),
        )
    )


def facts_of(use: UseCase, today: date) -> rules.UseFacts:
    """A use that came through `with_facts`, as the rules read it."""
    notice: Notice | None = getattr(use, "notice", None)
    open_conditions: list[Condition] = getattr(notice, "open_conditions", [])
    return rules.UseFacts(
        state=use.state,
        ruled_on=use.ruled_on if use.has_ruling() else None,
        changed=use.reopened_at is not None,
        data_classes=frozenset(use.data_classes),
        prepares_decision=use.output_role == OutputRole.PREPARES,
        pilot=_pilot(use),
        designations=tuple(_designation(found) for found in use.designations.all()),
        conditions=tuple(
            rules.ConditionFacts(found.sentence, _owner(found), found.due_on) for found in open_conditions
        ),
        risk=gate.may_be_used(use, today),
        risk_duties=gate.asked_of_users(use, today),
        url=use.get_absolute_url(),
    )


def _owner(condition: Condition) -> str:
    return YOU if getattr(condition, "own", False) else condition.owner.name


def _pilot(use: UseCase) -> rules.PilotFacts | None:
    """The latest pilot of the use."""
    latest: Any = next(iter(use.pilots.all()), None)
    return rules.PilotFacts(latest.starts_on, latest.ends_on, latest.is_member) if latest else None


def _designation(found: Designation) -> rules.DesignationFacts:
    ends_on = found.ends_on
    if found.revoked_on:
        ends_on = min(ends_on, found.revoked_on - timedelta(days=1))
    return rules.DesignationFacts(found.data_class, found.starts_on, ends_on, found.conditions)
