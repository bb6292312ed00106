"""Shares with their uncertainty, one line each: positions only; a template draws them, with their data as a table."""

from dataclasses import dataclass

from waarborg.core.charts import number

WIDTH = 480
LABEL_WIDTH = 176
VALUE_WIDTH = 64
STEP = 32
LONGEST_LABEL = 19


@dataclass(frozen=True, slots=True)
class Range:
    """One line: a share from 0 to 1 and what it may be between, with how many it rests on."""

    label: str
    value: float
    low: float
    high: float
    count: int


@dataclass(frozen=True, slots=True)
class RangeFigure:
    title: str
    description: str
    """The conclusion in one sentence; it is what a screen reader says instead of the picture."""
    ranges: tuple[Range, ...]


@dataclass(frozen=True, slots=True)
class Whisker:
    range: Range
    label: str
    """As it fits beside the line: of a long one the start and the end."""
    y: int
    x: int
    low_x: int
    high_x: int
    value: str


@dataclass(frozen=True, slots=True)
class RangeLayout:
    width: int
    height: int
    axis_x: int
    end_x: int
    value_x: int
    whiskers: tuple[Whisker, ...]


def layout_ranges(figure: RangeFigure) -> RangeLayout:
    """From 0 to 100 percent, in the order given."""
    room = WIDTH - LABEL_WIDTH - VALUE_WIDTH

    def place(share: float) -> int:
        return LABEL_WIDTH + round(room * share)

    whiskers = tuple(
        Whisker(
            one,
            _fitting(one.label),
            index * STEP + STEP // 2,
            place(one.value),
            place(one.low),
            place(one.high),
            percent(one.value),
        )
        for index, one in enumerate(figure.ranges)
    )
    return RangeLayout(WIDTH, max(STEP * len(whiskers), STEP), LABEL_WIDTH, LABEL_WIDTH + room, WIDTH, whiskers)


def _fitting(label: str) -> str:
    if len(label) <= LONGEST_LABEL:
        return label
    half = (LONGEST_LABEL - 1) // 2
    return f"{label[:half].rstrip()}…{label[-half - 1 :].lstrip()}"


def percent(share: float) -> str:
    return f"{number(round(share * 100, 1))} %"


def range_rows(figure: RangeFigure) -> list[tuple[str, str, str, str]]:
    """Label, share, what it may be between, and how many people."""
    return [
        (one.label, percent(one.value), f"{percent(one.low)} tot {percent(one.high)}", number(one.count))
        for one in figure.ranges
    ]
