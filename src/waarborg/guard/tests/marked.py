"""Test sentences in which names stand between braces: "De heer {Bos} heeft astma"."""

import re

NAME = re.compile(r"\{([^}]*)\}")


def marked(sentence: str) -> tuple[str, list[tuple[int, int]]]:
    """The sentence without braces, and the spans of the names in it."""
    persons: list[tuple[int, int]] = []
    text = ""
    for place, part in enumerate(NAME.split(sentence)):
        if place % 2:
            persons.append((len(text), len(text) + len(part)))
        text += part
    return text, persons
