"""Mail goes out in the background. Each task may run twice without harm."""

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.utils import timezone
from django_tasks import task

from waarborg.notify.models import Message

AT_A_TIME = 100


@task()
def mail_messages() -> int:
    """Mail what has not been mailed yet. A message is marked in the transaction that hands it to the mail server."""
    sent = 0
    with transaction.atomic():
        waiting = (
            Message.objects.select_for_update(skip_locked=True, of=("self",))
            .filter(mailed_at=None, person__is_active=True)
            .select_related("person")
            .order_by("pk")[:AT_A_TIME]
        )
        mails = {message.pk: _mail(message) for message in waiting}
        if mails:
            sent = get_connection().send_messages(list(mails.values())) or 0
            Message.objects.filter(pk__in=mails).update(mailed_at=timezone.now())
    if len(mails) == AT_A_TIME:
        mail_messages.enqueue()
    return sent


def _mail(message: Message) -> EmailMessage:
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
    return EmailMessage(subject=message.sentence, body=body, to=[message.person.email])
