from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.cast import Cast
from tests.scenes import designable
from waarborg.register.models import Designation, UseCase

Answers = dict[str, str]


@pytest.fixture
def use_case(cast: Cast) -> UseCase:
    return designable(cast, "personal")


def sent(client: Client, cast: Cast, use_case: UseCase, **answers: str):
    today = timezone.localdate()
    given = {
        "data_class": "personal",
        "starts_on": today.isoformat(),
        "ends_on": (today + timedelta(days=90)).isoformat(),
        "reason": "Nodig voor verslagen",
    }
    client.force_login(cast.gerda)
    return client.post(reverse("intake:designate", args=[use_case.pk]), given | answers)


def test_gerda_designates(client: Client, cast: Cast, use_case: UseCase):
    assert sent(client, cast, use_case).status_code == 302
    assert Designation.objects.get().data_class == "personal"


def test_the_advice_stands_above_the_form(client: Client, cast: Cast, use_case: UseCase):
    client.force_login(cast.gerda)
    shown = client.get(reverse("intake:designate", args=[use_case.pk])).content.decode()
    assert "Ja, binnen dit doel" in shown
    assert "Privacy adviseur: positief (Daan Mulder" in shown
    assert "niet gemeld bij dit gebruik" in shown


REFUSED = pytest.mark.parametrize(
    ("wrong", "field", "sentence"),
    [
        ({"data_class": "bsn"}, "data_class", "Meld eerst dat dit gebruik ook"),
        ({"data_class": ""}, "data_class", "verplicht"),
        ({"reason": "Nodig"}, "reason", "Schrijf in een zin waarom"),
        ({"ends_on": "2001-01-01"}, "ends_on", "eindigt voordat zij begint"),
        ({"ends_on": "0026-01-01"}, "ends_on", "tussen 2000 en 2100"),
    ],
)


@REFUSED
def test_what_is_wrong_stands_at_its_field(client: Client, cast: Cast, wrong: Answers, field: str, sentence: str):
    errors = sent(client, cast, designable(cast, "personal"), **wrong).context["form"].errors
    assert list(errors) == [field]
    assert sentence in errors[field][0]


@pytest.mark.parametrize("data_class", ["bsn", ""])
def test_a_refused_form_keeps_what_was_typed(client: Client, cast: Cast, use_case: UseCase, data_class: str):
    page = sent(client, cast, use_case, data_class=data_class, conditions="Alleen binnen het team")
    assert "Alleen binnen het team" in page.content.decode()
    assert not Designation.objects.exists()


def test_the_error_about_unreported_data_leads_to_the_report(client: Client, cast: Cast, use_case: UseCase):
    page = sent(client, cast, use_case, data_class="bsn").content.decode()
    assert f"/melden/nieuw/?systeem={use_case.system_id}&amp;doel=samenvatten" in page


def test_too_long_a_term_is_refused_with_what_was_typed(client: Client, cast: Cast, use_case: UseCase):
    page = sent(client, cast, use_case, ends_on=(timezone.localdate() + timedelta(days=900)).isoformat())
    assert "hoogstens 365 dagen" in page.content.decode()
    assert "Nodig voor verslagen" in page.content.decode()
