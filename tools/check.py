"""`./waarborg check`: every rule that a program can keep watch over, one line each."""

import argparse
import os
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tools import environment, links, sizes
from tools.house import ROOT, VENV


@dataclass(frozen=True, slots=True)
class Check:
    """A rule; `run` returns what is wrong, or an empty text."""

    name: str
    run: Callable[[], str]


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="./waarborg check")
    parser.add_argument("--fix", action="store_true", help="maak de broncode en de sjablonen op")
    options = parser.parse_args(arguments)
    environment.ensure("dev")
    if options.fix:
        fix()
    failed = [check.name for check in CHECKS if not passes(check)]
    print(f"{len(failed)} van {len(CHECKS)} niet goed: {', '.join(failed)}" if failed else "Alles is goed.")
    return 1 if failed else 0


def passes(check: Check) -> bool:
    start = time.monotonic()
    problems = check.run().strip()
    print(f"{'FOUT' if problems else 'goed'}  {time.monotonic() - start:5.1f} s  {check.name}", flush=True)
    if problems:
        print(problems, flush=True)
    return not problems


def fix() -> None:
    command("ruff", "check", "--fix", "--quiet")
    command("ruff", "format", "--quiet")
    command("djade", *templates())


def templates() -> list[str]:
    return sorted(str(path.relative_to(ROOT)) for path in (ROOT / "src").rglob("templates/**/*.html"))


def command(*words: str) -> str:
    """The output of a program that failed, or an empty text. It runs as in the tests: no installation's settings."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("WAARBORG_")}
    done = subprocess.run(
        [VENV / "bin" / words[0], *words[1:]],
        cwd=ROOT,
        env=inherited | {"WAARBORG_DEBUG": "ja"},
        check=False,
        capture_output=True,
        text=True,
    )
    return (done.stdout + done.stderr or f"code {done.returncode}") if done.returncode else ""


def django(*words: str) -> str:
    return command("python", "-m", "waarborg.cli", *words)


CHECKS = (
    Check("ruff check: fouten en gewoonten", lambda: command("ruff", "check", "--quiet")),
    Check("ruff format: opmaak van Python", lambda: command("ruff", "format", "--check", "--quiet")),
    Check("djade: opmaak van sjablonen", lambda: command("djade", "--check", *templates())),
    Check("import-linter: de verdiepingen", lambda: command("lint-imports", "--no-cache")),
    Check("omvang van bestanden en functies", sizes.problems),
    Check("verwijzingen in de documentatie", links.problems),
    Check("django: instellingen en modellen", lambda: django("check", "--fail-level", "WARNING")),
    Check("django: geen vergeten migratie", lambda: django("makemigrations", "--check", "--dry-run")),
    Check("mypy: typen", lambda: command("mypy", "src", "tests", "tools", "conftest.py")),
)
