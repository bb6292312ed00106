import pytest

from waarborg.guard.tests.finding_help import found_in, parts


def test_an_iban_is_found_in_any_case_and_grouping():
    for spelling in (
        "NL91ABNA0417164300",
        "nl91 abna 0417 1643 00",
        "NL91-ABNA-0417-1643-00",
        "NL91 ABNA\n0417 1643 00",
    ):
        assert parts(f"op {spelling} graag", "iban") == [spelling]


@pytest.mark.parametrize(
    "text", ["NL91ABNA0417164301", "NL91ABNA04171643001", "XNL91ABNA0417164300", "ZZ91ABNA0417164300"]
)
def test_what_fails_its_check_or_runs_on_is_no_iban(text):
    assert parts(text, "iban") == []


def test_an_iban_is_not_also_a_phone_or_bsn():
    assert found_in("NO9386011117947") == [("iban", "NO9386011117947")]


def test_a_btw_nummer_goes_before_the_bsn_in_it():
    assert found_in("NL123456782B01") == [("vat_number", "NL123456782B01")]


@pytest.mark.parametrize(
    "text", ["4111 1111 1111 1112", "1111 1111 1111 1117", "ordernummer 4111111111111111", "4111.1111.1111.1111"]
)
def test_what_is_no_card(text):
    assert parts(text, "credit_card") == []
