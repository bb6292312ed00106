from django.urls import URLPattern, path

from waarborg.assessment.views import instruments
from waarborg.assessment.views.dossiers import listing, overview, part, question, report, signing, starting

ASKED = "dossiers/<int:pk>/vragen/<str:question>/"

urlpatterns: list[URLPattern] = [
    path("dossiers/", listing.dossiers, name="dossiers"),
    path("toepassing/<int:pk>/dossiers/", starting.use_dossiers, name="use_dossiers"),
    path("toepassing/<int:pk>/dossiers/<slug:key>/begin/", starting.start_dossier, name="start_dossier"),
    path("dossiers/<int:pk>/", overview.dossier, name="dossier"),
    path("dossiers/<int:pk>/delen/<str:part>/", part.part, name="dossier_part"),
    path("dossiers/<int:pk>/uitkomst/", overview.outcome, name="dossier_outcome"),
    path("dossiers/<int:pk>/vergelijk/<int:number>/", overview.compare, name="dossier_compare"),
    path("dossiers/<int:pk>/rapport.pdf", report.report, name="dossier_report"),
    path("dossiers/<int:pk>/vastgelegd.json", report.snapshot, name="dossier_snapshot"),
    path(ASKED, question.question, name="dossier_question"),
    path(f"{ASKED}notitie/", question.note, name="dossier_note"),
    path(f"{ASKED}bewijs/", question.evidence_for, name="dossier_evidence_for"),
    path(f"{ASKED}actiepunt/", question.action_point, name="dossier_action_point"),
    path("bewijs/<int:pk>/", question.evidence, name="dossier_evidence"),
    path("actiepunten/<int:pk>/", question.meet_action_point, name="meet_action_point"),
    path("dossiers/<int:pk>/schrijvers/", starting.authors, name="dossier_authors"),
    path("schrijvers/<int:pk>/weg/", starting.remove_author, name="remove_author"),
    path("dossiers/<int:pk>/ondertekenen/", signing.sign, name="dossier_sign"),
    path("dossiers/<int:pk>/aanbieden/", signing.submit, name="dossier_submit"),
    path("dossiers/<int:pk>/afronden/", signing.finish, name="dossier_finish"),
    path("dossiers/<int:pk>/advies/", signing.advise, name="dossier_advise"),
    path("dossiers/<int:pk>/vaststellen/", signing.accept, name="dossier_accept"),
    path("dossiers/<int:pk>/teruggeven/", signing.give_back, name="dossier_give_back"),
    path("instrumenten/", instruments.instruments, name="instruments"),
    path("instrumenten/<int:pk>/", instruments.instrument, name="instrument"),
    path("instrumenten/<int:pk>/overnemen/", instruments.take_over, name="take_over"),
    path("instrumenten/<int:pk>/stoppen/", instruments.withdraw_instrument, name="withdraw_instrument"),
]
