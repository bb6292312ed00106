from django.urls import path

from waarborg.core import health

app_name = "core"
urlpatterns = [
    path("_healthz/livez/", health.livez, name="livez"),
    path("_healthz/readyz/", health.readyz, name="readyz"),
]
