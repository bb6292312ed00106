"""Mail goes out in the background, one message at a time, so that a refused address stops no other."""

import logging
from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django_tasks import task

from waarborg.notify.models import MOST_MAIL_ATTEMPTS, Message

logger = logging.getLogger(__name__)

AT_A_TIME = 50
CLAIMED_FOR = timedelta(minutes=10)
"""How long a message is left to the task that took it up. Longer than a batch takes on a slow mail server."""


@task()
def mail_messages() -> int:
    """Mail what has not been mailed yet; how many went out. What failed is taken up again by a later run."""
    claimed = _claim(timezone.now())
    sent = _mail_each(claimed) if claimed else 0
    if len(claimed) == AT_A_TIME:
        mail_messages.enqueue()
    return sent


@transaction.atomic
def _claim(now: datetime) -> list[Message]:
    """Take up a batch, in a transaction that ends before the mail server is asked anything."""
    waiting = (
        Message.objects.to_mail(now - CLAIMED_FOR)
        .select_for_update(skip_locked=True, of=("self",))
        .select_related("person")
        .order_by("pk")
    )
    claimed = list(waiting[:AT_A_TIME])
    Message.objects.filter(pk__in=[message.pk for message in claimed]).update(mail_claimed_at=now)
    return claimed


def _mail_each(messages: list[Message]) -> int:
    connection: BaseEmailBackend = get_connection()
    sent = 0
    try:
        for message in messages:
            connection.open()
            sent += _mail_one(message, connection)
    except OSError as error:
        # The server itself is away, which says nothing about the messages: they keep their attempts.
        logger.warning("Mail server out of reach, %s messages wait: %s", len(messages) - sent, error)
    finally:
        connection.close()
    return sent


def _mail_one(message: Message, connection: BaseEmailBackend) -> bool:
    """Whether the server took it. A failure counts as an attempt, and the next message gets a fresh connection."""
    this = Message.objects.filter(pk=message.pk)
    try:
        _mail(message, connection).send()
    except (OSError, ValueError) as error:  # all of smtplib's errors are the first; a bad header or address the second
        this.update(mail_attempts=F("mail_attempts") + 1)
        logger.warning(
            "Message id=%s not mailed, attempt %s of %s: %s",
            message.pk,
            message.mail_attempts + 1,
            MOST_MAIL_ATTEMPTS,
            error,
        )
        connection.close()
        return False
    this.update(mailed_at=timezone.now())
    return True


def _mail(message: Message, connection: BaseEmailBackend) -> EmailMessage:
    body = "\n\n".join(
        part
        for part in (
            f"Dag {message.person.get_short_name()},",
            message.sentence,
            message.body,
            f"Ga verder op: {settings.BASE_URL}{message.url}",
        )
        if part
    )
    return EmailMessage(subject=message.sentence, body=body, to=[message.person.email], connection=connection)
