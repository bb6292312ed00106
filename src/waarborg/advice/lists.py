"""The lists on the page of advice: what each shows of a question."""

from collections.abc import Iterable

from django.utils import timezone

from waarborg.advice.models import AdviceRequest, RequestState, Stance
from waarborg.core.tables import Cell, Column, Empty, Field, Listing, Row, Table
from waarborg.core.templatetags.waarborg import dutch_date, time_left

ORDER = {"nieuwste": ("-asked_at", "-pk")}
SOON = 2
"""So many days before the end a term is shown as nearly over."""
STATE_TONES = {RequestState.OPEN: "info", RequestState.ANSWERED: "good", RequestState.WITHDRAWN: "neutral"}


def _term(request: AdviceRequest) -> Cell:
    left = (request.due_on - timezone.localdate()).days
    tone = "danger" if left < 0 else "warning" if left <= SOON else ""
    return Cell(f"{dutch_date(request.due_on)} ({time_left(left)})", tone=tone)


def _stance(request: AdviceRequest) -> Cell:
    return Cell(request.get_stance_display(), tone=Stance(request.stance).tone)


def _state(request: AdviceRequest) -> Cell:
    if request.state == RequestState.ANSWERED:
        return _stance(request)
    return Cell(request.get_state_display(), tone=STATE_TONES[RequestState(request.state)])


ABOUT: Field[AdviceRequest] = Field("over", "Over", lambda request: request.about)
DATA: Field[AdviceRequest] = Field("gegevens", "Gegevens", lambda request: ", ".join(request.data_class_labels))
FROM: Field[AdviceRequest] = Field("van", "Gevraagd door", lambda request: request.asked_by.name)
TO: Field[AdviceRequest] = Field("aan", "Aan", lambda request: request.get_to_role_display())

WAITING: Listing[AdviceRequest] = Listing(
    caption="Wacht op uw advies",
    fields=(ABOUT, DATA, FROM, TO, Field("uiterlijk", "Uiterlijk", _term)),
    orders=ORDER,
    default_order="nieuwste",
    link=AdviceRequest.get_absolute_url,
    empty=Empty("Er wacht geen vraag op uw advies."),
)
ANSWERED: Listing[AdviceRequest] = Listing(
    caption="Laatst beantwoord",
    fields=(
        ABOUT,
        FROM,
        Field("advies", "Advies", _stance),
        Field("wanneer", "Beantwoord op", lambda request: dutch_date(request.answered_at)),
    ),
    orders=ORDER,
    default_order="nieuwste",
    link=AdviceRequest.get_absolute_url,
    empty=Empty("Hier komen de vragen te staan die u beantwoordde."),
)
MINE: Listing[AdviceRequest] = Listing(
    caption="Mijn adviesvragen",
    fields=(
        ABOUT,
        TO,
        Field("status", "Status", _state),
        Field("uiterlijk", "Antwoord uiterlijk", lambda request: dutch_date(request.due_on)),
    ),
    orders=ORDER,
    default_order="nieuwste",
    link=AdviceRequest.get_absolute_url,
    empty=Empty("Hier komen uw eigen vragen te staan.", "Vraag advies", "/advies/vragen/"),
)


def whole(listing: Listing[AdviceRequest], requests: Iterable[AdviceRequest]) -> Table:
    """A short list on one page, in the order in which it comes."""
    return Table(
        caption=listing.caption,
        columns=tuple(Column(field.key, field.label) for field in listing.fields),
        rows=tuple(Row(listing.link(found), listing.cells(found)) for found in requests),
        empty=listing.empty,
    )
