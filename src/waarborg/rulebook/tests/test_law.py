"""What applied on a given day, and how sure we are."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waarborg.rulebook import Certainty, Law, LawRow, LawStatus, load
from waarborg.rulebook.tests.folders import DE_RONDE_VENEN

LAW = load(DE_RONDE_VENEN).law
ROWS = [row for history in LAW.rows.values() for row in history]


def row(*, valid_from: date, valid_to: date | None = None, key: str = "test") -> LawRow:
    return LawRow(
        key=key,
        title="Regel",
        text="Wat er geldt.",
        valid_from=valid_from,
        valid_to=valid_to,
        source="test",
        certainty=Certainty.OFFICIAL,
        checked_on=date(2026, 11, 24),
    )


def test_the_extra_prohibitions_hold_from_2_december_2026():
    assert LAW.on(date(2026, 12, 1), "aia.art5.ba") is None
    assert LAW.on(date(2026, 12, 2), "aia.art5.ba")
    assert LAW.on(date(2026, 12, 3), "aia.art5.bb")


@pytest.mark.parametrize(("day", "count"), [(date(2026, 12, 1), 8), (date(2026, 12, 2), 10), (date(2026, 12, 3), 10)])
def test_the_number_of_prohibitions_changes_overnight(day, count):
    found = LAW.on(day, "aia.art5")
    assert found
    assert found.value == count


def test_high_risk_duties_wait_until_2_december_2027():
    assert LAW.on(date(2027, 12, 1), "aia.annex3") is None
    assert LAW.on(date(2027, 12, 2), "aia.annex3")
    assert LAW.on(date(2027, 12, 2), "aia.annex1") is None


def test_the_wording_on_literacy_changed_on_27_july_2026():
    before, after = LAW.key_history("aia.art4")
    assert LAW.on(date(2026, 7, 26), "aia.art4") is before
    assert LAW.on(date(2026, 7, 27), "aia.art4") is after


@pytest.mark.parametrize(
    ("key", "term"),
    [
        ("avg.art33", "72 uur"),
        ("cbw.early_warning", "24 uur"),
        ("cbw.notification", "72 uur"),
        ("cbw.final_report", "1 maand"),
        ("aia.art73", "15 dagen"),
        ("aia.art73.death", "10 dagen"),
        ("aia.art73.widespread", "2 dagen"),
        ("awb.bezwaar", "6 weken"),
    ],
)
def test_the_legal_terms_of_today(key, term):
    found = LAW.on(date(2026, 11, 24), key)
    assert found
    assert found.term == term


def test_nothing_is_known_of_an_unknown_key():
    assert LAW.on(date(2026, 12, 1), "wet.op.niets") is None
    assert LAW.key_history("wet.op.niets") == ()


def test_an_announced_date_is_shown_as_announced():
    found = LAW.on(date(2027, 1, 1), "archiefwet2026")
    assert found
    assert found.status is LawStatus.INTENDED
    assert "koninklijk besluit" in found.doubt


def test_what_is_to_come_stands_soonest_first():
    coming = LAW.after(date(2026, 11, 24))
    assert coming[0].valid_from == date(2026, 12, 2)
    assert [row.valid_from for row in coming] == sorted(row.valid_from for row in coming)


@pytest.mark.parametrize("row", [row for row in ROWS if not row.certainty.certain], ids=lambda row: row.key)
def test_a_row_that_is_not_certain_says_so(row):
    assert row.certainty.words in row.doubt


@given(st.dates(date(1990, 1, 1), date(2040, 1, 1)))
def test_on_any_day_a_key_has_at_most_one_row(day):
    keys = [row.key for row in LAW.all_on(day)]
    assert len(keys) == len(set(keys))
    assert all(LAW.on(day, row.key) is row for row in LAW.all_on(day))


@given(st.data())
def test_overlap_is_found_exactly_when_two_rows_hold_on_one_day(data):
    start = date(2026, 1, 1)
    spans = st.tuples(st.integers(0, 30), st.none() | st.integers(0, 10))
    rows = [
        row(
            valid_from=start + timedelta(begin),
            valid_to=None if length is None else start + timedelta(begin + length),
        )
        for begin, length in data.draw(st.lists(spans, max_size=4))
    ]
    days = [start + timedelta(number) for number in range(45)]
    twice = any(sum(row.covers(day) for row in rows) > 1 for day in days)
    assert bool(list(Law.of(tuple(rows)).overlaps())) == twice
