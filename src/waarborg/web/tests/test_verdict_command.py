"""`./waarborg verdict`: exit 0 is yes, 1 is no, 2 is a wrong question."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests.cast import Cast
from tests.scenes import ruled


def ask(**options: str) -> tuple[int, str]:
    question = {"system": "Copilot", "purpose": "samenvatten", "data": "public"} | options
    out = StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("verdict", *(f"--{name}={value}" for name, value in question.items()), stdout=out)
    return int(ended.value.code or 0), out.getvalue()


def test_yes_ends_with_zero_and_names_the_obligations(cast: Cast):
    ruled(cast)
    code, text = ask(person=cast.aisha.email)
    assert code == 0
    assert text.startswith("Ja, met voorwaarden")
    assert "art. 6.1" in text


def test_no_ends_with_one_and_names_the_way_on(cast: Cast):
    ruled(cast)
    code, text = ask(person=cast.aisha.email, data="public,bsn")
    assert code == 1
    assert text.startswith("Nee")
    assert "art. 4.1e" in text
    assert "→ Vraag advies (art. 4.3) /advies/vragen/" in text


def test_a_day_before_the_policy_gives_no_right(cast: Cast):
    ruled(cast)
    code, text = ask(person=cast.aisha.email, on="2020-01-01")
    assert code == 1
    assert "Het beleid geldt pas vanaf" in text


def test_json_is_what_the_api_gives(cast: Cast):
    ruled(cast)
    out = StringIO()
    with pytest.raises(SystemExit):
        call_command(
            "verdict",
            f"--person={cast.aisha.email}",
            "--system=copilot",
            "--purpose=samenvatten",
            "--data=public",
            "--json",
            stdout=out,
        )
    assert json.loads(out.getvalue())["answer"] == "Ja, met voorwaarden"


@pytest.mark.parametrize(
    ("wrong", "option", "hint"),
    [
        ({"system": "Copylot"}, "--system", "Copilot"),
        ({"purpose": "vertaling"}, "--purpose", "vertalen"),
        ({"data": "publiek"}, "--data", "public"),
        ({"person": "niemand@voorbeeld.test"}, "--person", "niemand"),
    ],
)
def test_a_wrong_question_ends_with_two_and_a_suggestion(cast: Cast, wrong: dict[str, str], option: str, hint: str):
    ruled(cast)
    question = {"person": cast.aisha.email, "system": "Copilot", "purpose": "samenvatten", "data": "public"} | wrong
    with pytest.raises(CommandError) as problem:
        call_command("verdict", *(f"--{name}={value}" for name, value in question.items()))
    assert problem.value.returncode == 2
    assert option in str(problem.value)
    assert hint in str(problem.value)
