from django.urls import path

from waarborg.assessment.views import classification as views

urlpatterns = [
    path("toepassing/<int:pk>/", views.use, name="use"),
]
