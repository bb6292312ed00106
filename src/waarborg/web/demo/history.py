"""Plays the story of the demo: every dated act, in order, under a clock that stands at that moment."""

import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from pathlib import Path
from typing import Any, ClassVar
from unittest.mock import patch

from django.utils import timezone

from waarborg.advice import actions as advice
from waarborg.advice.models import AdviceRequest
from waarborg.intake import actions as intake
from waarborg.intake.models import Condition, Notice
from waarborg.register import actions as register
from waarborg.register.models import AISystem, Designation
from waarborg.web.demo.staff import Staff

WRITTEN_FOR = date(2026, 11, 24)
"""The day for which the dates of the story were written. On a later day all of it moves along, by whole weeks."""

OPENS = time(9, 0)
LAST_STEP = 7
BETWEEN_ACTS = timedelta(minutes=7)
FACTS = ("kind", "description", "model_name", "model_version", "hosting", "in_eea", "retrains", "processor_agreement")
ANSWERS = ("purpose", "description", "benefit", "process", "affected", "output_role", "data_classes", "used_since")


@dataclass(slots=True)
class Entry:
    """A system of the story and, once it is in the register, its record."""

    told: dict[str, Any]
    system: AISystem | None = None

    @property
    def record(self) -> AISystem:
        if self.system is None:
            raise LookupError(f"{self.told['name']} is not in the register yet")
        self.system.refresh_from_db()
        return self.system


@dataclass(slots=True)
class Dossier:
    """One use of a system, with what the acts so far have left."""

    entry: Entry
    told: dict[str, Any]
    staff: Staff
    notice: Notice | None = None
    requests: list[AdviceRequest] = field(default_factory=list)
    conditions: list[Condition] = field(default_factory=list)
    designations: list[Designation] = field(default_factory=list)

    @property
    def report(self) -> Notice:
        if self.notice is None:
            raise LookupError(f"{self.entry.told['name']} was not reported yet")
        return Notice.objects.select_related("system", "use_case__system").get(pk=self.notice.pk)


Step = dict[str, Any]


def play(staff: Staff, *, today: date) -> None:
    """Carry out all acts of the story, the oldest first."""
    shift = timedelta(weeks=max((today - WRITTEN_FOR).days // 7, 0))
    acts = sorted(_acts(staff, shift), key=lambda found: found[0]["on"])
    moment = datetime.min.replace(tzinfo=UTC)
    for step, dossier in acts:
        opens = timezone.make_aware(datetime.combine(step["on"], OPENS))
        moment = max(opens, moment + BETWEEN_ACTS)
        with clock_at(moment):
            ACTS[step["act"]](dossier, step)


def _acts(staff: Staff, shift: timedelta) -> Iterator[tuple[Step, Dossier]]:
    for path in sorted((Path(__file__).parent / "dossiers").glob("*.toml")):
        for system in tomllib.loads(path.read_text(encoding="utf-8"))["systems"]:
            entry = Entry(system)
            for told in (system, *system.get("uses", ())):
                dossier = Dossier(entry, _moved(told, shift), staff)
                for step in told.get("steps", ()):
                    yield _moved(step, shift), dossier


def _moved(told: dict[str, Any], shift: timedelta) -> dict[str, Any]:
    return {key: value + shift if isinstance(value, date) else value for key, value in told.items()}


@contextmanager
def clock_at(moment: datetime) -> Iterator[None]:
    """Let the product believe that it is this moment.

    Django's `timezone.now` stands as default in many fields, so replacing that function would reach only those who
    look it up; its own source of time reaches everyone.
    """

    class Clock(datetime):
        stands_at: ClassVar[datetime] = moment

        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
            return cls.stands_at.astimezone(tz)

    with patch.object(timezone, "datetime", Clock):
        yield


def _add(dossier: Dossier, step: Step) -> None:
    """A system that was there before the policy, taken over from an inventory."""
    by, told = dossier.staff.called(step["by"]), dossier.entry.told
    supplier = register.supplier_called(told.get("supplier", ""), organisation=by.organisation)
    facts = _facts(told) | {"name": told["name"], "supplier": supplier}
    if owner := told.get("owner"):
        facts["owner"] = dossier.staff.called(owner)
    dossier.entry.system = register.add_system(by=by, facts=facts, why=step["why"])


def _facts(told: dict[str, Any]) -> dict[str, Any]:
    return {name: told[name] for name in FACTS if name in told}


def _draft(dossier: Dossier, step: Step) -> None:
    by, entry = dossier.staff.called(step["by"]), dossier.entry
    answers: dict[str, Any] = {name: dossier.told[name] for name in ANSWERS if name in dossier.told}
    reached = step.get("step", LAST_STEP)
    answers |= {"step": reached, "screening_done": reached == LAST_STEP, "already_used": "used_since" in answers}
    if entry.system:
        answers |= {"kind": "existing_work", "system": entry.system}
    else:
        answers |= {
            "system_name": entry.told["name"],
            "system_kind": entry.told["kind"],
            "supplier_name": entry.told.get("supplier", ""),
        }
    dossier.notice = intake.start(by=by, answers=answers)


def _report(dossier: Dossier, step: Step) -> None:
    """Report the use; the iBoard then completes what the register says about a new system."""
    _draft(dossier, step)
    by, entry = dossier.staff.called(step["by"]), dossier.entry
    dossier.notice = intake.submit(by=by, notice=dossier.report)
    if entry.system is None:
        entry.system = dossier.report.system
        keeper = dossier.staff.called("chantal")
        register.change_system(by=keeper, system=entry.record, facts=_facts(entry.told), why="Aangevuld na de melding")


def _resubmit(dossier: Dossier, step: Step) -> None:
    by = dossier.staff.called(step["by"])
    intake.save_answers(by=by, notice=dossier.report, answers={"description": step["description"]}, step=LAST_STEP)
    intake.submit(by=by, notice=dossier.report)


def _return(dossier: Dossier, step: Step) -> None:
    intake.return_notice(by=dossier.staff.called(step["by"]), notice=dossier.report, question=step["question"])


def _withdraw(dossier: Dossier, step: Step) -> None:
    intake.withdraw(by=dossier.staff.called(step["by"]), notice=dossier.report, reason=step["reason"])


def _ask(dossier: Dossier, step: Step) -> None:
    request = advice.ask(
        by=dossier.staff.called(step["by"]),
        to_role=step["to"],
        question=step["question"],
        system=dossier.entry.record,
        use_case=dossier.report.use_case if dossier.notice else None,
        purpose=step.get("purpose", ""),
        data_classes=step.get("data_classes"),
    )
    dossier.requests.append(request)


def _answer(dossier: Dossier, step: Step) -> None:
    by, request = dossier.staff.called(step["by"]), dossier.requests[step.get("number", 1) - 1]
    advice.answer(by=by, request=request, stance=step["stance"], text=step["text"])


def _position(dossier: Dossier, step: Step) -> None:
    by = dossier.staff.called(step["by"])
    intake.take_position(by=by, notice=dossier.report, stance=step["stance"], note=step["note"])


def _condition(dossier: Dossier, step: Step) -> None:
    condition = intake.add_condition(
        by=dossier.staff.called(step["by"]),
        notice=dossier.report,
        sentence=step["sentence"],
        owner=dossier.staff.called(step["owner"]),
        due_on=step["due"],
    )
    dossier.conditions.append(condition)


def _meet(dossier: Dossier, step: Step) -> None:
    condition = Condition.objects.get(pk=dossier.conditions[step.get("number", 1) - 1].pk)
    intake.meet_condition(by=dossier.staff.called(step["by"]), condition=condition, note=step["note"])


def _advise(dossier: Dossier, step: Step) -> None:
    by = dossier.staff.called(step["by"])
    intake.advise(by=by, notice=dossier.report, stance=step["stance"], text=step["text"])


def _rule(dossier: Dossier, step: Step) -> None:
    pilot = None
    if step["outcome"] == "pilot":
        pilot = intake.PilotTerms(
            starts_on=step["starts"],
            ends_on=step["ends"],
            success=step["success"],
            stop=step["stop"],
            members=[dossier.staff.called(name) for name in step["members"]],
        )
    intake.rule(
        by=dossier.staff.called(step["by"]),
        notice=dossier.report,
        outcome=step["outcome"],
        reason=step.get("reason", ""),
        pilot=pilot,
    )


def _designate(dossier: Dossier, step: Step) -> None:
    use_case = dossier.report.use_case
    if use_case is None:
        raise LookupError("only a reported use can be designated")
    designation = intake.designate(
        by=dossier.staff.called(step["by"]),
        use_case=use_case,
        data_class=step["data_class"],
        starts_on=step["on"],
        ends_on=step["until"],
        reason=step["reason"],
        conditions=step.get("conditions", ""),
    )
    dossier.designations.append(designation)


def _revoke(dossier: Dossier, step: Step) -> None:
    by, designation = dossier.staff.called(step["by"]), dossier.designations[step.get("number", 1) - 1]
    register.revoke(by=by, designation=designation, reason=step["reason"])


def _join(dossier: Dossier, step: Step) -> None:
    use_case = dossier.report.use_case
    if use_case is None:
        raise LookupError("only a reported use can be joined")
    for name in step["who"]:
        register.join(by=dossier.staff.called(name), use_case=use_case)


def _change(dossier: Dossier, step: Step) -> None:
    by = dossier.staff.called(step["by"])
    register.change_system(by=by, system=dossier.entry.record, facts=step["facts"], why=step["why"])


def _confirm_text(dossier: Dossier, step: Step) -> None:
    by = dossier.staff.called(step["by"])
    register.confirm_public_text(by=by, system=dossier.entry.record, text=step["text"])


def _by_hand(change: Callable[..., AISystem]) -> Callable[[Dossier, Step], None]:
    def carry_out(dossier: Dossier, step: Step) -> None:
        change(by=dossier.staff.called(step["by"]), system=dossier.entry.record, reason=step["reason"])

    return carry_out


ACTS: dict[str, Callable[[Dossier, Step], None]] = {
    "add": _add,
    "draft": _draft,
    "report": _report,
    "resubmit": _resubmit,
    "return": _return,
    "withdraw": _withdraw,
    "ask": _ask,
    "answer": _answer,
    "position": _position,
    "condition": _condition,
    "meet": _meet,
    "advise": _advise,
    "rule": _rule,
    "designate": _designate,
    "revoke": _revoke,
    "join": _join,
    "change": _change,
    "confirm_text": _confirm_text,
    "suspend": _by_hand(register.suspend),
    "resume": _by_hand(register.resume),
    "retire": _by_hand(intake.retire),
}
