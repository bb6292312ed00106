"""However a language model spells a placeholder, and however its answer is cut, the value comes back."""

from itertools import pairwise, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from waarborg.guard.masking import Masked, Unmasker, unmask

KNOWN = Masked(
    "", {"<PERSOON_1>": "Kim", "<PERSOON_1b>": "KIM", "<PERSOON_12>": "<PERSOON_1>", "<IP_1>": "&lt;IP_1&gt;"}
)


def spellings(token: str) -> list[str]:
    """Every spelling of a placeholder, in lower case."""
    word, number = token[1:-1].lower().split("_")
    inner = [f"{word}{between}{number}" for between in ("_", "\\_")]
    signs = [*product(("<", "&lt;"), (">", "\\>", "&gt;")), ("\\<", "\\>")]
    return [f"{opening}{name}{closing}" for name in inner for opening, closing in signs]


ALL = [spelling for token in KNOWN.tokens for spelling in spellings(token)]


@pytest.mark.parametrize("token", KNOWN.tokens)
def test_every_spelling_is_known(token):
    for spelling in spellings(token):
        assert unmask(spelling, KNOWN) == unmask(spelling.upper(), KNOWN) == KNOWN.tokens[token]


@pytest.mark.parametrize(
    ("answer", "restored"),
    [
        ("<PERSOON_1>s fiets", "Kims fiets"),
        ("<PERSOON_1>'s fiets", "Kim's fiets"),
        ("**<PERSOON_1>**, _<PERSOON_1>_ en `<PERSOON_1b>`", "**Kim**, _Kim_ en `KIM`"),
        ("| &lt;PERSOON\\_1&gt; |", "| Kim |"),
        ("\\<PERSOON\\_1\\>", "Kim"),
        ("C:\\<PERSOON_1>", "C:\\Kim"),
        ("<<PERSOON_1>>", "<Kim>"),
        ("<PERSOON_<PERSOON_1>", "<PERSOON_Kim"),
    ],
)
def test_what_stands_around_a_placeholder_stays(answer, restored):
    assert unmask(answer, KNOWN) == restored


@pytest.mark.parametrize(
    "answer",
    ["<PERSOON_2>", "<PERSOON_01>", "<PERSOON_1c>", "<BSN_1>", "PERSOON_1", "<PERSOON_1", "<PERSOON_1 >", "</p>"],
)
def test_what_is_no_known_placeholder_stays(answer):
    assert unmask(answer, KNOWN) == answer


def test_a_restored_value_is_not_read_again():
    assert unmask("<PERSOON_12> <IP_1>", KNOWN) == "<PERSOON_1> &lt;IP_1&gt;"


def test_a_placeholder_cut_in_two_comes_out_whole():
    unmasker = Unmasker(KNOWN)
    assert unmasker.feed("Bel <PERS") == "Bel "
    assert unmasker.feed("OON_1") == ""
    assert unmasker.feed(">s moeder") == "Kims moeder"
    assert unmasker.close() == ""


def test_an_answer_that_ends_within_a_placeholder_comes_out():
    unmasker = Unmasker(KNOWN)
    assert unmasker.feed("Bel <PERSOON_1") == "Bel "
    assert unmasker.close() == "<PERSOON_1"
    assert unmasker.close() == ""


@pytest.mark.parametrize("answer", ["a <", "a <BSN_1", "a &l", "a \\", "a <PERSOON_1&g"])
def test_nothing_is_held_back_when_nothing_is_masked(answer):
    assert Unmasker(Masked("", {})).feed(answer) == answer


PIECES = st.sampled_from([
    *ALL, "<PERSOON_", "<PERSOON_1\\", "\\<PERSOON", "<IP", "<BSN_1>",
    "1", "2", "b", ">", "<", "&", "&l", "lt;", "&g", "gt;", "\\", "_",
])  # fmt: skip
ANSWERS = st.lists(PIECES | PIECES.map(str.upper) | st.text(max_size=3), max_size=8).map("".join)


def is_begun(end: str) -> bool:
    return any(spelling.startswith(end.lower()) and len(spelling) > len(end) for spelling in ALL)


def held(text: str) -> str:
    """The longest end of the text that a spelling begins with: asked of every spelling in turn."""
    ends = (text[start:] for start in range(max(0, len(text) - max(map(len, ALL))), len(text)))
    return next(filter(is_begun, ends), "")


@settings(deadline=None)
@given(ANSWERS, st.data())
def test_every_split_gives_the_same_and_holds_back_only_what_it_must(answer, data):
    places = st.lists(st.integers(0, len(answer)), max_size=12).map(sorted)
    cuts = [0, *data.draw(places | st.just(list(range(len(answer))))), len(answer)]
    unmasker = Unmasker(KNOWN)
    said = ""
    for start, end in pairwise(cuts):
        said += unmasker.feed(answer[start:end])
        arrived = answer[:end]
        assert said == unmask(arrived.removesuffix(held(arrived)), KNOWN)
    assert said + unmasker.close() == unmask(answer, KNOWN)


@pytest.mark.parametrize(
    ("arrived", "end"),
    [
        ("Bel <", "<"),
        ("Bel <PERSOON_1B", "<PERSOON_1B"),
        ("Bel &lt;persoon\\", "&lt;persoon\\"),
        ("Bel \\<PERSOON_1\\", "\\<PERSOON_1\\"),
        ("Bel \\<PERSOON_1&g", "<PERSOON_1&g"),  # an escaped opening sign has an escaped closing sign
        ("Bel <BSN_1\\", "\\"),
        ("Bel <PERSOON_3&", "&"),
        ("Bel \\\\", "\\"),
        ("Bel <PERSOON_2", ""),
        ("Bel <PERSOON_1b2", ""),
        ("Bel <PERSOON 1", ""),
        ("Bel <PERSOON\\1", ""),
    ],
)
def test_only_what_can_become_a_known_placeholder_is_held_back(arrived, end):
    assert held(arrived) == end
    assert Unmasker(KNOWN).feed(arrived) == arrived.removesuffix(end)
