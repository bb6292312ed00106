import base64
import string
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waarborg.guard import GuardPolicy, check
from waarborg.guard.detection import TOO_DEEP
from waarborg.guard.findings import KINDS
from waarborg.guard.opened import MOST_RUNS

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


def test_code_that_is_too_deep_is_not_called_clean():
    hidden = b"Het BSN van mevrouw Jansen is 123456782."
    for _ in range(3):
        hidden = base64.b64encode(hidden)
    report = check(f"Zie {hidden.decode()}")
    assert report.limits == (TOO_DEEP,)
    assert not report.is_clean


def test_a_bound_hit_within_code_is_told():
    decoys = " ".join(
        base64.b64encode(f"niets bijzonders {number}".encode()).decode() for number in range(MOST_RUNS + 1)
    )
    assert check(base64.b64encode(decoys.encode()).decode()).limits


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("Wachtwoord: Welkom123! Log daarna in met Welkom123!", "credential", "Welkom123!"),
        ("Geboren 12-03-1980. Dossier 12-03-1980 is compleet.", "birth_date", "12-03-1980"),
        ("Klantnummer 48213307. Zie ook map 48213307.", "client_number", "48213307"),
    ],
)
def test_a_value_that_comes_back_is_found_again(text, kind, value):
    assert kinds(text).count((kind, value)) == 2


def test_a_longer_value_that_begins_the_same_is_another():
    assert kinds("Klantnummer 48213307. Map 482133079.").count(("client_number", "48213307")) == 1


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_our_own_placeholders_are_no_findings(kind):
    word = KINDS[kind].token
    assert kinds(f"Mevrouw <{word}_1> vroeg om hulp, zie <{word}_12b>. <{word}_2>") == []


def test_a_number_in_the_signs_of_a_placeholder_is_found():
    assert ("bsn", "111222333") in kinds("Nummer <BSN_111222333>.")


def test_a_sign_that_stands_for_more_letters_belongs_to_one_finding():
    text = "Mevrouw Jan de Boer℅jan@voorbeeld.nl"
    assert kinds(text) == [("person", "Jan de Boer℅"), ("email", "jan@voorbeeld.nl")]


@pytest.mark.parametrize("bias", [21, -660, float("inf"), float("nan")])
def test_a_bias_beyond_measure_is_refused(bias):
    with pytest.raises(ValueError, match="bias lies between"):
        check("Mevrouw Jansen belde.", bias=bias)


def test_what_the_municipality_allows_may_leave():
    policy = GuardPolicy(allowed=("Maarten Divendal", "Croonstadtlaan 111", "0297 29 16 16"))
    text = (
        "Burgemeester Maarten Divendal opent het loket, Croonstadtlaan 111. Bel 0297-291616. Divendal spreekt om tien."
    )
    assert kinds(text)
    assert kinds(text, policy=policy) == []


def test_an_office_holder_may_be_called_by_surname():
    assert kinds("Wethouder Divendal opent het loket.", policy=GuardPolicy(allowed=("Maarten Divendal",))) == []


def test_a_resident_with_the_surname_of_an_office_holder_is_not_allowed():
    policy = GuardPolicy(allowed=("Maarten Divendal",))
    assert ("person", "Divendal") in kinds("Mevrouw Divendal en haar zoon hebben schulden.", policy=policy)


def test_a_list_that_can_change_is_no_policy():
    with pytest.raises(TypeError, match="allowed is a tuple"):
        GuardPolicy(allowed=["Maarten Divendal"])  # type: ignore[arg-type]


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


TEXTS = st.text(alphabet=st.sampled_from(string.printable + "éëïüçÀ€–’\u200b\u00ad&;%℅㏂㏘"), max_size=300)


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
