"""What this chapter says about using a system, for the chapters above: admission, the notice and the ruling.

Art. 9.1, 9.2 and 3.1. A caller with many uses reads them through `with_class`, and then nothing here costs a query.
"""

from datetime import date
from typing import Any, TypeVar

from django.db.models import CharField, Exists, F, OuterRef, QuerySet, Subquery
from django.db.models.expressions import Value
from django.db.models.functions import Coalesce, NullIf
from django.urls import reverse

from waarborg.assessment.demands import catalogue, must_precede_use
from waarborg.assessment.models import AssessmentState, Classification, ImpactAssessment, UseDemand
from waarborg.assessment.rules import standing
from waarborg.core.rulebook import book
from waarborg.register.models import UseCase
from waarborg.rulebook import Obligation, Reason

PRE_IAMA, IAMA, REQUIRED = "pre_iama", "iama", "required"
Uses = TypeVar("Uses", bound=QuerySet[UseCase])


def with_class(uses: Uses, today: date) -> Uses:
    """These uses with the class that holds of each, in the query that reads them anyway."""
    of_use = Classification.objects.standing().filter(use_case=OuterRef("pk"))
    holding = of_use.annotate(holding=Coalesce(NullIf(F("override"), Value("")), F("risk")))
    open_demands = UseDemand.objects.waiting().filter(use_case=OuterRef("pk"), key__in=keys_before_use(today))
    signed = ImpactAssessment.objects.filter(use_case=OuterRef("pk"), state=AssessmentState.FINAL)
    iama = signed.filter(instrument_key=IAMA)
    return uses.annotate(
        has_iama=Exists(iama),
        iama_is_due=Exists(iama.filter(review_on__lte=today)),
        pre_iama_asks=Exists(signed.filter(instrument_key=PRE_IAMA, outcome_key=REQUIRED)),
        has_open_demands=Exists(open_demands),
        class_risk=Subquery(holding.values("holding")[:1], output_field=CharField()),
        class_is_due=Exists(of_use.due(today)),
    )


def keys_before_use(today: date) -> list[str]:
    """The demands that must be settled before a use begins, by the law of this day."""
    law = book().law
    return [key for key, demand in catalogue().items() if must_precede_use(demand, on=today, law=law)]


def class_of(use_case: UseCase) -> Classification | None:
    """The class that holds now."""
    return Classification.objects.standing().filter(use_case=use_case).first()


def may_be_used(use_case: UseCase, today: date) -> tuple[Reason, ...]:
    """What the class says to someone who wants to use it."""
    return standing.reasons(class_facts(use_case, today))


def before_ruling(use_case: UseCase, today: date) -> tuple[Reason, ...]:
    """What stands in the way of a ruling that takes this into use; empty when nothing does."""
    return standing.before_ruling(class_facts(use_case, today))


def asked_of_users(use_case: UseCase, today: date) -> tuple[Obligation, ...]:
    return standing.obligations(class_facts(use_case, today))


def class_facts(use_case: UseCase, today: date) -> standing.ClassFacts:
    """What holds of one use: without a query for a use that came through `with_class`, else with one."""
    use: Any = use_case
    if not hasattr(use, "class_risk"):
        use = with_class(UseCase.objects.filter(pk=use_case.pk), today).get()
    return standing.ClassFacts(
        risk=use.class_risk or "",
        outdated=use.class_is_due,
        open_demands=use.has_open_demands,
        url=reverse("assessment:use", args=[use.pk]),
        demands_url=reverse("assessment:demands", args=[use.pk]),
        impact=standing.ImpactFacts(use.pre_iama_asks, use.has_iama, use.iama_is_due),
        impact_url=reverse("assessment:use_dossiers", args=[use.pk]),
    )


def frozen(use_case: UseCase) -> dict[str, Any]:
    """The class as a ruling freezes it; empty while there is none."""
    found = class_of(use_case)
    if found is None:
        return {}
    return {"risk": found.holds, "version": found.number, "sha256": found.sha256, "reason": found.override_reason}
