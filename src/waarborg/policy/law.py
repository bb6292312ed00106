"""Which law stands behind which article of the policy, and where the policy asks more than the law."""

from datetime import date

from waarborg.core.rulebook import book
from waarborg.rulebook import LawRow

BEHIND = {
    "2.7": ("aia.art49",),
    "3.2": ("aia.art4",),
    "3.3": ("aia.art4",),
    "4.1": ("avg.art9", "avg.art10", "uavg"),
    "5.1": ("aia.art5",),
    "6.1": ("aia.art50",),
    "6.2": ("aia.art50",),
    "7.1": ("avg.art22", "awb.bezwaar"),
    "7.2": ("awb.motivering", "aia.art86"),
    "8.1": ("avg.art33", "avg.art34", "aia.art73", "cbw"),
    "9.1": ("aia.art6", "aia.annex1", "aia.annex3", "aia.art26"),
    "9.2": ("iama", "aia.art27", "avg.art35"),
}
"""Beginnings of keys of the law, by paragraph of the policy. A key counts when it is one, or goes on after a dot."""

LOCAL_RULES = (
    ("2.1", "Elk gebruik van AI wordt vooraf gemeld. De wet kent deze plicht niet."),
    ("3.3", "Genoeg kennis vóórdat iemand begint. De wet vraagt maatregelen die helpen om te leren."),
    ("4.1", "Geen persoonsgegevens in AI, tenzij een systeem is aangewezen. De AVG verbiedt dit niet bij voorbaat."),
    ("5.2", "Geen privégebruik van AI van de gemeente. De wet zegt hier niets over."),
    ("6.1", "Een vermelding in elk document waarbij AI is gebruikt. De wet vraagt dat alleen in enkele gevallen."),
    ("7.3", "Elk besluit waarbij AI hielp, wordt nagekeken, ook als het risico klein is."),
)
"""Where the municipality asks more than the law does, in words."""


def rows_for(number: str, day: date) -> list[LawRow]:
    """The rows of the law behind a paragraph that hold on a day."""
    beginnings = BEHIND.get(number, ())
    return [row for row in book().law.all_on(day) if any(_begins(row.key, start) for start in beginnings)]


def _begins(key: str, start: str) -> bool:
    return key == start or key.startswith(f"{start}.")
