"""Reading any repeated sign takes time in proportion to the size of the file."""

import contextlib
import time
from dataclasses import replace

import pytest

from waarborg.guard.files import LIMITS, Unreadable, read


def seconds(data: bytes, name: str) -> float:
    def once() -> float:
        start = time.process_time()
        with contextlib.suppress(Unreadable):
            read(data, name=name, limits=replace(LIMITS, seconds=600))
        return time.process_time() - start

    return min(once() for _ in range(3))


@pytest.mark.parametrize(
    ("piece", "name"),
    [
        (b"<a ", "x.html"),
        (b"<a b=' ", "x.html"),
        (b"<", "x.html"),
        (b"&#x", "x.html"),
        (b"<!--", "x.html"),
        (b"\n--b\n\n", "x.eml"),
        (b"=?a?q?", "x.eml"),
        (b'a=";";', "x.eml"),
        (b"x-a: b\n", "head.eml"),
        (b"x-a: =?a?q?b?=\n c\n", "head.eml"),
        (b" a\n", "head.eml"),
        (b'"\\', "x.json"),
        (b'"a":', "x.json"),
        (b'{"A 1":', "x.json"),
        (b'"\\', "script.html"),
        (b"'`\"", "script.html"),
        (b"a:", "script.html"),
        (b"\\u", "script.html"),
        (b"<script type ", "x.html"),
        (b"<script>'</script>", "x.html"),
        (b"<a data-b=c>", "x.html"),
        (b"&lt;a srcdoc=", "within.html"),
        (b"&amp;", "within.html"),
        (b"x", "within.html"),
        (b"\\u233?", "x.rtf"),
    ],
)
def test_time_grows_no_faster_than_the_file(piece, name):
    """Eight times the file in less than thirty times the time; quadratic would be sixty-four."""
    heads = {
        "x.html": b"<!doctype html>",
        "script.html": b"<!doctype html><script>",
        "within.html": b"<!doctype html><iframe srcdoc='",
        "x.eml": b'From: a\nTo: b\nContent-Type: multipart/mixed; boundary=b; x="',
        "head.eml": b"From: a\nTo: b\nSubject: c\n",
        "x.json": b"[",
        "x.rtf": b"{\\rtf1 ",
    }
    few = 60_000 // len(piece)
    small, large = (seconds(heads[name] + piece * count, name) for count in (few, 8 * few))
    assert large < 30 * max(small, 0.001)
