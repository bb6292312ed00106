"""Drawings (svg): their code is text, but what is drawn or pasted in as an image is not."""

from waarborg.guard.files import plain
from waarborg.guard.files.reading import Reading

NOT_SEEN = "Dit is een tekening (SVG): alleen de letters in de code zijn gelezen, niet wat getekend is."


def read(data: bytes, reading: Reading) -> None:
    plain.read(data, reading)
    reading.notice(NOT_SEEN)
