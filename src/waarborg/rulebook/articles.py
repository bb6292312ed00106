"""The articles of the policy: what each asks, what that means for a reader, and where the product does it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Annotated

from waarborg.rulebook.shape import FromKey, Written

PARAGRAPH = re.compile(r"[1-9]\d*\.[1-9]\d*")


@dataclass(frozen=True, slots=True)
class Chapter:
    """One article of the policy as a whole, such as "Artikel 2 Melden gebruik AI"."""

    number: Annotated[int, FromKey()]
    title: str


@dataclass(frozen=True, slots=True)
class Article:
    """A numbered paragraph. `letters` holds its lettered points, so that "5.1b" can be referred to."""

    number: Annotated[str, FromKey(), Written(PARAGRAPH, "een nummer als 2.1")]
    title: str
    summary: str
    meaning: str
    app: str
    built: bool
    done_at: str = ""
    path: str = ""
    acceptance_test: str = ""
    letters: Mapping[str, str] = field(default_factory=dict)

    @property
    def chapter(self) -> int:
        return int(self.number.partition(".")[0])

    @property
    def references(self) -> tuple[str, ...]:
        """Every way to refer to this paragraph: the number itself, and the number with each letter."""
        return self.number, *(self.number + letter for letter in self.letters)

    def contradictions(self) -> Iterator[tuple[str, str]]:
        if self.built and not (self.done_at and self.acceptance_test):
            yield "built is true, maar done_at of acceptance_test ontbreekt", "beide ingevuld, of built = false"
        if self.path and not self.path.startswith("/"):
            yield f"path is '{self.path}'", "een pad in het programma dat met / begint"
