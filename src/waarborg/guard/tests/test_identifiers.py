from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waarborg.guard.findings import KINDS
from waarborg.guard.policy import GuardPolicy
from waarborg.guard.rules.precedence import PRECEDENCE, without_overlaps
from waarborg.guard.tests.finding_help import findings, found_in
from waarborg.guard.tests.identifier_examples import FOUND, NOTHING

PIECES = st.sampled_from(
    [
        "a",
        "B",
        "'",
        '"',
        ".",
        ",",
        ":",
        ";",
        "-",
        "/",
        "@",
        "(",
        ")",
        "|",
        "+",
        "€",
        "°",
        "\n",
        "\t",
        "0",
        "1",
        "12",
        "1984",
        "06",
        "12345678",
        "123456782",
        "NL91",
        "bsn",
        "kvk",
        "geb.",
        "Dorpsstraat",
        "12a",
        "www",
        "AB-12-CD",
        "Z/26/1",
        "punt",
        "dot",
        "at",
        "apenstaartje",
        "adres",
        "kenteken",
        "é",
        "1234",
        "AB",
        "van",
        "der",
        "'t",
        "account",
        "user",
    ]
)


@pytest.mark.parametrize(("kind", "text"), FOUND)
def test_every_example_is_found_with_its_kind_and_nothing_else(kind, text):
    part = text[text.index("{") + 1 : text.index("}")]
    assert found_in(text.replace("{", "").replace("}", "")) == [(kind, part)]


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_is_found_in_what_only_looks_like_it(text):
    assert found_in(text) == []


def test_a_whole_letter_is_read_in_order():
    text = (
        "De heer A. Jansen\nKerkstraat 1-A\n1234 AB Utrecht\n\nGeboren 01-02-1960, BSN 123456782, tel. 06-12345678,"
        " a.jansen@voorbeeld.example\nOns kenmerk: Z/26/004418\nRekening NL91 ABNA 0417 1643 00"
    )
    kinds = [kind for kind, _ in found_in(text)]
    assert kinds == ["street_address", "postcode", "birth_date", "bsn", "phone", "email", "case_number", "iban"]


def test_every_finding_says_in_dutch_why():
    for finding in findings("BSN 123456782, kenteken 57-GX-LB, mail j.bakker@voorbeeld.example, 06-12345678"):
        assert finding.why.source == "rule"
        assert finding.why.sentence.endswith(".")
        assert 0 < finding.confidence <= 1


def test_a_cue_makes_it_surer_and_is_named():
    alone, named = findings("123456782")[0], findings("Burgerservicenummer: 123456782")[0]
    assert alone.confidence < named.confidence
    assert named.why.cues == ("burgerservice",)


def test_skipped_kinds_are_not_looked_for():
    assert found_in("BSN 123456782, 06-12345678", GuardPolicy(skipped=frozenset({"phone"}))) == [("bsn", "123456782")]


def test_every_kind_has_a_rank_of_its_own():
    assert PRECEDENCE.keys() == KINDS.keys()
    assert len(set(PRECEDENCE.values())) == len(KINDS)


def test_of_two_that_overlap_the_higher_stays():
    text = "NL91 ABNA 0417 1643 00"
    assert found_in(text) == [("iban", text)]
    assert without_overlaps([]) == []


@given(st.lists(PIECES, max_size=40).map(" ".join) | st.lists(PIECES, max_size=40).map("".join))
def test_nothing_breaks_it_and_findings_are_tight_and_apart(text):
    end = 0
    for finding in findings(text):
        part = text[finding.start : finding.end]
        assert part
        assert part == part.strip(" \n\t,;:")
        assert finding.start >= end
        end = finding.end


UNITS = (
    "a", "1", " ", "1 ", "12-", "1.", "a1", "@", "a@", "a@b.", "(at)", " at a punt", "+", "0", "06 ", "(0", "NL91",
    "NL91 ",
    "AB-", "A-1-", "1234 AB ", "Straat ", "Dorpsstraat 12, ", "van de ", "Burg. ", "geb. ", "geb. 1-1-1980 ",
    "123456782 ",
    "geboortedatum\n", "naam;bsn;kvk\n", "naam;bsn\n1;2\n", ";", "\n", "\n1", "I", "O1", "|1", ":", "1:", "2001:",
    "user=", "user a1 ",
    "kenteken 1 ", "zaak 12345 ", "52.123 ", "RD 123456 ", "1/", "cliëntnummer W-1234 en ", "mevrouw Jansen ", "'t ",
    "é", "_1",
)  # fmt: skip


@pytest.mark.parametrize("unit", UNITS)
def test_time_grows_with_the_length_only(unit):
    findings(unit * 10)
    small, large = (min(_seconds(unit * (size // len(unit))) for _ in range(2)) for size in (2_500, 20_000))
    assert large < max(small, 0.002) * 8 * 4


def _seconds(text: str) -> float:
    start = process_time()
    findings(text)
    return process_time() - start
