"""Acting and recording: `@act` makes a function one transaction, `record` says in it what happened.

Events are written at the very end of the outermost act, so the chain's lock is held for one insert and the
commit, however long the act itself takes: writers wait for each other only there.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, ParamSpec, Protocol, TypeVar

from django.db import models, transaction
from django.db.models import Max
from django.utils import timezone

from waarborg.audit import rules
from waarborg.audit.models import ChainHead, Event, exported, name_of
from waarborg.core.models import Organisation

P = ParamSpec("P")
R = TypeVar("R")


class Someone(Protocol):
    """Who acts: a person of the organisation."""

    pk: Any
    name: str
    organisation: Organisation


@dataclass(frozen=True, slots=True)
class Draft:
    """What will be an event when the act ends well."""

    organisation: Organisation
    actor: str
    actor_name: str
    act: str
    article: str
    subject: str
    subject_name: str
    dossier: str
    sentence: str
    reason: str = ""
    data: dict[str, Any] = field(default_factory=dict)


_drafts: ContextVar[list[Draft] | None] = ContextVar("drafts", default=None)


def act(function: Callable[P, R]) -> Callable[P, R]:
    """Make a function one act: one transaction that ends with its event in the log, or leaves nothing.

    An act may call other acts; their events join the outermost one. An act that records nothing is a mistake
    of the programmer and fails.
    """

    @wraps(function)
    def acting(*args: P.args, **kwargs: P.kwargs) -> R:
        with _acting(function.__qualname__):
            return function(*args, **kwargs)

    return acting


@contextmanager
def _acting(name: str) -> Iterator[None]:
    outer = _drafts.get()
    drafts: list[Draft] = []
    token = _drafts.set(drafts)
    try:
        with transaction.atomic():
            yield
            if not drafts:
                raise RuntimeError(f"{name} is an act but recorded nothing")
            if outer is None:
                _append(drafts)
    finally:
        _drafts.reset(token)
    if outer is not None:
        outer.extend(drafts)


def record(
    act: str,
    subject: models.Model,
    *,
    sentence: str,
    article: str = "",
    by: Someone | None,
    reason: str = "",
    dossier: models.Model | None = None,
    data: dict[str, Any] | None = None,
    organisation: Organisation | None = None,
) -> None:
    """Say what happened, inside an act. `by=None` is the program itself; then name the organisation.

    `data` holds JSON without fractions (they have no one canonical form); `dossier` is what the subject belongs to.
    """
    drafts = _drafts.get()
    owner = by.organisation if by else organisation
    if drafts is None or owner is None:
        raise RuntimeError(f"{act}: record() needs an act around it, and someone or an organisation")
    drafts.append(
        Draft(
            organisation=owner,
            actor=f"accounts.person:{by.pk}" if by else "systeem",
            actor_name=by.name if by else "Waarborg",
            act=act,
            article=article,
            subject=name_of(subject),
            subject_name=str(subject)[:200],
            dossier=name_of(dossier or subject),
            sentence=sentence[:500],
            reason=reason,
            data=rules.plain(data or {}),
        )
    )


def _append(drafts: list[Draft]) -> None:
    """Chain the events behind the head, per organisation, in the order in which they happened."""
    organisations = {draft.organisation.pk: draft.organisation for draft in drafts}
    for _, organisation in sorted(organisations.items()):  # always in one order, so that two acts never deadlock
        head = _locked_head(organisation)
        events = [_chain(draft, head) for draft in drafts if draft.organisation.pk == organisation.pk]
        Event.objects.bulk_create(events)
        head.save(update_fields=["sequence", "hash"])


def _locked_head(organisation: Organisation) -> ChainHead:
    heads = ChainHead.objects.select_for_update().filter(organisation=organisation)
    head = heads.order_by().first()
    if head is None:
        ChainHead.objects.get_or_create(organisation=organisation)
        head = heads.get()
    return head


def _chain(draft: Draft, head: ChainHead) -> Event:
    head.sequence += 1
    values = {name: getattr(draft, name) for name in Draft.__dataclass_fields__}
    event = Event(**values, sequence=head.sequence, moment=timezone.now(), previous=head.hash)
    event.hash = head.hash = rules.seal(event.facts())
    return event


def verify(organisation: Organisation) -> tuple[int, rules.Break | None]:
    """Check the whole chain: how many events it has, and the first break if there is one.

    Others may go on writing meanwhile. The last event is read before the head, which moves in the same transaction:
    an event beyond the head was not written by an act.
    """
    last = Event.objects.filter(organisation=organisation).aggregate(last=Max("sequence"))["last"] or 0
    count, head = chain_end(organisation)
    if last > count:
        return count, rules.Break(count + 1, f"Gebeurtenis {count + 1} is buiten het programma om toegevoegd.")
    return count, rules.first_break(exported(organisation, until=count), count=count, head=head)


def chain_end(organisation: Organisation) -> tuple[int, str]:
    """The number and the hash of the last event. Whoever keeps these elsewhere can prove that no end was cut off."""
    head = ChainHead.objects.filter(organisation=organisation).first()
    return (head.sequence, head.hash) if head else (0, rules.START)
