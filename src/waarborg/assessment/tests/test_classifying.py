"""The acts of the risk class: determining, deviating, and noticing that it no longer fits (art. 9.1)."""

import pytest
from django.utils import timezone

from tests.cast import Cast
from tests.scenes import BENEFITS, CHATBOT, answering, determined, reported
from waarborg.assessment import actions
from waarborg.assessment.aiact.version import RULES_VERSION
from waarborg.assessment.models import Classification, ClassificationState, Risk
from waarborg.assessment.tasks import check_on
from waarborg.audit.models import Event
from waarborg.audit.rules import sha256
from waarborg.core.transitions import Refused
from waarborg.notify.models import Message
from waarborg.register import actions as register
from waarborg.register.models import UseCase


@pytest.fixture
def use_case(cast: Cast) -> UseCase:
    return UseCase.objects.get(notice=reported(cast.aisha, risk=""))


def test_all_points_of_annex_iii_at_once_are_kept(cast: Cast, use_case: UseCase):
    areas = ["1", "2", "3", "4", "5a", "5b", "5c", "5d", "6", "7", "8"]
    found = determined(use_case, {**BENEFITS, "areas": areas}, by=cast.daan)
    found.full_clean()
    found.refresh_from_db()
    assert found.annex_iii.split(", ") == areas


def test_it_works(cast: Cast, use_case: UseCase):
    found = determined(use_case, CHATBOT, by=cast.daan)
    assert (found.risk, found.kind, found.roles) == (Risk.LIMITED, "gpai_system", ["deployer"])
    assert found.finished_by == cast.daan
    assert sha256(found.snapshot) == found.sha256
    assert found.rules_version.startswith(f"{RULES_VERSION}-")
    acts = list(Event.objects.about(found).order_by("sequence").values_list("act", flat=True))
    assert acts == ["assessment.class_begun", "assessment.class_finished"]


def test_the_owner_hears_of_the_class(cast: Cast, use_case: UseCase):
    determined(use_case, BENEFITS, by=cast.daan)
    assert "hoog risico" in Message.objects.filter(person=use_case.owner).latest("pk").sentence


def test_a_new_class_takes_the_place_of_the_one_before_and_starts_from_its_answers(cast: Cast, use_case: UseCase):
    first = determined(use_case, CHATBOT, by=cast.daan)
    draft = actions.begin(by=cast.els, use_case=use_case)
    assert draft.answers == first.answers
    second = actions.finish(by=cast.els, draft=draft)
    first.refresh_from_db()
    assert (first.state, second.state, second.number) == (ClassificationState.REPLACED, ClassificationState.FINAL, 2)


def test_what_is_unknown_stays_to_be_determined(cast: Cast, use_case: UseCase):
    found = determined(use_case, CHATBOT | {"annex_iii": ["unknown"], "open_source": ["no"]}, by=cast.daan)
    assert found.risk == Risk.TO_BE_DETERMINED


def test_it_is_not_laid_down_while_a_question_is_open(cast: Cast, use_case: UseCase):
    draft = answering(actions.begin(by=cast.daan, use_case=use_case), {"is_algorithm": ["yes"]}, by=cast.daan)
    with pytest.raises(Refused, match="nog een vraag open"):
        actions.finish(by=cast.daan, draft=draft)


def test_who_does_not_assess_is_told_whose_task_it_is(cast: Cast, use_case: UseCase):
    for person in (cast.aisha, cast.gerda, cast.ilse, cast.kim):
        with pytest.raises(Refused, match="Dit is een taak van"):
            actions.begin(by=person, use_case=use_case)


def test_two_people_do_not_begin_two_drafts(cast: Cast, use_case: UseCase):
    actions.begin(by=cast.daan, use_case=use_case)
    with pytest.raises(Refused, match="Daan Mulder is hier al mee begonnen"):
        actions.begin(by=cast.els, use_case=use_case)


def test_an_answer_that_a_colleague_gave_meanwhile_is_not_overwritten_unseen(cast: Cast, use_case: UseCase):
    draft = actions.begin(by=cast.daan, use_case=use_case)
    actions.save_answer(by=cast.els, draft=draft, fact="is_algorithm", chosen=["no"], seen=[])
    with pytest.raises(actions.AnsweredMeanwhile) as meanwhile:
        actions.save_answer(by=cast.daan, draft=draft, fact="is_algorithm", chosen=["yes"], seen=[])
    assert meanwhile.value.chosen == ["no"]
    kept = actions.save_answer(by=cast.daan, draft=draft, fact="is_algorithm", chosen=["yes"], seen=["no"])
    assert kept.facts.is_algorithm is True


def test_a_draft_can_be_thrown_away_and_what_held_goes_on_to_hold(cast: Cast, use_case: UseCase):
    held = determined(use_case, CHATBOT, by=cast.daan)
    actions.drop(by=cast.els, draft=actions.begin(by=cast.els, use_case=use_case))
    assert list(Classification.objects.all()) == [held]


class TestDeviating:
    def test_another_person_may_deviate_with_a_reason(self, cast: Cast, use_case: UseCase):
        found = determined(use_case, CHATBOT, by=cast.daan)
        found = actions.deviate(by=cast.chantal, classification=found, risk=Risk.HIGH, reason="Raakt uitkeringen")
        assert (found.risk, found.holds) == (Risk.LIMITED, Risk.HIGH)
        event = Event.objects.filter(act="assessment.class_deviated").get()
        assert (event.reason, event.data["risk"], event.data["override"]) == ("Raakt uitkeringen", "limited", "high")

    def test_going_back_to_what_followed_ends_the_deviation(self, cast: Cast, use_case: UseCase):
        found = determined(use_case, CHATBOT, by=cast.daan)
        found = actions.deviate(by=cast.chantal, classification=found, risk=Risk.HIGH, reason="Raakt uitkeringen")
        found = actions.deviate(by=cast.chantal, classification=found, risk=Risk.LIMITED, reason="Toch niet")
        assert (found.override, found.holds) == ("", Risk.LIMITED)

    def test_without_a_reason_it_is_refused(self, cast: Cast, use_case: UseCase):
        found = determined(use_case, CHATBOT, by=cast.daan)
        with pytest.raises(Refused, match="Geef een reden"):
            actions.deviate(by=cast.chantal, classification=found, risk=Risk.HIGH, reason=" ")

    def test_nobody_deviates_from_what_they_laid_down_themselves(self, cast: Cast, use_case: UseCase):
        found = determined(use_case, CHATBOT, by=cast.chantal)
        with pytest.raises(Refused, match="zelf vastgesteld"):
            actions.deviate(by=cast.chantal, classification=found, risk=Risk.HIGH, reason="Raakt uitkeringen")

    def test_nobody_deviates_from_a_ban(self, cast: Cast, use_case: UseCase):
        banned = CHATBOT | {"article_5_practice": ["yes"], "practices": ["c"]}
        found = determined(use_case, banned, by=cast.daan)
        assert found.risk == Risk.PROHIBITED
        with pytest.raises(Refused, match="Van een verbod kan niemand afwijken"):
            actions.deviate(by=cast.chantal, classification=found, risk=Risk.HIGH, reason="Het valt mee")

    def test_nobody_deviates_from_a_ban_that_began_since(self, cast: Cast, use_case: UseCase, time_machine):
        time_machine.move_to("2026-12-01 12:00")
        found = determined(use_case, CHATBOT | {"article_5_practice": ["yes"], "practices": ["ba"]}, by=cast.daan)
        found = actions.deviate(by=cast.chantal, classification=found, risk=Risk.HIGH, reason="Gevoelig")
        assert found.banned_from is not None
        time_machine.move_to("2026-12-03 12:00")
        with pytest.raises(Refused, match="Van een verbod kan niemand afwijken"):
            actions.deviate(by=cast.chantal, classification=found, risk=Risk.MINIMAL, reason="Het valt mee")
        assert found.holds == Risk.PROHIBITED

    def test_only_whose_task_it_is(self, cast: Cast, use_case: UseCase):
        found = determined(use_case, CHATBOT, by=cast.daan)
        with pytest.raises(Refused, match="Lid van het iBoard"):
            actions.deviate(by=cast.els, classification=found, risk=Risk.HIGH, reason="Raakt uitkeringen")


class TestOutdated:
    def test_what_still_fits_is_left_alone(self, cast: Cast, use_case: UseCase):
        determined(use_case, CHATBOT, by=cast.daan)
        assert check_on(timezone.localdate()) == 0

    def test_a_new_model_makes_it_a_new_question(self, cast: Cast, use_case: UseCase):
        found = determined(use_case, CHATBOT, by=cast.daan)
        facts = {"model_name": "GPT-9"}
        register.change_system(by=cast.chantal, system=use_case.system, facts=facts, why="Nieuwe versie")
        assert check_on(timezone.localdate()) == 1
        found.refresh_from_db()
        assert found.outdated_why == "Dit veranderde in het register: AI-model."
        assert found.holds == Risk.LIMITED
        assert "Kijk opnieuw" in Message.objects.filter(person=cast.els).latest("pk").sentence

    def test_it_is_told_once(self, cast: Cast, use_case: UseCase):
        determined(use_case, CHATBOT, by=cast.daan)
        register.change_system(by=cast.chantal, system=use_case.system, facts={"model_name": "X"}, why="Nieuw")
        assert [check_on(timezone.localdate()), check_on(timezone.localdate())] == [1, 0]

    def test_a_ban_that_begins_makes_it_a_new_question(self, cast: Cast, use_case: UseCase, time_machine):
        time_machine.move_to("2026-12-01 12:00")
        image = CHATBOT | {"article_5_practice": ["yes"], "practices": ["ba"], "article_5_exception": ["no"]}
        found = determined(use_case, image, by=cast.daan)
        assert found.risk == Risk.LIMITED
        time_machine.move_to("2026-12-02 12:00")
        assert check_on(timezone.localdate()) == 1
        found.refresh_from_db()
        assert "verboden" in found.outdated_why
