"""`./waarborg demo`: the product with a fictional municipality, in a folder and a database of its own."""

import argparse
import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence

from tools import environment, processes
from tools.house import PYTHON, ROOT, VAR, Stop, say

FOLDER = VAR / "demo"
HOST = "127.0.0.1"


def main(arguments: Sequence[str]) -> int:
    options = parse(arguments)
    environment.ensure()
    if options.reset:
        shutil.rmtree(FOLDER, ignore_errors=True)
    port = processes.free_port(HOST, options.port)
    address = f"http://{HOST}:{port}"
    settings = environ(address)
    introduction = prepare(settings)
    group = processes.Group(settings)
    try:
        group.start("webserver", processes.web(host=HOST, port=port, processes=1, threads=8))
        group.start("werker", processes.worker())
        group.wait_for_web(HOST, port)
        say(f"{introduction}\nWaarborg draait op {address}\nStop met Ctrl-C. Opnieuw beginnen: ./waarborg demo --reset")
        group.watch()
    finally:
        group.stop()
    return 0


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./waarborg demo")
    parser.add_argument("--port", type=int, help="vaste poort; anders 8000 of een vrije")
    parser.add_argument("--reset", action="store_true", help="begin met nieuwe gegevens")
    return parser.parse_args(arguments)


def environ(address: str) -> dict[str, str]:
    """The demo's own settings; those of a real installation must not leak into it."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("WAARBORG_")}
    return inherited | {
        "WAARBORG_DEMO": "ja",
        "WAARBORG_VAR": str(FOLDER),
        "WAARBORG_POLICY": str(ROOT / "policy" / "waterveen"),
        "WAARBORG_BASE_URL": address,
    }


def prepare(settings: Mapping[str, str]) -> str:
    """Bring the database up to date and fill it when it is empty; returns what the visitor must know."""
    say("De demo wordt klaargezet.")
    (FOLDER / "static").mkdir(parents=True, exist_ok=True)
    command = [str(PYTHON), "-m", "waarborg.cli", "prepare-demo"]
    done = subprocess.run(command, cwd=ROOT, env=settings, check=False, stdout=subprocess.PIPE, text=True)
    if done.returncode:
        raise Stop("De demo kan niet worden klaargezet. Probeer: ./waarborg demo --reset")
    return done.stdout
