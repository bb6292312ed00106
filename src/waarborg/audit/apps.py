from django.apps import AppConfig
from django.db.models.signals import post_migrate


class AuditConfig(AppConfig):
    name = "waarborg.audit"
    verbose_name = "logboek"

    def ready(self) -> None:
        from waarborg.audit.triggers import EVENTS

        post_migrate.connect(EVENTS.keep, sender=self, weak=False)
