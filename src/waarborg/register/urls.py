from django.urls import path

from waarborg.register import views

app_name = "register"

urlpatterns = [
    path("", views.systems, name="systems"),
    path("export.csv", views.export_csv, name="export_csv"),
    path("export.xlsx", views.export_xlsx, name="export_xlsx"),
    path("<int:pk>/", views.system, name="system"),
    path("<int:pk>/wijzigen/", views.change, name="change"),
    path("<int:pk>/tekst-voor-inwoners/", views.public_text, name="public_text"),
    path("<int:pk>/versies/", views.versions, name="versions"),
    path("<int:pk>/versies/<int:number>/", views.version, name="version"),
    path("<int:pk>/stilzetten/", views.suspend, name="suspend"),
    path("<int:pk>/weer-toestaan/", views.resume, name="resume"),
    path("toepassing/<int:pk>/meedoen/", views.join, name="join"),
    path("aanwijzing/<int:pk>/intrekken/", views.revoke, name="revoke"),
    path("import/", views.imports, name="imports"),
    path("import/<int:pk>/", views.import_batch, name="import_batch"),
    path("import/<int:pk>/inlezen/", views.import_apply, name="import_apply"),
    path("import/<int:pk>/terugdraaien/", views.import_undo, name="import_undo"),
]
