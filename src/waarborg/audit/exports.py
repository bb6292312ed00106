"""The log as a file that anyone can verify without the product. The format stands in docs/developers/logboek.md."""

from collections.abc import Iterator
from typing import Any

from django.http import StreamingHttpResponse

from waarborg.audit import rules
from waarborg.audit.models import exported
from waarborg.core.export import csv_response
from waarborg.core.models import Organisation

HEADER = (*rules.FIELDS, "hash")


def as_jsonl(organisation: Organisation) -> StreamingHttpResponse:
    """One event a line, in canonical JSON."""
    lines = (rules.canonical(event) + "\n" for event in exported(organisation))
    response = StreamingHttpResponse(lines, content_type="application/jsonl")
    response["Content-Disposition"] = 'attachment; filename="logboek.jsonl"'
    return response


def as_csv(organisation: Organisation) -> StreamingHttpResponse:
    """One event a row, with its data as JSON text."""
    return csv_response("logboek", HEADER, _rows(organisation))


def _rows(organisation: Organisation) -> Iterator[list[str]]:
    for event in exported(organisation):
        yield [_text(event[name]) for name in HEADER]


def _text(value: Any) -> str:
    """A quote in front gets one more, because the export puts one before text that looks like a formula.

    So a reader takes off one quote everywhere and has exactly what was recorded.
    """
    text = rules.canonical(value) if isinstance(value, dict) else str(value)
    return f"'{text}" if text.startswith("'") else text
