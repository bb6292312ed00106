from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "waarborg.intake"
    verbose_name = "meldingen"

    def ready(self) -> None:
        from waarborg.intake import permissions  # noqa: F401  (tells the rules library who may)
