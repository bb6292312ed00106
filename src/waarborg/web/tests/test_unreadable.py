import pytest
from django.test import Client

from tests.cast import Cast


@pytest.mark.parametrize(
    "address", ["/zoeken/?q=%00", "/beheer/collegas/?owner=jan%00", "/inloggen/?next=%00", "/register/%00/"]
)
def test_an_address_with_nul_is_answered_with_a_way_on(client: Client, cast: Cast, address: str):
    client.force_login(cast.aisha)
    page = client.get(address)
    assert page.status_code == 400
    assert "Naar het begin" in page.content.decode()


def test_a_stranger_gets_the_same_answer(client: Client, db: None):
    assert client.get("/zoeken/?q=%00").status_code == 400


def test_other_strange_characters_are_looked_for(client: Client, cast: Cast):
    client.force_login(cast.aisha)
    assert client.get("/zoeken/?q=%2500%C3%A9%01").status_code == 200
