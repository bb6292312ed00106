from django.apps import AppConfig


class TextCheckConfig(AppConfig):
    name = "waarborg.textcheck"
    verbose_name = "teksten controleren"

    def ready(self) -> None:
        from waarborg.textcheck import permissions  # noqa: F401  (tells the rules library who may)
