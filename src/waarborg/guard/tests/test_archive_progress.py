"""Progress says how far a scan is, in words that are true at that moment."""

import io

import pytest

from waarborg.guard.archive import progress
from waarborg.guard.archive.outcome import Examined, Outcome, State
from waarborg.guard.archive.progress import Progress, Standing, duration


def outcomes(*states: State) -> list[Outcome]:
    return [Outcome(str(index), Examined(state, "txt", 0, 0), 0.0, "1") for index, state in enumerate(states)]


def test_it_works():
    standing = Standing(done=12_345, found=67, unreadable=8, speed=100.0, counted=1_212_345, is_counted=True)
    assert str(standing) == (
        "12.345 van 1.212.345 bestanden · 100 per seconde · 67 met gegevens · 8 niet te lezen · nog ongeveer 3,3 uur"
    )


def test_while_it_counts_it_promises_no_time():
    standing = Standing(done=10, found=0, unreadable=0, speed=5.0, counted=4_000, is_counted=False)
    assert str(standing).endswith("er zijn er al 4.000 geteld, het tellen gaat door")


def test_when_nothing_moves_it_promises_no_time():
    standing = Standing(done=10, found=0, unreadable=0, speed=0.0, counted=40, is_counted=True)
    assert str(standing).endswith("hoelang nog is niet te zeggen")


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "minder dan een minuut"),
        (60, "ongeveer 1 minuut"),
        (3_000, "ongeveer 50 minuten"),
        (5_400, "ongeveer 1,5 uur"),
        (90_000, "ongeveer 1 dag"),
        (864_000, "ongeveer 10 dagen"),
    ],
)
def test_time_left_is_told_in_words(seconds, words):
    assert duration(seconds) == words


def test_speed_is_of_this_run_and_totals_are_of_all_runs(monkeypatch):
    now = [0.0]
    monkeypatch.setattr(progress, "monotonic", lambda: now[0])
    stream = io.StringIO()
    with Progress(iter("abcdef"), {State.FOUND: 2}, stream=stream) as shown:
        shown._counting.join()
        shown.passed()
        shown.passed()
        now[0] = 40.0
        shown.examined(outcomes(State.FOUND, State.UNREADABLE))
    assert stream.getvalue() == (
        "4 van 6 bestanden · 0 per seconde · 3 met gegevens · 1 niet te lezen · nog minder dan een minuut\n"
    )


def test_a_log_is_not_flooded(monkeypatch):
    now = [0.0]
    monkeypatch.setattr(progress, "monotonic", lambda: now[0])
    stream = io.StringIO()
    with Progress(iter(()), {}, stream=stream) as shown:
        for second in range(300):
            now[0] = float(second)
            shown.examined(outcomes(State.CLEAN))
    assert stream.getvalue().count("\n") < 12
