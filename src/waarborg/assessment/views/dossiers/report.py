"""The report of an assessment, to keep or to send."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import slugify

from waarborg.accounts.access import signed_in
from waarborg.assessment.dossiers.report import NoPdf, pdf_of, report_html
from waarborg.assessment.views.dossiers.access import opened_for
from waarborg.assessment.views.dossiers.overview import outcome_context


@signed_in
def snapshot(request: HttpRequest, pk: int) -> HttpResponse:
    """What the signature rests on, byte for byte: its SHA-256 is the one on the page."""
    assessment = opened_for(request, pk).assessment
    if not assessment.sha256:
        raise Http404
    response = HttpResponse(assessment.snapshot, content_type="application/json; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{assessment.instrument_key}-{assessment.pk}.json"'
    return response


@signed_in
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """The PDF; where it cannot be made, a page that says what is missing."""
    opened = opened_for(request, pk)
    assessment = opened.assessment
    try:
        content = pdf_of(report_html(opened, outcome_context(opened)))
    except NoPdf as missing:
        context = {"assessment": assessment, "sentence": str(missing)}
        return render(request, "assessment/dossier_no_pdf.html", context, status=503)
    name = slugify(f"{assessment.instrument_key} {assessment.use_case} versie {assessment.number}")
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{name}.pdf"'
    return response
