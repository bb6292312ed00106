"""Whatever people do, in whatever order: a yes rests on the latest ruling, and on nothing else.

Hypothesis plays the real acts against the database and keeps beside them what the policy would remember: what the
latest ruling froze, and whether the system was stopped since.
"""

from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from tests.cast import Cast, assemble
from tests.scenes import draft
from waarborg.advice import actions as advice
from waarborg.core.transitions import Refused
from waarborg.intake import actions
from waarborg.intake.admission import admit
from waarborg.intake.models import Notice, RulingOutcome
from waarborg.register import actions as register
from waarborg.register.models import AISystem, Designation
from waarborg.rulebook import Outcome

ASKED = ("internal", "confidential", "personal")
USABLE = {RulingOutcome.APPROVED, RulingOutcome.CONDITIONS, RulingOutcome.PILOT}
TODAY = timezone.localdate


class EveryRoad(RuleBasedStateMachine):
    """One system and one purpose; notices come and go."""

    def __init__(self) -> None:
        super().__init__()
        self.undo = transaction.atomic()
        self.undo.__enter__()

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.undo.__exit__(None, None, None)

    @initialize(
        data_classes=st.sampled_from([["internal"], ["internal", "personal"]]),
        outcome=st.sampled_from(["approved", "pilot", "rejected"]),
    )
    def somebody_reported_and_the_directie_ruled(self, data_classes: list[str], outcome: str) -> None:
        self.cast: Cast = assemble()
        self.notice: Notice = draft(self.cast.aisha, data_classes=data_classes)
        self.do(actions.submit, by=self.cast.aisha, notice=self.notice)
        self.reported = set(data_classes)
        self.outcome = ""
        self.stopped = self.changed = False
        self.the_board_advises("positive")
        self.the_directie_rules(outcome, days=30)

    def do(self, act: Any, **arguments: Any) -> bool:
        """Whether the policy let it happen. A refusal leaves nothing behind, so we remember nothing of it."""
        try:
            with transaction.atomic():
                act(**arguments)
        except Refused:
            return False
        return True

    @property
    def system(self) -> AISystem:
        return AISystem.objects.get()

    @rule(stance=st.sampled_from(["positive", "pilot", "negative"]))
    def the_board_advises(self, stance: str) -> None:
        self.do(actions.advise, by=self.cast.chantal, notice=self.notice, stance=stance, text="Bekeken")

    @rule(outcome=st.sampled_from(["approved", "pilot", "rejected"]), days=st.integers(0, 30))
    def the_directie_rules(self, outcome: str, days: int) -> None:
        today, member = TODAY(), self.cast.aisha
        terms = actions.PilotTerms(today, today + timedelta(days), success="Ja", stop="Nee", members=[member])
        pilot = terms if outcome == "pilot" else None
        done = self.do(
            actions.rule, by=self.cast.gerda, notice=self.notice, outcome=outcome, reason="Zo besloten", pilot=pilot
        )
        if done:
            self.outcome, self.changed = outcome, False

    @rule()
    def somebody_stops_the_system(self) -> None:
        self.stopped |= self.do(register.suspend, by=self.cast.els, system=self.system, reason="Incident")

    @rule()
    def the_directie_lets_it_go_on(self) -> None:
        if self.do(register.resume, by=self.cast.gerda, system=self.system, reason="Opgelost"):
            self.stopped = False

    @rule(place=st.sampled_from(["cloud", "own", "consumer"]))
    def the_system_moves(self, place: str) -> None:
        moved = self.system.hosting != place
        register.change_system(by=self.cast.hugo, system=self.system, facts={"hosting": place}, why="Verhuisd")
        self.changed |= moved and bool(self.outcome)

    @rule()
    def an_adviser_answers(self) -> None:
        self.notice.refresh_from_db()
        ask = partial(advice.ask, by=self.cast.chantal, to_role="privacy_adviseur", question="Mag dit?")
        request = ask(use_case=self.notice.use_case, data_classes=["personal"])
        advice.answer(by=self.cast.daan, request=request, stance="positive", text="Ja")

    @rule(data_class=st.sampled_from(["personal", "confidential"]), days=st.integers(0, 400))
    def the_directie_designates(self, data_class: str, days: int) -> None:
        self.notice.refresh_from_db()
        ends_on = TODAY() + timedelta(days)
        of: dict[str, Any] = {"use_case": self.notice.use_case, "data_class": data_class}
        why = "Nodig voor verslagen"
        self.do(actions.designate, by=self.cast.gerda, **of, starts_on=TODAY(), ends_on=ends_on, reason=why)

    @rule()
    def the_directie_revokes(self) -> None:
        for designation in Designation.objects.filter(revoked_on=None):
            register.revoke(by=self.cast.gerda, designation=designation, reason="Niet meer nodig")

    @precondition(lambda self: self.outcome)
    @rule()
    def the_system_is_taken_out_of_use_and_reported_again(self) -> None:
        if self.do(actions.retire, by=self.cast.hugo, system=self.system, reason="Contract is op"):
            self.notice = draft(self.cast.aisha, data_classes=["internal"])
            actions.submit(by=self.cast.aisha, notice=self.notice)
            self.reported, self.outcome = {"internal"}, ""
            self.stopped = self.changed = False

    @invariant()
    def a_yes_rests_on_the_latest_ruling(self) -> None:
        ask = partial(admit, system=self.system, purpose="samenvatten", today=TODAY())
        usable = self.outcome in USABLE and not self.stopped
        designated = set(Designation.objects.valid_on(TODAY()).values_list("data_class", flat=True))
        for data_class in ASKED:
            found = ask(person=self.cast.aisha, data_classes=[data_class])
            covered = data_class == "internal" or data_class in designated
            assert found.allowed == (usable and covered), (data_class, found.sentence)
            if found.allowed:
                assert data_class in self.reported
                assert self.changed == any(r.article == "2.4" and r.outcome is Outcome.OPEN for r in found.reasons)
        joost = ask(person=self.cast.joost, data_classes=["internal"])
        assert joost.allowed == (usable and self.outcome != RulingOutcome.PILOT)


@pytest.mark.django_db
def test_whatever_people_do_a_yes_rests_on_the_latest_ruling():
    few = settings(
        max_examples=10, stateful_step_count=12, deadline=None, suppress_health_check=list(HealthCheck), database=None
    )
    run_state_machine_as_test(EveryRoad, settings=few)
