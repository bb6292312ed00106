import pytest
from hypothesis import given
from hypothesis import strategies as st

from waarborg.guard.rules.checks import IBAN_LENGTHS, is_a_number, is_bsn, is_card, is_iban, is_luhn, is_vat


def test_the_checks_accept_what_is_right():
    assert is_bsn("123456782")
    assert is_iban("NL91ABNA0417164300")
    assert is_luhn("4111111111111111")
    assert is_card("4111111111111111")
    assert is_a_number("7234304202")
    assert is_vat("NL123456782B01")


@pytest.mark.parametrize("digits", ["", "12345678", "123456789", "000000000", "111111110", "1234567820"])
def test_what_is_no_bsn(digits):
    assert not is_bsn(digits)


@pytest.mark.parametrize(
    "code", ["NL91ABNA0417164301", "XX91ABNA0417164300", "NL91ABNA041716430", "NLX1ABNA0417164300"]
)
def test_what_is_no_iban(code):
    assert not is_iban(code)


@pytest.mark.parametrize("digits", ["0234304202", "7234304203", "7733304202", "723430420"])
def test_what_is_no_a_number(digits):
    assert not is_a_number(digits)


@given(st.text("0123456789", min_size=9, max_size=9))
def test_the_elfproef_is_that_of_stdnum(digits):
    theirs = pytest.importorskip("stdnum.nl.bsn")
    if len(set(digits[:-1])) > 1:
        assert is_bsn(digits) == theirs.is_valid(digits)


@given(st.text("0123456789", min_size=13, max_size=19))
def test_luhn_is_that_of_stdnum(digits):
    assert is_luhn(digits) == pytest.importorskip("stdnum.luhn").is_valid(digits)


@given(st.sampled_from(["NL", "BE", "DE"]), st.text("0123456789", min_size=22, max_size=22))
def test_ibans_are_those_of_stdnum(country, digits):
    theirs = pytest.importorskip("stdnum.iban")
    body = ("ABNA" if country == "NL" else "") + digits
    body = body[: IBAN_LENGTHS[country] - 4]
    code = f"{country}{theirs.calc_check_digits(country + '00' + body)}{body}"
    assert is_iban(code)
    assert not is_iban(code[:-1] + ("1" if code[-1] == "0" else "0"))
