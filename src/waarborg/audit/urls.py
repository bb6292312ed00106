from django.urls import path

from waarborg.audit import views

app_name = "audit"

urlpatterns = [
    path("", views.events, name="events"),
    path("<int:sequence>/", views.event, name="event"),
    path("controle/", views.verification, name="verification"),
    path("export.csv", views.export_csv, name="export_csv"),
    path("export.jsonl", views.export_jsonl, name="export_jsonl"),
    path("controleer.py", views.verifier, name="verifier"),
]
