"""An assessment as a report on A4: tagged for screen readers (PDF/UA-1), with page numbers, always the same text."""

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.template.loader import render_to_string

from waarborg.assessment.dossiers.reading import Opened
from waarborg.assessment.instruments import Asked
from waarborg.assessment.models import Answer, EvidenceUse
from waarborg.core.rulebook import book

STYLE = Path(__file__).resolve().parents[1] / "static" / "waarborg" / "report.css"


class NoPdf(Exception):
    """No PDF can be made here; the message says what is missing and who can mend it."""


@dataclass(frozen=True, slots=True)
class RowReported:
    asked: Asked
    words: str
    answer: Answer | None
    evidence: tuple[EvidenceUse, ...]


def report_html(opened: Opened, outcome: dict[str, Any]) -> str:
    """The whole report as one page without outside parts; `outcome` is what the card with the outcome shows."""
    assessment = opened.assessment
    context = outcome | {
        "organisation": book().policy.municipality.name,
        "stamp": assessment.finished_at or assessment.started_at,
        "authors": assessment.authors.select_related("person"),
        "signatures": assessment.signatures.select_related("by"),
        "points": assessment.action_points.select_related("owner"),
        "parts": [(shown.part, rows) for shown, rows in _rows(opened)],
    }
    return render_to_string("assessment/report.html", context)


def _rows(opened: Opened) -> list[tuple[Any, list[RowReported]]]:
    evidence: dict[str, list[EvidenceUse]] = defaultdict(list)
    for used in opened.assessment.evidence_uses.select_related("evidence"):
        evidence[used.question].append(used)
    return [
        (
            shown,
            [
                RowReported(asked, opened.words(asked), opened.answers.get(asked.key), tuple(evidence[asked.key]))
                for asked in shown.asked
            ],
        )
        for shown in opened.parts
    ]


def pdf_of(html: str) -> bytes:
    """The report as PDF. Raises `NoPdf` when this machine lacks what draws it."""
    try:
        from weasyprint import CSS, HTML
    except (ImportError, OSError) as missing:
        raise NoPdf(
            "Op deze server kan geen PDF worden gemaakt: het onderdeel Pango ontbreekt."
            " Vraag de beheerder het te installeren (apt-get install libpango-1.0-0 libpangoft2-1.0-0)."
        ) from missing
    style = CSS(string=STYLE.read_text(encoding="utf-8"))
    document = HTML(string=html, url_fetcher=_nothing_from_outside)
    return bytes(document.write_pdf(stylesheets=[style], pdf_variant="pdf/ua-1"))


def _nothing_from_outside(url: str, *args: Any, **kwargs: Any) -> Any:
    """A report has no images or other parts; what somebody typed may not make the server fetch anything."""
    raise ValueError(f"a report fetches nothing: {url}")
