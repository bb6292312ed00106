"""The process in which PDFs are read: `python -m waarborg.guard.files.child`, started by `pdf`.

A request is a line of JSON and then the file itself; each answer is a line of JSON. It ends when its input does.
"""

import json
import logging
import resource
import sys
from collections.abc import Iterator
from typing import Any

from waarborg.guard.files.document import DAMAGED, Unreadable

TOO_MUCH = "Deze PDF heeft te veel geheugen nodig. Verdeel hem in kleinere bestanden."


def main() -> None:
    logging.disable()
    given, taken = sys.stdin.buffer, sys.stdout.buffer
    while line := given.readline():
        request = json.loads(line)
        data = given.read(request["size"])
        _bound(request)
        for answer in _answers(data, pages=request["pages"]):
            taken.write(json.dumps(answer).encode() + b"\n")
            taken.flush()


def _bound(request: dict[str, Any]) -> None:
    """What the system guards: memory, processor time in case the parent is gone, and that no file is written."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    seconds = int(usage.ru_utime + usage.ru_stime + request["seconds"]) + 2
    for what, most in (
        (resource.RLIMIT_AS, request["memory"]),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(what)
        resource.setrlimit(what, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def _answers(data: bytes, *, pages: int) -> Iterator[dict[str, Any]]:
    from waarborg.guard.files import pdfpages

    try:
        yield from map(dict, pdfpages.answers(data, pages=pages))
    except Unreadable as error:
        yield {"unreadable": str(error)}
    except MemoryError:
        yield {"unreadable": TOO_MUCH}
        sys.exit(1)
    except Exception:  # noqa: BLE001 (a hostile file can make pypdf raise anything; the parent tells the person)
        yield {"unreadable": DAMAGED}
    yield {"done": True}


if __name__ == "__main__":
    main()
