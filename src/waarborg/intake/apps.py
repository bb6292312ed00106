from django.apps import AppConfig
from django.db.models.signals import post_migrate


class IntakeConfig(AppConfig):
    name = "waarborg.intake"
    verbose_name = "meldingen"

    def ready(self) -> None:
        from waarborg.intake import permissions  # noqa: F401  (tells the rules library who may)
        from waarborg.intake.triggers import RULINGS

        post_migrate.connect(RULINGS.keep, sender=self, weak=False)
