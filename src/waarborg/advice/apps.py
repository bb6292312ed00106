from django.apps import AppConfig


class AdviceConfig(AppConfig):
    name = "waarborg.advice"
    verbose_name = "adviesvragen"

    def ready(self) -> None:
        from waarborg.advice import permissions  # noqa: F401  (tells the rules library who may)
