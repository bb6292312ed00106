"""The page about states is made from the tuples in the code, and is current."""

from pathlib import Path

from waarborg.web.management.commands.transitions import LIVES, described

PAGE = Path(__file__).resolve().parents[2] / "docs" / "developers" / "toestanden.md"


def test_the_page_is_what_the_code_says():
    assert PAGE.read_text(encoding="utf-8") == described()


def test_every_state_is_reached_from_the_first():
    for life in LIVES:
        reached = {life.states.values[0], *(step.target for step in life.transitions)}
        assert reached == set(life.states.values), life.title


def test_every_transition_moves_between_known_states():
    for life in LIVES:
        named = {state for step in life.transitions for state in (*step.source, step.target)}
        assert named <= set(life.states.values), life.title
