"""The words that `./waarborg` understands."""

import os
import signal
from collections.abc import Callable, Sequence
from types import FrameType

from tools import checks, demo, doctor, environment, serve, testing
from tools.house import PYTHON, ROOT, Stop, say


def manage(arguments: Sequence[str]) -> int:
    """Hand this process over to Django, so that signals and the exit code are its own."""
    environment.ensure()
    os.chdir(ROOT)
    os.execv(PYTHON, [str(PYTHON), "-m", "waarborg.cli", *arguments])


def pins() -> int:
    environment.ensure("dev")
    environment.pin()
    environment.ensure("dev")
    return 0


COMMANDS: dict[str, tuple[Callable[[Sequence[str]], int], str]] = {
    "demo": (demo.main, "laat het programma zien, met een verzonnen gemeente (--port, --reset)"),
    "serve": (serve.main, "draait het programma voor een organisatie (--host, --port, --processes)"),
    "verdict": (lambda rest: manage(["verdict", *rest]), "beantwoordt 'mag ik dit?' (verdict --help)"),
    "manage": (manage, "opdrachten voor de beheerder (manage help)"),
    "doctor": (doctor.main, "zegt wat er staat, wat ontbreekt en waarom dat ertoe doet"),
    "test": (testing.main, "draait alle tests, op SQLite en op PostgreSQL; de rest gaat naar pytest"),
    "check": (checks.main, "controleert de broncode (--fix maakt op)"),
    "pins": (lambda _: pins(), "kiest de nieuwste pakketten en legt ze vast"),
}


def main(arguments: Sequence[str]) -> int:
    name, rest = (arguments[0], arguments[1:]) if arguments else ("help", [])
    if name not in COMMANDS:
        return explain(known=name in {"help", "-h", "--help"})
    signal.signal(signal.SIGTERM, interrupt)
    run, _ = COMMANDS[name]
    try:
        return run(rest)
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
    print("Gebruik: ./waarborg OPDRACHT\n")
    for name, (_, sentence) in COMMANDS.items():
        print(f"  {name:<9}{sentence}")
    return 0 if known else 2
