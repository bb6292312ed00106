from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate


class AuditConfig(AppConfig):
    name = "waarborg.audit"
    verbose_name = "logboek"

    def ready(self) -> None:
        post_migrate.connect(keep_append_only, sender=self)


def keep_append_only(using: str, **_: Any) -> None:
    """After every migration: one that remakes the table on SQLite silently drops its triggers."""
    from waarborg.audit import triggers

    triggers.install(connections[using])
