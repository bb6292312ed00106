from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waarborg.assessment.instruments.conditions import DEEPEST, LONGEST, Truth, WrongCondition, read_condition

TAGS: dict[str, Truth] = {"yes": True, "no": False, "maybe": None}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("yes", True),
        ("no or yes and no", False),
        ("not no and yes", True),
        ("not maybe", None),
        ("maybe and no", False),
        ("maybe or yes", True),
        ("maybe or no", None),
        ("(no or yes) and (yes)", True),
        ("count(yes, no) >= 1", True),
        ("count(yes, maybe) >= 2", None),
        ("count(yes, maybe) >= 1", True),
        ("count(yes, maybe) > 2", False),
        ("count(yes, maybe) == 1", None),
        ("count(yes, no) == 1", True),
    ],
)
def test_a_condition_holds_does_not_or_is_open(text: str, expected: Truth):
    assert read_condition(text).holds(TAGS.__getitem__) is expected


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("", "hier hoort een kenmerk"),
        ("yes no", "‘no’ staat hier te veel"),
        ("yes and", "hier hoort een kenmerk"),
        ("(yes", "hier hoort ‘)’"),
        ("or", "er staat ‘or’"),
        ("__import__('os')", "hoort niet in een voorwaarde"),
        ("yes; no", "‘;’ hoort niet"),
        ("count(yes)", "met een geheel getal"),
        ("count(yes) < 2", "hoort niet"),
        ("count() >= 1", "hier hoort een kenmerk"),
        ("(" * (DEEPEST + 1) + "yes" + ")" * (DEEPEST + 1), "diep"),
        ("not " * 5_000 + "yes", f"{LONGEST} tekens"),
    ],
)
def test_what_is_no_condition_is_refused_with_the_place(text: str, wrong: str):
    with pytest.raises(WrongCondition) as refused:
        read_condition(text)
    assert wrong in str(refused.value)


@given(st.text(alphabet="ab()<>=,1 andortcu", max_size=60))
def test_any_text_is_read_or_refused_and_nothing_else(text: str):
    with suppress(WrongCondition):
        assert read_condition(text).holds(lambda _: None) in {None, True, False}
