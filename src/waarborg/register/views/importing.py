"""A spreadsheet into the register: upload, look, bring in, undo."""

from typing import Any

from django.contrib import messages
from django.core.files import File
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from waarborg.accounts.access import needs, person_of
from waarborg.core.sheets import Sheet, WrongFile, read_sheet
from waarborg.register import actions
from waarborg.register.forms.changing import UploadForm
from waarborg.register.models import AISystem, ImportBatch
from waarborg.register.models.wording import label_of, words
from waarborg.register.rules.columns import columns_of, is_header
from waarborg.register.rules.importing import RowVerdict
from waarborg.register.views.address import address

ROWS_SHOWN = 100
NO_NAME = "We zien geen kolom met de naam van het systeem. Noem die kolom ‘naam’."
VERDICTS = {
    RowVerdict.NEW: ("Nieuw", "good"),
    RowVerdict.UNCHANGED: ("Staat er al", "neutral"),
    RowVerdict.DIFFERS: ("Staat er al, maar anders", "warning"),
    RowVerdict.ERROR: ("Fout", "danger"),
}
OWN_LABELS = {"supplier": "Leverancier", "field": "Domein", "organisation": "Organisatie"}


@needs("register.keep")
def imports(request: HttpRequest) -> HttpResponse:
    person = person_of(request)
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if request.method == "POST" and form.is_valid():
        upload = form.cleaned_data["file"]
        try:
            return redirect(actions.look_at(_sheet_of(upload), by=person, file_name=upload.name))
        except WrongFile as wrong:
            form.add_error("file", str(wrong))
    earlier = ImportBatch.objects.filter(organisation=person.organisation).select_related("by").defer("rows")[:20]
    return render(request, "register/imports.html", {"form": form, "earlier": earlier})


def _sheet_of(upload: File[bytes]) -> Sheet:
    sheet = read_sheet(upload, is_header=is_header)
    if "name" not in columns_of(sheet.header).places:
        raise WrongFile(NO_NAME)
    return sheet


@needs("register.keep")
def import_batch(request: HttpRequest, pk: int) -> HttpResponse:
    batch = _batch(request, pk)
    shown = request.GET.get("toon", "")
    rows = [row for row in batch.rows if not shown or row["verdict"] == shown]
    page = Paginator(rows, ROWS_SHOWN).get_page(request.GET.get("pagina"))
    counts = {verdict: sum(row["verdict"] == verdict for row in batch.rows) for verdict in RowVerdict}
    context = {
        "batch": batch,
        "page": page,
        "rows": [_shown(row) for row in page.object_list],
        "counts": [
            (VERDICTS[verdict][0], number, address(request, toon=verdict, pagina=""), verdict == shown)
            for verdict, number in counts.items()
        ],
        "all_url": address(request, toon="", pagina=""),
        "shown": shown,
        "new": counts[RowVerdict.NEW],
        "columns": [(title, _label(fact)) for title, fact in batch.columns.get("read", [])],
        "left": batch.columns.get("left", []),
        "stays": actions.stays_after_undo(batch) if batch.applied_at else [],
        "previous_url": address(request, pagina=str(page.number - 1)) if page.has_previous() else "",
        "next_url": address(request, pagina=str(page.number + 1)) if page.has_next() else "",
    }
    return render(request, "register/import_batch.html", context)


@needs("register.keep")
@require_POST
def import_apply(request: HttpRequest, pk: int) -> HttpResponse:
    batch = actions.apply_import(by=person_of(request), batch=_batch(request, pk))
    messages.success(request, "De nieuwe systemen staan in het register, als ‘voorgesteld’.")
    return redirect(batch)


@needs("register.keep")
@require_POST
def import_undo(request: HttpRequest, pk: int) -> HttpResponse:
    batch = _batch(request, pk)
    stays = actions.undo_import(by=person_of(request), batch=batch)
    messages.success(request, "Het inlezen is teruggedraaid.")
    if stays:
        messages.warning(request, f"Niet alles is weg: {len(stays)} bleef staan. Hieronder leest u waarom.")
    return redirect(batch)


def _batch(request: HttpRequest, pk: int) -> ImportBatch:
    batches = ImportBatch.objects.select_related("by", "organisation")
    return get_object_or_404(batches, pk=pk, organisation=person_of(request).organisation)


def _shown(row: dict[str, Any]) -> dict[str, Any]:
    """A row of the preview, in words."""
    label, tone = VERDICTS[RowVerdict(row["verdict"])]
    return {
        "number": row["number"],
        "name": row["name"],
        "label": label,
        "tone": tone,
        "entry": row["entry"],
        "problems": [(_label(found["fact"]), found["sentence"]) for found in row["problems"]],
        "notices": row["notices"],
        "others": [
            (
                _label(found["fact"]),
                _words(found["fact"], found["in_register"]),
                _words(found["fact"], found["in_file"]),
            )
            for found in row["others"]
        ],
        "facts": [
            (_label(fact), _words(fact, value)) for fact, value in row["facts"].items() if fact != "name" and value
        ],
    }


def _label(fact: str) -> str:
    return OWN_LABELS.get(fact) or label_of(AISystem, fact)


def _words(fact: str, value: str) -> str:
    return words(AISystem, fact, value)
