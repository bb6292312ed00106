"""A receipt that a text was counted. It lives in the page of who checked it; here nothing is kept.

Who chooses a system after the first answer, or changes what is masked, checks the same text again. That is one check.
"""

from django.core import signing
from django.utils.crypto import salted_hmac

from waarborg.accounts.models import Person

SALT = "waarborg.textcheck.receipts"
VALID = 30 * 60
"""In seconds. A day later the same text is another check."""


def receipt(text: str, person: Person) -> str:
    """Says nothing of the text to whoever lacks the key of this server."""
    return signing.TimestampSigner(salt=SALT).sign(_sign_of(text, person))


def is_counted(sent: str, text: str, person: Person) -> bool:
    """Whether this person's check of exactly this text was counted a short while ago."""
    try:
        return signing.TimestampSigner(salt=SALT).unsign(sent, max_age=VALID) == _sign_of(text, person)
    except signing.BadSignature:
        return False


def _sign_of(text: str, person: Person) -> str:
    return salted_hmac(SALT, f"{person.pk}:{text}", algorithm="sha256").hexdigest()
