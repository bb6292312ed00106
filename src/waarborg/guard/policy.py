"""What one municipality told the guard: whom it may name, which words are its secrets, how its case numbers look."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GuardPolicy:
    """Lists of one municipality. Comparison ignores case.

    `allowed` are names that may leave, such as office holders in a press release, and the municipality itself;
    `own_words` are words that are confidential here; `case_numbers` are patterns in which 9 stands for a digit, A for a
    capital and every other sign for itself, such as "Z/99/999999"; `skipped` are kinds that are not looked for;
    `historic` lets the names of people long dead pass, such as Rembrandt: their data are nobody's.
    """

    allowed: tuple[str, ...] = ()
    own_words: tuple[str, ...] = ()
    case_numbers: tuple[str, ...] = ()
    skipped: frozenset[str] = frozenset()
    historic: bool = False

    def __post_init__(self) -> None:
        for name in ("allowed", "own_words", "case_numbers"):
            if not isinstance(getattr(self, name), tuple):
                raise TypeError(f"{name} is a tuple of words, not {getattr(self, name)!r}")


NO_POLICY = GuardPolicy()
