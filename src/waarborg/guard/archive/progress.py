"""Says on a terminal or in a log how far a scan is, how fast it goes and how long it will take."""

import sys
from collections import Counter, deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from threading import Event, Thread
from time import monotonic
from typing import Self, TextIO

from waarborg.guard.archive.outcome import Outcome, State

MINUTE, HOUR, DAY = 60, 3_600, 86_400
LINE_EVERY = 1.0
LOG_EVERY = 30.0
SPEED_OVER = 60.0
"""The speed is that of the last minute: an archive has slow corners."""

CLEAR_LINE = "\r\x1b[K"


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a scan is. `speed` is in files a second; `counted` is final when `is_counted`."""

    done: int
    found: int
    unreadable: int
    speed: float
    counted: int
    is_counted: bool

    def __str__(self) -> str:
        of = f" van {number(self.counted)}" if self.is_counted else ""
        return " · ".join(
            (
                f"{number(self.done)}{of} bestanden",
                f"{number(round(self.speed))} per seconde",
                f"{number(self.found)} met gegevens",
                f"{number(self.unreadable)} niet te lezen",
                self._left(),
            )
        )

    def _left(self) -> str:
        if not self.is_counted:
            return f"er zijn er al {number(self.counted)} geteld, het tellen gaat door"
        left = self.counted - self.done
        if left <= 0:
            return "klaar"
        return f"nog {duration(left / self.speed)}" if self.speed else "hoelang nog is niet te zeggen"


def duration(seconds: float) -> str:
    if seconds < MINUTE:
        return "minder dan een minuut"
    if seconds < HOUR:
        return f"ongeveer {_some(seconds / MINUTE, 'minuut', 'minuten')}"
    if seconds < DAY:
        return f"ongeveer {number(round(seconds / HOUR, 1))} uur"
    return f"ongeveer {_some(seconds / DAY, 'dag', 'dagen')}"


def _some(count: float, one: str, more: str) -> str:
    return f"{round(count)} {one if round(count) == 1 else more}"


def number(value: float) -> str:
    """As people in the Netherlands write it: 1.250 or 2,5."""
    return f"{value:,}".translate(str.maketrans(",.", ".,"))


class Progress:
    """Counts what is done while a thread counts what there is. Use it in a `with` block."""

    def __init__(self, paths: Iterable[str], tally: Mapping[State, int], *, stream: TextIO | None = None) -> None:
        """`paths` are counted; `tally` is how the files came out that earlier runs did."""
        self.stream = stream or sys.stderr
        self.done = 0
        self.tally = Counter(tally)
        self._examined = 0
        self._samples = deque([(monotonic(), 0)])
        self._next = monotonic() + self._pause()
        self._counted = 0
        self._is_counted = False
        self._stopped = Event()
        self._counting = Thread(target=self._count, args=(paths,), daemon=True)

    def __enter__(self) -> Self:
        self._counting.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stopped.set()
        self._counting.join()
        if self.stream.isatty():
            self.stream.write("\n")

    def _count(self, paths: Iterable[str]) -> None:
        for _ in paths:
            self._counted += 1
            if self._stopped.is_set():
                return
        self._is_counted = True

    def passed(self) -> None:
        """A file that was done in an earlier run."""
        self.done += 1
        self.show()

    def examined(self, outcomes: Sequence[Outcome]) -> None:
        self.done += len(outcomes)
        self.tally.update(outcome.examined.state for outcome in outcomes)
        self._examined += len(outcomes)
        self.show()

    def standing(self) -> Standing:
        return Standing(
            done=self.done,
            found=self.tally[State.FOUND],
            unreadable=self.tally[State.UNREADABLE],
            speed=self._speed(),
            counted=self._counted,
            is_counted=self._is_counted,
        )

    def _speed(self) -> float:
        now = monotonic()
        self._samples.append((now, self._examined))
        while len(self._samples) > 2 and now - self._samples[1][0] > SPEED_OVER:  # noqa: PLR2004
            self._samples.popleft()
        since, before = self._samples[0]
        return (self._examined - before) / (now - since) if now > since else 0.0

    def show(self) -> None:
        if monotonic() < self._next:
            return
        self._next = monotonic() + self._pause()
        self.stream.write(f"{CLEAR_LINE}{self.standing()}" if self.stream.isatty() else f"{self.standing()}\n")
        self.stream.flush()

    def _pause(self) -> float:
        return LINE_EVERY if self.stream.isatty() else LOG_EVERY
