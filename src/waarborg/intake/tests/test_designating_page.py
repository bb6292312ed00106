from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.cast import Cast
from tests.scenes import designable, reported
from waarborg.advice import actions as advice
from waarborg.advice.models import Stance
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


def test_the_conditions_of_the_advisers_are_filled_in_and_may_be_left_out(client: Client, cast: Cast):
    use_case = designable(cast, "personal")
    request = advice.ask(
        by=cast.chantal,
        to_role="ciso",
        question="Is het veilig?",
        use_case=use_case,
        data_classes=["personal"],
    )
    advice.answer(by=cast.els, request=request, stance=Stance.CONDITIONS, text="Laat namen weg")
    client.force_login(cast.gerda)
    form = client.get(reverse("intake:designate", args=[use_case.pk])).context["form"]
    assert form["conditions"].value() == "Laat namen weg"
    assert sent(client, cast, use_case, conditions="").status_code == 302
    assert Designation.objects.get().conditions == ""


def test_without_a_positive_ruling_the_page_says_so_instead_of_showing_a_form(client: Client, cast: Cast):
    reported(cast.aisha, data_classes=["personal"])
    use_case = UseCase.objects.get()
    client.force_login(cast.gerda)
    page = client.get(reverse("intake:designate", args=[use_case.pk]))
    assert page.status_code == 409
    assert "Aanwijzen kan pas als" in page.content.decode()
    assert use_case.get_absolute_url() in page.content.decode()


def test_what_is_out_of_use_cannot_be_taken_out_of_use_again(client: Client, cast: Cast, use_case: UseCase):
    url = reverse("intake:retire", args=[use_case.system_id])
    client.force_login(cast.chantal)
    assert client.get(url).status_code == 200
    client.post(url, {"reason": "Te duur"})
    page = client.get(url)
    assert page.status_code == 409
    assert "de status is nu" in page.content.decode()


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


@pytest.mark.parametrize(("days", "sentence"), [(900, "hoogstens 365 dagen"), (-1, "Deze termijn is al voorbij")])
def test_a_wrong_term_is_told_at_its_field_beside_other_errors(
    client: Client, cast: Cast, use_case: UseCase, days: int, sentence: str
):
    today = timezone.localdate()
    term = {"starts_on": (today - timedelta(days=9)).isoformat(), "ends_on": (today + timedelta(days=days)).isoformat()}
    page = sent(client, cast, use_case, **term, data_class="")
    errors = page.context["form"].errors
    assert list(errors) == ["data_class", "ends_on"]
    assert sentence in errors["ends_on"][0]
    assert "Nodig voor verslagen" in page.content.decode()
