"""`./waarborg serve`: the product for an organisation, configured by its environment."""

import argparse
import os
import subprocess
from collections.abc import Sequence

from tools import environment, processes
from tools.house import PYTHON, ROOT, Stop, say


def main(arguments: Sequence[str]) -> int:
    options = parse(arguments)
    environment.ensure()
    port = processes.free_port(options.host, options.port)
    prepare()
    group = processes.Group(os.environ)
    try:
        command = processes.web(host=options.host, port=port, processes=options.processes, threads=4)
        group.start("webserver", command)
        group.start("werker", processes.worker())
        group.wait_for_web(options.host, port)
        say(f"Waarborg draait op {options.host}:{port}, met {options.processes} processen en een werker.")
        group.watch()
    finally:
        group.stop()
    return 0


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./waarborg serve")
    parser.add_argument("--host", default="127.0.0.1", help="adres waarop de webserver luistert")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--processes", type=int, default=2 * (os.cpu_count() or 1) + 1, help="aantal webprocessen")
    return parser.parse_args(arguments)


def prepare() -> None:
    """Refuse to start on settings or a database that are not ready: half a start is worse than none."""
    if not {"WAARBORG_SECRET_KEY", "WAARBORG_SECRET_KEY_FILE"} & os.environ.keys():
        raise Stop("WAARBORG_SECRET_KEY ontbreekt. Zet deze variabele; zie docs/beheerders.")
    if django("check", "--deploy", "--fail-level", "ERROR"):
        raise Stop("De instellingen kloppen niet. Lees de meldingen hierboven.")
    if django("migrate", "--check"):
        raise Stop("De database loopt achter. Maak een reservekopie en voer uit: ./waarborg manage migrate")
    if django("createcachetable") or django("collectstatic", "--noinput", "--verbosity", "0"):
        raise Stop("Het klaarzetten is mislukt. Lees de meldingen hierboven.")


def django(*arguments: str) -> int:
    return subprocess.run([PYTHON, "-m", "waarborg.cli", *arguments], cwd=ROOT, check=False).returncode
