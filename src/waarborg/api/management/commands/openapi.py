import json
from typing import Any

from django.core.management.base import BaseCommand

from waarborg.api.api import api


def described() -> str:
    """The description of the API, as the file in docs/developers holds it."""
    return json.dumps(api.get_openapi_schema(path_prefix="/api/v1/"), ensure_ascii=False, indent=2) + "\n"


class Command(BaseCommand):
    help = "Toont de beschrijving van de API. Bewaar die in docs/developers/openapi.json na een wijziging."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(described(), ending="")
