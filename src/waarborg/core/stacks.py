"""Bars that are split into parts, such as the months of a year by class: positions only; a template draws them.

Each part has a pattern and a letter of its own, so that no one needs colour to tell them apart.
"""

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH = 480
LABEL_WIDTH = 128
VALUE_WIDTH = 40
BAR_HEIGHT = 24
BAR_GAP = 8
ROOM_FOR_A_NUMBER = 22


@dataclass(frozen=True, slots=True)
class Stack:
    """One bar: its label, and how many of each part, in the order of the parts of the figure."""

    label: str
    values: tuple[int, ...]
    url: str = ""


@dataclass(frozen=True, slots=True)
class StackFigure:
    title: str
    description: str
    """The conclusion in one sentence; it is what a screen reader says instead of the picture."""
    parts: tuple[tuple[str, str], ...]
    """The label and the tone of each part."""
    stacks: tuple[Stack, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    x: int
    width: int
    tone: str
    value: int
    text_x: int
    named: bool


@dataclass(frozen=True, slots=True)
class Drawn:
    stack: Stack
    y: int
    text_y: int
    pieces: tuple[Piece, ...]
    total: int
    total_x: int


@dataclass(frozen=True, slots=True)
class Layout:
    width: int
    height: int
    axis_x: int
    bar_height: int
    bars: tuple[Drawn, ...]


def layout_stacks(figure: StackFigure) -> Layout:
    """Horizontal bars from zero on one scale, in the order given."""
    most = max((sum(stack.values) for stack in figure.stacks), default=0)
    scale = (WIDTH - LABEL_WIDTH - VALUE_WIDTH) / most if most else 0
    step = BAR_HEIGHT + BAR_GAP
    bars = tuple(_bar(figure, stack, index * step, scale) for index, stack in enumerate(figure.stacks))
    return Layout(WIDTH, max(step * len(bars) - BAR_GAP, BAR_HEIGHT), LABEL_WIDTH, BAR_HEIGHT, bars)


def _bar(figure: StackFigure, stack: Stack, y: int, scale: float) -> Drawn:
    pieces, before = [], 0
    for (_, tone), value in zip(figure.parts, stack.values, strict=True):
        start, end = round(before * scale), round((before + value) * scale)
        before += value
        if value:
            width = end - start
            middle = LABEL_WIDTH + start + width // 2
            pieces.append(Piece(LABEL_WIDTH + start, width, tone, value, middle, width >= ROOM_FOR_A_NUMBER))
    end_x = LABEL_WIDTH + round(before * scale) + 8
    return Drawn(stack, y, y + BAR_HEIGHT // 2, tuple(pieces), before, end_x)


def table_rows(figure: StackFigure) -> Sequence[tuple[str, tuple[int, ...]]]:
    return [(stack.label, stack.values) for stack in figure.stacks]
