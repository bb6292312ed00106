"""The words of the policy and the identifiers that carry them in the code, the help texts and the API."""

from dataclasses import dataclass
from typing import Annotated

from waarborg.rulebook.shape import FromKey, NotEmpty, OneOf


@dataclass(frozen=True, slots=True)
class Term:
    """One Dutch word, its English identifier (empty when no code carries it) and what it means here."""

    term: Annotated[str, FromKey()]
    explanation: Annotated[str, NotEmpty()]
    identifier: str = ""
    article: Annotated[str, OneOf("artikel")] = ""
    not_to_confuse_with: str = ""
