"""Telling people. Called inside an act, so that a message exists exactly when the act took place."""

from collections.abc import Iterable

from waarborg.accounts.models import Person
from waarborg.core.models import Organisation
from waarborg.notify.models import Message, News
from waarborg.notify.tasks import mail_messages


def tell(people: Iterable[Person], *, sentence: str, url: str, body: str = "", key: str = "") -> None:
    """Leave a message for each of these people and send it by mail as well.

    With a `key` a person gets the same message once, however often this is called.
    """
    messages = [
        Message(person=person, sentence=sentence[:300], body=body, url=url, key=key)
        for person in {person.pk: person for person in people}.values()
    ]
    if not messages:
        return
    Message.objects.bulk_create(messages, ignore_conflicts=bool(key))
    mail_messages.enqueue()


def publish(organisation: Organisation, *, title: str, body: str, url: str, article: str = "") -> News:
    """Put news on the home page of all staff."""
    return News.objects.create(organisation=organisation, title=title[:200], body=body, url=url, article=article)
