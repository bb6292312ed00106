"""Dates and names as people write them. Pure, so that a rule can name a day without Django."""

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


def capitalised(words: str) -> str:
    """The same words as they begin a sentence: "Het iBoard". Other capitals stay as they are."""
    return words[:1].upper() + words[1:]


def uncapitalised(label: str) -> str:
    """A label as it stands within a sentence: "persoonsgegevens"; an abbreviation such as BSN keeps its capitals."""
    return label if label[:2].isupper() else label[:1].lower() + label[1:]
