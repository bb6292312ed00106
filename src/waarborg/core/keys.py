MOST_DIGITS = 18
"""So many digits fit in the key of a record in every database."""


def key_of(text: str) -> int | None:
    """The key that a request names, or None when this cannot be the key of any record."""
    return int(text) if text.isdecimal() and len(text) <= MOST_DIGITS else None
