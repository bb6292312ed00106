from datetime import date, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from waarborg.accounts.models import Person
from waarborg.advice.models import ANSWER, WITHDRAW, AdviceRequest, RequestState, Stance
from waarborg.audit.actions import act, record
from waarborg.core.rulebook import book
from waarborg.core.transitions import move, refuse
from waarborg.notify.actions import tell
from waarborg.register.models import AISystem, UseCase
from waarborg.rulebook.words import in_words


@act
def ask(
    *,
    by: Person,
    to_role: str,
    question: str,
    system: AISystem | None = None,
    use_case: UseCase | None = None,
    purpose: str = "",
    data_classes: list[str] | None = None,
    due_on: date | None = None,
) -> AdviceRequest:
    """Ask one adviser role for advice; everyone with that role hears of it, with the term."""
    request = AdviceRequest.objects.create(
        organisation=by.organisation,
        system=system or (use_case.system if use_case else None),
        use_case=use_case,
        purpose=purpose or (use_case.purpose if use_case else ""),
        data_classes=data_classes or [],
        to_role=to_role,
        question=question,
        asked_by=by,
        due_on=due_on or timezone.localdate() + timedelta(days=book().policy.terms.answer),
    )
    _tell_advisers(request)
    record(
        "advice.asked",
        request,
        by=by,
        article="4.3",
        dossier=request.system,
        sentence=f"vroeg advies aan {request.get_to_role_display()}",
        reason=question,
        data={"to_role": to_role, "due_on": request.due_on.isoformat(), "data_classes": request.data_classes},
    )
    return request


def _advisers(request: AdviceRequest) -> QuerySet[Person]:
    return Person.objects.filter(organisation=request.organisation, is_active=True, assignments__role=request.to_role)


def _tell_advisers(request: AdviceRequest) -> None:
    tell(
        _advisers(request),
        sentence=f"{request.asked_by.name} vraagt uw advies over {request.about}",
        body=f"{request.question}\n\nUw antwoord is nodig uiterlijk {in_words(request.due_on)} (art. 4.3).",
        url=request.get_absolute_url(),
    )


@act
def answer(*, by: Person, request: AdviceRequest, stance: str, text: str, today: date | None = None) -> AdviceRequest:
    """Give the advice that was asked for. Who asked is told."""
    if not text.strip():
        raise refuse("4.3", "Licht uw advies toe: wie beslist moet uw redenen kunnen lezen.")
    locked = move(ANSWER, request, by=by, today=today or timezone.localdate())
    locked.stance, locked.answer, locked.answered_by, locked.answered_at = stance, text, by, timezone.now()
    locked.save(update_fields=["stance", "answer", "answered_by", "answered_at"])
    tell(
        [locked.asked_by],
        sentence=f"{by.name} gaf advies over {locked.about}: {Stance(stance).label}",
        body=text,
        url=locked.get_absolute_url(),
    )
    record(
        "advice.answered",
        locked,
        by=by,
        article="4.3",
        dossier=locked.system,
        sentence=f"adviseerde {Stance(stance).label}",
        reason=text,
        data={"stance": stance, "as_role": locked.to_role},
    )
    return locked


@act
def withdraw(*, by: Person, request: AdviceRequest, today: date | None = None) -> AdviceRequest:
    """Take the question back; nobody has to answer it any more."""
    locked = move(WITHDRAW, request, by=by, today=today or timezone.localdate())
    _make_withdrawal_known(locked, by=by)
    return locked


def withdraw_all(use_case: UseCase, *, by: Person, reason: str = "") -> None:
    """Take back what is still asked about a use that ends, whoever asked it. Part of the act that ends the use."""
    open_requests = use_case.advice_requests.select_for_update().filter(state=RequestState.OPEN).order_by("pk")
    for request in open_requests:
        request.state = RequestState.WITHDRAWN
        request.save(update_fields=["state"])
        _make_withdrawal_known(request, by=by, reason=reason)


def _make_withdrawal_known(request: AdviceRequest, *, by: Person, reason: str = "") -> None:
    tell(
        _advisers(request),
        sentence=f"Uw advies over {request.about} is niet meer nodig",
        body=f"{by.name} trok de vraag in. {reason}".strip(),
        url=request.get_absolute_url(),
    )
    record(
        "advice.withdrawn",
        request,
        by=by,
        article="4.3",
        dossier=request.system,
        sentence="trok de adviesvraag in",
        reason=reason,
    )
