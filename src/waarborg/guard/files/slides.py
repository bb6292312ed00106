"""PowerPoint files (pptx): slides in their order with notes and comments, properties."""

from waarborg.guard.files.contents import Contents, read_rest
from waarborg.guard.files.markup import Attributes, Ignorant
from waarborg.guard.files.officeflow import OfficeFlow
from waarborg.guard.files.package import Package
from waarborg.guard.files.reading import Full, Reading

LAYOUTS = ("slideMaster", "slideLayout", "notesMaster", "handoutMaster")


class _Order(Ignorant):
    """The ids of the slides, as the presentation puts them in order."""

    def __init__(self) -> None:
        self.ids: list[tuple[str, str]] = []

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "sldId":
            self.ids.append((attributes.get("id", ""), attributes.get(":id", "")))


class _Slide(OfficeFlow):
    """A slide, which says of itself that it is hidden."""

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "sld" and attributes.get("show") == "0":
            self.place = self.place.replace(", ", " (verborgen), ")
        super().start(name, attributes)


class _Layout(OfficeFlow):
    """What slides have in common, without the texts in their empty fields ("Klik om te bewerken")."""

    def __init__(self, reading: Reading) -> None:
        super().__init__(reading, "indeling van dia's, ")
        self._is_field = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "ph":
            self._is_field = True
        super().start(name, attributes)

    def end(self, name: str) -> None:
        super().end(name)
        if name == "sp":
            self._is_field = False

    def emit(self, text: str, place: str) -> None:
        if not self._is_field:
            super().emit(text, place)


def read(contents: Contents, reading: Reading) -> None:
    package = contents.package
    for main in contents.take("main"):
        for number, slide in enumerate(_slides(package, main), start=1):
            if number > reading.limits.pages:
                raise Full(f"Alleen de eerste {reading.limits.pages} dia's zijn gelezen.")
            if contents.take_part(slide):
                _read_slide(contents, slide, f"dia {number}, ", reading)
        package.walk(main, OfficeFlow(reading, "presentatie, "))
    for role in LAYOUTS:
        for part in contents.take(role):
            package.walk(part, _Layout(reading))
    read_rest(contents, reading)


def _slides(package: Package, main: str) -> list[str]:
    order = _Order()
    package.walk(main, order)
    relations = package.relations(main)
    # A slide has an id and an id of its relation, in any order.
    return [relations[identity].target for pair in order.ids for identity in pair if identity in relations]


def _read_slide(contents: Contents, slide: str, place: str, reading: Reading) -> None:
    contents.package.walk(slide, _Slide(reading, place))
    for relation in contents.package.relations(slide).values():
        if relation.kind not in {"notesSlide", "comments"} or not contents.take_part(relation.target):
            continue
        is_comment = relation.kind == "comments"
        flow = OfficeFlow(reading, place, is_loose=is_comment)
        if not is_comment:
            flow.open_region("notities")
        contents.package.walk(relation.target, flow)
