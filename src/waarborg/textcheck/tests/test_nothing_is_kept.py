"""Of a checked text nothing stays behind: not in the database, a log, a file, a cache or the report of an error."""

import logging
import sys
from collections.abc import Iterator
from io import BytesIO

import pytest
from django.core.signals import got_request_exception
from django.db import connection
from django.http import HttpRequest
from django.test import Client
from django.test.client import MULTIPART_CONTENT
from django.views.debug import ExceptionReporter

from tests.cast import Cast
from tests.scenes import ruled
from waarborg.textcheck import api, checking
from waarborg.textcheck.tests.examples import BSN, LETTER, NAME

PAGE = "/tekst-controleren/"
JSON = "application/json"
SECRETS = (NAME, "Querijn", "Zonneveld", BSN)


@pytest.fixture
def aisha(cast: Cast, client: Client) -> Client:
    ruled(cast)
    client.force_login(cast.aisha)
    return client


def test_the_database_and_the_log_know_nothing_of_it(aisha: Client, caplog: pytest.LogCaptureFixture):
    caplog.set_level(logging.DEBUG)
    question = {"systeem": "Copilot", "doel": "samenvatten", "gegevens": "internal"}
    assert NAME in aisha.post(PAGE, {"tekst": LETTER, **question}).content.decode()
    assert NAME in aisha.post(PAGE, {"tekst": LETTER, **question, "systeem": "Onbekend"}).content.decode()
    assert NAME in aisha.post(PAGE, {"bestand": file(LETTER.encode()), **question}).content.decode()
    assert NAME in aisha.post(f"{PAGE}terugzetten/", {"tekst": LETTER, "antwoord": "<PERSOON_1>"}).content.decode()
    corrected = {"maskering": "ja", "bestandsnaam": f"{NAME}.txt", "aangeboden": "person:0", "ook": "Zonneveld"}
    assert NAME in aisha.post(PAGE, {"tekst": LETTER, **question, **corrected}).content.decode()
    assert NAME in aisha.post(PAGE, {"bestand": file(LETTER.encode(), f"{NAME}.txt"), **question}).content.decode()
    aisha.post(f"{PAGE}klopt-niet/", {"bevinding": f"false_alarm:person:rule:{NAME}", "beurt": NAME, "tekst": LETTER})
    for door in ("controleren", "maskeren"):
        answer = aisha.post(f"/api/v1/tekst/{door}", {"text": LETTER}, content_type=JSON)
        assert answer.status_code == 200
    assert [record for record in caplog.messages if any(secret in record for secret in SECRETS)] == []
    assert [row for row in everything() if any(secret in row for secret in SECRETS)] == []


def test_no_browser_or_proxy_may_keep_a_page_with_a_text(aisha: Client):
    for address in (PAGE, f"{PAGE}terugzetten/", f"{PAGE}klopt-niet/"):
        assert "no-store" in aisha.post(address, {"tekst": LETTER, "antwoord": "x"})["Cache-Control"]
    api = aisha.post("/api/v1/tekst/maskeren", {"text": LETTER}, content_type=JSON)
    assert api["Cache-Control"] == "no-store"


def test_the_text_travels_in_no_address(aisha: Client):
    page = aisha.post(PAGE, {"tekst": LETTER, "gegevens": "internal"}).content.decode()
    links = [link.partition('"')[0] for link in page.split('href="')[1:]]
    assert not any(secret in link for secret in SECRETS for link in links)


@pytest.fixture
def no_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **options: object) -> None:
        raise AssertionError("a file of someone was laid on the disk")

    monkeypatch.setattr("django.core.files.temp.NamedTemporaryFile", refuse)


def test_a_file_is_never_laid_on_a_disk(aisha: Client, no_disk: None):
    large = LETTER.encode() + b" " * 3_000_000
    assert NAME in aisha.post(PAGE, {"bestand": file(large), "gegevens": "internal"}).content.decode()


def test_a_file_beyond_the_bound_is_refused_at_its_field_and_never_read(aisha: Client, no_disk: None):
    page = aisha.post(PAGE, {"bestand": file(b"x" * 11_600_000), "gegevens": "internal"}).content.decode()
    assert "Dit bestand is groter dan 10 MB." in page


@pytest.mark.parametrize(
    "asked",
    [
        (PAGE, {"tekst": LETTER, "gegevens": "internal"}, MULTIPART_CONTENT),
        (f"{PAGE}terugzetten/", {"tekst": LETTER, "antwoord": NAME}, MULTIPART_CONTENT),
        ("/api/v1/tekst/controleren", {"text": LETTER}, JSON),
        ("/api/v1/tekst/maskeren", {"text": LETTER}, JSON),
        ("/api/v1/tekst/herstellen", {"text": LETTER, "tokens": {"<PERSOON_1>": NAME}}, JSON),
    ],
)
def test_a_report_of_an_error_does_not_show_the_text(
    aisha: Client, monkeypatch: pytest.MonkeyPatch, settings, asked: tuple[str, dict[str, object], str]
):
    def fail(*given: object, **options: object) -> None:
        raise RuntimeError("something broke")

    def hear(sender: object, request: HttpRequest, **more: object) -> None:
        reports.append(ExceptionReporter(request, *sys.exc_info()).get_traceback_html())

    reports: list[str] = []
    settings.DEBUG = False
    monkeypatch.setattr(checking, "check", fail)
    monkeypatch.setattr(api, "restored", fail)
    aisha.raise_request_exception = False
    got_request_exception.connect(hear)
    try:
        address, sent, content_type = asked
        assert aisha.post(address, sent, content_type=content_type).status_code == 500
    finally:
        got_request_exception.disconnect(hear)
    (report,) = reports
    assert "something broke" in report
    assert not any(secret in report for secret in SECRETS)


def file(content: bytes, name: str = "brief.txt") -> BytesIO:
    found = BytesIO(content)
    found.name = name
    return found


def everything() -> Iterator[str]:
    """Every row of every table, as text."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608  (a name from the catalogue)
            yield from (f"{table}: {row}" for row in cursor.fetchall())
