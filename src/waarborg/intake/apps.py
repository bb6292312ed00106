from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate


class IntakeConfig(AppConfig):
    name = "waarborg.intake"
    verbose_name = "meldingen"

    def ready(self) -> None:
        from waarborg.intake import permissions  # noqa: F401  (tells the rules library who may)

        post_migrate.connect(keep_rulings, sender=self)


def keep_rulings(using: str, **_: Any) -> None:
    """After every migration: one that remakes the table on SQLite silently drops its triggers."""
    from waarborg.intake.triggers import RULINGS

    RULINGS.install(connections[using])
