"""An answer gets its values back, also when the placeholders came back damaged; and what stayed is told."""

from time import process_time

import pytest

from waarborg.guard.masking import Masked, TooLong, restore

LETTER = Masked("", {"<PERSOON_1>": "Roos Tak", "<PERSOON_2>": "Tak", "<PERSOON_2b>": "TAK", "<ADRES_1>": "Laan 1"})


def test_it_works():
    answer = restore("Beste <PERSOON_1>, wij kennen <PERSOON_9> niet. Groet, <PERSOON_2>", LETTER)
    assert answer.text == "Beste Roos Tak, wij kennen <PERSOON_9> niet. Groet, Tak"
    assert (answer.count, answer.missing) == (2, ("<PERSOON_9>",))
    assert [part.text for part in answer.parts if part.token] == ["Roos Tak", "Tak"]


@pytest.mark.parametrize(
    ("answer", "restored"),
    [
        ("PERSOON_1 belt", "Roos Tak belt"),
        ("**PERSOON_1** belt", "**Roos Tak** belt"),
        ("<PERSOON 2>", "Tak"),
        ("<persoon 2>", "Tak"),
        ("< PERSOON_2 >", "Tak"),
        ("[PERSOON_1]", "Roos Tak"),
        ("{PERSOON_1}", "Roos Tak"),
        ("(PERSOON_1)", "(Roos Tak)"),
        ("<PERSOON1>", "Roos Tak"),
        ("<PERSOON-1>", "Roos Tak"),
        (r"PERSOON\_1", "Roos Tak"),
        ("PERSOON_1s fiets", "Roos Taks fiets"),
        ("PERSOON_2b", "TAK"),
        ("&lt;PERSOON 1&gt;", "Roos Tak"),
    ],
)
def test_small_damage_is_mended(answer: str, restored: str):
    assert restore(answer, LETTER).text == restored


@pytest.mark.parametrize(
    "answer",
    ["adres 1", "ADRES 1", "MIJN_ADRES_1", "ADRES_12", "[bijlage 1]", "<h1>", "persoon_1", "ADRES_1A", "[adres 9]"],
)
def test_ordinary_words_stay_and_are_not_called_missing(answer: str):
    answered = restore(answer, Masked("", {**LETTER.tokens, "<ADRES_2>": "x"}))
    assert answered.text == answer
    assert answered.missing in ((), ("<ADRES_12>",))


def test_each_missing_placeholder_is_told_once():
    assert restore("<BSN_1> <BSN_1> BSN_1 [SLEUTEL_2] <DIV_1>", LETTER).missing == ("<BSN_1>", "<SLEUTEL_2>")


def test_a_value_that_looks_like_a_placeholder_is_not_read_again():
    assert restore("<PERSOON_1>", Masked("", {"<PERSOON_1>": "ADRES_1", "<ADRES_1>": "Laan 1"})).text == "ADRES_1"


@pytest.mark.parametrize("sign", ["<", "PERSOON_", "A", "<A", "[ ", "_1", "1", r"\<"])
def test_time_grows_no_faster_than_the_text(sign: str):
    started = process_time()
    restore(sign * (200_000 // len(sign)), LETTER)
    assert process_time() - started < 2


def test_one_long_value_that_comes_back_too_often_is_refused_before_it_is_written():
    with pytest.raises(TooLong, match="te lang"):
        restore("<PERSOON_1>" * 10_000, Masked("", {"<PERSOON_1>": "x" * 1_000}))
