"""When someone is reminded of their work, and when the next in line hears of it. Pure: dates in, a moment out.

The policy says how many days before the end a reminder goes out, and how many days after it others hear of it.
"""

from collections.abc import Iterable
from datetime import date
from hashlib import sha256

GRACE = 2
"""Days by which a reminder may come late, when the job could not run. Work that starts later gets only later ones."""

LATE = -1
"""The moment just after the end."""


def moment_of(left: int, reminders: Iterable[int]) -> int | None:
    """Which reminder is due with so many days left: days before the end, or LATE; None when none is."""
    if left < 0:
        return LATE
    return min((days for days in reminders if days - GRACE <= left <= days), default=None)


def key_of(*, sentence: str, url: str, due: date, moment: str) -> str:
    """Names a piece of work and a moment, so that each is told once. Another end is another piece of work."""
    digest = sha256(f"{sentence}\n{url}\n{due.isoformat()}".encode()).hexdigest()
    return f"{moment}:{digest}"
