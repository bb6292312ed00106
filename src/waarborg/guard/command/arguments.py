"""What can be asked of the command."""

import math
from argparse import ArgumentParser, ArgumentTypeError, RawDescriptionHelpFormatter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

STDIN = "-"

DESCRIPTION = """\
Zoekt persoonsgegevens en vertrouwelijke informatie in teksten en documenten (art. 4.1 en 4.2).
Er wordt niets bewaard of verstuurd. De gevonden tekst zelf staat niet in de uitkomst."""

EXITS = """\
De opdracht eindigt met 0 als er niets is gevonden, met 1 als er iets is gevonden of iets niet te lezen
was, zoals een afbeelding, en met 2 als er iets mis is, zoals een bestand dat stuk is."""

SHOW = (
    "laat ook de gevonden tekst zien. Dat gebeurt niet vanzelf: wat op het scherm komt, blijft staan in vensters, in "
    "logbestanden en op beeld dat u deelt. Kan niet samen met --json of --sarif"
)


class Form(StrEnum):
    """How the outcome is written."""

    HUMAN = "human"
    JSON = "json"
    SARIF = "sarif"


@dataclass(frozen=True, slots=True)
class Options:
    """One call of the command. `files` are paths, patterns and "-"; `bias` is in log-odds."""

    files: tuple[str, ...]
    form: Form
    mask: Path | None
    map: Path | None
    policy: Path | None
    bias: float
    show: bool


class Help(RawDescriptionHelpFormatter):
    def add_usage(self, *usage: Any, **about: Any) -> None:
        super().add_usage(*usage, **{"prefix": "Gebruik: ", **about})


class Parser(ArgumentParser):
    """Says in Dutch that a call is wrong."""

    def error(self, message: str) -> None:  # type: ignore[override]  # exit never returns, which its type hides
        self.exit(2, f"Deze opdracht klopt niet: {message}\nUitleg: {self.prog} --help\n")


def parse(arguments: Sequence[str]) -> Options:
    """Read the call. Raises SystemExit with 2 when it is wrong, with 0 after --help."""
    parser = _parser()
    given = parser.parse_args(arguments)
    if not given.files:
        parser.error("noem ten minste één bestand, of - voor de standaardinvoer")
    if given.map and not given.mask:
        parser.error("--map hoort bij --mask")
    if given.show and given.form is not Form.HUMAN:
        parser.error("--show kan niet samen met --json of --sarif")
    return Options(
        files=tuple(dict.fromkeys(given.files)),
        form=given.form,
        mask=given.mask,
        map=given.map,
        policy=given.policy,
        bias=given.bias,
        show=given.show,
    )


def _parser() -> Parser:
    parser = Parser(
        prog="./waarborg guard",
        usage="%(prog)s BESTAND… [opties]",
        description=DESCRIPTION,
        epilog=EXITS,
        formatter_class=Help,
        add_help=False,
    )
    asked = parser.add_argument_group("wat")
    asked.add_argument(
        "files", nargs="*", metavar="BESTAND", help="een bestand, een patroon zoals '*.docx', of - voor de invoer"
    )
    asked.add_argument("--policy", type=Path, metavar="MAP", help="beleidsmap met de lijsten van uw gemeente ([guard])")
    asked.add_argument(
        "--bias", type=_number, default=0.0, metavar="N", help="boven 0 vindt meer, onder 0 minder; gewoon is 0"
    )
    told = parser.add_argument_group("uitkomst")
    form = told.add_mutually_exclusive_group()
    for name, what in ((Form.JSON, "als JSON, voor programma's"), (Form.SARIF, "als SARIF 2.1.0, voor hulpmiddelen")):
        form.add_argument(f"--{name}", dest="form", action="store_const", const=name, default=Form.HUMAN, help=what)
    told.add_argument("--show", action="store_true", help=SHOW)
    told.add_argument("-h", "--help", action="help", help="deze uitleg")
    masked = parser.add_argument_group("maskeren")
    masked.add_argument(
        "--mask", type=Path, metavar="UIT", help="schrijf de tekst met vervangers: een bestand, of een map bij meer"
    )
    masked.add_argument(
        "--map", type=Path, metavar="BESTAND", help="schrijf ook wat achter de vervangers zit; nooit BSN en wachtwoord"
    )
    return parser


def _number(written: str) -> float:
    try:
        number = float(written.replace(",", "."))
    except ValueError:
        number = math.nan
    if not math.isfinite(number):
        raise ArgumentTypeError(f"‘{written}’ is geen getal")
    return number
