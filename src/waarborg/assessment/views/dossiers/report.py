"""The report of an assessment, to keep or to send."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import slugify

from waarborg.accounts.access import signed_in
from waarborg.assessment.dossiers.report import NoPdf, pdf_of, report_html
from waarborg.assessment.views.dossiers.access import opened_for
from waarborg.assessment.views.dossiers.overview import outcome_context


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
