"""The chain: whoever changes, removes, swaps, adds or cuts off anything is found, and at the right place."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waarborg.audit import rules

TEXT = st.text("aé='\"\n\\{\u2028\U0001f600", max_size=8)
DATA = st.dictionaries(TEXT, st.none() | st.booleans() | st.integers() | TEXT | st.lists(TEXT, max_size=3), max_size=3)
Chain = list[dict[str, Any]]


def chain_of(contents: list[tuple[str, dict[str, Any]]]) -> Chain:
    events: Chain = []
    previous = rules.START
    for sequence, (sentence, data) in enumerate(contents, 1):
        event: dict[str, Any] = dict.fromkeys(rules.FIELDS, "")
        event |= {"sequence": sequence, "sentence": sentence, "data": data, "previous": previous}
        previous = rules.seal(event)
        events.append(event | {"hash": previous})
    return events


CHAINS = st.lists(st.tuples(TEXT, DATA), min_size=2, max_size=8).map(chain_of)


def first_break(events: Chain, of: Chain) -> rules.Break | None:
    """What the check says of these events, when the chain's end is known from `of`."""
    return rules.first_break(events, count=len(of), head=of[-1]["hash"])


@given(CHAINS)
def test_an_untouched_chain_holds(chain):
    assert first_break(chain, of=chain) is None


def test_an_empty_chain_holds():
    assert rules.first_break([], count=0, head=rules.START) is None


@given(CHAINS, st.data())
def test_a_change_to_any_field_is_found_at_its_event(chain, data):
    place = data.draw(st.integers(0, len(chain) - 1))
    name = data.draw(st.sampled_from([field for field in rules.FIELDS if field != "sequence"]))
    changed = [dict(event) for event in chain]
    changed[place][name] = {"x": "anders"} if name == "data" else "anders"
    assert first_break(changed, of=chain).sequence == place + 1


@given(CHAINS, st.data())
def test_a_change_that_is_sealed_anew_breaks_at_the_next_event(chain, data):
    place = data.draw(st.integers(0, len(chain) - 1))
    changed = [dict(event) for event in chain]
    changed[place]["reason"] = "anders"
    changed[place]["hash"] = rules.seal(changed[place])
    assert first_break(changed, of=chain).sequence == place + 2


@given(CHAINS, st.data())
def test_a_removal_is_found_at_the_event_that_is_missing(chain, data):
    place = data.draw(st.integers(0, len(chain) - 1))
    assert first_break(chain[:place] + chain[place + 1 :], of=chain).sequence == place + 1


@given(CHAINS, st.data())
def test_a_swap_is_found_at_the_first_of_the_two(chain, data):
    first, second = sorted(data.draw(st.sets(st.integers(0, len(chain) - 1), min_size=2, max_size=2)))
    swapped = list(chain)
    swapped[first], swapped[second] = swapped[second], swapped[first]
    assert first_break(swapped, of=chain).sequence == first + 1


@given(CHAINS, st.data())
def test_an_end_that_was_cut_off_is_found(chain, data):
    kept = data.draw(st.integers(0, len(chain) - 1))
    assert first_break(chain[:kept], of=chain).sequence == kept + 1


@given(CHAINS)
def test_an_event_added_at_the_end_is_found(chain):
    longer = chain_of([(event["sentence"], event["data"]) for event in chain] + [("erbij", {})])
    assert first_break(longer, of=chain) is not None


@given(DATA)
def test_data_is_written_the_same_after_a_visit_to_the_database(data):
    plain = rules.plain(data)
    assert rules.plain(plain) == plain
    assert rules.canonical(rules.plain(plain)) == rules.canonical(plain)


def test_numbers_as_keys_become_text_before_they_are_sorted():
    numbered: Any = {10: "b", 2: "a"}
    assert rules.canonical(rules.plain(numbered)) == '{"10":"b","2":"a"}'


@pytest.mark.parametrize("fraction", [0.5, float("nan"), [1, {"diep": 2.0}]])
def test_fractions_are_refused(fraction):
    with pytest.raises(ValueError, match="fractions"):
        rules.plain({"deel": fraction})


def test_the_order_of_keys_does_not_matter():
    same: Callable[[dict[str, Any]], str] = rules.canonical
    assert same({"a": 1, "b": 2}) == same({"b": 2, "a": 1})
