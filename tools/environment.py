"""The virtual environment in which the product runs, made from pins with hashes."""

import fcntl
import hashlib
import subprocess
import sys

from tools import assets
from tools.house import PYTHON, ROOT, VAR, VENV, Stop, run, say

STAMP = VENV / "waarborg-stamp"
REQUIREMENTS = ROOT / "requirements"

# Each set of packages holds the ones before it.
SETS = ("base", "scan", "dev")


def ensure(wanted: str = "base") -> None:
    """Make the environment and the styles, unless they already stand as the pins say."""
    if stands(wanted):
        return
    VAR.mkdir(exist_ok=True)
    with (VAR / "setup.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not stands(wanted):
            make(wanted)


def stands(wanted: str) -> bool:
    made, installed = read_stamp()
    return made == fingerprint() and SETS.index(installed) >= SETS.index(wanted)


def read_stamp() -> tuple[str, str]:
    """What the environment was made from, and which set of packages is in it."""
    if not STAMP.exists():
        return "", SETS[0]
    made, _, installed = STAMP.read_text(encoding="utf-8").partition(" ")
    return made, installed


def fingerprint() -> str:
    """Changes when anything changes that the environment is made from, its place included."""
    sources = [*sorted(REQUIREMENTS.glob("*.txt")), ROOT / "package-lock.json", ROOT / "tools" / "assets.py"]
    content = b"".join(source.read_bytes() for source in sources)
    return hashlib.sha256(f"{ROOT} {PYTHON.resolve()} ".encode() + content).hexdigest()


def make(wanted: str) -> None:
    say("De omgeving wordt klaargezet. Dit duurt ongeveer een minuut en hoeft maar één keer.")
    packages = max(wanted, read_stamp()[1], key=SETS.index)
    if not is_usable():
        run(sys.executable, "-m", "venv", "--without-pip", "--clear", VENV)
    install(packages)
    assets.make()
    STAMP.write_text(f"{fingerprint()} {packages}", encoding="utf-8")


def is_usable() -> bool:
    """False when there is none yet, and when the machine's Python was replaced by another version."""
    question = "import os, sysconfig; print(os.path.isdir(sysconfig.get_path('purelib')))"
    try:
        answer = subprocess.run([PYTHON, "-c", question], check=True, capture_output=True, text=True)
    except (OSError, subprocess.CalledProcessError):
        return False
    return answer.stdout.strip() == "True"


def install(packages: str) -> None:
    """Install the pinned set. Debian's venv lacks pip, but the system's own pip can put uv there."""
    pins = REQUIREMENTS / "uv.txt"
    if not (VENV / "bin" / "uv").exists():
        pip = (sys.executable, "-m", "pip")
        if subprocess.run([*pip, "--version"], check=False, capture_output=True).returncode:
            raise Stop("pip ontbreekt. Installeer het eerst; op Debian: apt-get install python3-pip")
        run(*pip, "--python", PYTHON, "install", "--quiet", "--require-hashes", "--requirement", pins)
    uv("pip", "sync", "--quiet", "--require-hashes", str(pins), str(REQUIREMENTS / f"{packages}.txt"))
    site_packages = next((VENV / "lib").glob("python*/site-packages"))
    (site_packages / "waarborg.pth").write_text(f"{ROOT / 'src'}\n", encoding="utf-8")


def uv(*arguments: str) -> None:
    run(VENV / "bin" / "uv", *arguments, environment={"VIRTUAL_ENV": str(VENV)})
