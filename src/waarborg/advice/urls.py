from django.urls import path

from waarborg.advice import views

app_name = "advice"

urlpatterns = [
    path("", views.inbox, name="inbox"),
    path("vragen/", views.ask, name="ask"),
    path("<int:pk>/", views.request, name="request"),
    path("<int:pk>/antwoord/", views.answer, name="answer"),
    path("<int:pk>/intrekken/", views.withdraw, name="withdraw"),
]
