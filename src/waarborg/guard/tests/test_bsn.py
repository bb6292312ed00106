import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from waarborg.guard.rules.checks import BSN_WEIGHTS, is_bsn
from waarborg.guard.tests.finding_help import findings, found_in, parts

LOOK_ALIKES = {"0": "0Oo", "1": "1Il|", "5": "5S", "8": "8B"}
TEXTS = st.sampled_from(
    ["{}", "bsn {}", "BSN: {}.", "Mevrouw Bouali ({}) belt terug", "burgerservicenummer\n{}\n", "nr={}&x"]
)


@pytest.mark.parametrize(
    "number",
    [
        "123  456  782", "123_456_782", "123,456,782", "123:456:782", "(123)(456)(782)", "1, 2, 3, 4, 5, 6, 7, 8, 2",
        "123 | 456 | 782", "123\t456\t782", "123-\n456-\n782", "12345678Z", "123A56782", "123'456'782", "123*456*782",
    ],
)  # fmt: skip
def test_behind_its_word_a_bsn_may_be_cut_up_anyhow(number):
    found = parts(f"BSN {number}.", "bsn")
    assert ["".join(filter(str.isalnum, part)) for part in found] == ["".join(filter(str.isalnum, number))]


@pytest.mark.parametrize("number", ["123  456  783", "12345678G", "123_456_7821", "OolI|SBZG"])
def test_behind_its_word_too_only_a_valid_number_is_a_bsn(number):
    assert parts(f"BSN {number}.", "bsn") == []


def test_a_bsn_in_words_is_found_when_it_is_valid():
    said = "een twee drie vier vijf zes zeven acht twee"
    assert parts(f"burgerservicenummer: {said}", "bsn") == [said]
    assert parts("burgerservicenummer: een twee drie vier vijf zes zeven acht drie", "bsn") == []


@pytest.mark.parametrize("text", ["ordernummer: 123456782 (is bsn)", "€ 111222333 BSN"])
def test_the_word_behind_it_counts_more_than_another_before_it(text):
    assert parts(text, "bsn")


@st.composite
def bsns(draw):
    """Nine digits that pass the elfproef, by choosing eight and computing the ninth."""
    digits = draw(st.text("0123456789", min_size=8, max_size=8))
    rest = sum(weight * int(digit) for weight, digit in zip(BSN_WEIGHTS, digits, strict=False)) % 11
    assume(rest < 10 and len(set(digits)) > 1)
    return f"{digits}{rest}"


@st.composite
def spelled(draw, numbers):
    """A number cut in groups anywhere, with one sign between them."""
    number = draw(numbers)
    cuts = sorted(draw(st.sets(st.integers(1, 8), max_size=8)))
    groups = [number[low:high] for low, high in zip([0, *cuts], [*cuts, 9], strict=True)]
    return draw(st.sampled_from([" ", ".", "-", "/", " - "])).join(groups)


@st.composite
def disguised(draw):
    """A BSN in which letters stand for at most four of its digits."""
    number = list(draw(bsns()))
    for place in draw(st.sets(st.integers(0, 8), max_size=4)):
        number[place] = draw(st.sampled_from(LOOK_ALIKES.get(number[place], number[place])))
    return "".join(number)


@given(bsns(), TEXTS)
def test_every_plain_bsn_is_found_where_it_stands(number, template):
    text = template.format(number)
    assert [(f.start, f.end) for f in findings(text) if f.kind == "bsn"] == [
        (text.index(number), text.index(number) + 9)
    ]


@given(spelled(bsns()))
@example("12.34.56.782")
@example("1 2 3 4 5 6 7 8 2")
@example("12-01-19845")
def test_every_bsn_in_groups_is_found_after_its_cue(number):
    assert parts(f"BSN: {number}, graag spoed", "bsn") == [number]


@given(disguised())
def test_every_bsn_with_letters_for_digits_is_found_after_its_cue(number):
    assert parts(f"bsn {number} hoort bij mij", "bsn") == [number]


@given(spelled(st.text("0123456789", min_size=9, max_size=9).filter(lambda digits: not is_bsn(digits))), TEXTS)
def test_no_other_nine_digits_are_called_bsn(number, template):
    assert parts(template.format(number), "bsn") == []


@pytest.mark.parametrize(
    "spelling", ["123.456.782", "123 456 782", "1234 56 782", "12 34 56 782", "123-456-782", "1234.56.782"]
)
def test_the_usual_groups_need_no_cue(spelling):
    assert found_in(f"Het gaat om {spelling} en verder niets") == [("bsn", spelling)]


@pytest.mark.parametrize("text", ["BSN123456782", "bsn:123456782", "bsnnr.123456782", "x_123456782_y", "123456782BSN"])
def test_it_is_found_glued_to_other_words(text):
    assert parts(text, "bsn") == ["123456782"]


def test_a_list_of_them_is_found_one_by_one():
    assert parts("123456782 123456782,123456782\n123 456 782\n123 456 782\n", "bsn") == [
        *["123456782"] * 3, *["123 456 782"] * 2,
    ]  # fmt: skip


def test_eight_digits_are_one_only_near_the_word():
    assert parts("BSN 10000008", "bsn") == parts("is 10000008 een bsn?", "bsn") == ["10000008"]
    assert parts("nummer 10000008", "bsn") == []


@pytest.mark.parametrize(
    "text",
    [
        "factuurnummer 123456782", "KvK 123456782", "RSIN: 123456782", "tel. 123456782", "€ 123.456.782",
        "123.456.782,00",
        "+32 123456782", "1.123456782", "0.123456782", "AB123456782C4", "2123456782", "1234567821", "123456782B01",
        "BSN 111111110", "BSN 000000000", "12.34.56.78",
    ],
)  # fmt: skip
def test_other_numbers_that_pass_by_chance_are_left_alone(text):
    assert parts(text, "bsn") == []


def test_the_word_before_wins_from_another_word_farther_away():
    assert parts("Zie factuurnummer 2024-1. BSN 123456782", "bsn") == ["123456782"]
    assert parts("BSN 123456782, factuurnummer 111222333", "bsn") == ["123456782"]
