"""`./waarborg verdict`: "mag ik dit?" on the command line."""

from collections.abc import Sequence
from typing import NoReturn

from tools import manage


def main(arguments: Sequence[str]) -> NoReturn:
    manage.main(["verdict", *arguments])
