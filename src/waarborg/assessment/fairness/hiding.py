"""Which groups are not shown: those that are too small, and those from which a small one could be reckoned.

The total of a column is told, so one hidden group is the total without the others. In a table of two columns the same
holds for every line: the people of one column's value are told, so one hidden cell of that line could be reckoned.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence

Name = tuple[str, ...]
"""A group: the values that its people share, one for each column."""


def hidden_groups(
    sizes: Mapping[Name, int], smallest: int, *, also: Sequence[Collection[Name]] = ()
) -> frozenset[Name]:
    """The names that are not shown. `also` has for each column the groups that are hidden in that column alone.

    Where the hidden groups of a line are one group, or together too small, its smallest shown one is hidden as well.
    """
    away = {(place, value) for place, alone in enumerate(also) for (value,) in alone}
    hidden = {name for name, people in sizes.items() if people < smallest or away & set(enumerate(name))}
    while more := {_smallest(sizes, line - hidden) for line in _lines(sizes) if _tells(sizes, line, hidden, smallest)}:
        hidden |= more
    return frozenset(hidden)


def _tells(sizes: Mapping[Name, int], line: frozenset[Name], hidden: Collection[Name], smallest: int) -> bool:
    """Whether what is shown of a line says something of too few people: its total is known."""
    away = line.intersection(hidden)
    too_few = len(away) == 1 or sum(sizes[name] for name in away) < smallest
    return bool(away) and too_few and len(away) < len(line)


def _lines(sizes: Mapping[Name, int]) -> Iterator[frozenset[Name]]:
    """Every set of groups of which the people together are known."""
    yield frozenset(sizes)
    width = max((len(name) for name in sizes), default=0)
    for place in range(width if width > 1 else 0):
        for value in {name[place] for name in sizes}:
            yield frozenset(name for name in sizes if name[place] == value)


def _smallest(sizes: Mapping[Name, int], names: Collection[Name]) -> Name:
    return min(names, key=lambda name: (sizes[name], name))
