import base64
import string
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waarborg.guard import GuardPolicy, check

LETTER = """Geachte mevrouw Van der Veen,

U vroeg op 3 maart hulp bij het huishouden. U hebt reuma en gebruikt methotrexaat. Uw burgerservicenummer is 123456782.
Bel onze collega Tineke Postma, 06-12345678, of mail naar t.postma@gemeente.example.

Hoogachtend,
J.P. Bakker
"""


def kinds(text: str, **options: Any) -> list[tuple[str, str]]:
    return [(finding.kind, text[finding.start : finding.end]) for finding in check(text, **options).findings]


def test_it_finds_what_stands_in_a_letter():
    assert kinds(LETTER) == [
        ("person", "Van der Veen"),
        ("health", "hulp bij het huishouden"),
        ("health", "reuma"),
        ("health", "methotrexaat"),
        ("bsn", "123456782"),
        ("person", "Tineke Postma"),
        ("phone", "06-12345678"),
        ("email", "t.postma@gemeente.example"),
        ("person", "J.P. Bakker"),
    ]


def test_the_report_speaks_in_the_words_of_the_register():
    report = check(LETTER)
    assert report.data_classes == ("personal", "special_category", "bsn")
    assert report.counts == {"names": 3, "health": 3, "bsn": 1, "addresses": 2}
    assert not report.is_clean


def test_every_finding_says_why_and_by_which_article():
    for finding in check(LETTER).findings:
        assert finding.article.startswith("4.")
        assert 0 < finding.confidence <= 1
        assert str(finding.why).endswith(".")
        assert LETTER[finding.start : finding.end] not in str(finding.why)


def test_a_text_about_policy_is_clean():
    assert check("De raad stelt het beleid voor diabeteszorg en de aanpak van ondermijning vast.").is_clean
    assert check("De Wmo regelt hulp bij dementie.").is_clean


def test_an_empty_text_is_clean():
    assert check("").is_clean
    assert check(" \n\t ").is_clean


@pytest.mark.parametrize(
    "evaded",
    [
        "mevrouw J\u00adansen heeft bsn 123\u200b456\u200b782",
        "mevrouw Jansen heeft bsn &#49;23456782",
        "mevrouw Jаnsen heeft bsn １２３４５６７８２",
        "mevrouw%20Jansen%20heeft%20bsn%20123456782",
    ],
)
def test_a_disguise_does_not_help(evaded):
    found = kinds(evaded)
    assert [kind for kind, _ in found] == ["person", "bsn"]


def test_a_finding_covers_the_whole_disguise():
    text = "bsn 123\u200b456\u200b782."
    assert kinds(text) == [("bsn", "123\u200b456\u200b782")]


def test_encoded_text_is_opened():
    hidden = base64.b64encode(b"Het BSN van mevrouw Jansen is 123456782.").decode()
    text = f"Kun je dit lezen? {hidden} Dank."
    assert ("bsn", hidden) in kinds(text)


def test_text_encoded_twice_is_opened_too():
    hidden = base64.b64encode(base64.b64encode(b"Het BSN van mevrouw Jansen is 123456782.")).decode()
    assert ("bsn", hidden) in kinds(f"Zie {hidden}")


def test_what_the_municipality_allows_may_leave():
    policy = GuardPolicy(allowed=("Maarten Divendal", "Croonstadtlaan 111", "0297 29 16 16"))
    text = (
        "Burgemeester Maarten Divendal opent het loket, Croonstadtlaan 111. Bel 0297-291616. Divendal spreekt om tien."
    )
    assert kinds(text)
    assert kinds(text, policy=policy) == []


def test_somebody_else_with_the_same_first_name_is_not_allowed():
    policy = GuardPolicy(allowed=("Maarten Divendal",))
    assert kinds("Mevrouw Maarten Jansen belde.", policy=policy) == [("person", "Maarten Jansen")]


def test_the_words_of_the_municipality_are_confidential():
    policy = GuardPolicy(own_words=("Project Zilverreiger",))
    assert kinds("Wat kost project zilverreiger?", policy=policy) == [("own_word", "project zilverreiger")]


def test_case_numbers_look_as_the_municipality_says():
    policy = GuardPolicy(case_numbers=("DRV9999-99A",))
    assert kinds("Het gaat om DRV2026-12B.", policy=policy) == [("case_number", "DRV2026-12B")]


def test_a_kind_can_be_left_out():
    assert kinds("Bel 06-12345678.", policy=GuardPolicy(skipped=frozenset({"phone"}))) == []


def test_a_text_that_is_too_long_says_so(monkeypatch):
    monkeypatch.setattr("waarborg.guard.checking.LONGEST", 100)
    report = check("Niets bijzonders. " * 10)
    assert report.limits
    assert not report.is_clean


TEXTS = st.text(alphabet=st.sampled_from(string.printable + "éëïüçÀ€–’\u200b\u00ad&;%"), max_size=300)


@given(TEXTS)
def test_findings_stand_in_the_text_in_order_and_apart(text):
    last = 0
    for finding in check(text).findings:
        assert last <= finding.start < finding.end <= len(text)
        last = finding.end


def test_half_a_sign_does_no_harm():
    assert ("person", "Jansen") in kinds("Mevrouw Jansen \ud800 belde, ook \udfff\ud800Kees.")


@given(TEXTS)
def test_the_same_text_gives_the_same_findings(text):
    assert check(text).findings == check(text).findings
