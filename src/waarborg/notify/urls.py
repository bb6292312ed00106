from django.urls import path

from waarborg.notify import views

app_name = "notify"

urlpatterns = [
    path("", views.messages, name="messages"),
    path("<int:pk>/", views.open_message, name="open"),
    path("alles-gelezen/", views.read_all, name="read_all"),
    path("nieuws/", views.news, name="news"),
]
