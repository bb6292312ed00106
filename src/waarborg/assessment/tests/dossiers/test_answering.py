from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from tests.cast import Cast
from waarborg.assessment.actions import dossiers as actions
from waarborg.assessment.actions.dossiers import NothingNew, Overtaken
from waarborg.assessment.actions.dossiers.discussing import Upload
from waarborg.assessment.dossiers.facts import facts_of
from waarborg.assessment.models import Risk
from waarborg.assessment.tests.dossiers.scenes import a_use, answer, begun, classified, fresh, version_of
from waarborg.assessment.work.dossiers import work_for
from waarborg.audit.models import Event
from waarborg.core.transitions import Refused
from waarborg.notify.models import Message

TODAY = timezone.localdate()


def test_an_assessment_is_begun_and_answered(cast: Cast):
    assessment = begun(cast)
    answer(cast.chantal, assessment)
    opened = fresh(assessment)
    assert (opened.is_complete, opened.outcome.key) == (True, "not_needed")
    assert {found.answered_by for found in opened.answers.values()} == {cast.chantal}
    assert [event.act for event in Event.objects.about(assessment)] == ["assessment.answered", "assessment.started"]


def test_only_an_adviser_or_the_owner_of_the_process_begins(cast: Cast):
    use, version = a_use(cast), version_of(cast)
    with pytest.raises(Refused, match="een adviseur of de proceseigenaar"):
        actions.start(by=cast.aisha, use_case=use, version=version)
    assert actions.start(by=cast.bram, use_case=use, version=version).started_by == cast.bram


def test_the_same_assessment_is_not_begun_twice(cast: Cast):
    assessment = begun(cast)
    with pytest.raises(Refused) as refused:
        actions.start(by=cast.daan, use_case=assessment.use_case, version=assessment.instrument_version)
    assert refused.value.verdict.reasons[0].way_on.url == assessment.get_absolute_url()


def test_a_colleague_answers_only_when_asked(cast: Cast):
    assessment = begun(cast)
    with pytest.raises(Refused, match="Vraag of u mee mag schrijven"):
        answer(cast.aisha, assessment)
    actions.invite(by=cast.chantal, assessment=assessment, person=cast.aisha, task="deel 1")
    answer(cast.aisha, assessment)
    assert Message.objects.get(person=cast.aisha).url == assessment.get_absolute_url()
    assert [work.url for work in work_for(cast.aisha, TODAY)] == [assessment.get_absolute_url()]


def test_two_authors_at_once_lose_nothing(cast: Cast):
    assessment = begun(cast)
    actions.save_answers(by=cast.chantal, assessment=assessment, answers={"1.1": "Van Chantal"}, seen={})
    saved = actions.save_answers(
        by=cast.daan, assessment=assessment, answers={"1.1": "Van Daan", "1.2": "no"}, seen={"1.1": 0, "1.2": 0}
    )
    assert saved.questions == ("1.2",)
    assert [(found.question, found.theirs.value, found.ours) for found in saved.conflicts] == [
        ("1.1", "Van Chantal", "Van Daan")
    ]
    actions.save_answers(by=cast.daan, assessment=assessment, answers={"1.1": "Samen"}, seen={"1.1": 1})
    assert fresh(assessment).values["1.1"] == "Samen"


def test_what_one_did_not_touch_is_no_conflict(cast: Cast):
    assessment = begun(cast)
    actions.save_answers(by=cast.chantal, assessment=assessment, answers={"1.1": "Eerst"}, seen={})
    actions.save_answers(by=cast.chantal, assessment=assessment, answers={"1.1": "Later"}, seen={"1.1": 1})
    saved = actions.save_answers(
        by=cast.daan, assessment=assessment, answers={"1.1": "Eerst", "1.3": "yes"}, seen={"1.1": 1}
    )
    assert (saved.questions, saved.conflicts) == (("1.3",), ())
    assert fresh(assessment).values["1.1"] == "Later"


def test_nothing_new_leaves_no_event(cast: Cast):
    assessment = answer(cast.chantal, begun(cast))
    before = Event.objects.count()
    with pytest.raises(NothingNew):
        answer(cast.chantal, assessment)
    with pytest.raises(Overtaken):
        actions.save_answers(by=cast.daan, assessment=assessment, answers={"1.1": "Anders"}, seen={})
    assert Event.objects.count() == before


def test_every_answer_keeps_its_history(cast: Cast):
    assessment = begun(cast)
    for number, text in enumerate(["Eerst", "Beter", ""]):
        actions.save_answers(by=cast.chantal, assessment=assessment, answers={"1.1": text}, seen={"1.1": number})
    changes = fresh(assessment).answers["1.1"].changes.all()
    assert [(change.number, change.value) for change in changes] == [(3, ""), (2, "Beter"), (1, "Eerst")]


def test_the_class_counts_as_it_is_today_until_it_is_handed_in(cast: Cast):
    assessment = answer(cast.chantal, begun(cast))
    use = assessment.use_case
    classified(cast, use, Risk.HIGH, annex_iii="5a", roles=["deployer"])
    assert fresh(assessment).facts.tags >= {"risk_high", "annex_iii_5a", "role_deployer"}
    assert fresh(assessment).outcome.key == "required"
    actions.submit(by=cast.chantal, assessment=assessment)
    classified(cast, use, Risk.MINIMAL)
    assert fresh(assessment).outcome.key == "required"


def test_without_a_class_it_is_never_not_needed(cast: Cast):
    assessment = answer(cast.chantal, begun(cast, risk=Risk.TO_BE_DETERMINED))
    assert fresh(assessment).outcome.key == "unknown"
    assert "risk_unknown" in fresh(assessment).facts.tags


def test_who_began_stays_and_others_may_go(cast: Cast):
    assessment = begun(cast)
    author = actions.invite(by=cast.chantal, assessment=assessment, person=cast.aisha)
    with pytest.raises(Refused, match="schrijft al mee"):
        actions.invite(by=cast.chantal, assessment=assessment, person=cast.aisha)
    actions.uninvite(by=cast.chantal, author=author)
    with pytest.raises(Refused, match="blijft schrijver"):
        actions.uninvite(by=cast.chantal, author=assessment.authors.get())


def test_an_action_point_is_in_the_work_of_its_owner_until_it_is_done(cast: Cast):
    assessment = begun(cast)
    due = TODAY + timedelta(days=14)
    point = actions.add_action_point(
        by=cast.chantal, assessment=assessment, question="1.1", sentence="Vraag de OR", owner=cast.bram, due_on=due
    )
    assert [(work.sentence, work.due) for work in work_for(cast.bram, TODAY)] == [("Vraag de OR", due)]
    with pytest.raises(Refused, match="Dit actiepunt is van Bram de Wit"):
        actions.meet_action_point(by=cast.aisha, point=point, note="Gedaan")
    actions.meet_action_point(by=cast.bram, point=point, note="De OR stemt in")
    assert work_for(cast.bram, TODAY) == []
    with pytest.raises(Refused, match="al afgemeld"):
        actions.meet_action_point(by=cast.bram, point=point, note="Nog eens")


def test_a_note_reaches_the_other_authors(cast: Cast):
    assessment = begun(cast)
    actions.invite(by=cast.chantal, assessment=assessment, person=cast.aisha)
    actions.add_note(by=cast.chantal, assessment=assessment, question="1.1", text="Weet jij dit?")
    assert Message.objects.filter(person=cast.aisha, body="Weet jij dit?").count() == 1


def test_evidence_of_a_use_serves_several_questions(cast: Cast):
    assessment = begun(cast)
    upload = Upload("dpia.pdf", "application/pdf", b"%PDF-1.7 proef")
    found = actions.add_evidence(by=cast.chantal, assessment=assessment, question="1.1", title="DPIA", upload=upload)
    assert (found.size, bytes(found.stored.content)) == (14, b"%PDF-1.7 proef")
    actions.reuse_evidence(by=cast.daan, assessment=assessment, question="1.2", evidence=found)
    with pytest.raises(Refused, match="staat al bij deze vraag"):
        actions.reuse_evidence(by=cast.daan, assessment=assessment, question="1.2", evidence=found)


def test_a_use_keeps_so_much_evidence_and_no_more(cast: Cast, monkeypatch: pytest.MonkeyPatch):
    assessment = begun(cast)
    monkeypatch.setattr("waarborg.assessment.actions.dossiers.discussing.MOST_EVIDENCE", 1)
    link: dict[str, Any] = {"question": "1.1", "title": "Handleiding", "url": "https://voorbeeld.test"}
    actions.add_evidence(by=cast.chantal, assessment=assessment, **link)
    with pytest.raises(Refused, match="al 1 bewijsstukken"):
        actions.add_evidence(by=cast.chantal, assessment=assessment, **link)


def test_what_one_answered_about_the_risk_class_counts_in_the_instruments(cast: Cast):
    use = a_use(cast)
    facts = {"answers": {"profiling": True, "annex_iii": True, "areas": ["4", "5a"]}, "annex_iii": "4, 5a"}
    found = facts_of(use, classified(cast, use, "high", **facts))
    assert {"profiling", "vulnerable_people", "annex_iii_4", "annex_iii_5a"} <= found.tags
