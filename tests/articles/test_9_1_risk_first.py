"""Art. 9.1: the risk is assessed beforehand, a ban is a ban, and an unknown risk is never taken for a low one."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.cast import Cast
from tests.scenes import BENEFITS, CHATBOT, advised, determined, ruled
from waarborg.assessment import actions as assessment
from waarborg.assessment.models import Classification, Risk
from waarborg.core.transitions import Refused
from waarborg.intake import actions
from waarborg.intake.admission import admit
from waarborg.intake.models import Notice, Ruling
from waarborg.register.models import UseCase
from waarborg.rulebook import Answer, Outcome, Verdict

BANNED = CHATBOT | {"article_5_practice": ["yes"], "practices": ["c"]}


@pytest.fixture
def notice(cast: Cast) -> Notice:
    return advised(cast, risk="")


def use_of(notice: Notice) -> UseCase:
    return UseCase.objects.get(notice=notice)


def asked(cast: Cast, notice: Notice) -> Verdict:
    return admit(
        person=cast.aisha,
        system=use_of(notice).system,
        purpose=notice.purpose,
        data_classes=["internal"],
        today=timezone.localdate(),
    )


def test_first_the_class_then_the_ruling_then_the_use(cast: Cast, notice: Notice):
    with pytest.raises(Refused, match="nog te bepalen"):
        actions.rule(by=cast.gerda, notice=notice, outcome="approved")
    determined(use_of(notice), CHATBOT, by=cast.daan)
    actions.rule(by=cast.gerda, notice=notice, outcome="approved")
    verdict = asked(cast, notice)
    assert verdict.answer is Answer.YES_IF
    assert "9.1c" in {reason.article for reason in verdict.reasons}
    assert "9.1c" in {duty.article for duty in verdict.obligations}


def test_what_the_ai_act_bans_cannot_be_ruled_in(cast: Cast, notice: Notice):
    determined(use_of(notice), BANNED, by=cast.daan)
    for outcome in ("approved", "conditions", "pilot"):
        with pytest.raises(Refused, match="verbiedt dit gebruik"):
            actions.rule(by=cast.gerda, notice=notice, outcome=outcome, reason="Toch")
    actions.rule(by=cast.gerda, notice=notice, outcome="rejected", reason="Verboden")
    assert Ruling.objects.get().outcome == "rejected"


def test_a_ban_that_began_since_cannot_be_ruled_in_either(cast: Cast, notice: Notice, time_machine):
    """Nobody needs to have looked again: the class knows the day of its ban."""
    time_machine.move_to("2026-12-01 12:00")
    determined(use_of(notice), CHATBOT | {"article_5_practice": ["yes"], "practices": ["ba"]}, by=cast.daan)
    time_machine.move_to("2026-12-03 12:00")
    with pytest.raises(Refused, match="verbiedt dit gebruik"):
        actions.rule(by=cast.gerda, notice=notice, outcome="approved")
    assert asked(cast, notice).answer is Answer.NO


def test_a_class_that_no_longer_fits_is_determined_again_before_the_ruling(cast: Cast, notice: Notice):
    found = determined(use_of(notice), CHATBOT, by=cast.daan)
    assessment.outdate(classification=found, why="Het model is veranderd.")
    with pytest.raises(Refused, match="Bepaal haar eerst opnieuw"):
        actions.rule(by=cast.gerda, notice=notice, outcome="approved")
    determined(use_of(notice), CHATBOT, by=cast.daan)
    actions.rule(by=cast.gerda, notice=notice, outcome="approved")


def test_who_deviates_to_high_risk_brings_its_demands(cast: Cast, notice: Notice):
    found = determined(use_of(notice), {"is_algorithm": ["no"]}, by=cast.daan)
    found = assessment.deviate(by=cast.chantal, classification=found, risk=Risk.HIGH, reason="Wij zien het als AI")
    assert (found.roles, found.fria_required) == (["deployer"], True)
    assert {"human_oversight", "fria", "literacy"} <= set(use_of(notice).demands.values_list("key", flat=True))
    with pytest.raises(Refused, match="nog wettelijke eisen open"):
        actions.rule(by=cast.gerda, notice=notice, outcome="approved")
    assessment.deviate(by=cast.chantal, classification=found, risk=Risk.MINIMAL, reason="Toch niet")
    found.refresh_from_db()
    assert not found.fria_required


def test_the_directie_may_reject_or_send_back_without_a_class(cast: Cast, notice: Notice, client: Client):
    client.force_login(cast.gerda)
    shown = client.get(reverse("intake:rule", args=[notice.pk])).content.decode()
    assert "Mag dit worden toegestaan?" in shown
    assert "De risicoklasse is nog te bepalen. Dat moet vooraf." in shown
    actions.rule(by=cast.gerda, notice=notice, outcome="rejected", reason="Te weinig bekend")


def test_a_class_that_could_not_be_determined_does_not_count_as_one(cast: Cast, notice: Notice):
    unknown = CHATBOT | {"annex_iii": ["unknown"], "open_source": ["no"]}
    determined(use_of(notice), unknown, by=cast.daan)
    with pytest.raises(Refused, match="niet alle antwoorden zijn bekend"):
        actions.rule(by=cast.gerda, notice=notice, outcome="approved")


def test_a_use_in_use_that_turns_out_to_be_banned_is_allowed_to_nobody(cast: Cast):
    notice = ruled(cast).notice
    determined(use_of(notice), BANNED, by=cast.daan)
    verdict = asked(cast, notice)
    assert verdict.answer is Answer.NO
    assert next(reason for reason in verdict.refusals).article == "9.1a"


def test_of_a_use_without_a_class_the_risk_is_open_and_never_low(cast: Cast):
    notice = ruled(cast).notice
    Classification.objects.all().delete()
    reason = next(reason for reason in asked(cast, notice).reasons if reason.article == "9.1")
    assert (reason.outcome, "nog te bepalen" in reason.sentence) == (Outcome.OPEN, True)


def test_the_ruling_freezes_the_class_on_which_it_was_given(cast: Cast, notice: Notice):
    found = determined(use_of(notice), CHATBOT, by=cast.daan)
    assessment.deviate(by=cast.chantal, classification=found, risk=Risk.MINIMAL, reason="Alleen intern")
    ruling = actions.rule(by=cast.gerda, notice=notice, outcome="approved")
    assert ruling.facts["risk_class"] == {
        "risk": "minimal",
        "version": 1,
        "sha256": found.sha256,
        "reason": "Alleen intern",
    }


def test_high_risk_says_that_it_may_only_when_all_duties_are_met(cast: Cast, notice: Notice):
    determined(use_of(notice), BENEFITS, by=cast.daan)
    reasons = [reason for reason in asked(cast, notice).reasons if reason.article == "9.1b"]
    assert "alle wettelijke plichten" in reasons[0].sentence
