"""Who asks the API: someone who is logged in, or a program with a key of a person."""

from typing import Any

from django.http import HttpRequest
from ninja.security import HttpBearer, SessionAuth

from waarborg.accounts.models import ApiKey, Person


class KeyAuth(HttpBearer):
    """`Authorization: Bearer waarborg_…`, with a key made on the page "Mijn gegevens"."""

    openapi_description = "Een API-sleutel. U maakt er een op de pagina Mijn gegevens."

    def authenticate(self, request: HttpRequest, token: str) -> Person | None:
        person = ApiKey.objects.person_for(token)
        if person:
            request.user = person
        return person


class LoginAuth(SessionAuth):
    openapi_description = "De sessie van wie in de browser is ingelogd."

    def authenticate(self, request: HttpRequest, key: str | None) -> Person | None:
        return request.user if isinstance(request.user, Person) else None


PersonAuth: list[Any] = [KeyAuth(), LoginAuth()]
"""What every door of the API asks for. Afterwards `request.auth` is the person."""
