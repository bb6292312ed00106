"""How the rules write a list of words."""


def listed(words: str) -> frozenset[str]:
    """The words of a text with spaces between them."""
    return frozenset(words.split())


def in_order(words: str) -> tuple[str, ...]:
    """The words of a text with spaces between them, as they stand."""
    return tuple(words.split())
