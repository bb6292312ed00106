"""The report of a scan for people: one page of HTML that prints on A4. It names folders, never a file or a text."""

import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from waarborg.guard.archive.figures import Bars, Cell, Table, page, section
from waarborg.guard.archive.outcome import State
from waarborg.guard.archive.progress import duration, number
from waarborg.guard.archive.summary import OTHERS, Group, Summary
from waarborg.guard.findings import KINDS, Category

NAME = "report.html"

CATEGORIES = {
    Category.NAMES: ("namen", "4.1a"),
    Category.ADDRESSES: ("adressen", "4.1b"),
    Category.HEALTH: ("gezondheid", "4.1c"),
    Category.CRIMINAL: ("strafrecht", "4.1d"),
    Category.BSN: ("BSN", "4.1e"),
    Category.OTHER: ("andere persoonsgegevens", "4.1"),
    Category.CONFIDENTIAL: ("vertrouwelijk of geheim", "4.2"),
}
SHORT = {**{category: label for category, (label, _) in CATEGORIES.items()}, Category.OTHER: "andere"}
SHORT[Category.CONFIDENTIAL] = "vertrouwelijk"

STATES = {
    State.FOUND: ("met gegevens", "Hier staat iets in dat niet zomaar naar buiten mag."),
    State.CLEAN: ("niets gevonden", "Het hele bestand is gelezen."),
    State.PARTLY: ("deels gelezen", "In wat gelezen is, staat niets. De rest kent u niet."),
    State.UNREADABLE: ("niet gelezen", "Wat hierin staat, weet u niet."),
}
DATA_CLASSES = {
    "bsn": "burgerservicenummer (BSN)",
    "criminal": "strafrechtelijke gegevens",
    "special_category": "bijzondere persoonsgegevens",
    "personal": "persoonsgegevens",
    "secret": "geheime gegevens",
    "confidential": "vertrouwelijke gegevens",
}
MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip

ADVICE = (
    "Begin bij de mappen met een BSN, gezondheid of strafrecht. De precieze plek staat in findings.parquet.",
    "Zet deze bestanden niet in een AI-systeem dat daarvoor niet is aangewezen (art. 4.4).",
    "Wilt u zo'n bestand toch gebruiken? Maak de gegevens eerst onleesbaar, of vraag advies (art. 4.3).",
    "De controle is een programma. Het mist soms iets en vindt soms te veel. Kijk daarom zelf naar wat gevonden is.",
)
PRIVACY = (
    (
        "In dit verslag en in de tabellen staat nooit de gevonden tekst. Er staat waar iets staat, wat voor gegeven "
        "het is en een code. Gelijke gegevens hebben dezelfde code. Uit de code alleen is het gegeven niet te raden."
    ),
    (
        "De namen van mappen en bestanden staan wel in de tabellen. Zo'n naam kan over een mens gaan. Behandel de "
        "tabellen daarom als vertrouwelijk."
    ),
    (
        "De sleutel van de codes staat in scan.sqlite3. Deel dat bestand met niemand. Wilt u niet meer verder met deze "
        "scan? Gooi het dan weg."
    ),
)


def write_report(summary: Summary, out: Path, *, conceal: Callable[[str], str]) -> None:
    """Write the page. `conceal` takes out of the name of a folder what may not be shown."""
    temporary = out / f"{NAME}.new"
    with temporary.open("w", encoding="utf-8") as file:
        file.write(report(summary, conceal=conceal))
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(out / NAME)


def report(summary: Summary, *, conceal: Callable[[str], str]) -> str:
    found = summary.states[State.FOUND]
    lead = (
        f"In {number(found)} van de {_files(summary.files)} zijn gegevens gevonden die niet zomaar naar buiten mogen."
    )
    sections = (
        _overview(summary),
        _categories(summary),
        _data_classes(summary),
        _groups("mappen", "Per map", "map", [_shown(group, conceal) for group in summary.folders]),
        _groups("typen", "Per type bestand", "type", [_typed(group) for group in summary.types]),
        _unread(summary),
        section("doen", "Wat u hiermee doet", *ADVICE),
        section("privacy", "Wat hier niet in staat", *PRIVACY),
    )
    return page(f"Scan van {conceal(printable(summary.root))}", lead, sections)


def _overview(summary: Summary) -> str:
    took = duration((summary.finished - summary.started).total_seconds())
    unread = summary.states[State.UNREADABLE] + summary.states[State.PARTLY]
    conclusion = f"Niet of niet helemaal gelezen: {_files(unread)}. Daarvan weet u niet wat erin staat."
    copies = f"Met dezelfde inhoud als een ander bestand: {_files(summary.copies)} met gegevens."
    return section(
        "overzicht",
        "Overzicht",
        f"De scan begon op {moment(summary.started)} en was klaar op {moment(summary.finished)} ({took} later). "
        f"Samen zijn de bestanden {number(round(summary.size / 1e6, 1))} MB groot.",
        Bars("staat", "Bestanden naar uitkomst", conclusion, [(STATES[s][0], summary.states[s]) for s in STATES]),
        conclusion,
        Table(
            "Bestanden naar uitkomst",
            ("uitkomst", "bestanden", "wat dat betekent"),
            [(label, summary.states[state], meaning) for state, (label, meaning) in STATES.items()],
        ),
        *([copies] if summary.copies else []),
    )


def _categories(summary: Summary) -> str:
    bars = [(CATEGORIES[category][0], files) for category, files in summary.categories.items()]
    label, most = max(bars, key=lambda bar: bar[1])
    conclusion = f"Het meest gevonden: {label}, in {_files(most)}." if most else "Er is niets gevonden."
    kinds = [
        (KINDS[kinds.kind].label, f"art. {KINDS[kinds.kind].article}", kinds.files, kinds.findings, kinds.values)
        for kinds in summary.kinds
    ]
    return section(
        "categorieen",
        "Wat er gevonden is",
        Bars("categorie", "Bestanden per categorie van art. 4", conclusion, bars),
        conclusion,
        Table(
            "Bestanden per categorie",
            ("categorie", "artikel", "bestanden"),
            [(label, f"art. {article}", summary.categories[c]) for c, (label, article) in CATEGORIES.items()],
        ),
        Table("Per soort gegeven", ("soort", "artikel", "bestanden", "keer gevonden", "verschillende"), kinds),
    )


def _data_classes(summary: Summary) -> str:
    bars = [(label, summary.data_classes[name]) for name, label in DATA_CLASSES.items()]
    conclusion = "Elk bestand telt één keer mee, bij de zwaarste gegevens die erin staan."
    return section(
        "klassen",
        "De zwaarste gegevens per bestand",
        Bars("klasse", "Bestanden naar hun zwaarste gegevens", conclusion, bars),
        conclusion,
        Table("Bestanden naar hun zwaarste gegevens", ("gegevens", "bestanden"), bars),
    )


def _groups(name: str, title: str, head: str, groups: list[Group]) -> str:
    bars = [(group.label, group.found) for group in groups if group.found]
    conclusion = f"De meeste: {bars[0][0]}, {_files(bars[0][1])}." if bars else "Er is niets gevonden."
    heads = (head, "bestanden", "met gegevens", "niet of deels gelezen", *SHORT.values())
    rows: list[Sequence[Cell]] = [(g.label, g.files, g.found, g.unread, *g.with_category) for g in groups]
    return section(
        name,
        title,
        Bars(f"{name}-figuur", f"Bestanden met gegevens, per {head}", conclusion, bars),
        conclusion,
        Table(f"Bestanden per {head}, en in hoeveel daarvan iets is gevonden", heads, rows),
    )


def _unread(summary: Summary) -> str:
    reasons = Table("Bestanden die niet of niet helemaal gelezen zijn", ("reden", "bestanden"), summary.reasons)
    left_out = Table("Wat de scan overslaat", ("wat", "aantal"), summary.left_out)
    return section(
        "ongelezen",
        "Wat niemand las",
        reasons if summary.reasons else "Alle bestanden zijn helemaal gelezen.",
        left_out if summary.left_out else "De scan heeft niets overgeslagen.",
    )


def _shown(group: Group, conceal: Callable[[str], str]) -> Group:
    return replace(group, label=f"{OTHERS} mappen" if group.is_rest else conceal(group.label) or "de map zelf")


def _typed(group: Group) -> Group:
    return replace(group, label=f"{OTHERS} typen" if group.is_rest else group.label or "onbekend")


def _files(count: int) -> str:
    return f"{number(count)} {'bestand' if count == 1 else 'bestanden'}"


def moment(when: datetime) -> str:
    """In the time of the machine: 3 december 2026 om 14:05."""
    local = when.astimezone()
    return f"{local.day} {MONTHS[local.month - 1]} {local.year} om {local:%H:%M}"


def printable(path: str) -> str:
    return os.fsencode(path).decode("utf-8", "backslashreplace")
