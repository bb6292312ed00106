from django.urls import path

from waarborg.textcheck import views

app_name = "textcheck"

urlpatterns = [
    path("", views.check, name="check"),
    path("terugzetten/", views.unmask, name="unmask"),
    path("klopt-niet/", views.feedback, name="feedback"),
    path("cijfers/", views.figures, name="figures"),
    path("cijfers/controles.csv", views.figures_csv, name="figures_csv"),
]
