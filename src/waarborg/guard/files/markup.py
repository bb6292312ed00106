"""Reads XML of unknown make: element by element, without entities, to a bounded depth.

The parser is expat. A document type declaration is refused, so that there are no entities to expand (billion laughs)
and nothing outside the file to fetch (XXE). No tree is built.
"""

from collections.abc import Iterable
from typing import Protocol
from xml.parsers import expat

from waarborg.guard.files.document import Unreadable
from waarborg.guard.files.reading import Reading

EVERY = 1024
# Expat starts a tag, comment or text between quotes anew with each chunk until it is complete.
UNFINISHED = 16_000_000

Attributes = dict[str, str]


class Handler(Protocol):
    """What is done with elements. Names are without their namespace prefix."""

    def start(self, name: str, attributes: Attributes) -> None: ...

    def end(self, name: str) -> None: ...

    def text(self, text: str) -> None: ...


class Ignorant:
    """A handler that does nothing yet."""

    def start(self, name: str, attributes: Attributes) -> None:
        pass

    def end(self, name: str) -> None:
        pass

    def text(self, text: str) -> None:
        pass


class _Walk:
    def __init__(self, handler: Handler, reading: Reading) -> None:
        self.handler = handler
        self.reading = reading
        self.depth = 0
        self.elements = 0

    def start(self, name: str, attributes: Attributes) -> None:
        self.depth += 1
        self.elements += 1
        if self.depth > self.reading.limits.depth:
            raise Unreadable(f"Dit bestand is meer dan {self.reading.limits.depth} niveaus diep. Bewaar het opnieuw.")
        if self.elements % EVERY == 0:
            self.reading.tick()
        self.handler.start(name.rpartition(":")[2], _local(attributes) if attributes else attributes)

    def end(self, name: str) -> None:
        self.depth -= 1
        self.handler.end(name.rpartition(":")[2])


def walk(chunks: Iterable[bytes], handler: Handler, reading: Reading) -> None:
    """Feeds the handler. Raises `ExpatError` for what is no XML."""
    walk = _Walk(handler, reading)
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = walk.start
    parser.EndElementHandler = walk.end
    parser.CharacterDataHandler = handler.text
    parser.StartDoctypeDeclHandler = _refuse
    fed = 0
    for chunk in chunks:
        parser.Parse(chunk)
        fed += len(chunk)
        if fed - parser.CurrentByteIndex > UNFINISHED:
            raise Unreadable("Dit bestand bevat een onderdeel dat niet eindigt. Bewaar het opnieuw.")
    parser.Parse(b"", True)


def _refuse(*_: object) -> None:
    raise Unreadable("Dit bestand bevat verwijzingen die gevaarlijk kunnen zijn. Bewaar het opnieuw, zonder macro's.")


def _local(attributes: Attributes) -> Attributes:
    """Without prefixes; of two that then have one name, such as id and r:id, the second gets a colon."""
    named = {name.rpartition(":")[2]: value for name, value in attributes.items()}
    if len(named) < len(attributes):
        named = {}
        for prefixed, value in attributes.items():
            name = prefixed.rpartition(":")[2]
            named[f":{name}" if name in named else name] = value
    return named
