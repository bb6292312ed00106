"""What the parts of an Office file (Open Packaging Conventions) are, and those that every such file can have."""

from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

from waarborg.guard.files.document import Unreadable
from waarborg.guard.files.markup import Attributes, Ignorant
from waarborg.guard.files.officeflow import OfficeFlow
from waarborg.guard.files.package import Package
from waarborg.guard.files.properties import Properties
from waarborg.guard.files.reading import Reading, label

CONTENT_TYPES = "[Content_Types].xml"
FAMILIES = {"word": "docx", "spreadsheet": "xlsx", "excel": "xlsx", "presentation": "pptx", "powerpoint": "pptx"}
IMAGES = frozenset(
    {".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".emf", ".wmf", ".wdp", ".svg", ".svm", ".webp"}
)
# Fonts, settings of a printer, signatures of certificates.
NO_TEXT = frozenset({".odttf", ".fntdata", ".rels", ".sigs", ".psmdcp", ".ttf", ".rdf"})
LOOKS = frozenset(
    {"styles", "stylesWithEffects", "theme", "themeOverride", "fontTable", "webSettings", "numbering", "tableStyles"}
)
MARKUP = frozenset({".xml", ".vml"})


class Contents(Ignorant):
    """The parts of an Office file by their role, such as "main", "footnotes" or "slide"."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self._types: dict[str, str] = {}
        self._defaults: dict[str, str] = {}
        self._taken = {CONTENT_TYPES}
        package.must_be_sound()
        package.walk(CONTENT_TYPES, self)

    def start(self, name: str, attributes: Attributes) -> None:
        kind = attributes.get("ContentType", "").removesuffix("+xml")
        if name == "Override":
            self._types[attributes.get("PartName", "").lstrip("/").lower()] = kind
        elif name == "Default":
            self._defaults[attributes.get("Extension", "").lower()] = kind

    @property
    def kind(self) -> str:
        """Which program makes such files: docx, xlsx or pptx."""
        main = next((kind for kind in self._types.values() if kind.endswith(".main")), "")
        if ".binary." in main:
            raise Unreadable("Dit is een binair Excelbestand (xlsb). Bewaar het als xlsx en probeer het opnieuw.")
        for word, family in FAMILIES.items():
            if word in main:
                return family
        raise Unreadable("Dit bestand is niet van Word, Excel of PowerPoint. Bewaar het als PDF.")

    def role(self, part: str) -> str:
        kind = self._types.get(part.lower()) or self._defaults.get(part.rpartition(".")[2].lower(), "")
        return kind.rpartition(".")[2]

    def take(self, role: str) -> Iterator[str]:
        """The parts with this role, which are then no longer left over."""
        for part in self.package.names:
            if self.role(part) == role and part not in self._taken:
                self._taken.add(part)
                yield part

    def take_part(self, part: str) -> bool:
        """Claims one part; false when there is no such part, or somebody has read it already."""
        if part not in self.package or part in self._taken:
            return False
        self._taken.add(part)
        return True

    @property
    def left(self) -> list[str]:
        """What nobody has taken, apart from parts that only say how things look."""
        names = self.package.names
        return [part for part in names if part not in self._taken and self.role(part) not in LOOKS]


def read_rest(contents: Contents, reading: Reading) -> None:
    """Properties, links, and every part that nobody has read: no place in the package is left out."""
    for role in ("core-properties", "extended-properties", "custom-properties"):
        for part in contents.take(role):
            contents.package.walk(part, Properties(reading))
    _read_links(contents.package, reading)
    read_left(contents.package, contents.left, reading, _read_loose)


def _read_loose(package: Package, part: str, reading: Reading) -> None:
    package.walk(part, OfficeFlow(reading, f"onderdeel ‘{label(part)}’, ", is_loose=True))


def read_left(
    package: Package, parts: list[str], reading: Reading, read_markup: Callable[[Package, str, Reading], None]
) -> None:
    """Parts of which only the name is known: XML is read as it comes, files are read, images are counted."""
    images = 0
    for part in parts:
        path = PurePosixPath(part.lower())
        if path.suffix in MARKUP:
            read_markup(package, part, reading)
        elif path.suffix in IMAGES:
            images += path.parent.name not in {"docprops", "thumbnails"}
        elif path.suffix and path.suffix not in NO_TEXT and "printersettings" not in path.name:
            reading.attach(package.content(part), path.name, what="ingesloten bestand")
    if images == 1:
        reading.notice("Het bestand bevat een afbeelding: de tekst daarin is niet gelezen.")
    elif images:
        reading.notice(f"Het bestand bevat {images} afbeeldingen: de tekst daarin is niet gelezen.")


def _read_links(package: Package, reading: Reading) -> None:
    targets: dict[str, None] = {}
    for part in package.names:
        if part.endswith(".rels"):
            outside = (link.target for link in package.relations_in(part).values() if link.is_outside)
            targets.update(dict.fromkeys(outside))
    for target in targets:
        reading.add(target, "koppeling")
