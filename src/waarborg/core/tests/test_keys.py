import pytest

from waarborg.core.keys import key_of


@pytest.mark.parametrize(("text", "key"), [("7", 7), ("0012", 12), ("9" * 18, 10**18 - 1)])
def test_digits_are_a_key(text, key):
    assert key_of(text) == key


@pytest.mark.parametrize("text", ["", "Copilot", "-1", "1.0", "²", "9" * 19, "9" * 5_000])
def test_anything_else_is_no_key(text):
    assert key_of(text) is None
