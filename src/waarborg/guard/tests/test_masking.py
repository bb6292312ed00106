"""A masked text says who is who, not who it is; and it comes back as it was."""

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from waarborg.guard.findings import KINDS, Report, found
from waarborg.guard.masking import KEPT_BACK, Masked, Masker, mask, unmask
from waarborg.guard.masking.tokens import SPELLED, token_of
from waarborg.guard.tests.reports import WHY, parts

NOTHING: frozenset[str] = frozenset()


def person(name: str) -> tuple[str, str]:
    return "person", name


def masked(*told: str | tuple[str, str], keep_back: frozenset[str] = KEPT_BACK) -> Masked:
    return mask(*parts(*told), keep_back=keep_back)


def test_it_works():
    letter = masked(person("Aisha Bakker"), " belt ", ("phone", "0297 123456"), ". ", person("Aisha Bakker"), "?")
    assert letter.text == "<PERSOON_1> belt <TELEFOON_1>. <PERSOON_1>?"
    assert letter.tokens == {"<PERSOON_1>": "Aisha Bakker", "<TELEFOON_1>": "0297 123456"}
    assert unmask(letter.text, letter) == "Aisha Bakker belt 0297 123456. Aisha Bakker?"


def test_a_text_without_findings_stays_as_it_is():
    assert masked("Het loket is open.") == Masked("Het loket is open.", {})


def test_different_values_have_different_numbers():
    assert masked(person("Aisha"), " en ", person("Bram")).text == "<PERSOON_1> en <PERSOON_2>"


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_has_its_word_and_comes_back(kind):
    letter = masked(("person", "Aisha"), (kind, "waarde"), keep_back=NOTHING)
    spelled = list(SPELLED.finditer(letter.text))
    assert spelled[1]["word"] == KINDS[kind].token
    assert token_of(spelled[1]) == spelled[1][0]
    assert unmask(letter.text, letter) == "Aishawaarde"


@pytest.mark.parametrize(
    ("kind", "first", "other"),
    [
        ("person", "J. de Vries", "J. de vries"),
        ("person", "J.P. de Vries", "J. P.  de Vries"),
        ("person", "Jan de Vries", "JAN\nDE VRIES"),
        ("iban", "NL91ABNA0417164300", "nl91 abna 0417 1643 00"),
        ("phone", "0297-123456", "(0297) 12 34 56"),
        ("licence_plate", "AB-12-CD", "ab12cd"),
        ("email", "kim@voorbeeld.nl", "Kim@Voorbeeld.nl"),
        ("street_address", "Dorpsstraat 1", "dorpsstraat  1"),
    ],
)
def test_another_spelling_is_the_same_value_and_comes_back_as_written(kind, first, other):
    letter = masked((kind, first), " / ", (kind, other), " / ", (kind, first))
    word = KINDS[kind].token
    assert letter.text == f"<{word}_1> / <{word}_1b> / <{word}_1>"
    assert unmask(letter.text, letter) == f"{first} / {other} / {first}"


@pytest.mark.parametrize(
    ("kind", "first", "other"),
    [
        ("birth_date", "1-11-1980", "11-1-1980"),
        ("ip_address", "1.11.1.1", "11.1.1.1"),
        ("street_address", "Dorpsstraat 1-11", "Dorpsstraat 11-1"),
        ("phone", "++", "--"),
    ],
)
def test_signs_that_carry_meaning_tell_values_apart(kind, first, other):
    word = KINDS[kind].token
    assert masked((kind, first), " ", (kind, other)).text == f"<{word}_1> <{word}_2>"


def test_beyond_the_alphabet_a_value_gets_another_number():
    forms = [" " * spaces + "Bakker" for spaces in range(60)]
    letter = masked(*map(person, forms))
    assert letter.text.startswith("<PERSOON_1><PERSOON_1b>")
    assert letter.text.endswith("<PERSOON_3h>")
    assert [letter.tokens[token] for token in letter.tokens] == forms


def test_a_surname_alone_is_the_one_person_who_has_it():
    letter = masked(person("De Vries"), " heet ", person("Jan de Vries"), ", niet ", person("Vries"))
    assert letter.text == "<PERSOON_1> heet <PERSOON_1b>, niet <PERSOON_1c>"
    assert unmask(letter.text, letter) == "De Vries heet Jan de Vries, niet Vries"


def test_a_short_form_of_a_name_is_the_same_person():
    letter = masked(person("Jan de Vries"), ", ", person("J. de Vries"), ", ", person("Jan"))
    assert letter.text == "<PERSOON_1>, <PERSOON_1b>, <PERSOON_1c>"


def test_a_man_and_a_woman_of_one_surname_are_two():
    letter = masked(
        "De heer ", person("Jan de Vries"), " en mevrouw ", person("De Vries"), ", meneer ", person("De Vries")
    )
    assert letter.text == "De heer <PERSOON_1> en mevrouw <PERSOON_2>, meneer <PERSOON_1b>"


def test_a_surname_that_two_people_have_is_neither():
    family = (person("Jan de Vries"), person("Els de Vries"), person("De Vries"))
    assert masked(*family).text == "<PERSOON_1><PERSOON_2><PERSOON_3>"


def test_a_surname_is_only_looked_for_among_persons():
    assert masked(person("Jan de Vries"), ("user_name", "vries")).text == "<PERSOON_1><GEBRUIKER_1>"


def test_a_secret_is_left_out_of_the_tokens_and_its_forms_are_one():
    letter = masked(("bsn", "123456782"), " ", ("bsn", "1234.56.782"), " ", ("credential", "Welkom01"))
    assert letter == Masked("<BSN_1> <BSN_1> <SLEUTEL_1>", {})
    assert unmask(letter.text, letter) == letter.text


def test_a_secret_does_not_come_back_under_another_kind():
    letter = masked(("client_number", "123456782"), " ", ("bsn", "1234.56.782"), " ", ("user_name", "Kim"))
    assert letter.tokens == {"<GEBRUIKER_1>": "Kim"}


def test_a_secret_does_not_come_back_as_a_part_of_something_else():
    letter = masked(("bsn", "123456782"), " en ", ("email", "123456782@voorbeeld.nl"))
    assert letter.tokens == {}


def test_a_secret_that_an_earlier_message_did_not_know_as_one_comes_back_no_more():
    masker = Masker()
    assert masker.mask(*parts(("client_number", "123456782"))).tokens == {"<CLIENT_1>": "123456782"}
    assert masker.mask(*parts(("bsn", "123456782"))).tokens == {}


def test_the_caller_says_what_is_kept_back():
    assert masked(("bsn", "123456782"), keep_back=NOTHING).tokens == {"<BSN_1>": "123456782"}
    assert masked(person("Kim"), keep_back=frozenset({"person"})).tokens == {}


@pytest.mark.parametrize(
    "literal", ["<PERSOON_1>", "<persoon_1>", "&lt;PERSOON_1&gt;", r"\<PERSOON\_1\>", "<PERSOON_1c>"]
)
def test_a_number_that_the_text_already_spells_is_not_given(literal):
    letter = masked(person("Kim"), " schrijft ", literal)
    assert letter.text == f"<PERSOON_2> schrijft {literal}"
    assert unmask(letter.text, letter) == f"Kim schrijft {literal}"


def test_a_number_too_long_to_count_with_does_no_harm():
    assert masked(person("Kim"), f"<PERSOON_{'9' * 5000}>").text.startswith("<PERSOON_1>")


def test_a_backslash_before_a_value_stays():
    letter = masked("C:\\Users\\", ("user_name", "kim"), "\\>")
    assert unmask(letter.text, letter) == "C:\\Users\\kim\\>"


def test_a_conversation_keeps_its_numbers():
    masker = Masker()
    first = masker.mask(*parts(person("Jan de Vries"), " en ", ("bsn", "123456782")))
    second = masker.mask(*parts(person("Kim"), ", ", person("DE VRIES"), " en ", ("bsn", "123456782")))
    assert first.text == "<PERSOON_1> en <BSN_1>"
    assert first.tokens == {"<PERSOON_1>": "Jan de Vries"}
    assert second.text == "<PERSOON_2>, <PERSOON_1b> en <BSN_1>"
    assert unmask("<PERSOON_2> belt <PERSOON_1>", second) == "Kim belt Jan de Vries"


def test_a_surname_keeps_the_number_it_had_before_the_full_name_came():
    masker = Masker()
    masker.mask(*parts(person("De Vries")))
    assert masker.mask(*parts(person("Jan de Vries"), " ", person("DE VRIES"))).text == "<PERSOON_2> <PERSOON_1b>"


def test_what_a_later_message_spells_as_a_placeholder_comes_back_as_spelled():
    masker = Masker()
    masker.mask(*parts(person("Kim"), person("Bram"), ("bsn", "123456782")))
    text, report = parts("Zijn <PERSOON_1> en <PERSOON_2>, met <BSN_1>, <PERSOON_9>? ", person("KIM"), person("Els"))
    later = masker.mask(text, report)
    assert later.text == "Zijn <PERSOON_3> en <PERSOON_4>, met <BSN_1>, <PERSOON_9>? <PERSOON_5><PERSOON_6>"
    assert unmask(later.text, later) == text


def test_a_report_on_another_text_is_refused():
    text, report = parts(person("Kim"))
    with pytest.raises(ValueError, match="the report is about a text of 3"):
        mask(text + "!", report)


@pytest.mark.parametrize("places", [[(0, 4), (3, 6)], [(4, 6), (0, 2)], [(0, 9)], [(3, 2)]])
def test_findings_that_overlap_or_lie_elsewhere_are_refused(places):
    findings = tuple(found("person", start, end, 1.0, WHY) for start, end in places)
    with pytest.raises(ValueError, match="do not overlap"):
        mask("Bakker", Report(findings=findings, length=6, seconds=0.0))


def test_what_is_printed_holds_no_values():
    letter = masked(person("Kim Smit"), "!")
    assert repr(letter) == str(letter) == "Masked(12 code points, 1 tokens)"
    assert "Smit" not in f"{Masker()!r}{letter!r}"


NASTY = st.sampled_from([
    "<PERSOON_1>", "<persoon_2>", "&lt;PERSOON_1&gt;", r"\<PERSOON\_1b\>", "<BSN_1>", "<TELEFOON_1>", "<PERSOON_", "1>",
    "<", ">", "&lt;", "&gt;", "&", "\\", "_", "\\>", "PERSOON", "1", "b", "👩‍👧", " ", ".",
    "Jan de Vries", "DE VRIES", "vries",
])  # fmt: skip
TEXTS = st.lists(NASTY | st.text(max_size=4), max_size=5).map("".join)
FINDINGS = st.tuples(st.sampled_from(["person", "phone", "bsn", "email"]), TEXTS)
TOLD = st.lists(TEXTS | FINDINGS, max_size=12)


@settings(deadline=None)
@given(TOLD)
def test_masking_and_unmasking_is_the_original(told):
    text, report = parts(*told)
    letter = mask(text, report, keep_back=NOTHING)
    assert unmask(letter.text, letter) == text
    assert len(letter.tokens) == len({(found.kind, text[found.start : found.end]) for found in report.findings})


@settings(deadline=None)
@given(st.lists(TOLD, max_size=4))
def test_every_message_of_a_conversation_comes_back_with_the_tokens_of_the_last(messages):
    masker = Masker(keep_back=NOTHING)
    told = [parts(*message) for message in messages]
    letters = [masker.mask(*message) for message in told]
    assert [unmask(letter.text, letters[-1]) for letter in letters] == [text for text, _ in told]


@given(TOLD, st.lists(st.from_regex(r"[0-9]{4}\.?[0-9]{2}\.?[0-9]{3}", fullmatch=True), min_size=1, max_size=4))
def test_what_is_kept_back_is_nowhere(told, numbers):
    open_parts = [part for part in told if not any(number in str(part) for number in numbers)]
    letter = masked(*open_parts, *[part for number in numbers for part in (" ", ("bsn", number), ("email", number))])
    for number in numbers:
        assert number not in letter.text
        assert number not in letter.tokens.values()


def seconds(persons: int) -> float:
    """CPU seconds to mask and unmask: the best of three, so that another process does not count."""
    told = [part for i in range(persons) for part in (person(f"Kim {i}"), " woont op nummer < 12 van deze straat. ")]
    text, report = parts(*told)

    def once() -> float:
        before = process_time()
        letter = mask(text, report)
        assert unmask(letter.text, letter) == text
        return process_time() - before

    return min(once() for _ in range(3))


def test_four_times_the_findings_take_four_times_as_long():
    assert seconds(20_000) < 4 * 2 * seconds(5_000)
