from django.apps import AppConfig


class AssessmentConfig(AppConfig):
    name = "waarborg.assessment"
    verbose_name = "beoordelingen"

    def ready(self) -> None:
        from waarborg.assessment import permissions  # noqa: F401  (tells the rules library who may)
