"""Goes through a folder: every file once, in a fixed order, with one folder's names in memory at a time."""

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from waarborg.guard.archive.outcome import Entry, change_of

UNOPENED = "map die niet geopend kon worden"
LINK = "koppeling naar een andere plek"
SPECIAL = "geen gewoon bestand"

Note = Callable[[str, str], None]
"""Is told the path and the reason of what is left out."""

BATCH_FILES = 64
BATCH_BYTES = 16_000_000


def walk(root: Path, *, note: Note, without: Path | None = None) -> Iterator[str]:
    """Paths within `root` of all regular files. Links are not followed, and the folder `without` is not entered."""
    kept_out = without.stat() if without else None
    todo = [""]  # folders end in a slash, except the root
    while todo:
        path = todo.pop()
        if path and not path.endswith("/"):
            yield path
        else:
            todo.extend(sorted(_listed(root, path, note=note, kept_out=kept_out), reverse=True))


def _listed(root: Path, folder: str, *, note: Note, kept_out: os.stat_result | None) -> Iterator[str]:
    try:
        # Read at once: a folder that stays open for hours while others write in it can repeat or skip a name.
        with os.scandir(root / folder) as scanned:
            entries = list(scanned)
    except OSError as problem:
        if not (folder and isinstance(problem, FileNotFoundError)):  # a folder that was just deleted is no loss
            note(folder, UNOPENED)
        return
    for entry in entries:
        path = folder + entry.name
        if entry.is_symlink():
            note(path, LINK)
        elif entry.is_dir(follow_symlinks=False):
            if kept_out is None or not _is_same(entry, kept_out):
                yield f"{path}/"
        elif entry.is_file(follow_symlinks=False):
            yield path
        else:
            note(path, SPECIAL)


def _is_same(entry: os.DirEntry[str], folder: os.stat_result) -> bool:
    try:
        return os.path.samestat(entry.stat(follow_symlinks=False), folder)
    except OSError:
        return False  # whoever opens it finds out what is wrong


def entries(root: Path, paths: Iterable[str]) -> Iterator[Entry]:
    """What the paths lead to. A file that is gone by now is no longer part of the archive."""
    for path in paths:
        try:
            status = (root / path).lstat()
        except FileNotFoundError:
            continue
        except OSError:
            yield Entry(path, 0, 0)  # whoever opens it finds out what is wrong
        else:
            yield Entry(path, status.st_size, change_of(status))


def batches(found: Iterable[Entry]) -> Iterator[tuple[Entry, ...]]:
    """The files in groups that take a worker about a second."""
    group: list[Entry] = []
    size = 0
    for entry in found:
        group.append(entry)
        size += entry.size
        if len(group) == BATCH_FILES or size >= BATCH_BYTES:
            yield tuple(group)
            group, size = [], 0
    if group:
        yield tuple(group)
