from django.urls import path

from waarborg.assessment.views import classification, overview

urlpatterns = [
    path("", overview.overview, name="overview"),
    path("cijfers/", overview.figures, name="figures"),
    path("toepassing/<int:pk>/", classification.use, name="use"),
    path("toepassing/<int:pk>/risicoklasse/", classification.begin, name="begin"),
    path("risicoklasse/<int:pk>/", classification.detail, name="class"),
    path("risicoklasse/<int:pk>/vraag/<slug:fact>/", classification.question, name="class_question"),
    path("risicoklasse/<int:pk>/vaststellen/", classification.finish, name="class_finish"),
    path("risicoklasse/<int:pk>/stoppen/", classification.drop, name="drop"),
    path("risicoklasse/<int:pk>/afwijken/", classification.deviate, name="deviate"),
    path("risicoklasse/<int:pk>/verschil/", classification.difference, name="difference"),
]
