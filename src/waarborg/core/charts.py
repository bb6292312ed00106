"""Figures as numbers and positions; the templates draw them as SVG with their data as a table beside it."""

from dataclasses import dataclass

from django.utils.formats import number_format

WIDTH = 480
LABEL_WIDTH = 176
BAR_HEIGHT = 24
BAR_GAP = 12
PLOT_HEIGHT = 180
MARGIN = 32
VALUE_WIDTH = 64
LABEL_ROOM = 24


@dataclass(frozen=True, slots=True)
class Point:
    label: str
    value: float
    note: str = ""
    """What a reader must know about this value, for example that the month is not over."""


@dataclass(frozen=True, slots=True)
class Figure:
    title: str
    description: str
    """The conclusion in one sentence; it is what a screen reader says instead of the picture."""
    unit: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    point: Point
    x: int
    y: int
    width: int
    height: int
    text_y: int
    value_x: int
    value: str


@dataclass(frozen=True, slots=True)
class Bars:
    width: int
    height: int
    axis_x: int
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Dot:
    point: Point
    x: int
    y: int
    value_y: int
    anchor: str
    value: str
    named: bool
    """Whether the picture says this value; the table says all of them."""


@dataclass(frozen=True, slots=True)
class Line:
    width: int
    height: int
    base_y: int
    path: str
    dots: tuple[Dot, ...]


def number(value: float) -> str:
    """A value as people in the Netherlands write it: 1.250 or 2,5."""
    whole = float(value).is_integer()
    return number_format(int(value) if whole else round(value, 1), use_l10n=True, force_grouping=True)


def layout_bars(figure: Figure) -> Bars:
    """Horizontal bars from zero, in the order given. Negative values have no bar: a share or a count has none."""
    step = BAR_HEIGHT + BAR_GAP
    room = WIDTH - LABEL_WIDTH - VALUE_WIDTH
    highest = max((point.value for point in figure.points), default=0)
    bars = []
    for index, point in enumerate(figure.points):
        width = round(room * max(point.value, 0) / highest) if highest > 0 else 0
        y = index * step
        bars.append(
            Bar(
                point=point,
                x=LABEL_WIDTH,
                y=y,
                width=width,
                height=BAR_HEIGHT,
                text_y=y + BAR_HEIGHT // 2,
                value_x=LABEL_WIDTH + width + 8,
                value=number(point.value),
            )
        )
    return Bars(WIDTH, max(step * len(bars) - BAR_GAP, BAR_HEIGHT), LABEL_WIDTH, tuple(bars))


def layout_line(figure: Figure) -> Line:
    """Points at equal distances, the axis at zero. First, last, highest and lowest say their value."""
    points = figure.points
    heights = _heights(points)
    step = (WIDTH - 2 * MARGIN) / max(len(points) - 1, 1)
    named = _telling(points)
    dots = []
    for index, (point, height) in enumerate(zip(points, heights, strict=True)):
        y = MARGIN + PLOT_HEIGHT - height
        dots.append(
            Dot(
                point=point,
                x=round(MARGIN + index * step),
                y=y,
                value_y=y + 24 if _in_a_dip(heights, index) else y - 12,
                anchor="start" if index == 0 else "end" if index == len(points) - 1 else "middle",
                value=number(point.value),
                named=index in named,
            )
        )
    path = " ".join(f"{'L' if index else 'M'}{dot.x} {dot.y}" for index, dot in enumerate(dots))
    return Line(WIDTH, PLOT_HEIGHT + 2 * MARGIN, MARGIN + PLOT_HEIGHT, path, tuple(dots))


def _heights(points: tuple[Point, ...]) -> list[int]:
    highest = max((point.value for point in points), default=0)
    return [round(PLOT_HEIGHT * max(point.value, 0) / highest) if highest > 0 else 0 for point in points]


def _in_a_dip(heights: list[int], index: int) -> bool:
    """Whether the line goes up on both sides, so that a value above the dot would cross it, and there is room below."""
    around = heights[max(index - 1, 0) : index] + heights[index + 1 : index + 2]
    return heights[index] >= LABEL_ROOM and all(height > heights[index] for height in around)


def _telling(points: tuple[Point, ...]) -> set[int]:
    """The places whose value is worth saying, without two neighbours that would print over each other."""
    if not points:
        return set()
    last = len(points) - 1
    order = range(len(points))
    extremes = (max(order, key=lambda i: points[i].value), min(order, key=lambda i: points[i].value))
    chosen = {0, last}
    for candidate in extremes:
        if all(abs(candidate - other) > 1 for other in chosen):
            chosen.add(candidate)
    return chosen
