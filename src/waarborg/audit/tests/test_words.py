"""Events in words: each act has a Dutch name, and each fact the label of its field."""

import re
from pathlib import Path

import waarborg
from tests.cast import Cast
from tests.scenes import ruled
from waarborg.audit.models import Event
from waarborg.audit.words import ACTS, act_of, facts_of

SOURCE = Path(waarborg.__file__).parent


def test_every_act_that_the_program_records_has_a_name():
    sources = [*SOURCE.glob("*/actions/**/*.py"), *SOURCE.glob("*/actions.py")]
    recorded = {act for path in sources for act in re.findall(r'record\(\s*"([a-z_.]+)"', path.read_text("utf-8"))}
    assert "intake.ruled" in recorded
    assert recorded <= ACTS.keys()


def test_a_ruling_is_told_in_words(cast: Cast):
    ruled(cast, outcome="conditions")
    event = Event.objects.filter(act="intake.ruled").get()
    facts = dict(facts_of(event))
    assert act_of(event) == "Besluit genomen"
    assert facts["Wijkt af van het advies"] == "nee"
    assert "sha256" not in facts
    assert "conditions" not in facts.values()


def test_a_day_is_written_as_people_write_it():
    event = Event(act="register.designated", subject="register.designation:1", data={"starts_on": "2026-12-03"})
    assert "3 december 2026" in dict(facts_of(event)).values()


def test_what_is_not_known_is_shown_as_it_was_recorded():
    event = Event(act="elders.gedaan", subject="elders.ding:1", data={"a_fact": {"x": [1, None, True]}})
    assert act_of(event) == "elders.gedaan"
    assert list(facts_of(event)) == [("A fact", "X: 1, , ja")]
