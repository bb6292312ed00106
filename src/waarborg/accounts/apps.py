from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "waarborg.accounts"
    verbose_name = "personen"

    def ready(self) -> None:
        from waarborg.accounts import permissions  # noqa: F401  (tells the rules library who may)
