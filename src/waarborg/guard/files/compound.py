"""The container of Outlook messages and old Office files (MS-CFB): a small file system of sectors of 512 bytes.

Read here, and not with a library, because a hostile file can let a thousand streams share the same sectors: what is
read is counted, and every chain of sectors is followed no further than there are sectors.
"""

import struct
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from waarborg.guard.files.reading import Reading

# From the header: shift of the sector size; first sector of the directory; below which size a stream is mini; first
# sector of the mini allocation table; first sector of the list of sectors of the allocation table.
HEADER = struct.Struct("<30xH16xI4xII4xI4x")
LISTED = struct.Struct("<109I")  # the first numbers of that list stand in the header itself
LAST = 0xFFFFFFFA  # from here on a sector number is a mark
ENTRY = struct.Struct("<64sHBxIII36xIQ")
STORAGE, STREAM, ROOT = 1, 2, 5
SECTOR_SIZES = {9: 512, 12: 4096}
MINI_SECTOR = 64
ENTRIES = 50_000


@dataclass(frozen=True, slots=True)
class Entry:
    """A storage (a folder) or a stream (a file), with the numbers of its neighbours in the directory."""

    name: str
    kind: int
    left: int
    right: int
    child: int
    start: int
    size: int


class Compound:
    """The entries of one file. Raises `ValueError`, `LookupError` or `struct.error` for what is no compound file."""

    def __init__(self, data: bytes, reading: Reading) -> None:
        self._data = data
        self._reading = reading
        shift, directory, self._cutoff, mini, listed = HEADER.unpack_from(data)
        self._sector = SECTOR_SIZES[shift]
        self._next = array("I")
        self._next = self._numbers(self._allocation(listed))
        self._entries = list(self._directory(directory))
        self.root = self._entries[0]
        self._mini_next = self._numbers(self._chain(mini))
        self._mini_stream = self._join(self._chain(self.root.start), self.root.size)

    def children(self, storage: Entry) -> dict[str, Entry]:
        """The entries in a storage, by name."""
        found: dict[str, Entry] = {}
        waiting, seen = [storage.child], set[int]()
        while waiting:
            number = waiting.pop()
            if number < len(self._entries) and number not in seen:
                seen.add(number)
                entry = self._entries[number]
                found[entry.name] = entry
                waiting += (entry.left, entry.right)
        return found

    def content(self, stream: Entry) -> bytes:
        """The bytes of a stream, as far as they are there."""
        if stream.size >= self._cutoff:
            return self._join(self._chain(stream.start), stream.size)
        self._reading.expand(stream.size)
        numbers = _follow(self._mini_next, stream.start, stream.size // MINI_SECTOR + 1)
        starts = (number * MINI_SECTOR for number in numbers)
        return b"".join(self._mini_stream[start : start + MINI_SECTOR] for start in starts)[: stream.size]

    def _at(self, number: int) -> bytes:
        start = (number + 1) * self._sector
        return self._data[start : start + self._sector]

    def _chain(self, start: int) -> Iterator[int]:
        return _follow(self._next, start, len(self._next))

    def _join(self, numbers: Iterator[int], size: int) -> bytes:
        size = min(size, len(self._data))
        self._reading.expand(size)
        count = -(-size // self._sector)
        return b"".join(self._at(number) for number, _ in zip(numbers, range(count), strict=False))[:size]

    def _numbers(self, sectors: Iterator[int]) -> "array[int]":
        numbers = array("I")
        for number in sectors:
            sector = self._at(number)
            numbers.frombytes(sector[: len(sector) // 4 * 4])
        return numbers

    def _allocation(self, listed: int) -> Iterator[int]:
        """The sectors of the allocation table: first those that the header names, then those in a list of its own."""
        most = len(self._data) // self._sector + 1
        numbers = iter(LISTED.unpack_from(self._data, HEADER.size))
        for _ in range(most):
            yield from (number for number in numbers if number < LAST)
            if listed >= LAST or not (sector := self._at(listed)):
                return
            *following, listed = struct.unpack(f"<{len(sector) // 4}I", sector)
            numbers = iter(following)

    def _directory(self, start: int) -> Iterator[Entry]:
        wide = self._sector != SECTOR_SIZES[9]
        pieces = (ENTRY.iter_unpack(self._at(number)) for number in self._chain(start))
        for number, (name, length, kind, *links, first, size) in enumerate(chain.from_iterable(pieces)):
            if number == ENTRIES:
                raise ValueError("too many entries")
            left, right, child = links
            short = name[: max(length - 2, 0)].decode("utf-16-le", "replace")
            yield Entry(short, kind, left, right, child, first, size if wide else size & 0xFFFFFFFF)


def _follow(following: "array[int]", number: int, most: int) -> Iterator[int]:
    """The numbers of a chain; one that bites its tail ends after `most`."""
    for _ in range(most):
        if number >= len(following):
            return
        yield number
        number = following[number]
