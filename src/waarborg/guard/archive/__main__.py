"""`./waarborg scan`: exit 0 when nothing was found, 1 when something was, 2 when the scan could not be done."""

import argparse
import os
import signal
import sqlite3
import sys
import traceback
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from types import FrameType

from waarborg.guard.archive import engine
from waarborg.guard.archive.examine import Settings
from waarborg.guard.archive.ledger import Again
from waarborg.guard.archive.outcome import CannotScan, State
from waarborg.guard.archive.progress import number
from waarborg.guard.archive.scanning import Start, scan
from waarborg.guard.archive.summary import Summary
from waarborg.guard.policy import NO_POLICY
from waarborg.guard.policyfile import WrongPolicyFile, load

FOUND, FAILED, INTERRUPTED = 1, 2, 130
PRIVATE = 0o077

STOPPED = "Gestopt. Wat af is, is bewaard. Geef dezelfde opdracht opnieuw om verder te gaan."
DISK = "Dit lukt niet op de schijf: {problem}. Wat af is, is bewaard. Geef daarna dezelfde opdracht opnieuw."


def main(arguments: Sequence[str]) -> int:
    options = parse(arguments)
    signal.signal(signal.SIGTERM, interrupt)
    os.umask(PRIVATE)  # where personal data stand is no one else's business
    try:
        summary = scan(
            options.path,
            options.out,
            engine=chosen(options),
            settings=Settings(policy=load(options.policy) if options.policy else NO_POLICY, bias=options.bias),
            again=Again(changed=options.changed, unreadable=options.unreadable),
        )
    except (CannotScan, WrongPolicyFile) as problem:
        return failed(str(problem))
    except (OSError, sqlite3.Error) as problem:
        return failed(DISK.format(problem=problem))
    except KeyboardInterrupt:
        say(STOPPED)
        return INTERRUPTED
    except Exception:  # noqa: BLE001  (Python's own exit code would say that something was found)
        traceback.print_exc()
        return FAILED
    say(told(summary, options.out))
    return FOUND if summary.states[State.FOUND] else 0


def interrupt(_signal: int, _frame: FrameType | None) -> None:
    """Let SIGTERM end the scan in the way that Ctrl-C does."""
    raise KeyboardInterrupt


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="./waarborg scan", description="Zoekt in een map met bestanden naar gegevens die niet naar buiten mogen."
    )
    parser.add_argument("path", type=Path, metavar="PATH", help="de map die u laat scannen")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="de map voor het resultaat")
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--workers", type=positive, metavar="N", help="aantal processen (standaard: een per kern)")
    where.add_argument("--dask", metavar="ADDRESS", help="adres van een Dask-scheduler, zoals tcp://10.0.0.5:8786")
    parser.add_argument(
        "--policy", type=Path, metavar="MAP", help="beleidsmap met de lijsten van uw gemeente ([guard])"
    )
    parser.add_argument(
        "--bias", type=float, default=0.0, metavar="N", help="boven 0 vindt meer, met meer vals alarm; onder 0 minder"
    )
    parser.add_argument("--changed", action="store_true", help="bekijk bestanden die gewijzigd zijn opnieuw")
    parser.add_argument("--unreadable", action="store_true", help="probeer bestanden die niet te lezen waren opnieuw")
    return parser.parse_args(arguments)


def positive(text: str) -> int:
    value = int(text)
    if value < 1:
        raise argparse.ArgumentTypeError("geef een aantal van 1 of meer")
    return value


def chosen(options: argparse.Namespace) -> Start:
    if options.dask:
        return partial(engine.dask, address=options.dask)
    return partial(engine.local, count=options.workers or len(os.sched_getaffinity(0)))


def told(summary: Summary, out: Path) -> str:
    states = summary.states
    return (
        f"Klaar: {number(summary.files)} bestanden. Gegevens gevonden in {number(states[State.FOUND])}, niets in "
        f"{number(states[State.CLEAN])}. Deels gelezen: {number(states[State.PARTLY])}, niet gelezen: "
        f"{number(states[State.UNREADABLE])}.\nHet verslag staat in {out / 'report.html'}."
    )


def failed(sentence: str) -> int:
    say(sentence)
    return FAILED


def say(sentence: str) -> None:
    sys.stderr.write(f"{sentence}\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
