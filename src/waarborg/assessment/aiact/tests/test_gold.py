"""What the AI Act says of cases from municipal practice, and that every rule is needed for it."""

import pytest

from waarborg.assessment.aiact import Classification, classify
from waarborg.assessment.aiact.rule import Rule
from waarborg.assessment.aiact.rules import RULES
from waarborg.assessment.aiact.tests.gold import Gold, gold

MANY = 60


@pytest.mark.parametrize("case", gold(), ids=lambda case: case.name)
def test_the_case_has_its_class_reasons_and_articles(case: Gold):
    found = classify(case.facts, on=case.on)
    assert found.risk == case.says["risk"]
    assert list(found.rules) == case.says["rules"]
    assert set(case.says["articles"]) <= {reason.article for reason in found.reasons}
    assert _rest(case, found) == []


def _rest(case: Gold, found: Classification) -> list[str]:
    """What the case says besides and that is not so."""
    keys = {duty.key for duty in found.obligations}
    in_force = {duty.key for duty in found.obligations if duty.in_force}
    sentences = " ".join(reason.sentence for reason in found.reasons)
    says, wrong = case.says, []
    if "kind" in says and says["kind"] != (found.kind or ""):
        wrong.append(f"kind is {found.kind}")
    if "roles" in says and says["roles"] != list(found.roles):
        wrong.append(f"roles are {found.roles}")
    wrong += [f"no duty {key}" for key in says.get("duties", ()) if key not in keys]
    wrong += [f"duty {key}" for key in says.get("not_duties", ()) if key in keys]
    wrong += [f"{key} is not in force" for key in says.get("in_force", ()) if key not in in_force]
    wrong += [f"{key} is in force" for key in says.get("not_in_force", ()) if key in in_force or key not in keys]
    wrong += [f"does not say {words}" for words in says.get("says", ()) if words not in sentences]
    wrong += [f"does not see coming {words}" for words in says.get("coming", ()) if words not in " ".join(found.coming)]
    return wrong


def test_there_are_enough_cases_and_no_two_have_the_same_name():
    names = [case.name for case in gold()]
    assert len(names) == len(set(names)) >= MANY


def test_every_rule_is_hit():
    hit = {rule for case in gold() for rule in classify(case.facts, on=case.on).rules}
    assert {rule.key for rule in RULES} - hit == set()


@pytest.mark.parametrize("left_out", RULES, ids=lambda rule: rule.key)
def test_without_the_rule_some_case_comes_out_otherwise(left_out: Rule):
    """A rule that could go without a case failing would be a rule that nobody checks."""
    others = tuple(rule for rule in RULES if rule is not left_out)
    wrong = [case.name for case in gold() if _says_otherwise(case, others)]
    assert wrong, left_out.key


def _says_otherwise(case: Gold, rules: tuple[Rule, ...]) -> bool:
    found = classify(case.facts, on=case.on, rules=rules)
    return bool(found.risk != case.says["risk"] or list(found.rules) != case.says["rules"])


def test_only_the_outcome_can_show_that_a_deciding_rule_is_gone():
    """The rules that decide change the class of a case, not only the list of reasons."""
    deciding = [rule for rule in RULES if rule.risk]
    unshown = [
        rule.key
        for rule in deciding
        if all(
            classify(case.facts, on=case.on, rules=tuple(other for other in RULES if other is not rule)).risk
            == case.says["risk"]
            for case in gold()
        )
    ]
    assert unshown == []
