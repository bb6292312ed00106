"""Every state × every transition × every person of the cast, for notices, the register and advice.

The tables below say by hand what the policy allows; they are not derived from the permissions that they test.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone

from tests.cast import PEOPLE, Cast
from tests.scenes import ANSWERS, advised, draft, reported, ruled
from waarborg.accounts.models import Person, RoleAssignment
from waarborg.advice import actions as advice
from waarborg.advice.models import TRANSITIONS as ADVICE
from waarborg.advice.models import AdviceRequest, RequestState
from waarborg.core.transitions import Refused, Transition, check, move
from waarborg.intake import actions
from waarborg.intake.actions import PilotTerms
from waarborg.intake.models import Notice, Ruling
from waarborg.intake.states import TRANSITIONS, NoticeState
from waarborg.register import actions as register
from waarborg.register.models import AISystem, UseCase
from waarborg.register.states import LIFECYCLE, State

Allowed = dict[str, tuple[set[str], set[str]]]
"""For each transition the states it starts from and the people who may make it."""

NOTICE: Allowed = {
    "submit": ({"draft", "returned"}, {"aisha"}),
    "withdraw": ({"draft", "submitted", "returned", "advised"}, {"aisha"}),
    "return": ({"submitted"}, {"chantal"}),
    "advise": ({"submitted", "pilot"}, {"chantal"}),
    "refer_back": ({"advised"}, {"gerda"}),
    "approve": ({"advised"}, {"gerda"}),
    "pilot": ({"advised"}, {"gerda"}),
    "reject": ({"advised"}, {"gerda"}),
    "end": ({"submitted", "returned", "advised", "pilot", "approved"}, {"chantal", "hugo"}),
}
ENDS_IN = {
    "submit": "submitted",
    "withdraw": "withdrawn",
    "return": "returned",
    "advise": "advised",
    "refer_back": "submitted",
    "approve": "approved",
    "pilot": "pilot",
    "reject": "rejected",
    "end": "ended",
}
QUESTION: Allowed = {
    "answer": ({"open"}, {"daan"}),
    "withdraw": ({"open"}, {"aisha"}),
}
RULED_USE: Allowed = {
    "start_pilot": ({"proposed", "rejected", "retired", "pilot", "in_use"}, {"gerda"}),
    "take_into_use": ({"proposed", "rejected", "retired", "pilot", "in_use"}, {"gerda"}),
    "reject": ({"proposed", "pilot", "in_use"}, {"gerda"}),
    "suspend": ({"pilot", "in_use"}, {"gerda", "els", "daan"}),
    "resume": ({"suspended"}, {"gerda"}),
    "resume_pilot": (set(), set()),
    "retire": ({"pilot", "in_use", "suspended"}, {"chantal", "hugo"}),
}
"""A system that the directie ruled on, with a use that was in use before."""

PILOTED: Allowed = RULED_USE | {"resume": (set(), set()), "resume_pilot": ({"suspended"}, {"gerda"})}
"""The same when it was never more than a pilot."""

UNRULED: Allowed = RULED_USE | {
    name: (set(), set()) for name in ("start_pilot", "take_into_use", "reject", "resume", "resume_pilot")
}
"""Without a ruling there is no road to pilot or use, for nobody."""

UNREPORTED: Allowed = UNRULED | {"retire": ({"proposed", "pilot", "in_use", "suspended"}, {"chantal", "hugo"})}
"""A system of which no use was ever reported can also leave the register from the start."""


def in_state(table: Allowed, state: str) -> dict[str, set[str]]:
    """One row of the matrix: for each transition the people who may make it from this state."""
    return {name: people if state in states else set() for name, (states, people) in table.items()}


def people_who_may(cast: Cast, transition: Transition, subject: Any) -> set[str]:
    today = timezone.localdate()
    return {name for name in PEOPLE if check(transition, subject, by=getattr(cast, name), today=today).allowed}


def people_who_can(cast: Cast, act: Callable[[Person], object], arrived: Callable[[], bool]) -> set[str]:
    """Who brings it to its end with the real act. Each try is undone."""
    done = set()
    for name in PEOPLE:
        try:
            with transaction.atomic():
                act(getattr(cast, name))
                assert arrived(), f"{name} acted, but the state did not follow"
                done.add(name)
                transaction.set_rollback(True)
        except Refused:
            continue
    return done


@pytest.fixture
def notice(cast: Cast) -> Notice:
    """A notice for which every requirement holds, whatever its state: complete, advised on, in the register."""
    return advised(cast)


@pytest.fixture
def piloted(cast: Cast) -> Notice:
    """A notice whose use is in pilot, so that its system can be taken out of use whatever the state of the notice."""
    return ruled(cast, outcome="pilot").notice


def notice_acts(cast: Cast, notice: Notice) -> dict[str, Callable[[Person], object]]:
    today = timezone.localdate()
    pilot = PilotTerms(today, today + timedelta(days=30), success="Ja", stop="Nee", members=[cast.aisha])
    of: Any = {"notice": notice}
    return {
        "submit": lambda by: actions.submit(by=by, **of),
        "withdraw": lambda by: actions.withdraw(by=by, reason="Niet nodig", **of),
        "return": lambda by: actions.return_notice(by=by, question="Welke versie?", **of),
        "advise": lambda by: actions.advise(by=by, stance="positive", text="Goed", **of),
        "refer_back": lambda by: actions.refer_back(by=by, reason="Kijk opnieuw", **of),
        "approve": lambda by: actions.rule(by=by, outcome="approved", reason="Ja", **of),
        "pilot": lambda by: actions.rule(by=by, outcome="pilot", reason="Eerst proberen", pilot=pilot, **of),
        "reject": lambda by: actions.rule(by=by, outcome="rejected", reason="Nee", **of),
        "end": lambda by: actions.retire(by=by, system=AISystem.objects.get(notices=notice), reason="Contract is op"),
    }


@pytest.mark.parametrize("state", NoticeState.values)
def test_a_notice_moves_only_where_the_policy_says(cast: Cast, notice: Notice, state: str):
    Notice.objects.filter(pk=notice.pk).update(state=state)
    notice.refresh_from_db()
    expected = in_state(NOTICE, state)
    assert {road.name: people_who_may(cast, road, notice) for road in TRANSITIONS} == expected

    def arrives(name: str) -> Callable[[], bool]:
        return lambda: Notice.objects.get(pk=notice.pk).state == ENDS_IN[name]

    acts = notice_acts(cast, notice)
    del acts["end"]  # nothing is used yet, so there is nothing to take out of use
    del expected["end"]
    assert {name: people_who_can(cast, act, arrives(name)) for name, act in acts.items()} == expected


@pytest.mark.parametrize("state", NoticeState.values)
def test_taking_a_system_out_of_use_ends_the_road_of_its_notices(cast: Cast, piloted: Notice, state: str):
    """Also on its way to a new ruling after the pilot; no notice is left waiting for what nobody can decide."""
    Notice.objects.filter(pk=piloted.pk).update(state=state)
    ends = notice_acts(cast, piloted)["end"]
    people = people_who_can(cast, ends, lambda: Notice.objects.get(pk=piloted.pk).state == "ended")
    assert people == in_state(NOTICE, state)["end"]


def test_a_proposed_use_waits_for_its_ruling_also_when_the_system_is_taken_out_of_use(cast: Cast):
    system, waiting = in_use(cast), advised(cast, purpose="vertalen")
    actions.retire(by=cast.hugo, system=system, reason="Contract afgelopen")
    assert Notice.objects.get(pk=waiting.pk).state == "advised"
    actions.rule(by=cast.gerda, notice=waiting, outcome="rejected", reason="Het systeem is weg")
    assert UseCase.objects.get(notice=waiting).state == "rejected"


def test_the_tables_name_every_transition():
    assert set(NOTICE) == set(ENDS_IN) == {found.name for found in TRANSITIONS}
    assert set(RULED_USE) == {found.name for found in LIFECYCLE}
    assert set(QUESTION) == {found.name for found in ADVICE}


@pytest.mark.parametrize("state", RequestState.values)
def test_a_question_is_answered_by_the_role_that_was_asked(cast: Cast, state: str):
    request = advice.ask(by=cast.aisha, to_role="privacy_adviseur", question="Mag dit?")
    AdviceRequest.objects.filter(pk=request.pk).update(state=state)
    request.refresh_from_db()
    expected = in_state(QUESTION, state)
    assert {road.name: people_who_may(cast, road, request) for road in ADVICE} == expected
    acts: dict[str, Callable[[Person], object]] = {
        "answer": lambda by: advice.answer(by=by, request=request, stance="positive", text="Ja"),
        "withdraw": lambda by: advice.withdraw(by=by, request=request),
    }

    def arrives(name: str) -> Callable[[], bool]:
        ends_in = {"answer": "answered", "withdraw": "withdrawn"}[name]
        return lambda: AdviceRequest.objects.get(pk=request.pk).state == ends_in

    assert {name: people_who_can(cast, act, arrives(name)) for name, act in acts.items()} == expected


def in_use(cast: Cast) -> AISystem:
    return AISystem.objects.get(notices__rulings=ruled(cast))


def in_pilot(cast: Cast) -> AISystem:
    return AISystem.objects.get(notices__rulings=ruled(cast, outcome="pilot"))


def unruled(cast: Cast) -> AISystem:
    return AISystem.objects.get(notices=reported(cast.aisha))


def unreported(cast: Cast) -> AISystem:
    return register.add_system(by=cast.hugo, facts={"name": "Oude lijst", "kind": "other_ai"}, why="Ingelezen")


@pytest.mark.parametrize("state", State.values)
@pytest.mark.parametrize(
    ("history", "table"),
    [(in_use, RULED_USE), (in_pilot, PILOTED), (unruled, UNRULED), (unreported, UNREPORTED)],
)
def test_a_system_comes_into_use_only_by_a_ruling(
    cast: Cast, history: Callable[[Cast], AISystem], table: Allowed, state: str
):
    system = history(cast)
    AISystem.objects.filter(pk=system.pk).update(state=state)
    system.refresh_from_db()
    expected = in_state(table, state)
    assert {road.name: people_who_may(cast, road, system) for road in LIFECYCLE} == expected

    def goes(road: Transition) -> Callable[[Person], object]:
        return lambda by: move(road, system, by=by, today=timezone.localdate())

    def arrives(road: Transition) -> Callable[[], bool]:
        return lambda: AISystem.objects.get(pk=system.pk).state == road.target

    assert {road.name: people_who_can(cast, goes(road), arrives(road)) for road in LIFECYCLE} == expected


@pytest.mark.parametrize("state", State.values)
@pytest.mark.parametrize(("history", "back"), [(in_use, "in_use"), (in_pilot, "pilot")])
def test_the_acts_of_stopping_keep_to_the_same_table(
    cast: Cast, history: Callable[[Cast], AISystem], back: str, state: str
):
    """Lifting a stop chooses the road itself: to use, or to the pilot when that was all there was."""
    system = history(cast)
    AISystem.objects.filter(pk=system.pk).update(state=state)
    row = in_state(RULED_USE, state)
    acts = {"suspend": "suspended", "resume": back, "retire": "retired"}

    def does(name: str) -> Callable[[Person], object]:
        return lambda by: getattr(register, name)(by=by, system=system, reason="Incident")

    def arrives(name: str) -> Callable[[], bool]:
        return lambda: AISystem.objects.get(pk=system.pk).state == acts[name]

    assert {name: people_who_can(cast, does(name), arrives(name)) for name in acts} == {
        name: row[name] for name in acts
    }


@pytest.mark.parametrize("state", State.values)
def test_a_use_takes_its_road_only_after_a_ruling(cast: Cast, state: str):
    unruled_use = reported(cast.aisha, system_name="Schrijfhulp").use_case
    ruled_use = UseCase.objects.get(notice__rulings=ruled(cast))
    for name in ("start_pilot", "take_into_use", "reject"):
        road = next(found for found in LIFECYCLE if found.name == name)
        unruled_use.state = ruled_use.state = state
        assert people_who_may(cast, road, unruled_use) == set()
        assert people_who_may(cast, road, ruled_use) == in_state(RULED_USE, state)[name]


def named(name: str) -> Transition:
    return next(found for found in TRANSITIONS if found.name == name)


class TestRequirements:
    """What must hold besides state and role."""

    @pytest.mark.parametrize(
        "missing", ["description", "process", "affected", "output_role", "data_classes", "purpose"]
    )
    def test_an_unanswered_question_stops_the_report(self, cast: Cast, missing: str):
        notice = draft(cast.aisha, **{missing: type(ANSWERS[missing])()})
        assert people_who_may(cast, named("submit"), notice) == set()

    @pytest.mark.parametrize("answers", [{"purpose": "prive"}, {"screened": ["prive"]}])
    def test_a_forbidden_purpose_stops_the_report_and_every_ruling(self, cast: Cast, answers: dict[str, Any]):
        notice = advised(cast)
        Notice.objects.filter(pk=notice.pk).update(**answers)
        notice.refresh_from_db()
        for name in ("approve", "pilot", "reject"):
            assert people_who_may(cast, named(name), notice) == set()
        notice.state = "draft"
        assert people_who_may(cast, named("submit"), notice) == set()

    def test_without_advice_there_is_no_ruling(self, cast: Cast):
        notice = reported(cast.aisha)
        Notice.objects.filter(pk=notice.pk).update(state="advised")
        notice.refresh_from_db()
        for name in ("approve", "pilot", "reject", "refer_back"):
            assert people_who_may(cast, named(name), notice) == set()

    def test_who_reported_neither_advises_nor_rules(self, cast: Cast):
        own = reported(cast.chantal)
        assert people_who_may(cast, named("advise"), own) == set()
        assert people_who_may(cast, named("return"), own) == set()
        of_director = reported(cast.gerda, purpose="vertalen")
        actions.advise(by=cast.chantal, notice=of_director, stance="positive", text="Goed")
        of_director.refresh_from_db()
        assert people_who_may(cast, named("approve"), of_director) == set()

    def test_who_advised_does_not_rule_even_with_both_roles(self, cast: Cast):
        RoleAssignment.objects.create(person=cast.chantal, role="directie")
        cast.chantal.__dict__.pop("roles", None)
        notice = advised(cast)
        for name in ("approve", "pilot", "reject"):
            assert people_who_may(cast, named(name), notice) == {"gerda"}
        assert Ruling.objects.count() == 0

    def test_somebody_who_left_may_do_nothing(self, cast: Cast):
        cast.gerda.is_active = False
        notice = advised(cast)
        assert people_who_may(cast, named("approve"), notice) == set()
