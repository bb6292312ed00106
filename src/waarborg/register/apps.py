from django.apps import AppConfig


class RegisterConfig(AppConfig):
    name = "waarborg.register"
    verbose_name = "register"

    def ready(self) -> None:
        from waarborg.register import permissions  # noqa: F401  (tells the rules library who may)
