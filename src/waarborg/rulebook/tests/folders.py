"""Where the policies of the repository stand, and how a test writes one of its own."""

from pathlib import Path

import pytest

from waarborg.rulebook import Problem, Rulebook, WrongPolicy, load

POLICIES = Path(__file__).resolve().parents[4] / "policy"
DE_RONDE_VENEN = POLICIES / "de-ronde-venen-2025"
WATERVEEN = POLICIES / "waterveen"


def write(folder: Path, policy: str = "", articles: str = "") -> Path:
    """A municipality that builds on De Ronde Venen and differs in what is given."""
    folder.mkdir(exist_ok=True)
    (folder / "policy.toml").write_text(f'extends = "{DE_RONDE_VENEN}"\n{policy}', encoding="utf-8")
    if articles:
        (folder / "articles.toml").write_text(articles, encoding="utf-8")
    return folder


def loaded(folder: Path, policy: str = "", articles: str = "") -> Rulebook:
    return load(write(folder, policy, articles))


def problems(folder: Path, policy: str = "", articles: str = "") -> tuple[Problem, ...]:
    return refused(write(folder, policy, articles)).problems


def refused(folder: Path) -> WrongPolicy:
    with pytest.raises(WrongPolicy) as caught:
        load(folder)
    return caught.value
