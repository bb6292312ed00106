from datetime import timedelta

import pytest
from django.db import OperationalError
from django.db.migrations.executor import MigrationExecutor
from django.test import Client
from django.utils import timezone

from waarborg.core import health
from waarborg.core.models import Worker

READY = "/_healthz/readyz/"


def test_a_living_process_says_so_without_the_database(client: Client):
    response = client.get("/_healthz/livez/")
    assert (response.status_code, response.json()) == (200, {"status": "ok"})


@pytest.mark.django_db
def test_it_is_ready_when_all_is_well(client: Client):
    Worker.objects.create(name="w", seen_at=timezone.now())
    response = client.get(READY)
    assert (response.status_code, response.json()["status"]) == (200, "ok")
    assert set(response.json()["checks"]) == {"database", "migrations", "policy", "worker"}
    assert "no-store" in response["Cache-Control"]


@pytest.mark.django_db
@pytest.mark.parametrize("minutes", [None, 5])
def test_a_worker_that_is_away_is_a_warning(client: Client, minutes):
    if minutes:
        Worker.objects.create(name="w", seen_at=timezone.now() - timedelta(minutes=minutes))
    response = client.get(READY)
    assert (response.status_code, response.json()["checks"]["worker"]["status"]) == (200, "warning")


@pytest.mark.django_db
def test_it_is_not_ready_while_migrations_wait(client: Client, monkeypatch):
    monkeypatch.setattr(MigrationExecutor, "migration_plan", lambda *_: ["one", "two"])
    response = client.get(READY)
    assert response.status_code == 503
    assert response.json()["checks"]["migrations"] == {"status": "failed", "detail": "Migraties die nog moeten: 2."}


@pytest.mark.django_db
def test_a_database_that_is_away_is_told_without_secrets(client: Client, monkeypatch):
    def away():
        raise OperationalError("connection to server at db.internal, user waarborg failed")

    monkeypatch.setitem(health.CHECKS, "database", away)
    response = client.get(READY)
    assert response.status_code == 503
    assert b"internal" not in response.content


@pytest.mark.django_db
def test_asking_changes_nothing(client: Client):
    assert client.post(READY).status_code == 405
