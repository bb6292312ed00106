"""`./waarborg manage`: hand this process over to Django, so that signals and the exit code are its own."""

import os
from collections.abc import Sequence
from typing import NoReturn

from tools import environment
from tools.house import PYTHON, ROOT


def main(arguments: Sequence[str]) -> NoReturn:
    environment.ensure()
    os.chdir(ROOT)
    os.execv(PYTHON, [str(PYTHON), "-m", "waarborg.cli", *arguments])
