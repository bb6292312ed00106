"""The letter of the tests, and what the page answers to a text. All people in it are fictional."""

from html import unescape

from django.test import Client

NAME = "Querijn Zonneveld"
BSN = "111222333"
LETTER = f"""Geachte heer {NAME},

U heeft een parkeervergunning aangevraagd. Uw BSN is {BSN} en u woont op Dorpsstraat 12.
Wij nemen binnen twee weken een besluit.
"""
CLEAN = "De gemeente wil meer bomen planten. Het voorstel is om de straat opnieuw in te richten."
PAGE = "/tekst-controleren/"
QUESTION = {"systeem": "Copilot", "doel": "samenvatten", "gegevens": "internal"}


def answer(client: Client, **sent: object) -> str:
    response = client.post(PAGE, QUESTION | sent)
    assert response.status_code == 200
    return unescape(response.content.decode())
