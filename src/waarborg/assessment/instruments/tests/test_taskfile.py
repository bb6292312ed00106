import json
import time
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waarborg.assessment.instruments import WrongInstrument, read_instrument
from waarborg.assessment.instruments.taskfile import Read, _options, read_taskfile
from waarborg.assessment.instruments.yaml_guard import read_yaml

FLAT = """
systemcard_path: .assessments[]
schema_version: 1.1.0
name: "Proeftekst"
description: "Een verzonnen tekst."
urn: "urn:nl:proef:tr:toets:1.0"
language: "nl"
owners:
  - {organization: "Gemeente Waterveen", name: "", email: "", role: ""}
date: "2026-05-01"
url: "https://voorbeeld.test/toets"
template: &antwoord
  question: "$QUESTION"
  answer: "$ANSWER"
tasks:
  - question: "Waarom dit systeem?"
    urn: "urn:nl:proef:tr:toets:1.0:1.1"
    labels: [{key: topic, value: "Aanleiding"}]
    type: "open question"
    suggested_roles: ["Jurist"]
    lifecycle: ["Ontwerp"]
    links: ["DPIA vraag 1", {url: "https://voorbeeld.test/dpia"}, {}]
    template: *antwoord
  - question: "Is er toezicht?"
    urn: "urn:nl:proef:tr:toets:1.0:1.2"
    labels: [{key: topic, value: "Aanleiding"}, {key: kader, value: "FRIA"}]
    type: [closed_question]
    options: [{value: true}, {value: false}]
    required_status: No
    template: *antwoord
  - question: "Welke gegevens?"
    urn: "urn:nl:proef:tr:toets:1.0:2A.1"
    labels: [{key: topic, value: "Gegevens"}]
    type: ["multiple choice"]
    options: [{value: "naam", label: "Namen"}, "adres"]
    template: *antwoord
"""
NESTED = """
name: Proefmodel
urn: urn:nl:proefmodel
version: "2.0"
tasks:
  - task: Deel een
    id: "1"
    type: [task_group]
    repeatable: false
    tasks:
      - {task: Wat doet het?, id: "1.1", type: [open_text], repeatable: true, description: Kort. }
      - task: Over de mensen
        id: "1.2"
        type: [task_group]
        repeatable: false
        tasks:
          - {task: Wie?, id: "1.2.1", type: [radio_option], options: [{value: a}, {value: b}], repeatable: false,
             dependencies: [{type: conditional}]}
"""


def read(text: str) -> Read:
    return read_taskfile(text.encode(), file="toets.yaml", advice=False)


def refused(text: str) -> str:
    with pytest.raises(WrongInstrument) as wrong:
        read(text)
    return str(wrong.value)


def test_numbers_are_read_as_they_stand_so_that_reckoning_takes_no_time():
    found = read_yaml(b"a: 0x1f\nb: 1:30\nc: 2026-13-45\nd: yes\ne: ~\n")
    assert found == {"a": "0x1f", "b": "1:30", "c": "2026-13-45", "d": True, "e": None}


def test_a_sign_that_is_no_text_is_refused():
    assert "geen tekst" in refused('name: "a\\0b"')


def test_answers_that_begin_alike_all_stay():
    long = "x" * 90
    options = [{"value": f"{long} een"}, {"value": f"{long} twee"}]
    assert [one["label"] for one in _options(options)] == [f"{long} een", f"{long} twee"]


def test_a_flat_list_of_questions_becomes_an_instrument():
    instrument = read_instrument(read(FLAT).table, file="toets.yaml")
    assert (instrument.key, instrument.version, instrument.title) == (
        "officieel-nl-proef-tr-toets",
        "1.0",
        "Proeftekst",
    )
    assert [(part.title, [question.key for question in part.questions]) for part in instrument.parts] == [
        ("Aanleiding", ["1.1", "1.2"]),
        ("Gegevens", ["2A.1"]),
    ]
    first, second, third = (question for _, question in instrument.questions())
    assert (first.links, first.suggested_roles) == (("DPIA vraag 1", "https://voorbeeld.test/dpia"), ("Jurist",))
    assert ([option.label for option in second.options], second.required) == (["Ja", "Nee"], False)
    assert second.serves_fria
    assert (third.kind, [option.label for option in third.options]) == ("multiple", ["Namen", "adres"])


def test_groups_become_parts_and_what_is_left_out_is_told():
    found = read(NESTED)
    instrument = read_instrument(found.table, file="toets.yaml")
    assert [part.title for part in instrument.parts] == ["Deel een"]
    assert [(question.key, question.help) for _, question in instrument.questions()] == [
        ("1.1", "Kort."),
        ("1.2.1", "Over de mensen"),
    ]
    assert [notice.partition(":")[0] for notice in found.notices] == ["Vraag 1.1", "Vraag 1.2.1"]


def test_fields_may_stand_under_instrument_as_in_the_oldest_form():
    text = 'instrument: {name: "Oud", urn: "urn:nl:oud:1.0"}\ntasks: [{question: "Wat?", urn: "x:1", type: open_text}]'
    assert read(text).table["title"] == "Oud"


def test_every_mistake_is_told_with_its_place():
    wrong = FLAT.replace('name: "Proeftekst"', "").replace("1.0:1.2", "1.0:1.1").replace("open question", "raadsel")
    told = refused(wrong.replace('question: "Welke gegevens?"', "vraag: 1"))
    assert "toets.yaml, name: dit ontbreekt" in told
    assert "toets.yaml, tasks.1.type: de soort ‘raadsel’ kennen wij niet" in told
    assert "toets.yaml, tasks.2.urn: ‘1.1’ staat ook bij tasks.1" in told
    assert "toets.yaml, tasks.3.question: de vraag ontbreekt" in told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "hier staat geen instrument"),
        ("- a\n- b", "hier staat geen instrument"),
        ("name: x\nurn: y", "tasks: er zijn geen vragen"),
        ("name: [\nurn", "geen geldige YAML bij regel"),
        ("a: 1\n---\nb: 2", "meer dan één document"),
        ("a: !!python/object/apply:os.system ['ls']", "een soort die wij niet lezen"),
        ("a: !eigen 1", "een soort die wij niet lezen"),
        ("a: &a [*a]", "verwijst naar zichzelf"),
        ("[" * 40 + "]" * 40, "te diep"),
        ("name: x\nurn: y\ntasks: [1]", "tasks.1: hier hoort een vraag te staan"),
        ("name: {a: 1}\nurn: y\ntasks: []", "name: hier hoort tekst te staan"),
    ],
)
def test_what_cannot_be_used_is_refused_in_words(text: str, told: str):
    assert told in refused(text)


def test_a_bomb_of_aliases_is_refused_at_once():
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    start = time.monotonic()
    assert "te groot als alles wordt uitgeschreven" in refused("\n".join(lines))
    assert time.monotonic() - start < 2


def test_a_file_that_is_too_large_or_no_text_is_refused():
    with pytest.raises(WrongInstrument, match="te groot"):
        read_taskfile(b"a" * 1_048_577, file="groot.yaml", advice=True)
    with pytest.raises(WrongInstrument, match="UTF-8"):
        read_taskfile(b"\xff\xfe\x00", file="vreemd.yaml", advice=True)


def test_a_task_may_not_have_more_questions_than_anyone_answers():
    tasks = "\n".join(f'  - {{question: "Vraag?", urn: "x:{n}", type: open_text}}' for n in range(501))
    assert "dit zijn 501 vragen" in refused(f"name: x\nurn: y\ntasks:\n{tasks}")


NAMES = st.sampled_from(
    ["name", "urn", "tasks", "task", "question", "type", "options", "value", "id", "labels", "owners", "links", "date"]
)
ANYTHING: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.sampled_from(["", "1.1", "open_text", "radio_option", "task_group"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=5),
    max_leaves=25,
)


@given(ANYTHING)
def test_whatever_stands_in_the_file_it_is_read_or_refused(found: Any):
    with suppress(WrongInstrument):
        assert read(json.dumps(found)).table["parts"]
