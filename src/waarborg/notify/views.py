"""Messages of one person, and the news for everyone."""

from django.contrib import messages as notices
from django.db.models import Case, IntegerField, Value, When
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from waarborg.accounts.access import person_of, signed_in
from waarborg.core.paging import page
from waarborg.core.tables import AFTER, BEFORE, Cell, Empty, Field, Listing, build
from waarborg.core.templatetags.waarborg import dutch_date
from waarborg.notify.models import Message, News

NEWS_ON_A_PAGE = 10
UNREAD = Case(When(read_at=None, then=Value(1)), default=Value(0), output_field=IntegerField())


def _address(message: Message) -> str:
    return reverse("notify:open", args=[message.pk])


MESSAGES: Listing[Message] = Listing(
    caption="Berichten",
    fields=(
        Field("sentence", "Bericht", lambda message: message.sentence),
        Field("sent", "Verstuurd", lambda message: dutch_date(message.created_at)),
        Field("read", "Gelezen", lambda message: "gelezen" if message.read_at else Cell("nieuw", tone="info")),
    ),
    orders={"unread": ("-unread", "-created_at", "-pk")},
    default_order="unread",
    link=_address,
    empty=Empty("U hebt nog geen berichten. Hier komt wat u moet weten of doen."),
)


@signed_in
def messages(request: HttpRequest) -> HttpResponse:
    """Unread messages first, then the newest."""
    table = build(request, person_of(request).messages.annotate(unread=UNREAD), MESSAGES)
    return render(request, "notify/messages.html", {"table": table})


@signed_in
def open_message(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark it read and go where it leads."""
    message = get_object_or_404(person_of(request).messages, pk=pk)
    if message.read_at is None:
        message.read_at = timezone.now()
        message.save(update_fields=["read_at"])
    return redirect(message.url)


@signed_in
@require_POST
def read_all(request: HttpRequest) -> HttpResponse:
    person_of(request).messages.filter(read_at=None).update(read_at=timezone.now())
    notices.success(request, "Alle berichten staan op gelezen.")
    return redirect("notify:messages")


@signed_in
def news(request: HttpRequest) -> HttpResponse:
    """What all staff should know, such as rulings of the directie (art. 2.4)."""
    found = News.objects.filter(organisation=person_of(request).organisation_id)
    cursor = request.GET.get(AFTER) or request.GET.get(BEFORE) or ""
    shown = page(found, order=("-published_at", "-pk"), cursor=cursor, size=NEWS_ON_A_PAGE)
    return render(request, "notify/news.html", {"page": shown, "after": AFTER, "before": BEFORE})
