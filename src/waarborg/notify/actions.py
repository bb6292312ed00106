"""Telling people. Called inside an act, so that a message exists exactly when the act took place."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from waarborg.accounts.models import Person
from waarborg.core.models import Organisation
from waarborg.core.rulebook import book
from waarborg.core.templatetags.waarborg import dutch_date, time_left
from waarborg.notify.models import Message, News, Work
from waarborg.notify.rules import key_of, moment_of
from waarborg.notify.tasks import mail_messages
from waarborg.rulebook import DutyName


def tell(people: Iterable[Person], *, sentence: str, url: str, body: str = "", key: str = "") -> None:
    """Leave a message for each of these people and send it by mail as well.

    With a `key` a person gets the same message once, however often this is called.
    """
    on_one_line = " ".join(sentence.split())  # it is the subject of the mail
    messages = [
        Message(person=person, sentence=on_one_line[:300], body=body, url=url, key=key)
        for person in {person.pk: person for person in people}.values()
    ]
    if not messages:
        return
    Message.objects.bulk_create(messages, ignore_conflicts=bool(key))
    mail_messages.enqueue()


@transaction.atomic
def remind(person: Person, work: Iterable[Work], today: date) -> int:
    """Remind someone of their work at the moments that the policy names, once each; how many reminders went out."""
    reminders = book().policy.terms.reminders
    return _tell_once(
        [person],
        {
            key_of(sentence=item.sentence, url=item.url, due=item.due, moment=f"remind{moment}"): item
            for item in work
            if item.due and (moment := moment_of((item.due - today).days, reminders)) is not None
        },
        today=today,
    )


@transaction.atomic
def escalate(person: Person, work: Iterable[Work], today: date) -> int:
    """Let the next in line hear, once, of work that is long overdue; how many pieces of work that were."""
    after = book().policy.terms.escalation
    late = {
        key_of(sentence=item.sentence, url=item.url, due=item.due, moment="escalate"): item
        for item in work
        if item.due and (today - item.due).days >= after
    }
    return _tell_once(next_in_line(person), late, today=today, note=f"Dit wacht op {person}.") if late else 0


def next_in_line(person: Person) -> list[Person]:
    """Who leads this person's team; without one, whoever advises the directie."""
    lead = person.unit.lead if person.unit else None
    if lead and lead.is_active and lead.pk != person.pk:
        return [lead]
    return list(
        Person.objects.holding(DutyName.ADVISE).filter(organisation=person.organisation_id).exclude(pk=person.pk)
    )


def _tell_once(people: list[Person], work: dict[str, Work], *, today: date, note: str = "") -> int:
    """Tell these people about each piece of work whose key they have not had; how many pieces were new to someone."""
    had = set(Message.objects.filter(person__in=people, key__in=work).values_list("person", "key"))
    new = 0
    for key, item in work.items():
        waiting = [person for person in people if (person.pk, key) not in had]
        new += bool(waiting)
        tell(waiting, sentence=_reminder(item, today), url=item.url, body=_explained(item, note), key=key)
    return new


def _reminder(item: Work, today: date) -> str:
    left = time_left((item.due - today).days) if item.due else ""
    return f"{left[:1].upper()}{left[1:]}: {item.sentence}"


def _explained(item: Work, note: str) -> str:
    parts = (item.about, f"Uiterlijk {dutch_date(item.due)}.", note)
    return "\n".join(part for part in parts if part)


def publish(organisation: Organisation, *, title: str, body: str, url: str, article: str = "") -> News:
    """Put news on the home page of all staff."""
    return News.objects.create(organisation=organisation, title=title[:200], body=body, url=url, article=article)
