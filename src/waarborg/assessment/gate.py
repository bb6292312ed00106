"""What this chapter says about using a system, for the chapters above: admission, the notice and the ruling.

Art. 9.1 and 3.1. A caller with many uses reads them through `with_class`, and then nothing here costs a query.
"""

from datetime import date
from typing import Any, TypeVar

from django.db.models import CharField, Exists, F, OuterRef, QuerySet, Subquery
from django.db.models.expressions import Value
from django.db.models.functions import Coalesce, NullIf
from django.urls import reverse

from waarborg.assessment.models import Classification
from waarborg.assessment.rules import standing
from waarborg.register.models import UseCase
from waarborg.rulebook import Obligation, Reason

Uses = TypeVar("Uses", bound=QuerySet[UseCase])


def with_class(uses: Uses, today: date) -> Uses:
    """These uses with the class that holds of each, in the query that reads them anyway."""
    of_use = Classification.objects.standing().filter(use_case=OuterRef("pk"))
    holding = of_use.annotate(holding=Coalesce(NullIf(F("override"), Value("")), F("risk")))
    return uses.annotate(
        class_risk=Subquery(holding.values("holding")[:1], output_field=CharField()),
        class_is_due=Exists(of_use.due(today)),
    )


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
    url = reverse("assessment:use", args=[use_case.pk])
    if hasattr(use_case, "class_risk"):
        return standing.ClassFacts(use_case.class_risk or "", bool(getattr(use_case, "class_is_due", False)), url)
    found = class_of(use_case)
    return standing.ClassFacts(found.holds, found.is_due(today), url) if found else standing.ClassFacts(url=url)


def frozen(use_case: UseCase) -> dict[str, Any]:
    """The class as a ruling freezes it; empty while there is none."""
    found = class_of(use_case)
    if found is None:
        return {}
    return {"risk": found.holds, "version": found.number, "sha256": found.sha256, "reason": found.override_reason}
