"""The parser of both commands of the guard: it explains itself, and says what is wrong with a call, in Dutch."""

import math
import re
from argparse import ArgumentParser, ArgumentTypeError, RawDescriptionHelpFormatter, _ArgumentGroup
from typing import Any

WRONG_CALL = 2
FOUND, UNREAD = 1, 2

EXITS = """\
De opdracht eindigt met 0 als alles is gelezen en er niets is gevonden, met 1 als er iets is gevonden, en met 2
als niet alles te lezen was, zoals een afbeelding, of als er iets misging. Is er iets gevonden én iets niet
gelezen, dan is het 2. Een leeg bestand telt als gelezen. Na Ctrl-C is het 130."""

# How argparse says it, and how we do. What stands between brackets comes back at {0} and {1}.
SENTENCES = (
    (r"the following arguments are required: (.*)", "dit ontbreekt: {0}"),
    (r"unrecognized arguments: (.*)", "dit hoort er niet bij: {0}"),
    (r"argument (.*?): expected (?:one argument|at least one argument|\d+ arguments?)", "achter {0} moet iets staan"),
    (r"argument (.*?): not allowed with argument (.*)", "{0} kan niet samen met {1}"),
    (r"argument (.*?): invalid \w+ value: (.*)", "bij {0} past {1} niet"),
    (r"argument (.*?): invalid choice: (.*?) \(choose from .*\)", "bij {0} past {1} niet"),
    (r"argument (.*?): ignored explicit argument (.*)", "achter {0} mag niets staan, en nu staat er {1}"),
    (r"one of the arguments (.*) is required", "geef een van deze: {0}"),
    (r"argument (.*?): (.*)", "bij {0}: {1}"),
)


class Help(RawDescriptionHelpFormatter):
    def add_usage(self, *usage: Any, **about: Any) -> None:
        super().add_usage(*usage, **{"prefix": "Gebruik: ", **about})


class Parser(ArgumentParser):
    """Takes no shortened options: what they stand for would change when an option is added."""

    def __init__(self, command: str, *, usage: str, description: str) -> None:
        super().__init__(
            prog=f"./waarborg {command}",
            usage=f"%(prog)s {usage}",
            description=description,
            epilog=EXITS,
            formatter_class=Help,
            add_help=False,
            allow_abbrev=False,
        )

    def error(self, message: str) -> None:  # type: ignore[override]  # exit never returns, which its type hides
        self.exit(WRONG_CALL, f"Deze opdracht klopt niet: {in_dutch(message)}\nUitleg: {self.prog} --help\n")


def in_dutch(message: str) -> str:
    """What argparse says of a wrong call; our own sentences stay as they are."""
    for english, dutch in SENTENCES:
        if said := re.fullmatch(english, message, re.DOTALL):
            return dutch.format(*said.groups())
    return message


def add_help(group: _ArgumentGroup) -> None:
    group.add_argument("-h", "--help", action="help", help="deze uitleg")


def number(written: str) -> float:
    """A number as people write it, with a comma or a point."""
    try:
        value = float(written.replace(",", "."))
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise ArgumentTypeError(f"‘{written}’ is geen getal")
    return value


def count(written: str) -> int:
    """A whole number above zero."""
    if not (written.isascii() and written.isdigit() and int(written) > 0):
        raise ArgumentTypeError(f"‘{written}’ is geen aantal van 1 of meer")
    return int(written)
