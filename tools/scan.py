"""`./waarborg scan`: search an archive for what may not leave. `waarborg.guard.archive` does the work."""

import os
from collections.abc import Sequence

from tools import environment
from tools.house import PYTHON, Stop, say

FAILED = 2
"""1 would say that something was found."""


def main(arguments: Sequence[str]) -> int:
    try:
        environment.ensure("scan")
    except Stop as reason:
        say(str(reason))
        return FAILED
    # In the folder where the person is, as the paths are from there; -P because Python files there are not ours.
    return os.execv(PYTHON, [str(PYTHON), "-P", "-m", "waarborg.guard.archive", *arguments])
