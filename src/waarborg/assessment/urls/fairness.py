from django.urls import path

from waarborg.assessment.views import fairness

urlpatterns = [
    path("toepassing/<int:pk>/eerlijkheid/", fairness.of_use, name="fairness"),
    path("uitkomsten/<int:pk>/", fairness.outcomes, name="outcomes"),
    path("uitkomsten/<int:pk>/weg/", fairness.discard, name="outcomes_discard"),
    path("metingen/<int:pk>/", fairness.measurement, name="measurement"),
    path("metingen/<int:pk>/groepen.csv", fairness.groups_csv, name="measurement_csv"),
]
