"""Tells on standard error how far the work is, when it takes long."""

import threading
import time
from types import TracebackType
from typing import Self, TextIO

PATIENCE = 1.0
"""Seconds in which nothing is said: most work is done by then."""

ON_TERMINAL, ELSEWHERE = 0.25, 15.0
"""Seconds between two tellings: a bar on a terminal, lines in a log."""

WIDTH = 24
ERASE = "\r\x1b[K"


class Progress:
    """A thread of its own speaks, since one large file can keep the main thread busy for minutes."""

    def __init__(self, stream: TextIO, *, total: int, files: int, every: float | None = None) -> None:
        self._stream = stream
        self._is_terminal = stream.isatty()
        self._every = every if every is not None else ON_TERMINAL if self._is_terminal else ELSEWHERE
        self._total = total
        self._files = files
        self._done = 0
        self._files_done = 0
        self._began = time.monotonic()
        self._stop = threading.Event()
        self._speaks = threading.Lock()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop.set()
        self._thread.join()
        self.clear()

    def advance(self, size: int) -> None:
        """One more file is done, of `size` bytes."""
        self._done += size
        self._files_done += 1

    def clear(self) -> None:
        """Make room for a line of the outcome."""
        if self._is_terminal:
            with self._speaks:
                self._stream.write(ERASE)
                self._stream.flush()

    def line(self, seconds: float) -> str:
        """How far it is, by bytes; of a single file only the time is known."""
        time_taken = f"{int(seconds) // 60}:{int(seconds) % 60:02}"
        if self._files == 1 or not self._total:
            return f"Bezig met controleren, {time_taken}"
        share = min(self._done / self._total, 1)
        filled = int(share * WIDTH)
        bar = "█" * filled + "░" * (WIDTH - filled)
        return f"{bar} {share:4.0%}  {self._files_done} van {self._files} bestanden, {time_taken}"

    def _run(self) -> None:
        wait = min(PATIENCE, self._every) if self._is_terminal else self._every
        while not self._stop.wait(wait):
            wait = self._every
            line = self.line(time.monotonic() - self._began)
            with self._speaks:
                self._stream.write(f"{ERASE}{line}" if self._is_terminal else f"{line}\n")
                self._stream.flush()
