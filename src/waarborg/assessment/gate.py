"""What this chapter says about using a system, for the chapters above: admission, the notice and the ruling.

Art. 9.1, 9.2 and 3.1. A caller with many uses reads them through `with_class`, and then nothing here costs a query.
"""

from datetime import date
from typing import Any, TypeVar

from django.db.models import Case, CharField, Exists, F, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.expressions import Value
from django.db.models.functions import Coalesce, NullIf
from django.urls import reverse

from waarborg.assessment.demands import catalogue, must_precede_use
from waarborg.assessment.instruments.outcome import STOPPED
from waarborg.assessment.instruments.taskfile import OFFICIAL
from waarborg.assessment.models import AssessmentState, Classification, ImpactAssessment, Risk, UseDemand
from waarborg.assessment.rules import standing
from waarborg.core.rulebook import book
from waarborg.register.models import UseCase
from waarborg.rulebook import Obligation, Reason

PRE_IAMA, IAMA, REQUIRED = "pre_iama", "iama", "required"
_OFFICIAL = Q(instrument_key__startswith=OFFICIAL, instrument_key__endswith=f"-{IAMA}")
_BEFORE_IT = Q(instrument_key__endswith="-pre-iama")
COUNTS_AS_IAMA = Q(instrument_key=IAMA) | _OFFICIAL & ~_BEFORE_IT & ~Q(residual_risk="")
"""Our own IAMA, and the official text that a municipality read in, once somebody accepted its residual risk."""
Uses = TypeVar("Uses", bound=QuerySet[UseCase])


def with_class(uses: Uses, today: date) -> Uses:
    """These uses with the class that holds of each, in the query that reads them anyway."""
    of_use = Classification.objects.standing().filter(use_case=OuterRef("pk"))
    decided = Coalesce(NullIf(F("override"), Value("")), F("risk"))
    banned = When(banned_from__lte=today, then=Value(Risk.PROHIBITED))
    holding = of_use.annotate(holding=Case(banned, default=decided, output_field=CharField()))
    open_demands = _open_before_use(today)
    signed = ImpactAssessment.objects.filter(use_case=OuterRef("pk"), state=AssessmentState.FINAL)
    iama = signed.filter(COUNTS_AS_IAMA).exclude(outcome_key=STOPPED)
    return uses.annotate(
        has_iama=Exists(iama),
        iama_is_due=Exists(iama.filter(review_on__lte=today)),
        pre_iama_asks=Exists(signed.filter(instrument_key=PRE_IAMA, outcome_key=REQUIRED)),
        has_open_demands=Exists(open_demands),
        class_risk=Subquery(holding.values("holding")[:1], output_field=CharField()),
        class_is_due=Exists(of_use.due(today)),
    )


def _open_before_use(today: date) -> QuerySet[UseDemand]:
    """The demands that a high risk waits for, by the law of this day. Those of a product (Annex I) come later."""
    areas, products = keys_before_use(today), keys_before_use(today, annex_iii=False)
    product = Classification.objects.standing().filter(use_case=OuterRef("use_case"), by_product=True)
    holds_up = Q(key__in=products) | Q(key__in=areas - products) & ~Exists(product)
    unsettled = UseDemand.objects.waiting() | UseDemand.objects.without_valid_proof(today)
    return unsettled.filter(holds_up, use_case=OuterRef("pk"))


def keys_before_use(today: date, *, annex_iii: bool = True) -> set[str]:
    """The demands that must be settled before a use with a high risk begins, by the law of this day."""
    law = book().law
    found = catalogue().items()
    return {key for key, demand in found if must_precede_use(demand, on=today, law=law, annex_iii=annex_iii)}


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
