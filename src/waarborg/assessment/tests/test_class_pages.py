"""The pages of the risk class, for who assesses and for who reads."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import Cast
from tests.scenes import BENEFITS, CHATBOT, answering, determined, reported
from waarborg.accounts.models import Person
from waarborg.assessment import actions
from waarborg.assessment.models import Classification, ClassificationState, Risk
from waarborg.register import actions as register
from waarborg.register.models import UseCase


@pytest.fixture
def use_case(cast: Cast) -> UseCase:
    return UseCase.objects.get(notice=reported(cast.aisha, risk=""))


def page(client: Client, person: Person, name: str, *args: object) -> str:
    client.force_login(person)
    response = client.get(reverse(f"assessment:{name}", args=args))
    assert response.status_code == 200, response.status_code
    return " ".join(response.content.decode().split())


def send(client: Client, person: Person, name: str, *args: object, **given: object):
    client.force_login(person)
    return client.post(reverse(f"assessment:{name}", args=args), given)


def test_daan_answers_until_there_is_a_class(client: Client, cast: Cast, use_case: UseCase):
    response = send(client, cast.daan, "begin", use_case.pk)
    asked = []
    while "/vraag/" in response["Location"]:
        fact = response["Location"].rstrip("/").rpartition("/")[2]
        asked.append(fact)
        response = client.post(response["Location"], {"answer": CHATBOT[fact]})
    assert asked == list(CHATBOT)
    draft = Classification.objects.get()
    assert response["Location"] == draft.get_absolute_url()
    assert "Klasse vaststellen" in page(client, cast.daan, "class", draft.pk)
    send(client, cast.daan, "class_finish", draft.pk)
    shown = page(client, cast.aisha, "use", use_case.pk)
    assert "Beperkt risico" in shown
    assert "art. 50 lid 1" in shown
    assert "Het zou anders zijn als" in shown


def test_the_class_says_because_of_which_answers_what_to_do_and_from_when(
    client: Client, cast: Cast, use_case: UseCase
):
    determined(use_case, BENEFITS, by=cast.daan)
    shown = page(client, cast.aisha, "use", use_case.pk)
    assert "Welke gebieden zijn het? <strong>Uitkeringen en voorzieningen" in shown
    assert "Bram de Wit, als gebruiksverantwoordelijke" in shown
    assert "2 december 2027" in shown


def test_an_answer_from_the_report_stands_ready_to_be_confirmed(client: Client, cast: Cast, use_case: UseCase):
    draft = actions.begin(by=cast.daan, use_case=use_case)
    shown = page(client, cast.daan, "class_question", draft.pk, "gpai")
    assert "Volgens de melding is dit: " in shown
    assert 'value="system" id="id_answer_0" checked' in shown.replace(' aria-describedby="id_answer_helptext"', "")
    assert Classification.objects.get().answers == {}


def test_without_an_answer_the_field_says_so(client: Client, cast: Cast, use_case: UseCase):
    draft = actions.begin(by=cast.daan, use_case=use_case)
    response = send(client, cast.daan, "class_question", draft.pk, "is_algorithm")
    assert "Kies een antwoord." in response.content.decode()


def test_not_knowing_and_an_answer_exclude_each_other(client: Client, cast: Cast, use_case: UseCase):
    draft = actions.begin(by=cast.daan, use_case=use_case)
    response = send(client, cast.daan, "class_question", draft.pk, "areas", answer=["5a", "unknown"])
    assert "Niet allebei." in response.content.decode()


def test_an_answer_of_a_colleague_meanwhile_is_shown(client: Client, cast: Cast, use_case: UseCase):
    draft = actions.begin(by=cast.daan, use_case=use_case)
    actions.save_answer(by=cast.els, draft=draft, fact="is_algorithm", chosen=["no"])
    response = send(client, cast.daan, "class_question", draft.pk, "is_algorithm", answer="yes", gezien="")
    assert "Een collega beantwoordde deze vraag net ook" in response.content.decode()
    response = send(client, cast.daan, "class_question", draft.pk, "is_algorithm", answer="yes", gezien="no")
    assert response.status_code == 302


def test_back_and_later_keep_the_answer(client: Client, cast: Cast, use_case: UseCase):
    draft = answering(actions.begin(by=cast.daan, use_case=use_case), {"is_algorithm": ["yes"]}, by=cast.daan)
    back = send(client, cast.daan, "class_question", draft.pk, "gpai", answer="none", naar="terug")
    assert back["Location"].endswith("/vraag/is_algorithm/")
    later = send(client, cast.daan, "class_question", draft.pk, "ai_system", answer="yes", naar="later")
    assert later["Location"] == reverse("assessment:use", args=[use_case.pk])
    assert Classification.objects.get().answers == {"is_algorithm": True, "gpai": "none", "ai_system": True}


def test_a_change_from_the_check_page_leads_back_to_it(client: Client, cast: Cast, use_case: UseCase):
    draft = answering(actions.begin(by=cast.daan, use_case=use_case), CHATBOT, by=cast.daan)
    address = f"{reverse('assessment:class_question', args=[draft.pk, 'in_use'])}?na=controleren"
    client.force_login(cast.daan)
    assert client.post(address, {"answer": "yes", "gezien": "no"})["Location"] == draft.get_absolute_url()


def test_a_question_that_does_not_exist_gives_404(client: Client, cast: Cast, use_case: UseCase):
    draft = actions.begin(by=cast.daan, use_case=use_case)
    client.force_login(cast.daan)
    assert client.get(reverse("assessment:class_question", args=[draft.pk, "kleur"])).status_code == 404


def test_a_draft_does_not_exist_for_who_only_reads(client: Client, cast: Cast, use_case: UseCase):
    draft = actions.begin(by=cast.daan, use_case=use_case)
    client.force_login(cast.aisha)
    assert client.get(draft.get_absolute_url()).status_code == 404


def test_chantal_deviates_and_everyone_reads_why(client: Client, cast: Cast, use_case: UseCase):
    found = determined(use_case, CHATBOT, by=cast.daan)
    assert "Nu geldt: beperkt risico" in page(client, cast.chantal, "deviate", found.pk)
    send(client, cast.chantal, "deviate", found.pk, risk="high", reason="Raakt uitkeringen")
    shown = page(client, cast.joost, "use", use_case.pk)
    assert "Hoog risico" in shown
    assert "Uit de antwoorden volgde: beperkt risico" in shown
    assert "Raakt uitkeringen" in shown


def test_the_difference_between_two_versions_is_shown(client: Client, cast: Cast, use_case: UseCase):
    determined(use_case, CHATBOT, by=cast.daan)
    register.change_system(by=cast.chantal, system=use_case.system, facts={"model_name": "GPT-9"}, why="Nieuw")
    draft = actions.begin(by=cast.els, use_case=use_case)
    for fact in ("annex_iii", "areas", "profiling"):
        draft = actions.save_answer(by=cast.els, draft=draft, fact=fact, chosen=BENEFITS[fact])
    second = actions.finish(by=cast.els, draft=draft)
    shown = page(client, cast.aisha, "difference", second.pk)
    assert "beperkt risico" in shown
    assert "hoog risico" in shown
    assert "Register: AI-model" in shown


class TestOverview:
    def test_it_lists_uses_with_their_class_and_what_to_do(self, client: Client, cast: Cast, use_case: UseCase):
        shown = page(client, cast.chantal, "overview")
        assert "Copilot: Tekst samenvatten" in shown
        assert "Nog te bepalen" in shown

    @pytest.mark.parametrize(
        ("asked", "found"),
        [("zonder", False), ("high", True), ("limited", False), ("opnieuw", False), ("onzin", True), ("", True)],
    )
    def test_the_filter_leaves_one_class(self, client: Client, cast: Cast, use_case: UseCase, asked: str, found: bool):
        determined(use_case, BENEFITS, by=cast.daan)
        client.force_login(cast.chantal)
        response = client.get(reverse("assessment:overview"), {"klasse": asked})
        assert bool(response.context["table"].rows) is found

    def test_a_deviation_counts_as_the_class(self, client: Client, cast: Cast, use_case: UseCase):
        found = determined(use_case, CHATBOT, by=cast.daan)
        actions.deviate(by=cast.chantal, classification=found, risk=Risk.HIGH, reason="Raakt uitkeringen")
        client.force_login(cast.chantal)
        rows = client.get(reverse("assessment:overview"), {"klasse": "high"}).context["table"].rows
        assert [cell.text for cell in rows[0].cells][1] == "Hoog risico"

    def test_it_costs_a_fixed_number_of_queries(
        self, client: Client, cast: Cast, use_case: UseCase, django_assert_max_num_queries
    ):
        for purpose in ("vertalen", "training", "programmeren"):
            notice = reported(cast.aisha, risk="", purpose=purpose)
            determined(UseCase.objects.get(notice=notice), CHATBOT, by=cast.daan)
        client.force_login(cast.chantal)
        with django_assert_max_num_queries(8):
            client.get(reverse("assessment:overview"))


def test_the_figures_count_what_held_and_what_is_still_open(client: Client, cast: Cast, use_case: UseCase):
    found = determined(use_case, CHATBOT, by=cast.daan)
    actions.deviate(by=cast.chantal, classification=found, risk=Risk.HIGH, reason="Raakt uitkeringen")
    reported(cast.aisha, risk="", purpose="vertalen")
    client.force_login(cast.ilse)
    context = client.get(reverse("assessment:figures")).context
    assert context["over_time"].stacks[-1].values == (0, 1, 0, 0, 0, 1)
    assert context["by_unit"].stacks[0].values == (0, 1, 0, 0, 0, 1)
    assert context["by_unit"].description.endswith("Sociaal domein (1).")


def test_the_work_of_who_assesses_shows_what_has_no_class(client: Client, cast: Cast, use_case: UseCase):
    client.force_login(cast.daan)
    assert "Bepaal de risicoklasse van Copilot" in client.get(reverse("web:work")).content.decode()
    determined(use_case, CHATBOT, by=cast.daan)
    assert "Bepaal de risicoklasse van Copilot" not in client.get(reverse("web:work")).content.decode()


def test_finishing_twice_leads_to_the_class(client: Client, cast: Cast, use_case: UseCase):
    draft = answering(actions.begin(by=cast.daan, use_case=use_case), CHATBOT, by=cast.daan)
    for _ in range(2):
        assert send(client, cast.daan, "class_finish", draft.pk).status_code == 302
    assert Classification.objects.get().state == ClassificationState.FINAL
