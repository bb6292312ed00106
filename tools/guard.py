"""`./waarborg guard`: find personal data in files. Becomes the guard's own command, which needs no Django."""

import os
from collections.abc import Sequence
from typing import NoReturn

from tools import environment
from tools.house import PYTHON


def main(arguments: Sequence[str]) -> NoReturn:
    environment.ensure()
    # In the folder where the person is, as the paths are from there; -P because Python files there are not ours.
    os.execv(PYTHON, [str(PYTHON), "-P", "-m", "waarborg.guard", *arguments])
