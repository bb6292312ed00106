from django.apps import AppConfig
from django.core.exceptions import ImproperlyConfigured

from waarborg.core.rulebook import book
from waarborg.rulebook import WrongPolicy


class CoreConfig(AppConfig):
    name = "waarborg.core"

    def ready(self) -> None:
        try:
            book()
        except WrongPolicy as error:
            raise ImproperlyConfigured(str(error)) from error
