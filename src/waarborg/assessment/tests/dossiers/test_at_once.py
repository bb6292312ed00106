"""Two authors in two threads: the second sees that the first was there, and nothing is lost."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from tests.cast import assemble
from waarborg.accounts.models import Person
from waarborg.assessment.actions import dossiers as actions
from waarborg.assessment.actions.dossiers import Overtaken
from waarborg.assessment.models import AnswerChange, ImpactAssessment
from waarborg.assessment.tests.dossiers.scenes import answer, begun, fresh
from waarborg.audit.actions import verify
from waarborg.core.transitions import Refused

pytestmark = pytest.mark.django_db(transaction=True)


def test_of_two_who_answer_the_same_question_one_is_told():
    cast = assemble()
    assessment, start = begun(cast), Barrier(2)

    def save(person: Person, text: str) -> str:
        try:
            start.wait(timeout=10)
            actions.save_answers(by=person, assessment=assessment, answers={"1.1": text}, seen={"1.1": 0})
        except Overtaken as overtaken:
            return f"eerst was {overtaken.conflicts[0].theirs.value}"
        finally:
            connection.close()
        return text

    with ThreadPoolExecutor(2) as pool:
        said = list(pool.map(save, [cast.chantal, cast.daan], ["Van Chantal", "Van Daan"]))
    kept = fresh(assessment).values["1.1"]
    assert sorted(said) == sorted([kept, f"eerst was {kept}"])
    assert AnswerChange.objects.count() == 1
    assert verify(cast.chantal.organisation)[1] is None


def test_of_two_who_finish_one_is_told():
    cast = assemble()
    assessment, start = answer(cast.chantal, begun(cast)), Barrier(2)

    def finish(person: Person) -> str:
        try:
            start.wait(timeout=10)
            actions.finish(by=person, assessment=ImpactAssessment.objects.get(pk=assessment.pk))
        except Refused as refused:
            return str(refused)
        finally:
            connection.close()
        return "afgerond"

    with ThreadPoolExecutor(2) as pool:
        said = sorted(pool.map(finish, [cast.chantal, cast.daan]))
    assert said == ["Dit kan niet meer: de status is nu ‘vastgesteld’.", "afgerond"]
    assert fresh(assessment).assessment.signatures.count() == 1
