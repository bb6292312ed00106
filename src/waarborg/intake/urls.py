from django.urls import path

from waarborg.intake import views

app_name = "intake"

urlpatterns = [
    path("melden/", views.mine, name="mine"),
    path("melden/nieuw/", views.start, name="start"),
    path("melden/zoek-systeem/", views.lookup, name="lookup"),
    path("melden/<int:pk>/", views.notice, name="notice"),
    path("melden/<int:pk>/vraag/<int:number>/", views.step, name="step"),
    path("melden/<int:pk>/controleren/", views.confirm, name="confirm"),
    path("melden/<int:pk>/intrekken/", views.withdraw, name="withdraw"),
    path("melden/<int:pk>/terugsturen/", views.return_notice, name="return"),
    path("melden/<int:pk>/standpunt/", views.position, name="position"),
    path("melden/<int:pk>/voorwaarde/", views.add_condition, name="add_condition"),
    path("melden/<int:pk>/adviesvraag/", views.ask_adviser, name="ask_adviser"),
    path("melden/<int:pk>/advies/", views.advise, name="advise"),
    path("melden/<int:pk>/besluit/", views.rule, name="rule"),
    path("melden/<int:pk>/terug-naar-iboard/", views.refer_back, name="refer_back"),
    path("melden/voorwaarde/<int:pk>/weg/", views.remove_condition, name="remove_condition"),
    path("melden/voorwaarde/<int:pk>/voldaan/", views.meet_condition, name="meet_condition"),
    path("melden/besluit/<int:pk>/", views.ruling, name="ruling"),
    path("register/toepassing/<int:pk>/aanwijzen/", views.designate, name="designate"),
    path("register/<int:pk>/uit-gebruik/", views.retire, name="retire"),
    path("iboard/", views.board, name="board"),
    path("directie/", views.management, name="management"),
]
