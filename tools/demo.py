"""`./waarborg demo`: the product with a fictional municipality, in a folder and a database of its own."""

import argparse
import hashlib
import json
import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence

from tools import environment, processes
from tools.house import PYTHON, ROOT, VAR, Stop, say

FOLDER = VAR / "demo"
PREPARED = FOLDER / "prepared.json"
DATABASE = FOLDER / "waarborg.sqlite3"
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
    """Bring the database up to date and fill it when it is empty; returns what the visitor must know.

    Nothing is asked of the database when the same program prepared it before: a second start is quick.
    """
    program = fingerprint()
    if DATABASE.exists() and PREPARED.exists():
        prepared = json.loads(PREPARED.read_text(encoding="utf-8"))
        if prepared["program"] == program:
            return str(prepared["introduction"])
    introduction = fill(settings)
    PREPARED.write_text(json.dumps({"program": program, "introduction": introduction}), encoding="utf-8")
    return introduction


def fingerprint() -> str:
    """Changes with every change of the program or the policy, so also with each that asks a new table or story."""
    files = (path for folder in ("src", "policy") for path in (ROOT / folder).rglob("*"))
    sources = sorted(path for path in files if path.suffix in {".py", ".toml"})
    return hashlib.sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()


def fill(settings: Mapping[str, str]) -> str:
    say("De demo wordt klaargezet.")
    (FOLDER / "static").mkdir(parents=True, exist_ok=True)
    command = [str(PYTHON), "-m", "waarborg.cli", "prepare-demo"]
    done = subprocess.run(command, cwd=ROOT, env=settings, check=False, stdout=subprocess.PIPE, text=True)
    if done.returncode:
        raise Stop("De demo kan niet worden klaargezet. Probeer: ./waarborg demo --reset")
    return done.stdout
