import time
from itertools import pairwise
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waarborg.guard.plain import Plain, plain

NAMES = [
    "Aisha Jansen",
    "J.P. de Vries",
    "zoë@voorbeeld.nl",
    "123456782",
    "NL20 INGB 0001 2345 67",
    "Hugo d'Arc-Bakker",
]
LOOKALIKE = str.maketrans("AaEeoOpcxJ", "АаЕеоОрсхЈ")
HIDDEN = ["\u200b", "\xad", "\u2060", "\ufeff", "\u202e", "\u200d", "\ufe0f", "&shy;", "&#8203;", "%E2%80%8B"]

SIGNS = [*"aZ9 é€&#;%=\\u04C3A\n\r", *"\u200b\xad\xa0аЖο１ﬁ①²\u0301\u0336–’😀", "&amp;", "%C3%A9", "&#x301;", "=C3=A9"]
any_text = st.text(max_size=60) | st.lists(st.sampled_from(SIGNS), max_size=60).map("".join)


@given(any_text)
def test_every_part_of_the_plain_text_stands_somewhere_in_the_original(text):
    seen = plain(text)
    spans = [seen.span(place, place + 1) for place in range(len(seen.text))]
    for start, end in spans:
        assert 0 <= start < end <= len(text)
    for (start, end), (next_start, next_end) in pairwise(spans):
        assert start <= next_start
        assert end <= next_end
    if spans:
        assert seen.span(0, len(seen.text)) == (spans[0][0], spans[-1][1])


@given(any_text, st.data())
def test_a_wider_part_stands_in_a_wider_place(text, data):
    seen = plain(text)
    start = data.draw(st.integers(0, len(seen.text)))
    end = data.draw(st.integers(start, len(seen.text)))
    place = seen.span(start, end)
    assert 0 <= place[0] <= place[1] <= len(text)
    assert (place[0] == place[1]) == (start == end)
    if 0 < start < end:
        wider = seen.span(start - 1, end)
        assert wider[0] <= place[0]
        assert wider[1] == place[1]


@given(st.text(alphabet="abcXYZ 019éëïÉçß€.,:;-()'\"@/\t\n"))
def test_ordinary_dutch_comes_back_as_it_is(text):
    seen = plain(text)
    assert seen.text is text
    assert seen.span(1, 3) == (1, 3)


@pytest.mark.parametrize(
    "text", ["20%", "50 %", "100%25", "50%50 verdeeld", "B&W", "a & b;", "x = 5", "&onbekend;", "%zz"]
)
def test_prose_with_the_signs_of_codes_is_left_alone(text):
    assert plain(text).text is text


@pytest.mark.parametrize(
    "text",
    [
        "Привет, он живёт в Москве и рад",
        "а о с у нас",
        "Η Άννα και ο Γιάννης",
        "Yıldız Çelik",
        "Łukasz Şahin",
        "محمد",
        "Windows™ kost 1½ euro",
    ],
)
def test_other_alphabets_and_signs_are_left_alone(text):
    assert plain(text).text is text


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("e\u0301\u200b\u00e9n", "één"),
        ("１２３４５６７８２", "123456782"),
        ("①²₃𝟒٥❻", "123456"),
        ("𝓙𝖆𝕟 🅹🅰🅽 ᴊᴀɴ ﬁets", "Jan JAN jan fiets"),
        ("J̶a̶n̶", "Jan"),
        ("Jan\xa0de\u2009Vries\u3000", "Jan de Vries "),
        ("12‐03–2026 − ‘t „huis” `", "12-03-2026 - 't \"huis\" '"),
        ("een\r\ntwee\rdrie\tvier", "een\ntwee\ndrie\tvier"),
        ("ﷺ", "ﷺ"),
        ("\u0301\u0301a", "a"),
        ("jan＠voorbeeld․nl", "jan@voorbeeld.nl"),
    ],
)
def test_signs_get_their_plain_form(written, read):
    assert plain(written).text == read


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Аnna", "Anna"),
        ("АННА", "AHHA"),
        ("Jаn Кlaaѕѕеn", "Jan Klaassen"),
        ("Ρіеtеr\nПривет, оса", "Pieter\nПривет, оса"),
        ("de heer Јое", "de heer Joe"),
    ],
)
def test_letters_of_another_alphabet_cannot_disguise_a_word(written, read):
    assert plain(written).text == read


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Jos&eacute; &#74;&#x61;n jan&#64;x.nl B&amp;W", "José Jan jan@x.nl B&W"),
        ("Jos&amp;eacute;", "José"),
        ("&am\u200bp;", "&"),
        ("&#1040;nna", "Anna"),
        ("jan%40voorbeeld.nl", "jan@voorbeeld.nl"),
        ("Jan%20de%20Vries", "Jan de Vries"),
        ("Ren%C3%A9e%20%E2%82%AC %F0%9F%98%80", "Renée € 😀"),
        ("123%20456%20782 en 06%2012345678", "123 456 782 en 06 12345678"),
        ("%26eacute%3B", "é"),
        ("jan%2540voorbeeld.nl", "jan@voorbeeld.nl"),
        ("Ren%C3 en Ren%E9", "Ren%C3 en Ren%E9"),
        ("Ren=C3=A9", "René"),
        ("Ren\\u00e9 \\ud83d\\ude00 \\ud83d", "René 😀 \\ud83d"),
    ],
)
def test_codes_are_decoded(written, read):
    assert plain(written).text == read


def test_a_long_line_of_mail_goes_on_after_its_soft_break():
    line = "Zoals u weet woont mevrouw Jansen sinds 1 maart 2026 in de Kerks"
    assert plain(f"{line}=\r\ntraat 12.").text == f"{line}traat 12."
    assert plain("waarde=\n5").text == "waarde=\n5"


def test_codes_are_taken_off_twice_and_no_more():
    assert plain("&amp;amp;eacute;").text == "&eacute;"


@given(st.sampled_from(NAMES), st.lists(st.tuples(st.integers(1, 40), st.sampled_from(HIDDEN)), min_size=1, max_size=9))
def test_what_nobody_sees_does_not_hide_a_name(name, places):
    written = name
    for place, sign in sorted(places, reverse=True):
        if place < len(name):
            written = written[:place] + sign + written[place:]
    assert found_back(written, name) == written


@given(st.sampled_from(NAMES), st.lists(st.integers(0, 5), min_size=30, max_size=30))
def test_signs_written_as_codes_do_not_hide_a_name(name, ways):
    written = "".join(disguised(sign, way) for sign, way in zip(name, ways, strict=False))
    assert found_back(written, name) == written


@given(st.sampled_from([name for name in NAMES if " " in name]))
def test_letters_of_another_alphabet_do_not_hide_a_name(name):
    written = name.translate(LOOKALIKE)
    assert found_back(written, name) == written


def disguised(sign: str, way: int) -> str:
    match way:
        case 0:
            return f"&#{ord(sign)};"
        case 1:
            return f"&#x{ord(sign):X};"
        case 2:
            return "".join(f"%25{byte:02X}" for byte in sign.encode()) if len(sign.encode()) > 1 else sign
        case 3 if "!" <= sign <= "~":
            return chr(ord(sign) + 0xFEE0)
        case 4:
            return quote(sign) if not sign.isdigit() else sign
        case _:
            return sign


def found_back(written: str, name: str) -> str:
    """The part of the original that stands for the name in its plain text, in a sentence."""
    before, after = "Geachte ", " schreef ons."
    seen = plain(before + written + after)
    start = seen.text.index(name)
    place = seen.span(start, start + len(name))
    return (before + written + after)[slice(*place)]


def test_a_layer_costs_at_most_eight_bytes_a_character():
    for text in ("a\u200b" * 1000, "ﬁ" * 1000, "&lt;" * 1000, "%41" * 1000, "e\u0301" * 1000, "&am\u200bp;" * 1000):
        size = sum(row.itemsize * len(row) for layer in plain(text).layers for row in (layer.new, layer.old))
        assert size <= 8.1 * len(text)


def seconds(text: str) -> float:
    plain(text[:100])
    times = []
    for _ in range(3):
        began = time.process_time()
        plain(text)
        times.append(time.process_time() - began)
    return min(times)


REPEATED = [
    "a\u200b",
    "e\u0301",
    "\u0301\u0323",
    "&amp;",
    "&a",
    "&#",
    "%41",
    "%",
    "1%25",
    "=\n",
    "\\u",
    "\r\n",
    "%26amp%3B",
]


@pytest.mark.parametrize("unit", [*REPEATED, "а", "aа", "ж а ", "ﬁ", "woord – ’t "])
def test_time_grows_with_the_length_and_no_faster(unit):
    short = unit * (10_000 // len(unit))
    assert seconds(short * 4) < 8 * seconds(short)


def test_one_disguised_letter_in_a_very_long_word_costs_no_more():
    short, long = "a" * 20_000 + "а", "a" * 80_000 + "а"
    assert seconds(long) < 8 * seconds(short)


def test_a_plain_text_of_its_own_is_its_own_place():
    assert Plain("Jan").span(0, 3) == (0, 3)
