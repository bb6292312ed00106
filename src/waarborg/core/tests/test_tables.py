from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from waarborg.core import tables
from waarborg.core.models import DueJob
from waarborg.core.tables import Cell, Empty, Field, Listing, Table

pytestmark = pytest.mark.django_db

START = datetime(2026, 11, 1, tzinfo=UTC)
JOBS: Listing[DueJob] = Listing(
    caption="Taken",
    fields=(
        Field("naam", "Naam", lambda job: job.name),
        Field("pad", "Pad", lambda job: Cell(job.path, tone="info")),
        Field("uur", "Uur", lambda job: str(job.next_due.hour), numeric=True),
    ),
    orders={"naam": ("name", "pk"), "uur": ("next_due", "-name", "pk")},
    default_order="-uur",
    link=lambda job: f"/taken/{job.name}/",
    exports=True,
    empty=Empty("Er zijn nog geen taken.", "Maak een taak", "/taken/nieuw/"),
    size=2,
)


def fill(number: int) -> None:
    DueJob.objects.bulk_create(
        DueJob(name=f"job {n}", path="a.b", every=timedelta(1), next_due=START + timedelta(hours=n))
        for n in range(number)
    )


def shown(address: str = "/taken/", **options) -> Table:
    return tables.build(RequestFactory().get(address), DueJob.objects.all(), JOBS, **options)


def names(table: Table) -> list[str]:
    return [row.cells[0].text for row in table.rows]


def test_a_list_shows_its_rows_with_links_in_the_default_order():
    fill(3)
    table = shown()
    assert names(table) == ["job 2", "job 1"]
    assert table.rows[0].url == "/taken/job 2/"
    assert table.rows[0].cells[1:] == (Cell("a.b", tone="info"), Cell("2", numeric=True))
    assert (table.count, table.count_is_exact) == (3, True)


def test_one_walks_to_the_end_and_back_by_the_links():
    fill(5)
    first = shown()
    second = shown(first.next_url)
    third = shown(second.next_url)
    assert [names(table) for table in (first, second, third)] == [["job 4", "job 3"], ["job 2", "job 1"], ["job 0"]]
    assert names(shown(third.previous_url)) == names(second)
    assert (first.previous_url, third.next_url) == ("", "")


def test_a_column_sorts_and_sorts_back():
    fill(3)
    once = shown(shown().columns[0].sort_url)
    twice = shown(once.columns[0].sort_url)
    assert [once.columns[0].sorted, twice.columns[0].sorted] == ["ascending", "descending"]
    assert (names(once), names(twice)) == (["job 0", "job 1"], ["job 2", "job 1"])
    assert [column.sortable for column in once.columns] == [True, False, True]


def test_links_keep_the_filters_and_lose_the_place():
    fill(5)
    table = shown("/taken/?status=a&status=b&naam=%C3%A9&sorteer=naam&na=old&formaat=csv")
    for url in (table.next_url, table.columns[2].sort_url, table.exports[0][1]):
        query = parse_qs(urlsplit(url).query)
        assert (query["status"], query["naam"]) == (["a", "b"], ["é"])
        assert "old" not in str(query)
    assert parse_qs(urlsplit(table.next_url).query)["sorteer"] == ["naam"]
    assert [label for label, _ in table.exports] == ["CSV", "XLSX"]


@pytest.mark.parametrize("address", ["/?sorteer=geheim", "/?sorteer=--naam", "/?na=x&voor=y", "/?sorteer=%00"])
def test_an_address_that_makes_no_sense_gives_the_start_of_the_list(address):
    fill(3)
    table = shown(address)
    assert names(table) == ["job 2", "job 1"]
    assert table.columns[2].sorted == "descending"


def test_counting_stops_so_that_its_cost_stays_flat(monkeypatch):
    monkeypatch.setattr(tables, "COUNTED", 3)
    fill(5)
    assert (shown().count, shown().count_is_exact) == (3, False)
    with CaptureQueriesContext(connection) as queries:
        shown()
    assert len(queries) == 2
    assert all("LIMIT" in query["sql"] for query in queries)


def test_an_empty_list_says_what_will_stand_here():
    table = shown()
    assert (table.rows, table.count) == ((), 0)
    assert table.empty == Empty("Er zijn nog geen taken.", "Maak een taak", "/taken/nieuw/")


def test_an_export_has_all_rows_as_shown():
    fill(3)
    assert JOBS.header() == ["Naam", "Pad", "Uur"]
    assert list(JOBS.texts(DueJob.objects.order_by("pk"))) == [
        ["job 0", "a.b", "0"],
        ["job 1", "a.b", "1"],
        ["job 2", "a.b", "2"],
    ]
