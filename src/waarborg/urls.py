"""Every address of the product. The matrix test asks each of them as every role."""

from django.urls import include, path

from waarborg.api.api import api

urlpatterns = [
    path("", include("waarborg.web.urls")),
    path("", include("waarborg.core.urls")),
    path("", include("waarborg.intake.urls")),
    path("tekst-controleren/", include("waarborg.textcheck.urls")),
    path("advies/", include("waarborg.advice.urls")),
    path("beoordelen/", include("waarborg.assessment.urls")),
    path("register/", include("waarborg.register.urls")),
    path("beleid/", include("waarborg.policy.urls")),
    path("openbaar/", include("waarborg.publication.urls")),
    path("berichten/", include("waarborg.notify.urls")),
    path("toezicht/", include("waarborg.audit.urls")),
    path("beheer/", include("waarborg.accounts.urls")),
    path("inloggen/", include("waarborg.accounts.login_urls")),
    path("api/v1/", api.urls),
]
