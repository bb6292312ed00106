"""How the rules write a list of words."""


def listed(words: str) -> frozenset[str]:
    """The words of a text with spaces between them."""
    return frozenset(words.split())
