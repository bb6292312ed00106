"""Dates as people write them. Pure, so that a rule can name a day without Django."""

from datetime import date

MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)


def in_words(day: date) -> str:
    """3 december 2026."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
