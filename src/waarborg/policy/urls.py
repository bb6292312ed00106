from django.urls import path

from waarborg.policy import views

app_name = "policy"

urlpatterns = [
    path("", views.articles, name="articles"),
    path("wet/", views.law, name="law"),
    path("begrippen/", views.glossary, name="glossary"),
    path("<str:number>/", views.article, name="article"),
]
