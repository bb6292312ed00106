import pytest

from tests.cast import Cast
from tests.scenes import advised, classified, draft, reported, ruled
from waarborg.accounts.models import RoleAssignment
from waarborg.advice import actions as advice
from waarborg.advice.models import AdviceRequest
from waarborg.audit.actions import verify
from waarborg.audit.models import Event
from waarborg.core.transitions import Refused
from waarborg.intake import actions
from waarborg.intake.models import Notice
from waarborg.notify.models import Message, News
from waarborg.register.models import AISystem, UseCase


def test_a_report_that_is_advised_on_and_ruled_brings_the_system_into_use(cast: Cast):
    ruling = ruled(cast)
    notice = Notice.objects.get(pk=ruling.notice_id)
    assert (notice.state, notice.use_case.state, notice.system.state) == ("approved", "in_use", "in_use")
    assert ruling.is_intact()
    assert notice.use_case.ruling_hash == ruling.sha256


def test_every_act_on_the_road_leaves_its_event_in_an_unbroken_chain(cast: Cast):
    ruled(cast)
    acts = list(Event.objects.order_by("sequence").values_list("act", flat=True))
    assert acts == ["register.added", "register.use_added", "intake.submitted", "intake.advised", "intake.ruled"]
    assert verify(cast.aisha.organisation) == (5, None)


def test_staff_read_the_ruling_in_the_news_and_the_reporter_gets_a_message(cast: Cast):
    ruled(cast)
    assert News.objects.get().title == "Copilot (tekst samenvatten): toegestaan"
    assert Message.objects.filter(person=cast.aisha).get().sentence.startswith("Besluit over uw melding")


def test_a_ruling_that_deviates_without_a_reason_is_refused_and_changes_nothing(cast: Cast):
    notice = advised(cast, stance="negative")
    with pytest.raises(Refused, match="wijkt af van het advies"):
        actions.rule(by=cast.gerda, notice=notice, outcome="approved")
    assert Notice.objects.get().state == "advised"
    assert AISystem.objects.get().state == "proposed"


def test_only_the_directie_rules(cast: Cast):
    notice = advised(cast)
    with pytest.raises(Refused, match=r"Dit is een taak van: [Dd]irectie"):
        actions.rule(by=cast.chantal, notice=notice, outcome="approved")


def test_a_second_director_is_told_that_it_was_decided(cast: Cast):
    notice = advised(cast)
    actions.rule(by=cast.gerda, notice=notice, outcome="approved")
    with pytest.raises(Refused, match="de status is nu ‘toegestaan’"):
        actions.rule(by=cast.gerda, notice=notice, outcome="rejected", reason="Toch niet")


def test_a_forbidden_purpose_cannot_be_reported(cast: Cast):
    with pytest.raises(Refused) as refusal:
        reported(cast.aisha, purpose="besluit_nemen")
    assert refusal.value.verdict.refusals[0].article == "5.1b"
    assert not AISystem.objects.exists()


def test_a_withdrawn_report_takes_its_use_out_of_the_register(cast: Cast):
    notice = reported(cast.aisha)
    actions.withdraw(by=cast.aisha, notice=notice, reason="Niet meer nodig")
    assert not AISystem.objects.get().use_cases.exists()


def test_numbers_count_up_within_the_year(cast: Cast):
    first, second = reported(cast.aisha), reported(cast.aisha, purpose="vertalen")
    assert int(second.number[-4:]) == int(first.number[-4:]) + 1
    assert second.system == first.system


def test_an_answer_outlives_the_report_that_it_was_about(cast: Cast):
    notice = reported(cast.aisha)
    answered = advice.ask(by=cast.chantal, to_role="ciso", question="Veilig?", use_case=notice.use_case)
    advice.answer(by=cast.els, request=answered, stance="positive", text="Ja")
    waiting = advice.ask(by=cast.chantal, to_role="iso", question="En nu?", use_case=notice.use_case)
    actions.withdraw(by=cast.aisha, notice=notice)
    states = {request.pk: request.state for request in AdviceRequest.objects.all()}
    assert states == {answered.pk: "answered", waiting.pk: "withdrawn"}


class TestAfterAPilot:
    """A use on which there is a ruling stays what was ruled on."""

    def asked_again(self, cast: Cast) -> Notice:
        notice = ruled(cast, outcome="pilot").notice
        actions.advise(by=cast.chantal, notice=notice, stance="positive", text="Geslaagd")
        actions.refer_back(by=cast.gerda, notice=notice, reason="Kijk nog eens")
        return actions.return_notice(by=cast.chantal, notice=notice, question="Hoe ging het?")

    def test_the_reporter_cannot_turn_it_into_another_use(self, cast: Cast):
        notice = self.asked_again(cast)
        notice = actions.save_answers(by=cast.aisha, notice=notice, answers={"purpose": "vertalen"}, step=2)
        with pytest.raises(Refused, match="nieuwe melding"):
            actions.submit(by=cast.aisha, notice=notice)
        assert UseCase.objects.get().purpose == "samenvatten"

    def test_the_same_answers_may_come_back(self, cast: Cast):
        assert actions.submit(by=cast.aisha, notice=self.asked_again(cast)).state == "submitted"

    def test_the_report_cannot_be_withdrawn(self, cast: Cast):
        with pytest.raises(Refused, match="al een besluit"):
            actions.withdraw(by=cast.aisha, notice=self.asked_again(cast))


def test_a_report_that_comes_back_for_another_system_is_about_that_system_only(cast: Cast):
    other = AISystem.objects.create(organisation=cast.aisha.organisation, name="DeepSeek", kind="text_generator")
    notice = actions.return_notice(by=cast.chantal, notice=reported(cast.aisha), question="Welk systeem?")
    notice = actions.save_answers(by=cast.aisha, notice=notice, answers={"system": other}, step=1)
    notice = actions.submit(by=cast.aisha, notice=notice)
    assert UseCase.objects.get().system == other
    classified(UseCase.objects.get(), "minimal", by=cast.daan)
    actions.advise(by=cast.chantal, notice=notice, stance="positive", text="Prima")
    actions.rule(by=cast.gerda, notice=notice, outcome="approved")
    assert {system.name: system.state for system in AISystem.objects.all()} == {
        "Copilot": "proposed",
        "DeepSeek": "in_use",
    }


def test_who_took_a_position_does_not_decide(cast: Cast):
    RoleAssignment.objects.create(person=cast.gerda, role="iboard")
    gerda = type(cast.gerda).objects.get(pk=cast.gerda.pk)
    notice = reported(cast.aisha)
    actions.take_position(by=gerda, notice=notice, stance="positive", note="")
    actions.advise(by=cast.chantal, notice=notice, stance="positive", text="Prima")
    with pytest.raises(Refused, match="geadviseerd"):
        actions.rule(by=gerda, notice=notice, outcome="approved")


def test_a_draft_that_was_taken_back_stays_its_reporters_own(cast: Cast):
    notice = actions.withdraw(by=cast.aisha, notice=draft(cast.aisha))
    assert not cast.ilse.has_perm("intake.view", notice)
    assert cast.aisha.has_perm("intake.view", notice)


def test_a_rejection_takes_back_what_was_still_asked_of_advisers(cast: Cast):
    notice = advised(cast, stance="negative", data_classes=["internal", "personal"])
    actions.ask_adviser(by=cast.chantal, notice=notice, to_role="privacy_adviseur", question="Mag dit?")
    assert AdviceRequest.objects.filter(state="open").exists()
    actions.rule(by=cast.gerda, notice=notice, outcome="rejected")
    assert not AdviceRequest.objects.filter(state="open").exists()
    assert Message.objects.filter(person=cast.daan, sentence__contains="niet meer nodig").exists()
