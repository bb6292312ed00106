"""The properties of an Office or OpenDocument file: who made it, for whom, about what."""

from waarborg.guard.files.markup import Attributes, Ignorant
from waarborg.guard.files.reading import Reading, label

NAMES = {
    "creator": "auteur", "initial-creator": "auteur", "author": "auteur", "lastModifiedBy": "laatst bewaard door",
    "printed-by": "afgedrukt door", "title": "titel", "subject": "onderwerp", "description": "opmerkingen",
    "keywords": "trefwoorden", "keyword": "trefwoorden", "category": "categorie", "contentStatus": "status",
    "identifier": "kenmerk", "Company": "organisatie", "Manager": "manager", "HyperlinkBase": "map",
    "Template": "sjabloon",
}  # fmt: skip
# Properties that a person or organisation gave a name themselves.
OWN = frozenset({"property", "user-defined"})


class Properties(Ignorant):
    """Adds the properties that hold text of a person, in "eigenschappen: auteur"."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.where = ""
        self.texts: list[str] = []

    def start(self, name: str, attributes: Attributes) -> None:
        if name in OWN:
            self.where = label(attributes.get("name", "")) or "zonder naam"
        elif name in NAMES:
            self.where = NAMES[name]
        elif name == "template":  # OpenDocument names the template in attributes
            for key in ("title", "href"):
                self.reading.add(attributes.get(key, ""), "eigenschappen: sjabloon")

    def end(self, name: str) -> None:
        if name in OWN or name in NAMES:
            self.reading.add("".join(self.texts), f"eigenschappen: {self.where}")
            self.texts.clear()
            self.where = ""

    def text(self, text: str) -> None:
        if self.where:
            self.texts.append(text)
