"""The acts of the story, each by the product's own function."""

from collections.abc import Callable
from typing import Any

from waarborg.advice import actions as advice
from waarborg.intake import actions as intake
from waarborg.intake.models import Condition
from waarborg.register import actions as register
from waarborg.register.models import AISystem
from waarborg.web.demo.assessing import assess, begin_class, check_classes, classify, deviate, sign
from waarborg.web.demo.outcomes import measure_fairness
from waarborg.web.demo.telling import Dossier, Step

LAST_STEP = 7
FACTS = ("kind", "description", "model_name", "model_version", "hosting", "in_eea", "retrains", "processor_agreement")
ANSWERS = ("purpose", "description", "benefit", "process", "affected", "output_role", "data_classes", "used_since")


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
    "assess": assess,
    "begin_class": begin_class,
    "classify": classify,
    "check_classes": check_classes,
    "deviate": deviate,
    "sign": sign,
    "measure_fairness": measure_fairness,
    "suspend": _by_hand(register.suspend),
    "resume": _by_hand(register.resume),
    "retire": _by_hand(intake.retire),
}
