"""How often one person may ask something in a minute, counted in the shared cache, so for all processes together."""

from time import time

from django.core.cache import cache

from waarborg.accounts.models import Person

MINUTE = 60
PER_MINUTE = 60
"""So many texts in a minute, on the page and in the API together."""

TEXTS = "tekst"
REMARKS = "terugmelding"


class TooOften(Exception):
    """Someone asked more often than is allowed; `seconds` says how long to wait."""

    def __init__(self, seconds: int) -> None:
        self.seconds = seconds
        super().__init__(f"U vraagt dit te vaak. Probeer het over {seconds} seconden weer.")


def spend(person: Person, *, what: str = TEXTS, most: int = PER_MINUTE) -> None:
    """Counts one request. Raises `TooOften` when there were more than `most` in this minute of the clock."""
    now = int(time())
    key = f"{what}:{person.pk}:{now // MINUTE}"
    cache.add(key, 0, timeout=2 * MINUTE)
    try:
        asked = cache.incr(key)
    except ValueError:  # the cache was full and let go of it in between
        return
    if asked > most:
        raise TooOften(MINUTE - now % MINUTE)
