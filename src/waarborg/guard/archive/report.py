"""The report of a scan for people: one page of HTML that prints on A4. It names folders, never a file or a text."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Protocol

from waarborg.guard.archive.figures import Bars, Cell, Folded, Table, Tiles, page, section
from waarborg.guard.archive.progress import duration, number
from waarborg.guard.archive.summary import OTHERS, Group, Summary
from waarborg.guard.archive.tables import replacing
from waarborg.guard.archive.words import DATA_CLASSES, SHORT, Word
from waarborg.guard.findings import ARTICLES, CATEGORIES, KINDS

NAME = "report.html"

SEVERAL = "Een bestand telt mee bij alles wat erin staat."
MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip

ADVICE = (
    "Open vertrouwelijk-bestanden.csv. Daarin staat elk bestand met gegevens en wat erin zit, het ergste bovenaan.",
    "Kijk ook naar de bestanden die niet gelezen zijn: die staan in dezelfde lijst.",
    "De precieze plek in een bestand staat in findings.parquet.",
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
        "Kan de naam van een map over een mens gaan? Dan heeft de map hier een nummer, zoals ‘map 17’. Welke map dat "
        "is, staat in vertrouwelijk-mappen.csv. Het programma kan zich vergissen: bekijk de namen van mappen hieronder "
        "voordat u dit verslag deelt."
    ),
    ("In de lijsten en tabellen staan de namen van mappen en bestanden wel. Behandel die daarom als vertrouwelijk."),
    (
        "De sleutel van de codes staat in scan.sqlite3. Deel dat bestand met niemand. Wilt u niet meer verder met deze "
        "scan? Gooi het dan weg."
    ),
)


class Naming(Protocol):
    """How folders are called in the report."""

    def __call__(self, folder: str) -> str: ...

    def root(self, root: str) -> str: ...


def write_report(summary: Summary, out: Path, *, shown: Naming) -> None:
    """Write the page. `shown` gives a folder the name that it may have there."""
    with replacing(out / NAME) as temporary:
        temporary.write_text(report(summary, shown=shown), encoding="utf-8")


def report(summary: Summary, *, shown: Naming) -> str:
    lead = (
        f"In {number(summary.found)} van de {_files(summary.files)} zijn gegevens gevonden die niet zomaar naar buiten "
        "mogen."
    )
    sections = (
        _overview(summary),
        section("doen", "Wat u hiermee doet", *ADVICE),
        _categories(summary),
        _data_classes(summary),
        _groups("mappen", "Per map", "map", [_named(group, shown) for group in summary.folders]),
        _groups("typen", "Per type bestand", "type", [_typed(group) for group in summary.types]),
        _unread(summary),
        section("privacy", "Wat hier niet in staat", *PRIVACY),
    )
    return page(f"Scan van {shown.root(summary.root)}", lead, sections)


def _overview(summary: Summary) -> str:
    took = duration((summary.finished - summary.started).total_seconds())
    outcomes = summary.outcomes
    tiles = (
        ("Bestanden", summary.files, f"samen {_megabytes(summary.size)}"),
        ("Met gegevens", summary.found, f"waarvan {number(outcomes[Word.FOUND_PARTLY])} deels gelezen"),
        ("Niets gevonden", outcomes[Word.CLEAN], "en helemaal gelezen"),
        ("Niet of niet helemaal gelezen", summary.unread, "wat daarin staat, weet u niet"),
    )
    return section(
        "overzicht",
        "Overzicht",
        Tiles(tiles),
        f"De scan begon op {moment(summary.started)} en was klaar op {moment(summary.finished)} ({took} later).",
        Bars(
            "staat",
            "Bestanden naar uitkomst. Elk bestand telt één keer.",
            [(str(word), n) for word, n in outcomes.items()],
        ),
        *_remarks(summary),
    )


def _remarks(summary: Summary) -> Iterator[str]:
    if summary.copies:
        yield f"Met dezelfde inhoud als een ander bestand: {_files(summary.copies)} met gegevens."
    if summary.gone:
        yield f"Sinds de vorige scan verdwenen en daarom niet meer meegeteld: {_files(summary.gone)}."
    if summary.run.changed:
        yield (
            f"Sinds de vorige scan gewijzigd en niet opnieuw bekeken: {_files(summary.run.changed)}. Met --changed "
            "bekijkt de scan die alsnog."
        )


def _categories(summary: Summary) -> str:
    bars = [(f"{label} (art. {ARTICLES[c]})", summary.categories[c]) for c, label in CATEGORIES.items()]
    label, most = max(bars, key=lambda bar: bar[1])
    conclusion = f"Het meest gevonden: {label}, in {_files(most)}." if most else "Er is niets gevonden."
    kinds = [
        (KINDS[kinds.kind].label, f"art. {KINDS[kinds.kind].article}", kinds.files, kinds.findings, kinds.values)
        for kinds in summary.kinds
    ]
    table = Table("Per soort gegeven", ("soort", "artikel", "bestanden", "keer gevonden", "verschillende"), kinds)
    return section(
        "categorieen",
        "Wat er gevonden is",
        conclusion,
        Bars("categorie", f"Bestanden per categorie van art. 4. {SEVERAL}", bars),
        *([table] if kinds else []),
    )


def _data_classes(summary: Summary) -> str:
    bars = [(DATA_CLASSES[name], files) for name, files in summary.data_classes.items()]
    return section(
        "klassen",
        "Soorten gegevens in het beleid",
        Bars("klasse", f"Bestanden per soort gegevens van het beleid. {SEVERAL}", bars),
    )


def _groups(name: str, title: str, head: str, groups: list[Group]) -> str:
    bars = [(group.label, group.found) for group in groups if group.found]
    conclusion = f"De meeste: {bars[0][0]}, {_files(bars[0][1])}." if bars else "Er is niets gevonden."
    heads = (head, "bestanden", "met gegevens", "niet of deels gelezen", *SHORT.values())
    rows: list[Sequence[Cell]] = [(g.label, g.files, g.found, g.unread, *g.with_category) for g in groups]
    caption = f"Bestanden per {head}, en in hoeveel daarvan iets is gevonden"
    return section(
        name,
        title,
        conclusion,
        *([Bars(name, f"Bestanden met gegevens, per {head}", bars)] if bars else []),
        *([Folded(f"Alle aantallen per {head}", Table(caption, heads, rows))] if rows else []),
    )


def _unread(summary: Summary) -> str:
    caption = f"Niet of niet helemaal gelezen: {_files(summary.unread)}. Elk bestand telt één keer."
    reasons = Table(caption, ("reden", "bestanden"), summary.reasons)
    left_out = Table("Wat de scan overslaat", ("wat", "aantal"), summary.left_out)
    return section(
        "ongelezen",
        "Wat niemand las",
        reasons if summary.reasons else "Alle bestanden zijn helemaal gelezen.",
        left_out if summary.left_out else "De scan heeft niets overgeslagen.",
    )


def _named(group: Group, shown: Naming) -> Group:
    return replace(group, label=f"{OTHERS} mappen" if group.is_rest else shown(group.label) or "de map zelf")


def _typed(group: Group) -> Group:
    return replace(group, label=f"{OTHERS} typen" if group.is_rest else group.label or "onbekend")


def _megabytes(size: int) -> str:
    megabytes = round(size / 1e6, 1)
    return f"{number(megabytes)} MB" if megabytes else "minder dan 0,1 MB"


def _files(count: int) -> str:
    return f"{number(count)} {'bestand' if count == 1 else 'bestanden'}"


def moment(when: datetime) -> str:
    """In the time of the machine: 3 december 2026 om 14:05."""
    local = when.astimezone()
    return f"{local.day} {MONTHS[local.month - 1]} {local.year} om {local:%H:%M}"
