"""The words that `./waarborg` understands. Each is a module here of the same name, with a `main`."""

import importlib
import signal
import sys
from collections.abc import Sequence
from types import FrameType

from tools.house import Stop, say

COMMANDS = {
    "demo": "laat het programma zien, met een verzonnen gemeente (--port, --reset)",
    "serve": "draait het programma voor een organisatie (--host, --port, --processes)",
    "verdict": "beantwoordt 'mag ik dit?' (verdict --help)",
    "guard": "vindt persoonsgegevens in bestanden en maskeert ze (guard --help)",
    "scan": "zoekt in een archief naar gegevens die niet naar buiten mogen (scan --help)",
    "manage": "opdrachten voor de beheerder (manage help)",
    "doctor": "zegt wat er staat, wat ontbreekt en waarom dat ertoe doet",
    "test": "draait alle tests, op SQLite en op PostgreSQL; de rest gaat naar pytest",
    "check": "controleert de broncode (--fix maakt op)",
    "pins": "kiest de nieuwste pakketten en legt ze vast",
}


def main(arguments: Sequence[str]) -> int:
    name, rest = (arguments[0], arguments[1:]) if arguments else ("help", [])
    if name not in COMMANDS:
        return explain(known=name in {"help", "-h", "--help"})
    signal.signal(signal.SIGTERM, interrupt)
    try:
        return int(importlib.import_module(f"tools.{name}").main(rest))
    except Stop as reason:
        say(str(reason))
        return 1
    except KeyboardInterrupt:
        say("Gestopt.")
        return 130


def interrupt(_signal: int, _frame: FrameType | None) -> None:
    """Let SIGTERM end everything in the way that Ctrl-C does."""
    raise KeyboardInterrupt


def explain(*, known: bool) -> int:
    lines = ["Gebruik: ./waarborg OPDRACHT", "", *(f"  {name:<9}{text}" for name, text in COMMANDS.items())]
    print("\n".join(lines), file=sys.stdout if known else sys.stderr)
    return 0 if known else 2
