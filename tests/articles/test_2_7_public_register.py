from tests.cast import Cast
from tests.scenes import reported, ruled
from waarborg.register.models import AISystem


def test_a_resident_reads_what_is_in_use_without_logging_in(cast: Cast, client):
    ruled(cast)
    assert "Copilot" in client.get("/openbaar/").content.decode()
    assert client.get(f"/openbaar/{AISystem.objects.get().pk}/").status_code == 200


def test_what_is_not_in_use_is_not_public(cast: Cast, client):
    reported(cast.aisha)
    assert "Copilot" not in client.get("/openbaar/").content.decode()
    assert client.get(f"/openbaar/{AISystem.objects.get().pk}/").status_code == 404


def test_no_name_of_a_member_of_staff_is_public(cast: Cast, client):
    ruled(cast)
    page = client.get(f"/openbaar/{AISystem.objects.get().pk}/").content.decode()
    assert not any(person.name in page for person in cast.all)
