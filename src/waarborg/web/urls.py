from django.urls import path

from waarborg.web import views

app_name = "web"

urlpatterns = [
    path("", views.home, name="home"),
    path("mag-ik/", views.ask, name="ask"),
    path("mag-ik/systemen/", views.systems, name="systems"),
    path("catalogus/", views.catalogue, name="catalogue"),
    path("zoeken/", views.search, name="search"),
    path("over/", views.about, name="about"),
    path("toegankelijkheid/", views.accessibility, name="accessibility"),
    path("mijn-werk/", views.my_work, name="work"),
]
