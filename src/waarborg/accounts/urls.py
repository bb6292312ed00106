from django.urls import path

from waarborg.accounts import views

app_name = "accounts"

urlpatterns = [
    path("", views.people, name="people"),
    path("collegas/", views.colleagues, name="colleagues"),
    path("personen/nieuw/", views.add, name="add"),
    path("personen/<int:pk>/", views.person, name="person"),
    path("personen/<int:pk>/wijzigen/", views.change, name="change"),
    path("personen/<int:pk>/rollen/", views.roles, name="roles"),
    path("mijn-gegevens/", views.me, name="me"),
    path("mijn-gegevens/sleutels/<int:pk>/intrekken/", views.revoke_key, name="revoke_key"),
]
