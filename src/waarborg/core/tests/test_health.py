import json
from datetime import timedelta

import pytest
from django.db import OperationalError
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import resolve
from django.utils import timezone

from waarborg.core import health
from waarborg.core.models import Worker

pytestmark = pytest.mark.urls("waarborg.core.urls")
READY = "/_healthz/readyz/"


def ask(path: str, method: str = "get"):
    view, args, kwargs = resolve(path)
    return view(RequestFactory().generic(method.upper(), path), *args, **kwargs)


def told(response: HttpResponse):
    return json.loads(response.content)


def test_a_living_process_says_so_without_the_database():
    response = ask("/_healthz/livez/")
    assert (response.status_code, told(response)) == (200, {"status": "ok"})


@pytest.mark.django_db
def test_it_is_ready_when_all_is_well():
    Worker.objects.create(name="w", seen_at=timezone.now())
    response = ask(READY)
    assert (response.status_code, told(response)["status"]) == (200, "ok")
    assert set(told(response)["checks"]) == {"database", "migrations", "policy", "worker"}
    assert "no-store" in response["Cache-Control"]


@pytest.mark.django_db
@pytest.mark.parametrize("minutes", [None, 5])
def test_a_worker_that_is_away_is_a_warning(minutes):
    if minutes:
        Worker.objects.create(name="w", seen_at=timezone.now() - timedelta(minutes=minutes))
    response = ask(READY)
    assert (response.status_code, told(response)["checks"]["worker"]["status"]) == (200, "warning")


@pytest.mark.django_db
def test_it_is_not_ready_while_migrations_wait(monkeypatch):
    monkeypatch.setattr(MigrationExecutor, "migration_plan", lambda *_: ["one", "two"])
    response = ask(READY)
    assert response.status_code == 503
    assert told(response)["checks"]["migrations"] == {"status": "failed", "detail": "Migraties die nog moeten: 2."}


@pytest.mark.django_db
def test_a_database_that_is_away_is_told_without_secrets(monkeypatch):
    def away():
        raise OperationalError("connection to server at db.internal, user waarborg failed")

    monkeypatch.setitem(health.CHECKS, "database", away)
    response = ask(READY)
    assert response.status_code == 503
    assert b"internal" not in response.content


@pytest.mark.django_db
def test_asking_changes_nothing():
    assert ask(READY, "post").status_code == 405
