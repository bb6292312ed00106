"""Plays the story of the demo: every dated act, in order, under a clock that stands at that moment."""

import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from pathlib import Path
from typing import Any, ClassVar
from unittest.mock import patch

from django.utils import timezone

from waarborg.web.demo.acts import ACTS
from waarborg.web.demo.staff import Staff
from waarborg.web.demo.telling import Dossier, Entry, Step

WRITTEN_FOR = date(2026, 11, 24)
"""The day for which the dates of the story were written. On a later day all of it moves along, by whole weeks."""

OPENS = time(9, 0)
BETWEEN_ACTS = timedelta(minutes=7)


def play(staff: Staff, *, today: date) -> None:
    """Carry out all acts of the story, the oldest first."""
    shift = timedelta(weeks=max((today - WRITTEN_FOR).days // 7, 0))
    acts = sorted(_acts(staff, shift), key=lambda found: found[0]["on"])
    moment = datetime.min.replace(tzinfo=UTC)
    for step, dossier in acts:
        opens = timezone.make_aware(datetime.combine(step["on"], OPENS))
        moment = max(opens, moment + BETWEEN_ACTS)
        with clock_at(moment):
            ACTS[step["act"]](dossier, step)


def _acts(staff: Staff, shift: timedelta) -> Iterator[tuple[Step, Dossier]]:
    for path in sorted((Path(__file__).parent / "dossiers").glob("*.toml")):
        for system in tomllib.loads(path.read_text(encoding="utf-8"))["systems"]:
            entry = Entry(system)
            for told in (system, *system.get("uses", ())):
                dossier = Dossier(entry, _moved(told, shift), staff)
                for step in told.get("steps", ()):
                    yield _moved(step, shift), dossier


def _moved(told: dict[str, Any], shift: timedelta) -> dict[str, Any]:
    return {key: value + shift if isinstance(value, date) else value for key, value in told.items()}


@contextmanager
def clock_at(moment: datetime) -> Iterator[None]:
    """Let the product believe that it is this moment.

    Django's `timezone.now` stands as default in many fields, so replacing that function would reach only those who
    look it up; its own source of time reaches everyone.
    """

    class Clock(datetime):
        stands_at: ClassVar[datetime] = moment

        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
            return cls.stands_at.astimezone(tz)

    with patch.object(timezone, "datetime", Clock):
        yield
