from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from django.contrib.auth.models import Permission
from django.core.signing import Signer
from django.db import connection
from django.db.models.functions import Length
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from waarborg.core.models import DueJob
from waarborg.core.paging import Page, page, reverse

pytestmark = pytest.mark.django_db

START = datetime(2026, 11, 1, 12, 0, 0, 123456, tzinfo=UTC)
NAMES = ["Eva", "eva", "Éva", "_", "%", "’s-Gravenzande"]
ORDERS = [
    ("pk",),
    ("-pk",),
    ("path", "pk"),
    ("-next_due", "-pk"),
    ("-next_due", "pk"),
    ("path", "-next_due", "pk"),
    ("-next_due", "path", "-pk"),
    ("path", "next_due", "last_error", "-pk"),
]


def fill(seeds: list[int]) -> None:
    DueJob.objects.all().delete()
    jobs = [DueJob(name=str(number), every=timedelta(1), last_error="x") for number in range(len(seeds))]
    for job, seed in zip(jobs, seeds, strict=True):
        job.path = NAMES[seed % 6]
        job.next_due = START + timedelta(microseconds=seed // 2)
    DueJob.objects.bulk_create(jobs)


def walk(order: tuple[str, ...], size: int) -> Iterator[Page[DueJob]]:
    """All pages from the first to the last."""
    cursor, more = "", True
    while more:
        found = page(DueJob.objects.all(), order=order, cursor=cursor, size=size)
        yield found
        cursor, more = found.next_cursor, bool(found.next_cursor)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seeds=st.lists(st.integers(0, 11), max_size=30), order=st.sampled_from(ORDERS), size=st.integers(1, 12))
def test_the_pages_together_are_the_list_in_both_directions(seeds, order, size):
    fill(seeds)
    pages = list(walk(order, size))
    rows = [row.pk for found in pages for row in found.rows]
    assert rows == list(DueJob.objects.order_by(*order).values_list("pk", flat=True))
    for here, there in pairwise(pages):
        back = page(DueJob.objects.all(), order=order, cursor=there.previous_cursor, size=size)
        assert back == here


def test_the_first_page_has_no_previous_and_the_last_no_next():
    fill([1, 2, 3, 4, 5])
    first, middle, last = walk(("-next_due", "-pk"), 2)
    assert (first.previous_cursor, last.next_cursor) == ("", "")
    assert middle.previous_cursor
    assert middle.next_cursor


def test_a_page_costs_one_query_without_offset_or_count():
    fill(list(range(8)))
    cursor = page(DueJob.objects.all(), order=("path", "pk"), cursor="", size=3).next_cursor
    with CaptureQueriesContext(
        connection,
    ) as queries:
        page(DueJob.objects.all(), order=("path", "pk"), cursor=cursor, size=3)
    (query,) = [captured["sql"] for captured in queries]
    assert "OFFSET" not in query
    assert "COUNT" not in query


@pytest.mark.parametrize("order", [("next_due", "pk"), ("-next_due", "-pk"), ("-next_due", "pk")])
def test_a_later_page_starts_inside_the_index(order):
    fill([*range(2_000)])
    with connection.cursor() as cursor:
        cursor.execute("CREATE INDEX page_due ON core_duejob (next_due, id)")
        cursor.execute("ANALYZE core_duejob")
    later = page(DueJob.objects.all(), order=order, cursor="", size=10).next_cursor
    plan: list[str] = []
    with connection.execute_wrapper(explain_to(plan)):
        page(DueJob.objects.all(), order=order, cursor=later, size=10)
    assert any("SEARCH" in line or "Index Cond: (" in line for line in plan), plan


def explain_to(plan: list[str]):
    """Keeps the plan of each query. Asked with its parameters apart, since SQLite plans differently without."""

    def explain(execute, sql, params, many, context):
        execute(f"EXPLAIN {'QUERY PLAN' if connection.vendor == 'sqlite' else ''} {sql}", params, many, context)
        plan.extend(str(line) for line in context["cursor"].fetchall())
        return execute(sql, params, many, context)

    return explain


def test_columns_of_another_record_and_computed_values_order_too():
    order = ("content_type__model", "length", "pk")
    permissions = Permission.objects.select_related("content_type").annotate(length=Length("codename"))
    first = page(permissions, order=order, cursor="", size=3)
    second = page(permissions, order=order, cursor=first.next_cursor, size=3)
    assert first.rows + second.rows == list(permissions.order_by(*order)[:6])


@pytest.mark.parametrize(
    "cursor",
    ["?", "\x00", "é" * 9, "WzFd:x", Signer(salt="other").sign_object([False, "1"]), Signer().sign_object(["x"])],
)
def test_a_cursor_that_was_tampered_with_gives_the_first_page(cursor):
    fill([1, 2, 3])
    assert page(DueJob.objects.all(), order=("pk",), cursor=cursor, size=2) == next(walk(("pk",), 2))


def test_a_cursor_of_another_ordering_gives_the_first_page():
    fill([3, 2, 1])
    other = page(DueJob.objects.all(), order=("-next_due", "-pk"), cursor="", size=1).next_cursor
    assert page(DueJob.objects.all(), order=("pk",), cursor=other, size=1) == next(walk(("pk",), 1))


def test_a_place_where_nothing_is_left_gives_the_first_page():
    fill([1, 2, 3])
    cursor = page(DueJob.objects.all(), order=("pk",), cursor="", size=2).next_cursor
    DueJob.objects.order_by("pk").last().delete()
    assert len(page(DueJob.objects.all(), order=("pk",), cursor=cursor, size=2).rows) == 2


def test_an_ordering_that_can_lose_rows_is_a_mistake_of_the_programmer():
    with pytest.raises(ValueError, match="primary key"):
        page(DueJob.objects.all(), order=("path",), cursor="")
    with pytest.raises(ValueError, match="may be empty"):
        page(DueJob.objects.all(), order=("last_started", "pk"), cursor="")
    with pytest.raises(ValueError, match="another record"):
        page(Permission.objects.all(), order=("content_type", "pk"), cursor="")


def test_reversing_an_ordering_flips_every_part():
    assert reverse(("-next_due", "pk")) == ("next_due", "-pk")
