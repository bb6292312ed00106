from datetime import timedelta

import pytest
from django.utils import timezone

from tests.cast import Cast
from tests.scenes import advised, reported, ruled
from waarborg.advice import actions as advice
from waarborg.core.transitions import Refused
from waarborg.intake import actions
from waarborg.intake.models import Pilot
from waarborg.register.models import AISystem


def test_the_board_advises_with_conditions_after_the_privacy_advisers_advice(cast: Cast):
    notice = reported(cast.aisha)
    request = advice.ask(by=cast.chantal, to_role="privacy_adviseur", question="Mag dit?", use_case=notice.use_case)
    advice.answer(by=cast.daan, request=request, stance="conditions", text="Zonder namen")
    due_on = timezone.localdate() + timedelta(days=30)
    actions.add_condition(by=cast.chantal, notice=notice, sentence="Haal namen weg", owner=cast.bram, due_on=due_on)
    given = actions.advise(by=cast.chantal, notice=notice, stance="conditions", text="Mits zonder namen")
    assert given.notice.state == "advised"


def test_without_advice_there_is_no_ruling(cast: Cast):
    with pytest.raises(Refused):
        actions.rule(by=cast.gerda, notice=reported(cast.aisha), outcome="approved")


def test_who_reported_does_not_advise_on_it(cast: Cast):
    with pytest.raises(Refused, match="zelf gemeld"):
        actions.advise(by=cast.chantal, notice=reported(cast.chantal), stance="positive", text="Prima")


def test_a_pilot_has_members_a_term_and_criteria_and_needs_a_second_ruling_for_all(cast: Cast):
    ruling = ruled(cast, outcome="pilot")
    pilot = Pilot.objects.get()
    assert list(pilot.members.all()) == [cast.aisha]
    assert pilot.success
    assert pilot.stop
    notice = ruling.notice
    actions.advise(by=cast.chantal, notice=notice, stance="positive", text="De pilot is geslaagd")
    actions.rule(by=cast.gerda, notice=notice, outcome="approved")
    assert AISystem.objects.get().state == "in_use"


def test_a_pilot_longer_than_the_policy_allows_is_refused(cast: Cast):
    notice = advised(cast, stance="pilot")
    today = timezone.localdate()
    terms = actions.PilotTerms(
        starts_on=today, ends_on=today + timedelta(days=1_000), success="Ja", stop="Nee", members=[cast.aisha]
    )
    with pytest.raises(Refused, match="hoogstens"):
        actions.rule(by=cast.gerda, notice=notice, outcome="pilot", pilot=terms)
