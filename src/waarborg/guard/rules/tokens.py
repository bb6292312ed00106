"""Which tokens of a text are one of a few words, found without a look at each token where that is possible."""

from waarborg.guard.words import Words

FEW = 4


def tokens(words: Words, wanted: frozenset[str]) -> list[int]:
    """The indexes of the tokens that are one of these lower-case words, in order."""
    there = words.present & wanted
    lower = words.lower
    if len(there) > FEW:
        return [index for index, word in enumerate(lower) if word in there]
    indexes: list[int] = []
    for word in there:
        index = -1
        for _ in range(lower.count(word)):
            index = lower.index(word, index + 1)
            indexes.append(index)
    return sorted(indexes)


def places(words: Words, wanted: frozenset[str]) -> list[int]:
    """Where in the text these tokens begin."""
    starts = words.starts
    return [starts[index] for index in tokens(words, wanted)]
