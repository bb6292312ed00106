import hashlib
import json
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.cast import Cast
from waarborg.assessment import gate
from waarborg.assessment.actions import dossiers as actions
from waarborg.assessment.models import AssessmentState, ImpactAssessment, Risk
from waarborg.assessment.tests.dossiers.scenes import accepted, answer, begun, fresh
from waarborg.assessment.work.dossiers import work_for
from waarborg.audit.rules import sha256
from waarborg.core.rulebook import book
from waarborg.core.transitions import Refused

TODAY = timezone.localdate()


def handed_in(cast: Cast) -> ImpactAssessment:
    assessment = answer(cast.chantal, begun(cast, advice=False))
    return actions.submit(by=cast.chantal, assessment=assessment)


def test_an_adviser_finishes_what_gives_advice(cast: Cast):
    assessment = answer(cast.chantal, begun(cast))
    done = actions.finish(by=cast.daan, assessment=assessment)
    assert (done.state, done.outcome_key, done.outcome_label) == ("final", "not_needed", "Niet nodig")
    assert done.review_on == TODAY + timedelta(days=book().policy.assessment.impact_review)


def test_a_deviation_needs_its_reason(cast: Cast):
    assessment = answer(cast.chantal, begun(cast))
    with pytest.raises(Refused, match="waarom u afwijkt"):
        actions.finish(by=cast.daan, assessment=assessment, outcome_key="required")
    done = actions.finish(by=cast.daan, assessment=assessment, outcome_key="required", text="De raad vroeg erom")
    assert (done.outcome_key, done.deviation) == ("required", "De raad vroeg erom")


def test_an_open_outcome_is_not_finished_by_itself(cast: Cast):
    assessment = answer(cast.chantal, begun(cast, risk=Risk.TO_BE_DETERMINED))
    with pytest.raises(Refused, match="De uitkomst staat nog open"):
        actions.finish(by=cast.daan, assessment=assessment)
    assert fresh(assessment).assessment.state == AssessmentState.DRAFT


def test_what_is_incomplete_is_not_handed_in_nor_finished(cast: Cast):
    assessment = begun(cast)
    for act in (actions.submit, actions.finish):
        with pytest.raises(Refused) as refused:
            act(by=cast.chantal, assessment=assessment)
        assert "ontbreken nog 4 antwoorden, het eerste bij vraag 1.1" in str(refused.value)


def test_who_does_not_assess_does_not_finish(cast: Cast):
    assessment = answer(cast.chantal, begun(cast))
    actions.invite(by=cast.chantal, assessment=assessment, person=cast.aisha)
    with pytest.raises(Refused, match="Dit is een taak van"):
        actions.finish(by=cast.aisha, assessment=assessment)


def test_the_management_accepts_the_risk_that_is_left(cast: Cast):
    done = accepted(cast)
    assert (done.state, done.residual_risk, done.finished_by) == ("final", "Een enkele verkeerde zin", cast.gerda)
    kinds = [found.kind for found in done.signatures.all()]
    assert kinds == ["submitted", "advised", "accepted"]


def test_what_it_rests_on_is_frozen(cast: Cast):
    done = accepted(cast)
    kept = json.loads(done.snapshot)
    assert done.sha256 == sha256(done.snapshot)
    assert kept["answers"][0]["by"] == "Aisha Bakkali"
    assert kept["instrument"]["sha256"] == done.instrument_version.sha256
    assert [found["kind"] for found in kept["signatures"]] == ["submitted", "advised", "accepted"]


def test_anyone_who_may_read_it_can_reckon_the_hash_again(client: Client, cast: Cast):
    done = accepted(cast)
    client.force_login(cast.ilse)
    kept = client.get(reverse("assessment:dossier_snapshot", args=[done.pk])).content
    assert hashlib.sha256(kept).hexdigest() == done.sha256


def test_without_advice_nobody_accepts(cast: Cast):
    assessment = handed_in(cast)
    with pytest.raises(Refused, match="nog geen advies"):
        actions.accept(by=cast.gerda, assessment=assessment, residual_risk="Klein")


def test_the_risk_is_accepted_in_words(cast: Cast):
    with pytest.raises(Refused, match="welk restrisico"):
        actions.accept(by=cast.gerda, assessment=handed_in(cast), residual_risk="  ")


def test_who_answered_does_not_accept(cast: Cast):
    assessment = begun(cast, advice=False)
    actions.invite(by=cast.chantal, assessment=assessment, person=cast.gerda)
    answer(cast.gerda, assessment)
    actions.submit(by=cast.gerda, assessment=assessment)
    actions.advise(by=cast.chantal, assessment=assessment, stance="positive", text="Goed")
    with pytest.raises(Refused, match="Een ander stelt haar vast"):
        actions.accept(by=cast.gerda, assessment=assessment, residual_risk="Klein")


def test_who_ever_answered_does_not_accept_also_when_taken_off_the_list(cast: Cast):
    assessment = begun(cast, advice=False)
    actions.invite(by=cast.chantal, assessment=assessment, person=cast.gerda)
    answer(cast.gerda, assessment)
    actions.uninvite(by=cast.chantal, author=assessment.authors.get(person=cast.gerda))
    actions.submit(by=cast.chantal, assessment=assessment)
    actions.advise(by=cast.chantal, assessment=assessment, stance="positive", text="Goed")
    with pytest.raises(Refused, match="Een ander stelt haar vast"):
        actions.accept(by=cast.gerda, assessment=assessment, residual_risk="Klein")


def test_where_it_stopped_at_a_ban_there_is_no_risk_to_accept(cast: Cast):
    assessment = answer(cast.chantal, begun(cast, advice=False), **{"1.2": "yes"})
    actions.submit(by=cast.chantal, assessment=assessment)
    actions.advise(by=cast.chantal, assessment=assessment, stance="negative", text="Verboden")
    with pytest.raises(Refused, match="geen restrisico te aanvaarden"):
        actions.accept(by=cast.gerda, assessment=assessment, residual_risk="Klein")


def test_who_accepts_what_the_team_advises_against_says_why(client: Client, cast: Cast):
    assessment = handed_in(cast)
    ImpactAssessment.objects.filter(pk=assessment.pk).update(outcome_tone="danger")
    actions.advise(by=cast.chantal, assessment=assessment, stance="negative", text="Doe het niet")
    assessment.refresh_from_db()
    with pytest.raises(Refused, match="Dit is afgeraden"):
        actions.accept(by=cast.gerda, assessment=assessment, residual_risk="Klein")
    client.force_login(cast.gerda)
    address = reverse("assessment:dossier_accept", args=[assessment.pk])
    shown = client.post(address, {"residual_risk": "Klein"}).content.decode()
    assert "Schrijf op waarom u het toch aanvaardt." in shown
    assert "Klein" in shown
    done = actions.accept(by=cast.gerda, assessment=assessment, residual_risk="Klein", text="De raad wil het")
    assert done.state == AssessmentState.FINAL


@pytest.mark.parametrize(
    ("key", "risk_left", "outcome", "counts"),
    [
        ("iama", "", "", True),
        ("iama", "", "stopped", False),
        ("officieel-nl-iama", "Klein", "", True),
        ("officieel-nl-iama", "", "", False),
        ("officieel-nl-pre-iama", "Klein", "", False),
        ("officieel-nl-dpia", "Klein", "", False),
    ],
)
def test_what_counts_as_the_iama_of_a_high_risk(cast: Cast, key: str, risk_left: str, outcome: str, counts: bool):
    done = accepted(cast)
    changes = {"instrument_key": key, "residual_risk": risk_left, "outcome_key": outcome}
    ImpactAssessment.objects.filter(pk=done.pk).update(**changes)
    assert gate.class_facts(done.use_case, TODAY).impact.signed is counts


@pytest.mark.parametrize("advice", [True, False])
def test_what_stopped_at_a_ban_is_finished_as_that_and_as_nothing_else(client: Client, cast: Cast, advice: bool):
    assessment = answer(cast.chantal, begun(cast, advice=advice), **{"1.2": "yes"})
    with pytest.raises(Refused, match="kan niemand kiezen"):
        actions.finish(by=cast.daan, assessment=assessment, outcome_key="not_needed", text="Toch")
    client.force_login(cast.daan)
    address = reverse("assessment:dossier_finish", args=[assessment.pk])
    assert client.post(address, {"text": "Het mag niet"}).status_code == 302
    done = fresh(assessment).assessment
    assert (done.state, done.outcome_key) == (AssessmentState.FINAL, "stopped")


def test_a_ban_that_came_after_handing_in_leaves_no_risk_to_accept(cast: Cast):
    assessment = handed_in(cast)
    actions.advise(by=cast.chantal, assessment=assessment, stance="positive", text="Goed")
    assessment.use_case.classifications.standing().update(banned_from=TODAY)
    with pytest.raises(Refused, match="geen restrisico te aanvaarden"):
        actions.accept(by=cast.gerda, assessment=assessment, residual_risk="Klein")


def test_an_iama_is_not_finished_by_an_adviser_nor_a_pre_iama_accepted(cast: Cast):
    with pytest.raises(Refused, match="aanvaardt iemand het restrisico"):
        actions.finish(by=cast.chantal, assessment=handed_in(cast))


def test_once_handed_in_nothing_changes(cast: Cast):
    assessment = handed_in(cast)
    with pytest.raises(Refused, match="ter vaststelling"):
        answer(cast.chantal, assessment)
    with pytest.raises(Refused, match="ter vaststelling"):
        actions.add_note(by=cast.chantal, assessment=assessment, question="1.1", text="Te laat")


def test_given_back_it_asks_for_new_advice(cast: Cast):
    assessment = handed_in(cast)
    actions.advise(by=cast.chantal, assessment=assessment, stance="negative", text="Deel 2 is te dun")
    actions.give_back(by=cast.gerda, assessment=assessment, text="Werk deel 2 uit")
    assert [work.about for work in work_for(cast.chantal, TODAY)] == ["Teruggegeven: lees wat er beter moet"]
    actions.submit(by=cast.chantal, assessment=assessment)
    with pytest.raises(Refused, match="nog geen advies"):
        actions.accept(by=cast.gerda, assessment=assessment, residual_risk="Klein")


def test_whose_turn_it_is_finds_it_in_their_work(cast: Cast):
    assessment = handed_in(cast)
    name = f"de {assessment.title} van {assessment.use_case}"
    assert [work.sentence for work in work_for(cast.chantal, TODAY)] == [f"Geef advies over {name}"]
    assert work_for(cast.gerda, TODAY) == []
    actions.advise(by=cast.chantal, assessment=assessment, stance="positive", text="Goed")
    assert [work.sentence for work in work_for(cast.gerda, TODAY)] == [f"Stel vast: {name}"]


def test_a_new_version_starts_from_the_answers_and_replaces_the_old_once_signed(cast: Cast):
    old = accepted(cast)
    new = actions.new_version(by=cast.chantal, assessment=old, version=old.instrument_version)
    assert (new.number, new.previous, fresh(new).values) == (2, old, fresh(old).values)
    assert fresh(new).answers["1.1"].origin == "uit versie 1"
    actions.submit(by=cast.chantal, assessment=new)
    actions.advise(by=cast.chantal, assessment=new, stance="positive", text="Goed")
    assert fresh(old).assessment.state == AssessmentState.FINAL
    actions.accept(by=cast.gerda, assessment=new, residual_risk="Nog steeds klein")
    assert fresh(old).assessment.state == AssessmentState.REPLACED


def test_when_its_time_has_come_it_is_in_the_work_of_the_owner_and_the_advisers(cast: Cast):
    done = accepted(cast)
    assert done.review_on is not None
    for person in (cast.bram, cast.daan):
        assert [work.due for work in work_for(person, done.review_on)] == [done.review_on]
    assert work_for(cast.aisha, done.review_on) == []
