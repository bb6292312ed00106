from django.urls import path

from waarborg.publication import views

app_name = "publication"

urlpatterns = [
    path("", views.systems, name="systems"),
    path("<int:pk>/", views.system, name="system"),
]
