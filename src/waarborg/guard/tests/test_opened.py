import base64
import time
from urllib.parse import quote

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from waarborg.guard.opened import LONGEST_READ, MOST_RUNS, TOO_LONG, TOO_MANY, Opened, OpenedText, opened

LETTER = "Geachte mevrouw Jansen, uw BSN is 123456782 en u woont in de Kerkstraat 12 in Voorbeeld. " * 3
WORDS = ["Aisha", "Jansen", "de", "Vries", "123456782", "Kerkstraat", "12", "zoë", "é", "€ 5,–", "\n"]
words = st.lists(st.sampled_from(WORDS), min_size=3).map(" ".join).filter(lambda text: len(text.encode()) >= 12)


def encoded(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


@given(words)
@example("Jan de Vries")
@example("de é é é é")
@example("wwwwwwwwwwww")
def test_base64_of_a_text_is_opened(text):
    code = encoded(text)
    before = "Bijlage: "
    assert opened(f"{before}{code} groet").runs == (Opened(len(before), len(before) + len(code), text),)


@given(words)
def test_base64_for_addresses_without_padding_is_opened(text):
    code = base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")
    assert [run.text for run in opened(f"https://voorbeeld.nl/?q={code}&p=2").runs] == [text]


@given(words)
def test_hexadecimal_digits_of_a_text_are_opened(text):
    code = text.encode().hex()
    if len(code) >= 32:
        assert opened(f"x={code};").runs == (Opened(2, 2 + len(code), text),)
        assert [run.text for run in opened(f"0x{code.upper()}").runs] == [text]


@given(words)
def test_what_is_percent_encoded_twice_is_opened(text):
    code = quote(quote(text))
    if len(code) >= 16 and "%25" in code and any(map(str.isalnum, text)):
        assert [run.text for run in opened(f"zie {code} en").runs] == [text]


@pytest.mark.parametrize("width", [64, 76])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\n  ", "\n> "])
@pytest.mark.parametrize("text", [LETTER, LETTER[:144], LETTER[:171]])
def test_base64_in_lines_is_opened(width, newline, text):
    code = encoded(text)
    lines = newline.join(code[start : start + width] for start in range(0, len(code), width))
    [run] = opened(f"Inhoud:\n\n{lines}\nGroet, Aisha").runs
    assert run.text == text
    assert run.start == len("Inhoud:\n\n")


@pytest.mark.parametrize(
    "around",
    ["data:text/plain;base64,{}", "Authorization: Basic {}", '"{}"', "<{}>", "/map/{}/lijst", "id-{}", "token={}&x=1"],
)
def test_base64_is_opened_wherever_it_stands(around):
    code = encoded("aisha:Geheim-2026")
    [run] = opened(around.format(code)).runs
    assert run.text == "aisha:Geheim-2026"
    assert around.format(code)[run.start : run.end].rstrip("=") == code.rstrip("=")


def test_both_readable_parts_of_a_web_token_are_opened():
    token = ".".join(
        [encoded('{"alg":"HS256"}'), encoded('{"naam":"Aisha Jansen"}').rstrip("="), "x3Zk9-_aQpL0vBn7Tt2WqA"]
    )
    assert [run.text for run in opened(token).runs] == ['{"alg":"HS256"}', '{"naam":"Aisha Jansen"}']


@pytest.mark.parametrize(
    "text",
    [
        "",
        "De gemeenteraadsverkiezingen en de arbeidsongeschiktheidsverzekeringsmaatschappij",
        "GemeenteraadsVerkiezingen arbeidsOngeschiktheid ZaakgerichtWerkenInDeKeten",
        "https://voorbeeld.nl/MijnGemeente/AanvraagFormulieren/WmoOndersteuning-2026",
        "NL20INGB0001234567 123456782 0612345678",
        "3f2504e0-4f89-11d3-9a0c-0305e82c3301",
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        base64.b64encode(bytes(range(200))).decode(),
        encoded("\x00\x01\x02\x03" * 8),
        encoded("!?!?!?!?!?!?!?!?"),
        "Jan%20de%20Vries%20uit%20Voorbeeld",
        "SmFuIGRl",
        "\ud800",
    ],
)
def test_what_holds_no_text_is_left_alone(text):
    assert opened(text) == OpenedText()


def test_an_encoded_text_in_an_encoded_text_is_for_the_caller():
    [outer] = opened(encoded(encoded(LETTER))).runs
    [inner] = opened(outer.text).runs
    assert inner.text == LETTER


def test_of_a_very_long_run_the_begin_is_read_and_the_report_says_so():
    for code in (encoded("é" * 50_000), ("é" * 50_000).encode().hex(), quote(quote("é" * 50_000))):
        found = opened(code)
        [run] = found.runs
        assert (run.start, run.end) == (0, len(code))
        assert run.text == "é" * (LONGEST_READ // 2)
        assert found.limits == (TOO_LONG,)


def test_a_run_just_within_the_bound_is_read_in_full():
    for code in (encoded("Jan " * (LONGEST_READ // 4)), ("Jan " * (LONGEST_READ // 4)).encode().hex()):
        found = opened(code)
        assert len(found.runs[0].text) == LONGEST_READ
        assert found.limits == ()


def test_of_very_many_runs_the_first_are_read_and_the_report_says_so():
    code = encoded("Aisha Jansen") + " "
    assert opened(code * MOST_RUNS).limits == ()
    found = opened(code * (MOST_RUNS + 1))
    assert len(found.runs) == MOST_RUNS
    assert found.limits == (TOO_MANY,)


@given(st.text(alphabet="aAbZ059+/=-_%25\n> ") | st.text())
def test_runs_stand_in_order_and_within_the_text(text):
    end = 0
    for run in opened(text).runs:
        assert end <= run.start < run.end <= len(text)
        end = run.end


def seconds(text: str) -> float:
    times = []
    for _ in range(3):
        began = time.process_time()
        opened(text)
        times.append(time.process_time() - began)
    return min(times)


@pytest.mark.parametrize(
    "unit",
    [
        "aA",
        "aA=",
        "%25",
        "%2541",
        "2",
        "aA" * 8 + " ",
        "aA" * 20 + "\n",
        "aA" * 8 + "/",
        "f" * 31 + " ",
        "f" * 33 + " ",
    ],
)
def test_time_grows_with_the_length_and_no_faster(unit):
    long_run = unit * (40_000 // len(unit))
    assert seconds(f"aA{'s' * 16} {long_run * 4}") < 8 * seconds(f"aA{'s' * 16} {long_run}")
