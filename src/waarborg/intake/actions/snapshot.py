from typing import Any

from django.db import models

from waarborg.accounts.models import Person
from waarborg.assessment import gate
from waarborg.core.rulebook import book
from waarborg.intake.models import Notice
from waarborg.register import actions as register

NOTICE = ("kind", "purpose", "description", "benefit", "process", "affected", "output_role", "data_classes", "screened")


def facts_of(notice: Notice) -> dict[str, Any]:
    """All that a ruling rests on, as JSON: the notice, the register entry, every advice, and the policy in force."""
    policy = book().policy
    if notice.system is None or notice.use_case is None:
        raise ValueError("a ruling follows on a submitted notice")
    return {
        "policy": {"title": policy.title, "effective_from": policy.effective_from.isoformat()},
        "notice": {name: getattr(notice, name) for name in NOTICE}
        | {
            "number": notice.number,
            "reporter": notice.reporter.name,
            "already_used": notice.already_used,
            "used_since": _plain(notice.used_since),
            "starts_on": _plain(notice.starts_on),
        },
        "register": register.snapshot(notice.system),
        "use_case": notice.use_case.pk,
        "risk_class": gate.frozen(notice.use_case),
        "advices": _rows(notice.advices.select_related("given_by"), "stance", "text", "given_by"),
        "positions": _rows(notice.positions.select_related("member"), "stance", "note", "member"),
        "conditions": _rows(notice.conditions.select_related("owner"), "sentence", "owner", "due_on"),
        "asked": _rows(
            notice.use_case.advice_requests.select_related("answered_by"),
            "to_role",
            "question",
            "state",
            "stance",
            "answer",
            "answered_by",
        ),
    }


def _rows(records: models.QuerySet[Any], *names: str) -> list[dict[str, Any]]:
    return [{name: _plain(getattr(record, name)) for name in names} for record in records]


def _plain(value: Any) -> Any:
    if isinstance(value, Person):
        return value.name
    return value.isoformat() if hasattr(value, "isoformat") else value
