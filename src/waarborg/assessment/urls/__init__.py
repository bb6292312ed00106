from waarborg.assessment.urls import classification, dossiers, duties, fairness

app_name = "assessment"

urlpatterns = [
    *classification.urlpatterns,
    *dossiers.urlpatterns,
    *duties.urlpatterns,
    *fairness.urlpatterns,
]
