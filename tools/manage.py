"""`./waarborg manage`: hand this process over to Django, so that signals and the exit code are its own."""

import os
from collections.abc import Mapping, Sequence
from typing import NoReturn

from tools import demo, environment
from tools.house import PYTHON, ROOT, say


def main(arguments: Sequence[str]) -> NoReturn:
    environment.ensure()
    settings: Mapping[str, str] = os.environ
    if not any(name.startswith("WAARBORG_") for name in settings):
        say("Er zijn geen instellingen: dit gaat over de demo.")
        settings = demo.environ(f"http://{demo.HOST}:8000")
    os.chdir(ROOT)
    os.execve(PYTHON, [str(PYTHON), "-m", "waarborg.cli", *arguments], settings)
