"""`./waarborg scan`: exit 0 when all was read and nothing found, 1 when something was, 2 when not all could be read."""

import os
import signal
import sqlite3
import sys
import traceback
from argparse import Namespace
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from types import FrameType

from waarborg.guard.archive import engine, listing, report
from waarborg.guard.archive.examine import Settings
from waarborg.guard.archive.ledger import Again
from waarborg.guard.archive.outcome import CannotScan
from waarborg.guard.archive.progress import number
from waarborg.guard.archive.scanning import Start, scan
from waarborg.guard.archive.summary import Summary
from waarborg.guard.archive.walk import UNOPENED
from waarborg.guard.archive.words import Word
from waarborg.guard.command.parser import FOUND, UNREAD, Parser, add_help, count
from waarborg.guard.command.parser import number as decimal
from waarborg.guard.policy import NO_POLICY
from waarborg.guard.policyfile import WrongPolicyFile, load

FAILED, INTERRUPTED = 2, 130
PRIVATE = 0o077

DESCRIPTION = """\
Zoekt in een map met bestanden naar gegevens die niet naar buiten mogen (art. 4.1 en 4.2), en schrijft een verslag
en lijsten. Geef dezelfde opdracht opnieuw om na een onderbreking verder te gaan. Wat niet te lezen is, zoals een
afbeelding, staat apart in het verslag; koppelingen naar andere plekken worden overgeslagen."""

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
    return exit_code(summary)


def interrupt(_signal: int, _frame: FrameType | None) -> None:
    """Let SIGTERM end the scan in the way that Ctrl-C does."""
    raise KeyboardInterrupt


def parse(arguments: Sequence[str]) -> Namespace:
    parser = Parser("scan", usage="MAP --out MAP [opties]", description=DESCRIPTION)
    asked = parser.add_argument_group("wat")
    asked.add_argument("path", type=Path, metavar="MAP", help="de map die u laat scannen")
    asked.add_argument("--out", type=Path, required=True, metavar="MAP", help="de map voor het resultaat")
    asked.add_argument("--policy", type=Path, metavar="MAP", help="beleidsmap met de lijsten van uw gemeente ([guard])")
    asked.add_argument(
        "--bias", type=decimal, default=0.0, metavar="N", help="boven 0 vindt meer, met meer vals alarm; onder 0 minder"
    )
    again = parser.add_argument_group("opnieuw")
    again.add_argument("--changed", action="store_true", help="bekijk bestanden die gewijzigd zijn opnieuw")
    again.add_argument("--unreadable", action="store_true", help="probeer bestanden die niet te lezen waren opnieuw")
    engines = parser.add_argument_group("hoe")
    where = engines.add_mutually_exclusive_group()
    where.add_argument("--workers", type=count, metavar="N", help="aantal processen (standaard: een per kern)")
    where.add_argument("--dask", metavar="ADRES", help="adres van een Dask-scheduler, zoals tcp://10.0.0.5:8786")
    add_help(engines)
    return parser.parse_args(arguments)


def chosen(options: Namespace) -> Start:
    if options.dask:
        return partial(engine.dask, address=options.dask)
    return partial(engine.local, count=options.workers or len(os.sched_getaffinity(0)))


def told(summary: Summary, out: Path) -> str:
    return "\n".join(_told(summary, out))


def _told(summary: Summary, out: Path) -> Iterator[str]:
    run, outcomes = summary.run, summary.outcomes
    if not (run.examined or summary.gone):
        yield "Er is niets nieuws sinds de vorige scan: er is geen bestand bij gekomen of verdwenen."
    yield (
        f"Klaar: {_files(summary.files)}. Met gegevens: {number(summary.found)}, waarvan "
        f"{number(outcomes[Word.FOUND_PARTLY])} deels gelezen. Niets gevonden: {number(outcomes[Word.CLEAN])}. "
        f"Niet of niet helemaal gelezen: {number(summary.unread)}."
    )
    if summary.gone:
        yield f"Verdwenen sinds de vorige scan, en niet meer meegeteld: {_files(summary.gone)}."
    if run.changed:
        yield f"Gewijzigd en niet opnieuw bekeken: {_files(run.changed)}. Bekijk ze met --changed."
    if closed := dict(summary.left_out).get(UNOPENED):
        yield f"Mappen die niet te openen waren: {number(closed)}. Wat daarin staat, is niet gelezen."
    yield f"Het verslag staat in {out / report.NAME}, de lijst met bestanden in {out / listing.NAME}."


def _files(count: int) -> str:
    return f"{number(count)} {'bestand' if count == 1 else 'bestanden'}"


def exit_code(summary: Summary) -> int:
    """The same rule as `./waarborg guard` has."""
    if not summary.is_all_read:
        return UNREAD
    return FOUND if summary.found else 0


def failed(sentence: str) -> int:
    say(sentence)
    return FAILED


def say(sentence: str) -> None:
    sys.stderr.write(f"{sentence}\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
