"""A zip file as a package of named parts, unpacked piece by piece while the bytes are counted."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from posixpath import dirname, join, normpath

from waarborg.guard.files.document import DAMAGED, Unreadable
from waarborg.guard.files.markup import Attributes, Handler, Ignorant, walk
from waarborg.guard.files.reading import Reading

ENTRIES = 20_000
ENTRY = b"PK\x01\x02"
CHUNK = 262_144
PASSWORD = "Op dit bestand zit een wachtwoord. Haal het wachtwoord eraf en probeer het opnieuw."  # noqa: S105 (a sentence)
IS_ENCRYPTED = 1
DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError)
METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}


@dataclass(frozen=True, slots=True)
class Relation:
    """What one part of an Office file refers to; `target` is the name of another part, unless it is outside."""

    kind: str
    target: str
    is_outside: bool


class Package:
    """The parts of a zip file by name, in its own order."""

    def __init__(self, data: bytes, reading: Reading) -> None:
        # The zip module makes an object for each entry of the directory before it can be asked how many there are.
        if data.count(ENTRY) > ENTRIES:
            raise Unreadable(f"Dit bestand heeft meer dan {ENTRIES} onderdelen. Verdeel het in kleinere bestanden.")
        self._zip = zipfile.ZipFile(io.BytesIO(data))
        self._reading = reading
        self.entries = [entry for entry in self._zip.infolist() if not entry.is_dir()]
        self._by_name = {entry.filename: entry for entry in self.entries}
        reading.foresee(sum(entry.file_size for entry in self.entries))

    @property
    def comments(self) -> list[bytes]:
        """What is noted with the zip file and with its entries, each at most 65,535 bytes by the format."""
        return [comment for comment in (self._zip.comment, *(entry.comment for entry in self.entries)) if comment]

    @property
    def empty_folders(self) -> list[str]:
        """The folders in which no file stands."""
        filled = {dirname(entry.filename) for entry in self.entries}
        folders = (entry.filename for entry in self._zip.infolist() if entry.is_dir())
        return [folder for folder in folders if folder.rstrip("/") not in filled]

    @property
    def names(self) -> list[str]:
        return list(self._by_name)

    def __contains__(self, name: str) -> bool:
        return name in self._by_name

    def must_be_sound(self) -> None:
        """Two parts of one name: one program shows the first and another the second."""
        if len(self._by_name) < len(self.entries):
            raise Unreadable("Dit bestand bevat onderdelen met dezelfde naam. Open het en bewaar het opnieuw.")

    def chunks(self, part: str | zipfile.ZipInfo) -> Iterator[bytes]:
        """The unpacked content. Raises `Unreadable` when it has a password or is packed in a way we do not unpack."""
        entry = self._by_name[part] if isinstance(part, str) else part
        if entry.flag_bits & IS_ENCRYPTED:
            raise Unreadable(PASSWORD)
        if entry.compress_type not in METHODS:  # of the others the zip module does not bound what comes out at once
            raise Unreadable("Dit bestand is op een ongewone manier ingepakt. Pak het uit en bied de inhoud aan.")
        try:
            with self._zip.open(entry) as stream:
                while chunk := stream.read(CHUNK):
                    self._reading.expand(len(chunk))
                    yield chunk
        except DAMAGE as error:
            raise Unreadable(DAMAGED) from error

    def content(self, part: str | zipfile.ZipInfo) -> bytes:
        return b"".join(self.chunks(part))

    def walk(self, name: str, handler: Handler) -> None:
        walk(self.chunks(name), handler, self._reading)

    def relations(self, name: str) -> dict[str, Relation]:
        """What the part refers to, by the id it uses for that."""
        source = join(dirname(name), "_rels", f"{name.rpartition('/')[2]}.rels")
        return self.relations_in(source) if source in self else {}

    def relations_in(self, part: str) -> dict[str, Relation]:
        """The same, of a part that holds relations."""
        found = _Relations(dirname(dirname(part)))
        self.walk(part, found)
        return found.by_id


class _Relations(Ignorant):
    def __init__(self, folder: str) -> None:
        self.folder = folder
        self.by_id: dict[str, Relation] = {}

    def start(self, name: str, attributes: Attributes) -> None:
        if name != "Relationship":
            return
        target = attributes.get("Target", "")
        is_outside = attributes.get("TargetMode") == "External"
        if not is_outside:
            target = normpath(join("/", self.folder, target)).lstrip("/")
        kind = attributes.get("Type", "").rpartition("/")[2]
        self.by_id[attributes.get("Id", "")] = Relation(kind, target, is_outside)
