from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.cast import Cast
from waarborg.register.models import AISystem, ImportBatch

CSV = "naam;soort;status;kleur\nGem;chatbot;In gebruik;rood\n;chatbot;;\n"


def upload(client, content: str, name: str = "lijst.csv"):
    file = SimpleUploadedFile(name, content.encode())
    return client.post(reverse("register:imports"), {"file": file}, follow=True)


def test_hugo_looks_brings_in_and_undoes(cast: Cast, client):
    client.force_login(cast.hugo)
    preview = upload(client, CSV).text
    for part in ("De naam ontbreekt", "een melding en een besluit", "Niet gelezen: kleur", "Lees 1 systeem in"):
        assert part in preview
    batch = ImportBatch.objects.get()
    brought = client.post(reverse("register:import_apply", args=[batch.pk]), follow=True)
    assert "Draai het inlezen terug" in brought.text
    assert AISystem.objects.get().name == "Gem"
    client.post(reverse("register:import_undo", args=[batch.pk]))
    assert not AISystem.objects.exists()


def test_only_the_rows_with_errors_can_be_shown(cast: Cast, client):
    client.force_login(cast.hugo)
    upload(client, CSV)
    response = client.get(ImportBatch.objects.get().get_absolute_url(), {"toon": "error"})
    assert [row["number"] for row in response.context["rows"]] == [3]


def test_a_file_without_names_is_sent_back_with_what_to_do(cast: Cast, client):
    client.force_login(cast.hugo)
    assert "Noem die kolom ‘naam’" in upload(client, "kleur;maat\nrood;5\n").text
    assert not ImportBatch.objects.exists()


def test_no_file_and_a_broken_file_say_what_is_wrong(cast: Cast, client):
    client.force_login(cast.hugo)
    assert client.post(reverse("register:imports")).context["form"].errors["file"]
    assert "Open het in Excel en bewaar het opnieuw" in upload(client, "PK\x03\x04kapot", "x.xlsx").text
