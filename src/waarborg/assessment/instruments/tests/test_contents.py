"""What the instruments that come with the product must hold, whoever edits them."""

import re
import tomllib
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

DATA = Path(__file__).resolve().parents[1] / "data"
FILES = sorted(DATA.glob("*.toml"))
INSTRUMENTS: dict[str, dict[str, Any]] = {file.stem: tomllib.loads(file.read_text(encoding="utf-8")) for file in FILES}
LONGEST_QUESTION = 25
FRIA = {"1.1.2", "3.1.1", "3.1.3", "3.2.1", "3.2.2", "3.4.1", "3.4.2", "3.5.1", "3.5.2"}
ENGLISH = re.compile(r"\b(assessment|owner|risk|bias|review|human|oversight|compliance)\b", re.IGNORECASE)


def questions(name: str) -> dict[str, dict[str, Any]]:
    return {question["key"]: question for part in INSTRUMENTS[name]["parts"] for question in part["questions"]}


def test_the_four_instruments_are_there():
    assert set(INSTRUMENTS) == {"pre_iama", "iama", "dpia_prescan", "fria"}
    assert all(name == table["key"] for name, table in INSTRUMENTS.items())


def test_the_pre_iama_has_ten_questions_and_says_that_it_is_a_local_rule():
    assert list(questions("pre_iama")) == [str(number) for number in range(1, 11)]
    assert [outcome["key"] for outcome in INSTRUMENTS["pre_iama"]["outcomes"]] == [
        "required",
        "first_class",
        "recommended",
        "not_needed",
    ]
    assert "geen landelijke pre-IAMA" in INSTRUMENTS["pre_iama"]["caveat"]
    assert INSTRUMENTS["pre_iama"]["advice"] is True


def test_the_pre_scan_has_the_seventeen_kinds_and_the_nine_criteria():
    kinds, criteria = questions("dpia_prescan")["2.1"], questions("dpia_prescan")["3.1"]
    assert len([option for option in kinds["options"] if option["key"] not in {"none", "unknown"}]) == 17
    assert len([option for option in criteria["options"] if option["key"] not in {"none", "unknown"}]) == 9
    assert {found["key"] for found in INSTRUMENTS["dpia_prescan"]["separate"]} == {"dtia", "kia", "iama"}


def test_the_iama_follows_the_structure_of_version_2():
    sections = {".".join(key.split(".")[:2]) for key in questions("iama")}
    expected = {
        *(f"1.{number}" for number in range(1, 5)),
        *("2.1", "2.2a", "2.2b", "2.3", "2.4", "2.5"),
        *(f"3.{number}" for number in range(1, 6)),
        *(f"4.{number}" for number in range(1, 6)),
    }
    assert expected <= sections
    assert [part["title"] for part in INSTRUMENTS["iama"]["parts"]] == [
        "Start",
        "Waarom?",
        "Wat?",
        "Hoe?",
        "Mensenrechten",
        "Afsluiting",
    ]
    variants = {question.get("shown_if") for key, question in questions("iama").items() if key.startswith("2.2")}
    assert variants == {"fixed_rules", "self_learning"}
    assert INSTRUMENTS["iama"]["stops"][0]["after"] == "1.3.1"


def test_the_iama_has_thirty_rights_in_groups_and_asks_of_each_how_serious_it_is():
    rights = INSTRUMENTS["iama"]["rights"]
    assert len({right["key"] for right in rights}) == 30
    assert {right["group"] for right in rights} == {"Persoon", "Vrijheid", "Gelijkheid", "Procedure"}
    assert [key for key, question in questions("iama").items() if question.get("per_right")] == [
        "4.3.1",
        "4.3.2",
        "4.3.3",
        "4.3.4",
    ]


def test_nine_questions_of_the_iama_are_the_fria():
    assert {key for key, question in questions("iama").items() if "fria" in question.get("labels", ())} == FRIA


def test_one_answer_serves_several_instruments():
    """A shared key that stands in one instrument only serves nobody; and it means one kind of answer everywhere."""
    kinds: defaultdict[str, set[str]] = defaultdict(set)
    places: defaultdict[str, set[str]] = defaultdict(set)
    for name in INSTRUMENTS:
        for question in questions(name).values():
            if shared := question.get("shared"):
                kinds[shared].add(question["kind"])
                places[shared].add(name)
    assert {key for key, found in kinds.items() if len(found) > 1} == set()
    assert {"process_with_output", "groups_affected", "harms", "human_oversight"} <= {
        key for key, found in places.items() if {"iama", "fria"} <= found
    }
    assert {"classifies_people", "processing", "lawful_basis"} <= {
        key for key, found in places.items() if "dpia_prescan" in found and len(found) > 1
    }


@pytest.mark.parametrize("name", INSTRUMENTS)
def test_questions_are_short_dutch_and_end_as_a_question(name: str):
    for key, question in questions(name).items():
        words = question["question"].split()
        assert len(words) <= LONGEST_QUESTION, key
        assert question["question"].endswith("?"), key
        assert not ENGLISH.search(question["question"] + question.get("help", "")), key
