"""Loads a policy folder and the law and glossary of the package, and refuses it when anything is wrong.

A folder may build on another one: `extends = "../de-ronde-venen-2025"` in its `policy.toml`. Then it holds only
what differs; tables are merged by key, and any other value replaces the inherited one.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any

from waarborg.rulebook.articles import Article, Chapter
from waarborg.rulebook.glossary import Term
from waarborg.rulebook.law import Law, LawRow
from waarborg.rulebook.policy import DutyName, Policy
from waarborg.rulebook.problems import Problem, WrongPolicy
from waarborg.rulebook.shape import WRONG, NotEmpty, Place, Reader

PACKAGE = Path(__file__).resolve().parent
PARAGRAPH_OF = re.compile(r"(\d+\.\d+)[a-z]?")

Table = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Rulebook:
    """Everything that code may ask about the policy. Frozen: a change means loading again."""

    chapters: tuple[Chapter, ...]
    articles: Mapping[str, Article]
    policy: Policy
    law: Law
    glossary: Mapping[str, Term]

    def article(self, reference: str) -> Article | None:
        """The paragraph that "2.1" or "5.1b" refers to; none when there is no such paragraph or letter."""
        paragraph = PARAGRAPH_OF.fullmatch(reference)
        found = self.articles.get(paragraph[1]) if paragraph else None
        return found if found and reference in found.references else None

    def in_chapter(self, number: int) -> tuple[Article, ...]:
        return tuple(article for article in self.articles.values() if article.chapter == number)


@dataclass(frozen=True, slots=True)
class _ArticlesFile:
    chapters: Annotated[tuple[Chapter, ...], NotEmpty()]
    articles: Annotated[Mapping[str, Article], NotEmpty()]


@dataclass(frozen=True, slots=True)
class _LawFile:
    rows: tuple[LawRow, ...]


@dataclass(frozen=True, slots=True)
class _GlossaryFile:
    terms: Mapping[str, Term]


@dataclass(slots=True)
class _Source:
    """One kind of file through all folders it was found in, the municipality's own first."""

    files: list[tuple[Path, Table]] = field(default_factory=list)

    @property
    def merged(self) -> Table:
        result: Table = {}
        for _, table in reversed(self.files):
            result = _merge(result, table)
        return result

    def file_with(self, place: Place) -> Path:
        """The file to mend: the first that gives this key, else the municipality's own."""
        giving = (file for file, table in self.files if _gives(table, place))
        return next(giving, self.files[0][0])


def load(folder: Path) -> Rulebook:
    """Read the policy in `folder`. Raises `WrongPolicy` with every problem found."""
    return _Loading(folder.resolve()).run()


def load_law() -> Law:
    """The dated law of the package alone, for a question about the law only. Raises `WrongPolicy`."""
    return _Loading(PACKAGE).law()


class _Loading:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.problems: list[Problem] = []

    def run(self) -> Rulebook:
        sources = self._sources()
        law_source = self._single(PACKAGE / "law.toml")
        glossary_source = self._single(PACKAGE / "glossary.toml")
        self._stop_at_problems()
        known = _known(sources["articles.toml"].merged, sources["policy.toml"].merged)
        articles = self._read(_ArticlesFile, sources["articles.toml"], known)
        policy = self._read(Policy, sources["policy.toml"], known)
        law = self._law(law_source, known)
        glossary = self._read(_GlossaryFile, glossary_source, known)
        self._stop_at_problems()
        self._check_chapters(articles, sources["articles.toml"])
        self._check_advisers(policy, sources["policy.toml"])
        self._stop_at_problems()
        return Rulebook(articles.chapters, articles.articles, policy, law, glossary.terms)

    def law(self) -> Law:
        law = self._law(self._single(PACKAGE / "law.toml"), {})
        self._stop_at_problems()
        return law

    def _stop_at_problems(self) -> None:
        if self.problems:
            raise WrongPolicy(self.folder.name, tuple(self.problems))

    def _tell(self, file: Path, key: str, wrong: str, allowed: str) -> None:
        name = file.name if file.parent in {self.folder, PACKAGE} else f"{file.parent.name}/{file.name}"
        self.problems.append(Problem(name, key, wrong, allowed))

    def _sources(self) -> dict[str, _Source]:
        """The policy files of the folder and of every folder it builds on."""
        policies, articles = _Source(), _Source()
        folder: Path | None = self.folder
        seen: set[Path] = set()
        while folder:
            seen.add(folder)
            policy = self._parse(folder / "policy.toml")
            base = policy.pop("extends", None)
            policies.files.append((folder / "policy.toml", policy))
            if (folder / "articles.toml").exists() or (policy and base is None):
                articles.files.append((folder / "articles.toml", self._parse(folder / "articles.toml")))
            folder = self._base(folder, base, seen)
        return {"policy.toml": policies, "articles.toml": articles}

    def _base(self, folder: Path, base: object, seen: set[Path]) -> Path | None:
        if base is None:
            return None
        found = (folder / base).resolve() if isinstance(base, str) else folder
        if found in seen or not found.is_dir():
            wrong = f"'{base}' is hier geen ander beleid"
            self._tell(folder / "policy.toml", "extends", wrong, "het pad van een andere beleidsmap")
            return None
        return found

    def _single(self, file: Path) -> _Source:
        return _Source([(file, self._parse(file))])

    def _parse(self, file: Path) -> Table:
        try:
            return tomllib.loads(file.read_text(encoding="utf-8"))
        except FileNotFoundError:
            self._tell(file, "", "dit bestand ontbreekt", f"een bestand {file.name} in deze map")
        except UnicodeDecodeError:
            self._tell(file, "", "dit bestand is niet als UTF-8 opgeslagen", "tekst in UTF-8")
        except tomllib.TOMLDecodeError as error:
            self._tell(file, "", f"dit is geen geldige TOML ({error})", "TOML zoals in de andere beleidsmappen")
        return {}

    def _read(self, shape: type[Any], source: _Source, known: Mapping[str, tuple[str, ...]]) -> Any:
        def complain(place: Place, wrong: str, allowed: str) -> None:
            self._tell(source.file_with(place), ".".join(map(_quoted, place)), wrong, allowed)

        return Reader(known, complain).read(shape, source.merged, ())

    def _law(self, source: _Source, known: Mapping[str, tuple[str, ...]]) -> Law:
        rows = self._read(_LawFile, source, known)
        if rows is WRONG or WRONG in rows.rows:
            return Law.of(())
        law = Law.of(rows.rows)
        for earlier, later in law.overlaps():
            wrong = f"de regels vanaf {earlier.valid_from} en vanaf {later.valid_from} gelden op dezelfde dag"
            self._tell(source.files[0][0], later.key, wrong, "per sleutel één regel op één dag")
        return law

    def _check_chapters(self, articles: _ArticlesFile, source: _Source) -> None:
        numbers = {chapter.number for chapter in articles.chapters}
        for number, article in articles.articles.items():
            if article.chapter not in numbers:
                file = source.file_with(("articles", number))
                wrong = f"hoofdstuk {article.chapter} bestaat niet"
                self._tell(file, f'articles."{number}"', wrong, ", ".join(map(str, sorted(numbers))))

    def _check_advisers(self, policy: Policy, source: _Source) -> None:
        answering = policy.roles_with(DutyName.ANSWER)
        for key, data_class in policy.data_classes.items():
            for role in sorted(data_class.advisers - answering):
                place = ("data_classes", key, "advisers")
                wrong = f"rol '{role}' mag geen adviesvraag beantwoorden"
                self._tell(source.file_with(place), ".".join(place), wrong, ", ".join(sorted(answering)))


def _known(articles: Table, policy: Table) -> dict[str, tuple[str, ...]]:
    """What can be referred to, taken from the raw tables: a mistake in one article must not break the others."""
    return {"artikel": tuple(_references(articles)), "rol": tuple(_table(policy, "roles"))}


def _references(articles: Table) -> Iterator[str]:
    numbered = _table(articles, "articles")
    for number in numbered:
        yield number
        yield from (number + letter for letter in _table(_table(numbered, number), "letters"))


def _table(table: Table, key: str) -> Table:
    """The table under this key; an empty one when something else stands there, which the reader will tell."""
    found = table.get(key)
    return found if isinstance(found, dict) else {}


def _merge(base: Table, own: Table) -> Table:
    both = {
        key: _merge(base[key], own[key])
        for key in base
        if isinstance(base[key], dict) and isinstance(own.get(key), dict)
    }
    return {**base, **own, **both}


def _gives(table: object, place: Place) -> bool:
    for key in place:
        if isinstance(table, list):
            return True
        if not isinstance(table, dict) or key not in table:
            return False
        table = table[key]
    return True


def _quoted(key: str) -> str:
    return f'"{key}"' if "." in key else key
