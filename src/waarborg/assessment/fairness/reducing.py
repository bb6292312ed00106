"""Keeps of a file only what a measurement needs: no names or numbers of people, and ages in steps.

Left out before anything is stored: a column called after such a thing, one in which the guard recognises names, numbers
or addresses of people, and one in which nearly every row has a value of its own. A column of numbers becomes ranges.
"""

import io
import math
from dataclasses import dataclass

import numpy as np

from waarborg.assessment.fairness.reading import MOST_VALUES, Outcomes
from waarborg.guard import check

FEW_NUMBERS = 12
RANGES = 8
BEYOND_NUMBERS = 1e15
"""What is larger is no age, amount or number of days."""
PERSONAL = ("bsn", "burgerservicenummer", "naam", "adres", "mail", "telefoon", "iban", "geboorte", "clientnummer")
"""A column called after one of these is left out, however few values it has."""


FEWEST_ROWS = 3
"""A column with fewer rows than this for each value, and more than a few values, tells people apart."""
IDENTIFIES = {
    "person", "initials", "user_name", "street_address", "postcode", "email", "phone", "ip_address", "bsn",
    "birth_date", "iban", "credit_card", "licence_plate", "passport", "identity_card", "driving_licence",
    "v_number", "a_number",     "case_number", "client_number", "big_number", "student_number",
}  # fmt: skip
"""The kinds of the guard that say who somebody is."""
LARGE_PART = 1 / 3


@dataclass(frozen=True, slots=True)
class Reduced:
    """What is kept, and the names of the columns that were left out."""

    outcomes: Outcomes
    left_out: tuple[str, ...]


def reduce(outcomes: Outcomes) -> Reduced:
    """Numbers in ranges, and only columns that can be a group or an outcome."""
    kept: dict[str, tuple[tuple[str, ...], np.ndarray]] = {}
    left_out = []
    for column in outcomes.columns:
        values, codes = _ranged(outcomes.values[column], outcomes.codes[column])
        tells_apart = len(values) > FEW_NUMBERS and outcomes.rows < FEWEST_ROWS * len(values)
        if tells_apart or not 1 < len(values) <= MOST_VALUES or _names_people(column, outcomes.values[column]):
            left_out.append(column)
        else:
            kept[column] = (values, codes)
    reduced = Outcomes(
        outcomes.rows, {name: one[0] for name, one in kept.items()}, {name: one[1] for name, one in kept.items()}
    )
    return Reduced(reduced, tuple(left_out))


def _names_people(column: str, values: tuple[str, ...]) -> bool:
    """Whether the name of the column says so, or the guard finds it in a large part of its values."""
    if any(word in column.lower() for word in PERSONAL):
        return True
    looked_at = [text for text in values if text][:MOST_VALUES]
    found = sum(_identifies(f"{column}: {text}") for text in looked_at)
    return bool(looked_at) and found >= LARGE_PART * len(looked_at)


def _identifies(text: str) -> bool:
    return any(finding.kind in IDENTIFIES for finding in check(text).findings)


def to_parquet(outcomes: Outcomes) -> bytes:
    """The same columns as a small file that `read_outcomes` reads again."""
    import pyarrow as pa
    from pyarrow import parquet

    columns = {
        name: pa.DictionaryArray.from_arrays(pa.array(outcomes.codes[name]), pa.array(outcomes.values[name]))
        for name in outcomes.columns
    }
    file = io.BytesIO()
    parquet.write_table(pa.table(columns), file, compression="zstd")
    return file.getvalue()


def _ranged(values: tuple[str, ...], codes: np.ndarray) -> tuple[tuple[str, ...], np.ndarray]:
    """Many numbers become a few ranges, such as 20–39; anything else stays as it is."""
    numbers = [_number(text) for text in values]
    known = [number for number in numbers if number is not None]
    if len(known) <= FEW_NUMBERS or any(number is None and text for number, text in zip(numbers, values, strict=True)):
        return values, codes
    width = _width(max(known) - min(known))
    labels = ["" if number is None else _label(number, width) for number in numbers]
    names = tuple(dict.fromkeys(sorted(labels, key=lambda label: (not label, _start(label)))))
    places = np.array([names.index(label) for label in labels])
    return names, places[codes]


def _number(text: str) -> float | None:
    try:
        number = float(text.replace(",", "."))
    except ValueError:
        return None
    return number if abs(number) < BEYOND_NUMBERS else None


def _width(span: float) -> float:
    """A round width that gives a few ranges: 1, 2 or 5 times a power of ten."""
    least = span / RANGES
    power = 10.0 ** math.floor(math.log10(least)) if least > 0 else 1.0
    return next(step * power for step in (1, 2, 5, 10) if step * power >= least)


def _label(number: float, width: float) -> str:
    start = math.floor(number / width) * width
    if width >= 1:
        return f"{start:.0f}–{start + width - 1:.0f}"
    return f"vanaf {start:g}"


def _start(label: str) -> float:
    return _number(label.removeprefix("vanaf ").partition("–")[0]) or 0.0
