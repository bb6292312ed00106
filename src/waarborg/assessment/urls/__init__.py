from waarborg.assessment.urls import classification, demands, dossiers, fairness

app_name = "assessment"

urlpatterns = [
    *classification.urlpatterns,
    *dossiers.urlpatterns,
    *demands.urlpatterns,
    *fairness.urlpatterns,
]
