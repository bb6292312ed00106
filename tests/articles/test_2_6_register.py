from tests.cast import Cast
from tests.scenes import reported, ruled
from waarborg.register.models import AISystem, Version


def test_what_is_reported_stands_in_the_register_from_the_report_on(cast: Cast, client):
    reported(cast.aisha)
    client.force_login(cast.joost)
    page = client.get("/register/").content.decode()
    assert "Copilot" in page
    assert "voorgesteld" in page


def test_every_change_is_kept_as_a_version(cast: Cast):
    ruled(cast)
    states = [version.snapshot["state"] for version in Version.objects.order_by("number")]
    assert states[0] == "proposed"
    assert states[-1] == AISystem.objects.get().state == "in_use"


def test_the_register_can_be_taken_along_as_a_spreadsheet(cast: Cast, client):
    ruled(cast)
    client.force_login(cast.ilse)
    assert b"Copilot" in b"".join(client.get("/register/export.csv").streaming_content)
