"""What municipalities call the columns of their lists, and which of our answers their words mean. Pure."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

HEADERS: dict[str, tuple[str, ...]] = {
    "name": (
        "naam",
        "systeem",
        "ai systeem",
        "naam systeem",
        "naam van het systeem",
        "naam toepassing",
        "naam algoritme",
        "naam applicatie",
        "applicatie",
        "applicatienaam",
        "toepassing",
        "algoritme",
        "tool",
        "titel",
        "name",
    ),
    "supplier": ("leverancier", "naam leverancier", "producent", "aanbieder", "ontwikkelaar", "supplier", "vendor"),
    "kind": ("soort", "type", "soort ai", "type ai", "soort systeem", "soort algoritme", "categorie", "technologie"),
    "state": ("status", "stand", "fase", "stand van zaken"),
    "description": ("omschrijving", "beschrijving", "korte omschrijving", "wat het doet", "toelichting", "description"),
    "model_name": ("ai model", "model", "taalmodel", "onderliggend model", "modelnaam"),
    "model_version": ("versie", "modelversie", "versienummer", "version"),
    "hosting": ("waar het draait", "hosting", "locatie", "draait op"),
    "in_eea": ("gegevens blijven in de eer", "eer", "in de eer", "binnen eer", "in eer", "binnen de eu"),
    "retrains": ("leverancier traint met onze invoer", "traint met invoer", "training met invoer"),
    "processor_agreement": ("verwerkersovereenkomst", "vwo"),
    "ai_act_scope": ("valt onder de ai verordening", "ai verordening", "ai act"),
    "website": ("website", "site", "webadres"),
    "source": ("bron", "link", "url", "verwijzing"),
    "field": ("domein", "beleidsterrein", "beleidsdomein", "thema", "vakgebied"),
    "organisation": ("organisatie", "gemeente", "instantie"),
}
"""Per fact the names that a column may have, without capitals, accents and punctuation."""

KIND_WORDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("simple_algorithm", ("rekenregel", "beslisboom", "beslisregel", "vaste regels", "puntentelling", "eenvoudig")),
    ("image_video_generator", ("beeldgenerator", "beeld maken", "maakt beeld", "afbeelding", "videogenerator")),
    ("sound_generator", ("maakt geluid", "spraaksynthese", "stemgenerator", "voorlezen", "muziek")),
    (
        "self_learning_algorithm",
        (
            "herkenning",
            "zelflerend",
            "machine learning",
            "voorspel",
            "classificatie",
            "tekstanalyse",
            "neuraal",
            "profilering",
            "biometrie",
        ),
    ),
    ("text_generator", ("chatbot", "chatgpt", "copilot", "tekst", "taalmodel", "llm", "assistent", "vertaal")),
)
"""In this order: the first kind with a word that occurs in the cell. Recognising something goes before making it."""

HOSTING_WORDS = (
    ("own", ("eigen", "gemeente zelf", "on premise", "lokaal", "eigen datacenter")),
    ("consumer", ("openbare website", "zonder contract", "gratis", "consument")),
    ("cloud", ("cloud", "saas", "azure", "leverancier", "gehost")),
    ("unknown", ("nog te bepalen", "onbekend")),
)
KNOWN_WORDS = {
    "ja": "yes",
    "j": "yes",
    "yes": "yes",
    "nee": "no",
    "n": "no",
    "no": "no",
    "onbekend": "unknown",
    "nog te bepalen": "unknown",
}


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column of a spreadsheet holds which fact."""

    places: Mapping[str, int]
    read: Sequence[tuple[str, str]]
    """Each header that we know, with the fact that it stands for."""
    left: Sequence[str]
    """The headers that we do not know; they are not read."""


def plain(text: str) -> str:
    """Without capitals, accents and punctuation."""
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().casefold()
    return " ".join(re.sub(r"[^a-z0-9]+", " ", letters).split())


def columns_of(header: Iterable[str]) -> Columns:
    """Find the facts by the names of the columns; the first column for a fact counts."""
    places: dict[str, int] = {}
    read, left = [], []
    for place, title in enumerate(header):
        fact = next((fact for fact, names in HEADERS.items() if plain(title) in names), None)
        if fact is None or fact in places:
            left.append(title)
        else:
            places[fact] = place
            read.append((title, fact))
    return Columns(places, read, left)


def is_header(cells: Iterable[str]) -> bool:
    """A line that names a system and one thing more; a title above the list does not."""
    places = columns_of(cells).places
    return "name" in places and len(places) > 1


def kind_of(text: str, labels: Mapping[str, str]) -> str | None:
    """The kind of AI that a cell means: a label of the policy or a word that people use. None when we cannot tell."""
    words = plain(text)
    exact = (key for key, label in labels.items() if words in {plain(label), plain(key)})
    return next(exact, None) or _first(words, KIND_WORDS)


def hosting_of(text: str) -> str | None:
    return _first(plain(text), HOSTING_WORDS)


def known_of(text: str) -> str | None:
    return KNOWN_WORDS.get(plain(text))


def _first(words: str, table: Iterable[tuple[str, tuple[Any, ...]]]) -> str | None:
    return next((key for key, meant in table if any(word in words for word in meant)), None)
