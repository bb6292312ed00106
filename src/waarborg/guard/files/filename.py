"""The name of a file as text: people write in it what the file is about."""

import re

# What a program puts behind a name; a dot and a surname is none.
EXTENSION = re.compile(r"(?<=.)\.(?=[0-9]*[A-Za-z])(?:[a-z0-9]{1,5}|[A-Z0-9]{1,5})$")
# Between two digits it holds a number together.
UNDERSCORE = re.compile(r"(?<!\d)_|_(?!\d)")
SMALL, CAPITAL = "a-zß-öø-ÿ", "A-ZÀ-ÖØ-Þ"
WITHIN_WORDS = re.compile(rf"(?<=[{SMALL}])(?=[{CAPITAL}][{SMALL}])")


def in_words(name: str) -> str:
    """A name or path with spaces where an underscore or a capital parts the words: "Jan_Jansen", "JanJansen"."""
    return WITHIN_WORDS.sub(" ", UNDERSCORE.sub(" ", name))


def without_extension(name: str) -> str:
    return EXTENSION.sub("", name)
