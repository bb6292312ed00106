from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from waarborg.accounts.access import person_of, signed_in
from waarborg.core.rulebook import book
from waarborg.intake.admission import with_facts
from waarborg.intake.catalogue import allowed_uses, offers
from waarborg.notify.models import News
from waarborg.rulebook import DutyName
from waarborg.web.figures import blocks
from waarborg.web.forms import ShortAskForm
from waarborg.web.work import buckets, work_of

FEW = 5


@signed_in
def home(request: HttpRequest) -> HttpResponse:
    """The day of one person: may I do this, my work, the news, and what I use. Whose duties wait, sees those first."""
    person, today = person_of(request), timezone.localdate()
    work = work_of(person, today)
    joins = Q(pk__in=person.participations.values("use_case")) | Q(pk__in=person.pilots.values("use_case"))
    joined = with_facts(allowed_uses(person, today).filter(joins), person=person, today=today).order_by(
        "system__name", "pk"
    )
    context = {
        "form": ShortAskForm(organisation=person.organisation_id),
        "blocks": blocks(person, today),
        "buckets": buckets(work[:FEW], today),
        "work_count": len(work),
        "more_work": len(work) - FEW,
        "news": News.objects.filter(organisation=person.organisation_id)[:FEW],
        "offers": offers(joined[:FEW], person=person, today=today),
        "chapters": _chapters() if person.holds(DutyName.INSPECT) else [],
    }
    return render(request, "web/home.html", context)


@signed_in
def my_work(request: HttpRequest) -> HttpResponse:
    person, today = person_of(request), timezone.localdate()
    return render(request, "web/work.html", {"buckets": buckets(work_of(person, today), today)})


def _chapters() -> list[tuple[int, str, int, int]]:
    """Of each article its number, title, how many paragraphs it has and how many of those are built."""
    found = book()
    rows = []
    for chapter in found.chapters:
        paragraphs = [article for article in found.articles.values() if article.chapter == chapter.number]
        rows.append((chapter.number, chapter.title, len(paragraphs), sum(article.built for article in paragraphs)))
    return rows
