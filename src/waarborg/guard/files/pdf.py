"""PDF: text, notes, forms, properties and attached files, read by pypdf in a process of its own.

A deadline between pages does not help against one page that never ends, nor against filters on filters that fill the
memory: nothing in Python stops a library. So pypdf runs in a child process with bounds that the system guards. Its
answers come line by line, so that pages before an accident count. Starting Python and pypdf takes as long as reading
some ten pages; a child is therefore kept for the next file. It ends when its parent does.
"""

import atexit
import json
import os
import subprocess
import sys
import threading
from base64 import b64decode
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from waarborg.guard.files.document import Unreadable
from waarborg.guard.files.reading import Reading, label

COMMAND = (sys.executable, "-BP", "-m", "waarborg.guard.files.child")
FILES_PER_CHILD = 200
SPARE = 4
STOPPED = "Deze PDF laat het leesprogramma vastlopen. Bewaar hem opnieuw als PDF en probeer het weer."
TOO_LONG = "Deze PDF lezen duurt te lang. Verdeel hem in kleinere bestanden."


class _Child:
    """One process, which reads one file at a time."""

    def __init__(self) -> None:
        path = os.pathsep.join(entry or os.curdir for entry in sys.path)
        self.process = subprocess.Popen(
            COMMAND,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={"PYTHONPATH": path, "PYTHONUTF8": "1"},  # and no secrets of ours
        )
        self.files = 0

    def ask(self, data: bytes, reading: Reading) -> Iterator[dict[str, Any]]:
        """The answers, up to the last one or until the process ends."""
        assert self.process.stdin is not None  # noqa: S101 (both are pipes)
        assert self.process.stdout is not None  # noqa: S101
        self.files += 1
        limits = reading.limits
        request = {"size": len(data), "pages": limits.pages, "memory": limits.memory, "seconds": limits.seconds}
        try:
            self.process.stdin.write(json.dumps(request).encode() + b"\n" + data)
            self.process.stdin.flush()
        except BrokenPipeError:
            return
        for line in self.process.stdout:
            if line.endswith(b"\n"):
                yield json.loads(line)

    def end(self) -> None:
        self.process.kill()
        self.process.communicate()


_spare: list[_Child] = []
os.register_at_fork(after_in_child=_spare.clear)  # two processes cannot share a child


@atexit.register
def end_children() -> None:
    """Ends the children that wait for a file."""
    while _spare:
        _spare.pop().end()


def _take() -> _Child:
    while _spare:
        child = _spare.pop()
        if child.process.poll() is None:
            return child
        child.end()
    return _Child()


def _give_back(child: _Child) -> None:
    if child.files < FILES_PER_CHILD and len(_spare) < SPARE:
        _spare.append(child)
    else:
        child.end()


def read(data: bytes, reading: Reading) -> None:
    reading.tick()
    child = _take()
    alarm = threading.Timer(max(reading.seconds_left, 0), child.process.kill)
    alarm.start()
    answers = _Answers(reading)
    try:
        answers.take(child.ask(data, reading))
    finally:
        alarm.cancel()
        if answers.are_complete:
            _give_back(child)
        else:
            child.end()
    answers.conclude()


class _Answers:
    """What came from the child so far."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.are_complete = False
        self._last = ""
        self._images: list[int] = []
        self._wrong = ""

    def take(self, answers: Iterator[dict[str, Any]]) -> None:
        for answer in answers:
            if "text" in answer:
                self._last = label(answer["where"])
                self.reading.add(answer["text"], self._last)
            elif "image" in answer:
                self._images.append(answer["image"])
            elif "notice" in answer:
                self.reading.notice(answer["notice"])
            elif "file" in answer:
                content = b64decode(answer["file"])
                self.reading.expand(len(content))
                self.reading.attach(content, answer["name"])
            elif "unreadable" in answer:
                self._wrong = answer["unreadable"]
            elif "done" in answer:
                self.are_complete = True
                return

    def conclude(self) -> None:
        """Says which pages are images, and what was not read when the child failed or was ended."""
        for first, last in _runs(self._images):
            self.reading.notice(
                f"Pagina {first} is een afbeelding: de tekst daarin is niet gelezen."
                if first == last
                else f"Pagina {first} tot en met {last} zijn afbeeldingen: de tekst daarin is niet gelezen."
            )
        if self.are_complete and not self._wrong:
            return
        why = self._wrong or (STOPPED if self.reading.seconds_left > 0 else TOO_LONG)
        if not self._last:
            raise Unreadable(why)
        self.reading.notice(f"Na {self._last} is niets meer gelezen. {why}")


def _runs(numbers: list[int]) -> Iterator[tuple[int, int]]:
    """The first and last of each run of numbers that follow each other."""
    for _, run in groupby(enumerate(numbers), lambda pair: pair[1] - pair[0]):
        members = [number for _, number in run]
        yield members[0], members[-1]
