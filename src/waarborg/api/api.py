from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI

from waarborg.accounts.api_auth import PersonAuth
from waarborg.api import VERSION
from waarborg.api.problems import handle_all
from waarborg.assessment.api import router as assessment
from waarborg.intake.api import router as intake
from waarborg.register.api import router as register
from waarborg.textcheck.api import router as textcheck


class Api(NinjaAPI):
    """Every answer names the version of the API, as the Dutch API Design Rules ask (API-57)."""

    def create_response(self, request: HttpRequest, data: Any, **more: Any) -> HttpResponse:
        response = super().create_response(request, data, **more)
        response["API-Version"] = self.version
        return response


api = Api(
    title="Waarborg",
    version=VERSION,
    description=(
        "Vraag of een AI-systeem mag worden gebruikt, controleer een tekst en lees het register. Elk antwoord noemt de "
        "artikelen van het beleid. Fouten komen als problem+json, met wat er mis is en hoe u verder kunt."
    ),
    urls_namespace="api",
    auth=PersonAuth,
    docs_url=None,
    openapi_extra={"info": {"license": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"}}},
)
api.add_router("", intake)
api.add_router("", register)
api.add_router("", textcheck)
api.add_router("", assessment)
handle_all(api)
