"""The time of a check grows with the length of the text, also when the text is made to be slow."""

import random
import time

import pytest

from waarborg.guard import check

SHORT, LONG = 4_000, 16_000
UNITS = [
    "mevrouw ", "dr. ", "mr.dr. ", "de heer ", "Beste ", "groeten\n", "t.a.v. ", "J. ", "J.P. ", "Jan, ", "van ",
    "a|", "a;b\n", "naam: ", "naam;", "- Jan Jansen\n", "1 2 ", "00 ", "06-", "1-1-", "een twee ", "straat 1 ",
    "wachtwoord ", "ww: ", "code ", "key ", "BSN ", "bsn 1 ", "account ", "log als ", "/home/", "geheim ",
    "€ 5 bod ", "heeft diabetes ", "geboren ", "**", "* a", "_a_ ", "<A_1>", "@a ", "a@", " at ", "\n", "aA1bB2cC",
    "%25", "(AB) ", "JdV ", "A-", "é", "&#", "'", "\"", "=", " / ",
]  # fmt: skip


def seconds(text: str) -> float:
    times = []
    for _ in range(2):
        began = time.process_time()
        check(text)
        times.append(time.process_time() - began)
    return min(times)


def grows_in_step(make) -> bool:
    """Four times the length takes less than ten times as long; sixteen would be the square."""
    return seconds(make(LONG)) < 10 * seconds(make(SHORT)) + 0.02


@pytest.mark.parametrize("unit", UNITS)
def test_one_unit_again_and_again(unit):
    assert grows_in_step(lambda size: (unit * size)[:size])


WORDS = {
    "user names": lambda some: "jvd" + letters(some, 6),
    "capitals": lambda some: letters(some, 7).title(),
    "two capitals": lambda some: f"{letters(some, 5).title()} {letters(some, 6).title()}.",
    "numbers": lambda some: str(some.randrange(10**8, 10**9)),
    "addresses": lambda some: f"{letters(some, 5)}@{letters(some, 4)}.nl",
    "dates": lambda some: f"{some.randrange(1, 28)}-{some.randrange(1, 12)}-19{some.randrange(10, 99)}",
    "fields": lambda some: f"user: {letters(some, 4)}.{letters(some, 5)}",
    "passwords": lambda some: f"wachtwoord: {letters(some, 6).title()}{some.randrange(99)}!",
}


def letters(some: random.Random, size: int) -> str:
    return "".join(some.choices("abcdefghijklmnopqrstuvwxyz", k=size))


@pytest.mark.parametrize("kind", WORDS)
def test_words_that_are_all_different(kind):
    def make(size: int) -> str:
        some = random.Random(size)  # noqa: S311  # made-up words are no secret
        return " ".join(WORDS[kind](some) for _ in range(size // 8))[:size]

    assert grows_in_step(make)
