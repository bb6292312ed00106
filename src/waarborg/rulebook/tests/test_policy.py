"""What the shipped policies say keeps to the text of the policy."""

import pytest

from waarborg.rulebook import AIActScope, DutyName, load
from waarborg.rulebook.tests.folders import DE_RONDE_VENEN, WATERVEEN

BOOKS = [pytest.param(load(folder), id=folder.name) for folder in (DE_RONDE_VENEN, WATERVEEN)]
NEVER = {"5.1a", "5.1b", "5.1c", "5.1d", "5.2"}


@pytest.mark.parametrize("book", BOOKS)
def test_every_forbidden_aim_is_a_purpose_and_a_screening_question(book):
    assert {purpose.forbidden_by for purpose in book.policy.purposes.values() if purpose.forbidden} == NEVER
    assert {question.forbidden_by for question in book.policy.screening} == NEVER


@pytest.mark.parametrize("book", BOOKS)
def test_every_other_purpose_serves_an_aim_of_article_10(book):
    served = {purpose.serves for purpose in book.policy.purposes.values() if not purpose.forbidden}
    assert served == {"10.2a", "10.2b"}


@pytest.mark.parametrize("book", BOOKS)
def test_only_public_and_internal_data_need_no_designation(book):
    assert [key for key, found in book.policy.data_classes.items() if not found.needs_designation] == [
        "public",
        "internal",
    ]


@pytest.mark.parametrize("book", BOOKS)
def test_who_advises_does_not_rule(book):
    assert not book.policy.roles_with(DutyName.ADVISE) & book.policy.roles_with(DutyName.RULE)
    assert not book.policy.four_eyes.adviser_may_rule


@pytest.mark.parametrize("book", BOOKS)
def test_the_auditor_only_inspects(book):
    assert [duty for duty in DutyName if "auditor" in book.policy.roles_with(duty)] == [DutyName.INSPECT]


@pytest.mark.parametrize("book", BOOKS)
def test_what_the_policy_covers_is_not_what_the_ai_act_covers(book):
    algorithm = book.policy.system_kinds["simple_algorithm"]
    assert algorithm.in_policy_scope
    assert algorithm.ai_act_scope is AIActScope.NO
    assert AIActScope.UNKNOWN.words == "nog te bepalen"


@pytest.mark.parametrize("book", BOOKS)
def test_a_chapter_that_is_not_built_does_not_claim_a_place(book):
    unbuilt = [article for article in book.articles.values() if not article.built]
    assert unbuilt
    assert not any(article.path or article.acceptance_test for article in unbuilt)
