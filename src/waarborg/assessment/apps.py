from django.apps import AppConfig
from django.db.models.signals import post_migrate


class AssessmentConfig(AppConfig):
    name = "waarborg.assessment"
    verbose_name = "beoordelingen"

    def ready(self) -> None:
        from waarborg.assessment import permissions  # noqa: F401  (tells the rules library who may)
        from waarborg.assessment.triggers import SIGNATURES

        post_migrate.connect(SIGNATURES.keep, sender=self, weak=False)
