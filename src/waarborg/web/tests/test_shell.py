import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.template import engines
from django.template.loader import render_to_string
from django.test import Client

import waarborg
from tests.cast import Cast
from waarborg.web.context import NavigationItem

TEMPLATES = sorted(Path(waarborg.__file__).parent.glob("*/templates/**/*.html"))
AISHA = SimpleNamespace(name="Aisha El Amrani", job="Beleidsmedewerker")

PAGE = """
{% extends "base.html" %}
{% block title %}Register{% endblock %}
{% block heading %}Het register{% endblock %}
{% block content %}<p>Inhoud</p>{% endblock %}
"""


def shell(**changes: Any) -> dict[str, Any]:
    return {
        "organisation": "Gemeente Waterveen",
        "policy_title": "Beleid omgaan met AI",
        "navigation": [NavigationItem("Start", "/"), NavigationItem("Register", "/register/", "page")],
        "person": AISHA,
        "unread": 3,
        "demo": False,
    } | changes


def page(**changes: Any) -> str:
    return str(engines["django"].from_string(PAGE).render(shell(**changes)))


def test_a_page_says_where_it_is_and_has_one_heading():
    html = page()

    assert "<title>Register – Waarborg Gemeente Waterveen</title>" in html
    assert html.count("<h1") == 1
    assert '<html lang="nl"' in html
    assert 'href="/register/" aria-current="page"' in html


def test_a_keyboard_can_skip_to_the_content():
    html = page()

    assert html.index('href="#inhoud"') < html.index("<header")
    assert 'id="inhoud"' in html


def test_unread_messages_are_counted_for_eyes_and_ears():
    assert '3<span class="w-hidden"> ongelezen</span>' in page()
    assert "ongelezen" not in page(unread=0)


def test_the_shell_has_no_menu_for_a_stranger():
    html = page(person=None, navigation=[])

    assert "Uitloggen" not in html
    assert "Hoofdnavigatie" not in html


def test_a_demonstration_says_so():
    assert "verzonnen gegevens" in page(demo=True)
    assert "verzonnen gegevens" not in page()


def test_the_page_for_a_broken_server_needs_nothing():
    html = render_to_string("500.html")

    assert "Er ging iets mis bij ons" in html
    assert 'href="/"' in html


@pytest.mark.parametrize("name", ["404.html", "403_csrf.html"])
def test_an_error_page_has_a_way_on(name):
    assert "Naar het begin" in render_to_string(name, shell())


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_no_template_breaks_the_content_policy(template):
    html = template.read_text(encoding="utf-8")

    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)|javascript:", html)


@pytest.mark.parametrize(
    ("url", "entry", "mark"),
    [
        ("/register/", "Register", "page"),
        ("/register/import/", "Register", "true"),
        ("/advies/vragen/", "Adviesvragen", "true"),
        ("/mijn-werk/", "Start", "true"),
        ("/beheer/mijn-gegevens/", "Start", "true"),
    ],
)
def test_the_menu_marks_the_entry_to_which_a_page_belongs(client: Client, cast: Cast, url: str, entry: str, mark: str):
    client.force_login(cast.chantal)
    html = client.get(url).content.decode()
    assert set(re.findall(r'w-nav__link"[^>]*aria-current="(\w+)">([^<]+)', html)) == {(mark, entry)}


def test_an_unknown_page_shows_a_resident_the_way_to_the_public_register(client: Client, db: None):
    response = client.get("/openbaar/999/")
    html = response.content.decode()
    assert response.status_code == 404
    assert "Inloggen voor medewerkers" in html
    assert "Naar het openbaar register" in html


def test_the_footer_leads_to_the_municipality_and_its_policy():
    html = page(contact_url="https://www.waterveen.example/contact")
    assert 'href="https://www.waterveen.example/contact">Contact met Gemeente Waterveen' in html
    assert 'href="/beleid/"' in html
    assert "Contact met" not in page(contact_url="")
