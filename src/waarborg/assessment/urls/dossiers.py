from django.urls import URLPattern, path

from waarborg.assessment.views import instruments
from waarborg.assessment.views.dossiers import listing, overview, part, question, report, signing, starting

ASKED = "dossiers/<int:pk>/vragen/<str:question>/"

urlpatterns: list[URLPattern] = [
    path("dossiers/", listing.dossiers, name="dossiers"),
    path("toepassingen/<int:pk>/", starting.use_dossiers, name="use_dossiers"),
    path("toepassingen/<int:pk>/begin/<slug:key>/", starting.start_dossier, name="start_dossier"),
    path("dossiers/<int:pk>/", overview.dossier, name="dossier"),
    path("dossiers/<int:pk>/delen/<str:part>/", part.part, name="part"),
    path("dossiers/<int:pk>/uitkomst/", overview.outcome, name="outcome"),
    path("dossiers/<int:pk>/vergelijk/<int:number>/", overview.compare, name="compare"),
    path("dossiers/<int:pk>/rapport.pdf", report.report, name="report"),
    path("dossiers/<int:pk>/vastgelegd.json", report.snapshot, name="snapshot"),
    path(ASKED, question.question, name="question"),
    path(f"{ASKED}notitie/", question.note, name="note"),
    path(f"{ASKED}bewijs/", question.evidence_for, name="evidence_for"),
    path(f"{ASKED}actiepunt/", question.action_point, name="action_point"),
    path("bewijs/<int:pk>/", question.evidence, name="evidence"),
    path("actiepunten/<int:pk>/", question.meet_action_point, name="meet_action_point"),
    path("dossiers/<int:pk>/schrijvers/", starting.authors, name="authors"),
    path("schrijvers/<int:pk>/weg/", starting.remove_author, name="remove_author"),
    path("dossiers/<int:pk>/ondertekenen/", signing.sign, name="sign"),
    path("dossiers/<int:pk>/aanbieden/", signing.submit, name="submit"),
    path("dossiers/<int:pk>/afronden/", signing.finish, name="finish"),
    path("dossiers/<int:pk>/advies/", signing.advise, name="advise"),
    path("dossiers/<int:pk>/vaststellen/", signing.accept, name="accept"),
    path("dossiers/<int:pk>/teruggeven/", signing.give_back, name="give_back"),
    path("instrumenten/", instruments.instruments, name="instruments"),
    path("instrumenten/<int:pk>/", instruments.instrument, name="instrument"),
    path("instrumenten/<int:pk>/overnemen/", instruments.take_over, name="take_over"),
    path("instrumenten/<int:pk>/stoppen/", instruments.withdraw_instrument, name="withdraw_instrument"),
]
