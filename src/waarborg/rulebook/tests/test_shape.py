"""Whatever stands in a file, the reader tells what is wrong and never breaks."""

import tomllib
from copy import deepcopy
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from waarborg.rulebook import Policy
from waarborg.rulebook.shape import WRONG, Reader
from waarborg.rulebook.tests.folders import DE_RONDE_VENEN

RAW = tomllib.loads((DE_RONDE_VENEN / "policy.toml").read_text(encoding="utf-8"))
KNOWN = {"artikel": ("2.1",), "rol": tuple(RAW["roles"])}
VALUES = st.recursive(
    st.text(max_size=3) | st.integers() | st.booleans() | st.floats() | st.dates() | st.datetimes(),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=4,
)


@st.composite
def spoiled(draw):
    """The real policy with one value, somewhere, replaced by anything that TOML can hold."""
    policy = deepcopy(RAW)
    table = policy
    while True:
        key = draw(st.sampled_from(sorted(table)))
        if not isinstance(table[key], dict) or draw(st.booleans()):
            table[key] = draw(VALUES)
            return policy
        table = table[key]


@settings(deadline=None)  # a busy machine is no mistake in the file
@given(spoiled())
def test_a_spoiled_policy_is_read_or_explained(policy):
    told = []
    found = Reader(KNOWN, lambda place, wrong, allowed: told.append((place, wrong, allowed))).read(Policy, policy, ())
    assert told or isinstance(found, Policy)
    assert all(wrong and allowed for _, wrong, allowed in told)


def test_a_wrong_value_reads_as_wrong():
    told = []
    assert Reader({}, lambda *problem: told.append(problem)).read(date, "morgen", ("dag",)) is WRONG
    assert told == [(("dag",), "hier staat een tekst", "een datum als 2025-12-01")]
