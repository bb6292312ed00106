"""The documentation and the code say the same."""

import re
from pathlib import Path

from tools.command import COMMANDS

ROOT = Path(__file__).resolve().parents[2]


def test_every_setting_is_explained_and_no_other():
    settings = (ROOT / "src" / "waarborg" / "settings.py").read_text(encoding="utf-8")
    page = (ROOT / "docs" / "beheerders" / "instellingen.md").read_text(encoding="utf-8")
    read = set(re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', settings))
    explained = set(re.findall(r"^\| `WAARBORG_([A-Z_]+)`", page, re.MULTILINE))
    assert explained == read


def test_every_command_in_the_readme_exists():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"\./waarborg (\w+)", readme))
    assert named
    assert named <= set(COMMANDS)


def test_no_lock_file_names_an_address():
    locks = [ROOT / "package-lock.json", *(ROOT / "requirements").glob("*.txt")]
    assert [lock.name for lock in locks if "://" in lock.read_text(encoding="utf-8")] == []
