"""A director whose process is killed in the middle of a ruling. Run by test_ruling_under_pressure as a process.

It stops after the notice, the ruling and the register have been written, and before the transaction ends.
"""

import sys
import time
from pathlib import Path
from unittest import mock

import django

django.setup()

from waarborg.accounts.models import Person  # noqa: E402  (models can be read only now)
from waarborg.intake import actions  # noqa: E402
from waarborg.intake.models import Notice  # noqa: E402


def hang(sign: Path) -> None:
    sign.touch()
    time.sleep(60)


def main(notice: str, director: str, sign: str) -> None:
    with mock.patch("waarborg.intake.actions.ruling._make_known", side_effect=lambda *_: hang(Path(sign))):
        actions.rule(by=Person.objects.get(pk=director), notice=Notice.objects.get(pk=notice), outcome="approved")


if __name__ == "__main__":
    main(*sys.argv[1:])
