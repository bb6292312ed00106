from datetime import timedelta
from smtplib import SMTPRecipientsRefused

import pytest
from django.core import mail
from django.core.mail.backends import locmem
from django.db import connection
from django.utils import timezone

from waarborg.notify.actions import tell
from waarborg.notify.models import MOST_MAIL_ATTEMPTS, Message
from waarborg.notify.tasks import CLAIMED_FOR, mail_messages


def run() -> int:
    return mail_messages.func()


def run_later() -> int:
    """A run after the claims of earlier runs have ended."""
    Message.objects.update(mail_claimed_at=timezone.now() - CLAIMED_FOR)
    return run()


@pytest.fixture
def waiting(cast):
    """Aisha's message first: hers is the address that the tests below refuse."""
    tell([cast.aisha, cast.bram], sentence="Uw melding is ontvangen", url="/beleid/")


@pytest.fixture
def aisha_refused(monkeypatch, cast, waiting):
    take = locmem.EmailBackend.send_messages

    def refuse(backend, messages):
        if cast.aisha.email in messages[0].to:
            raise SMTPRecipientsRefused({cast.aisha.email: (550, b"no such mailbox")})
        return take(backend, messages)

    monkeypatch.setattr(locmem.EmailBackend, "send_messages", refuse)


def test_everyone_gets_mail_once(cast, waiting):
    assert (run(), run_later()) == (2, 0)
    assert [letter.to for letter in mail.outbox] == [[cast.aisha.email], [cast.bram.email]]


def test_a_sentence_over_two_lines_becomes_one_subject(cast):
    tell([cast.aisha], sentence="Besluit over Co\npilot:\r\n toegestaan", url="/beleid/")
    assert run() == 1
    assert mail.outbox[0].subject == "Besluit over Co pilot: toegestaan"


def test_a_refused_address_stops_nobody_else(cast, aisha_refused):
    assert run() == 1
    assert [letter.to for letter in mail.outbox] == [[cast.bram.email]]
    assert cast.aisha.messages.get().mailed_at is None


def test_a_refused_message_is_given_up_after_five_attempts(cast, aisha_refused, caplog):
    for _ in range(MOST_MAIL_ATTEMPTS + 2):
        run_later()
    assert cast.aisha.messages.get().mail_attempts == MOST_MAIL_ATTEMPTS == len(caplog.records)
    assert "no such mailbox" in caplog.text


def test_while_the_mail_server_is_away_messages_keep_their_attempts(monkeypatch, waiting, caplog):
    def away(backend):
        raise ConnectionRefusedError("nobody there")

    monkeypatch.setattr(locmem.EmailBackend, "open", away)
    assert run() == 0
    assert "2 messages wait" in caplog.text
    monkeypatch.undo()
    assert not Message.objects.exclude(mail_attempts=0).exists()
    assert run_later() == 2


def test_what_another_run_took_up_is_left_to_it_for_a_while(waiting):
    Message.objects.update(mail_claimed_at=timezone.now() - CLAIMED_FOR + timedelta(minutes=1))
    assert run() == 0


@pytest.mark.django_db(transaction=True)
def test_no_transaction_is_open_while_the_mail_server_is_asked(monkeypatch, waiting):
    open_transactions = []
    take = locmem.EmailBackend.send_messages

    def watch(backend, messages):
        open_transactions.append(connection.in_atomic_block)
        return take(backend, messages)

    monkeypatch.setattr(locmem.EmailBackend, "send_messages", watch)
    run()
    assert open_transactions == [False, False]
