"""What can be asked of the command."""

from argparse import Namespace
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from waarborg.guard.command.parser import Parser, add_help, number

STDIN = "-"

DESCRIPTION = """\
Zoekt persoonsgegevens en vertrouwelijke informatie in teksten en documenten (art. 4.1 en 4.2).
Er wordt niets bewaard of verstuurd. De gevonden tekst zelf staat niet in de uitkomst."""

SHOW = (
    "laat ook de gevonden tekst zien. Dat gebeurt niet vanzelf: wat op het scherm komt, blijft staan in vensters, in "
    "logbestanden en op beeld dat u deelt. Kan niet samen met --json of --sarif"
)


UNMASK = (
    "zet met --map KAART de echte gegevens terug in een antwoord (een tekstbestand, of - voor de invoer) en toon het. "
    "Dit eindigt met 0 als alles terug is en met 1 als er vervangers blijven staan"
)


class Form(StrEnum):
    """How the outcome is written."""

    HUMAN = "human"
    JSON = "json"
    SARIF = "sarif"


@dataclass(frozen=True, slots=True)
class Options:
    """One call of the command. `files` are paths, patterns and "-"; `bias` is in log-odds.

    `unmask` is the path of an answer or "-", and empty when files are to be checked.
    """

    files: tuple[str, ...]
    form: Form
    mask: Path | None
    map: Path | None
    policy: Path | None
    bias: float
    show: bool
    unmask: str


def parse(arguments: Sequence[str]) -> Options:
    """Read the call. Raises SystemExit with 2 when it is wrong, with 0 after --help."""
    parser = _parser()
    given = parser.parse_args(arguments)
    if problem := _contradiction(given):
        parser.error(problem)
    return Options(
        files=tuple(dict.fromkeys(given.files)),
        form=given.form,
        mask=given.mask,
        map=given.map,
        policy=given.policy,
        bias=given.bias,
        show=given.show,
        unmask=given.unmask,
    )


def _contradiction(given: Namespace) -> str:
    """Why these options do not go together; empty when they do."""
    if given.unmask:
        others = given.files or given.mask or given.policy or given.bias or given.show or given.form is not Form.HUMAN
        if others or not given.map:
            return "bij --unmask horen alleen een antwoord en --map, zoals: --unmask antwoord.txt --map kaart.json"
    elif not given.files:
        return "noem ten minste één bestand, of - voor de standaardinvoer"
    elif given.map and not given.mask:
        return "--map hoort bij --mask of bij --unmask"
    elif given.show and given.form is not Form.HUMAN:
        return "--show kan niet samen met --json of --sarif"
    return ""


def _parser() -> Parser:
    parser = Parser("guard", usage="BESTAND… [opties]", description=DESCRIPTION)
    asked = parser.add_argument_group("wat")
    asked.add_argument(
        "files", nargs="*", metavar="BESTAND", help="een bestand, een patroon zoals '*.docx', of - voor de invoer"
    )
    asked.add_argument("--policy", type=Path, metavar="MAP", help="beleidsmap met de lijsten van uw gemeente ([guard])")
    asked.add_argument(
        "--bias", type=number, default=0.0, metavar="N", help="boven 0 vindt meer, onder 0 minder; gewoon is 0"
    )
    told = parser.add_argument_group("uitkomst")
    form = told.add_mutually_exclusive_group()
    for name, what in ((Form.JSON, "als JSON, voor programma's"), (Form.SARIF, "als SARIF 2.1.0, voor hulpmiddelen")):
        form.add_argument(f"--{name}", dest="form", action="store_const", const=name, default=Form.HUMAN, help=what)
    told.add_argument("--show", action="store_true", help=SHOW)
    add_help(told)
    masked = parser.add_argument_group("maskeren")
    masked.add_argument(
        "--mask",
        type=Path,
        metavar="UIT",
        help="schrijf de tekst met vervangers: een bestand, of een map bij meer; een "
        "tabel blijft een tabel als UIT eindigt op .csv",
    )
    masked.add_argument(
        "--map", type=Path, metavar="KAART", help="schrijf ook wat achter de vervangers zit; nooit BSN en wachtwoord"
    )
    masked.add_argument("--unmask", default="", metavar="ANTWOORD", help=UNMASK)
    return parser
