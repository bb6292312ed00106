"""Put the figures of today into the documentation, between the comments that name the script they come from.

Run, with requirements/bench.in installed: `python benchmarks/guard/publish.py [quality] [forms] [peers] [growth]`;
without names all four, which takes an hour on a quiet machine of two cores, nearly all of it growth.
"""

import argparse
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGES = ROOT / "docs" / "developers"
SCRIPTS = {"quality": "guard.md", "peers": "guard.md", "growth": "guard.md", "forms": "namenmodel.md"}


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("names", nargs="*", choices=[*SCRIPTS, []], help="which figures")
    for name in asked.parse_args().names or SCRIPTS:
        put(name, printed(name), PAGES / SCRIPTS[name])
    return 0


def printed(name: str) -> str:
    """What a script prints; it may exit with 1 to say that an aim was missed."""
    command = [sys.executable, str(Path(__file__).with_name(f"{name}.py")), "--markdown"]
    ran = subprocess.run(command, check=False, stdout=subprocess.PIPE, text=True)
    if not ran.stdout:
        raise SystemExit(f"{name} printed nothing")
    return ran.stdout.strip()


def put(name: str, figures: str, page: Path) -> None:
    old = page.read_text(encoding="utf-8")
    between = re.compile(rf"(<!-- {name}: [^\n]*-->\n).*?(\n<!-- /{name} -->)", re.DOTALL)
    new, times = between.subn(lambda match: f"{match[1]}{figures}{match[2]}", old)
    if times != 1:
        raise SystemExit(f"{page.name} has no place for {name}")
    page.write_text(new, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
