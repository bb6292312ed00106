"""The gold set is well-formed, and what the guard finds of its held-out half does not fall below these floors.

The floors stand a few points under what was measured; docs/developers/guard.md has the figures. Nothing of the held-out
half is printed here, also not when a test fails.
"""

import pytest

from benchmarks.guard import quality
from benchmarks.guard.quality import Measured
from benchmarks.guard.scoring import LABELS
from tools.names import gold
from waarborg.guard import Category

TEXTS, SPANS = 400, 2_500

# Category: strict F1 and overlap F1 in per cent.
FLOORS = {
    Category.NAMES: (84, 88),
    Category.ADDRESSES: (89, 94),
    Category.HEALTH: (80, 84),
    Category.CRIMINAL: (72, 81),
    Category.BSN: (95, 95),
    Category.OTHER: (83, 86),
    Category.CONFIDENTIAL: (69, 84),
}
MOST_ALARMS = 13.0
"""False alarms per 10,000 characters of policy prose that was made to mislead."""

# The same in natural prose: of all kinds, and of names.
MOST_IN_PROSE = {"prose": (6.0, 3.0), "prose-read": (2.2, 0.8)}


@pytest.fixture(scope="module")
def measured() -> Measured:
    return quality.measure("test")


@pytest.mark.parametrize("category", Category)
def test_quality_does_not_fall(measured, category):
    figures = measured.score(category=category).figures
    strict, overlap = (100 * figures[name].value for name in ("strict f1", "overlap f1"))
    assert (strict >= FLOORS[category][0], overlap >= FLOORS[category][1]) == (True, True), (
        f"{strict:.1f}, {overlap:.1f}"
    )


def test_policy_prose_gives_few_false_alarms(measured):
    assert measured.alarms().value <= MOST_ALARMS


@pytest.mark.parametrize("half", MOST_IN_PROSE)
def test_natural_prose_gives_hardly_any(half):
    prose = quality.measure(half)
    most, most_names = MOST_IN_PROSE[half]
    assert prose.all_alarms().value <= most
    assert prose.all_alarms(Category.NAMES).value <= most_names


def test_texts_with_a_person_are_told_from_others(measured):
    precision, recall = measured.with_a_person()
    assert precision.value >= 0.90
    assert recall.value >= 0.95


@pytest.fixture(scope="module")
def halves() -> dict[str, list[gold.GoldText]]:
    return {half: list(gold.texts(half)) for half in ("dev", "test")}


def test_the_gold_set_is_large_enough(halves):
    texts = [*halves["dev"], *halves["test"]]
    assert len(texts) >= TEXTS
    assert sum(len(text.spans) for text in texts) >= SPANS


def test_every_kind_in_the_gold_set_is_known(halves):
    assert {kind for texts in halves.values() for text in texts for *_, kind in text.spans} <= set(LABELS)


def test_marks_are_whole_and_apart(halves):
    for text in [*halves["dev"], *halves["test"]]:
        assert "[[" not in text.text, text.name
        assert "]]" not in text.text, text.name
        ends = [0, *(end for _, end, _ in text.spans)]
        assert all(end <= start < stop for end, (start, stop, _) in zip(ends, text.spans, strict=False)), text.name


def test_no_text_is_in_both_halves(halves):
    dev, test = ({" ".join(text.text.split()) for text in halves[half]} for half in ("dev", "test"))
    assert len(dev) + len(test) == len(halves["dev"]) + len(halves["test"])
    assert dev.isdisjoint(test)
