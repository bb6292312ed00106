"""No pattern of the rules takes more than its share of time on hostile text."""

import importlib
import pkgutil
import re
from time import process_time

import pytest

import waarborg.guard.rules
from waarborg.guard.rules.accounts import REST_OF_IBAN
from waarborg.guard.rules.cases import own_pattern

# Eight times as much text takes a pattern that is quadratic sixty-four times as long, and then seconds instead of a few
# hundredths of one: small texts tell this apart as well as large ones.
SMALL, LARGE = 2_500, 20_000
UNITS = ("a", "1", " ", ".", "a.", "A1", "1-", "a ", "1:", "A. ", "punt ")


def patterns() -> list[tuple[str, re.Pattern[str]]]:
    """Every compiled pattern of every module of the rules."""
    package = waarborg.guard.rules
    return [
        (f"{module.name}.{name}", value)
        for module in pkgutil.iter_modules(package.__path__)
        for name, value in vars(importlib.import_module(f"{package.__name__}.{module.name}")).items()
        if isinstance(value, re.Pattern)
    ]


def seconds(pattern: re.Pattern[str], text: str) -> float:
    start = process_time()
    for _ in pattern.finditer(text):
        pass
    return process_time() - start


@pytest.mark.parametrize(
    ("name", "pattern"), [*patterns(), ("own", own_pattern("A/99/999999")), ("iban", REST_OF_IBAN[33])]
)
def test_a_pattern_takes_linear_time(name, pattern):
    for unit in UNITS:
        small = seconds(pattern, unit * (SMALL // len(unit)))
        large = seconds(pattern, unit * (LARGE // len(unit)))
        assert large < max(small, 0.005) * (LARGE / SMALL) * 2.5, f"{name} on {unit!r}"
