from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.cast import Cast
from waarborg.accounts.models import Person
from waarborg.advice import actions
from waarborg.advice.models import AdviceRequest, Stance
from waarborg.advice.work import work_for
from waarborg.notify.models import Message
from waarborg.register import actions as register
from waarborg.register.models import UseCase

QUESTION = {"to_role": "privacy_adviseur", "question": "Mogen er namen in?", "data_classes": ["personal"]}


@pytest.fixture
def use_case(cast: Cast) -> UseCase:
    """Copilot for summaries, in the register but not yet ruled on."""
    system = register.add_system(by=cast.chantal, facts={"name": "Copilot", "kind": "text_generator"}, why="Bekend")
    facts = {"purpose": "samenvatten", "description": "Verslagen", "data_classes": ["public"]}
    return register.add_use_case(by=cast.chantal, system=system, facts=facts, why="Bekend")


@pytest.fixture
def asked(cast: Cast, use_case: UseCase) -> AdviceRequest:
    """Aisha asks Daan whether names may go into it."""
    return actions.ask(
        by=cast.aisha,
        to_role="privacy_adviseur",
        question="Mogen er namen in?",
        use_case=use_case,
        data_classes=["personal"],
    )


def as_(client: Client, person: Person) -> Client:
    client.force_login(person)
    return client


def answered(cast: Cast, asked: AdviceRequest, stance: str = Stance.POSITIVE) -> AdviceRequest:
    return actions.answer(by=cast.daan, request=asked, stance=stance, text="Mits kort bewaard")


def test_a_question_goes_to_the_adviser_with_a_term(client: Client, cast: Cast, use_case: UseCase):
    address = f"{reverse('advice:ask')}?systeem={use_case.system_id}&doel=samenvatten&gegevens=personal"
    form = as_(client, cast.aisha).get(address).context["form"]
    assert (form["system"].value(), form["purpose"].value()) == (str(use_case.system_id), "samenvatten")
    given = QUESTION | {"system": str(use_case.system_id), "purpose": "samenvatten"}
    page = client.post(address, given, follow=True)
    request = AdviceRequest.objects.get()
    assert (request.use_case, request.asked_by, request.data_classes) == (use_case, cast.aisha, ["personal"])
    assert "Uw vraag is verstuurd" in page.content.decode()
    assert Message.objects.get(person=cast.daan).url == request.get_absolute_url()


def test_a_question_may_be_about_something_that_is_not_in_the_register(client: Client, cast: Cast):
    as_(client, cast.aisha).post(reverse("advice:ask"), QUESTION)
    assert AdviceRequest.objects.get().about == "een nieuw gebruik"


def test_a_question_sent_twice_is_asked_once(client: Client, cast: Cast):
    pages = [as_(client, cast.aisha).post(reverse("advice:ask"), QUESTION) for _ in range(2)]
    assert pages[0].headers["Location"] == pages[1].headers["Location"]
    assert AdviceRequest.objects.count() == 1


def test_a_question_without_words_or_adviser_is_sent_back(client: Client, cast: Cast):
    page = as_(client, cast.aisha).post(reverse("advice:ask"), {"data_classes": ["personal"]}).content.decode()
    assert "Kies aan wie u de vraag stelt." in page
    assert "Schrijf uw vraag op." in page


def test_a_question_that_is_too_long_comes_back_whole(client: Client, cast: Cast):
    page = as_(client, cast.aisha).post(reverse("advice:ask"), QUESTION | {"question": "v" * 4_001}).content.decode()
    assert "U heeft er nu 4001." in page
    assert "v" * 4_001 in page


@pytest.mark.parametrize(
    "given", ["?systeem=x&doel=onzin", "?systeem=99999999999999999999", "?gegevens=onzin&aan=koning"]
)
def test_a_mangled_address_still_opens_the_form(client: Client, cast: Cast, given: str):
    assert as_(client, cast.aisha).get(reverse("advice:ask") + given).status_code == 200


def test_an_adviser_sees_what_waits_with_the_late_ones_first(client: Client, cast: Cast, asked: AdviceRequest):
    yesterday = timezone.localdate() - timedelta(days=1)
    late = actions.ask(by=cast.bram, to_role="privacy_adviseur", question="En dit?", due_on=yesterday)
    table = as_(client, cast.daan).get(reverse("advice:inbox")).context["waiting"]
    assert [row.url for row in table.rows] == [late.get_absolute_url(), asked.get_absolute_url()]
    assert table.rows[0].cells[-1].tone == "danger"


def test_an_adviser_answers_and_the_asker_is_told(client: Client, cast: Cast, asked: AdviceRequest):
    url = reverse("advice:answer", args=[asked.pk])
    page = as_(client, cast.daan).post(url, {"stance": "conditions", "text": "Mits kort bewaard"}, follow=True)
    asked.refresh_from_db()
    assert (asked.state, asked.stance, asked.answered_by) == ("answered", "conditions", cast.daan)
    assert "Mits kort bewaard" in page.content.decode()
    assert Message.objects.get(person=cast.aisha).sentence.startswith("Daan Mulder gaf advies")


def test_an_answer_without_reasons_is_sent_back(client: Client, cast: Cast, asked: AdviceRequest):
    page = as_(client, cast.daan).post(reverse("advice:answer", args=[asked.pk]), {"stance": "positive"})
    assert "Licht uw advies toe." in page.content.decode()


def test_who_answers_second_is_told_and_keeps_the_text(client: Client, cast: Cast, asked: AdviceRequest):
    answered(cast, asked)
    url = reverse("advice:answer", args=[asked.pk])
    page = as_(client, cast.daan).post(url, {"stance": "negative", "text": "Toch liever niet"})
    assert page.status_code == 409
    assert "Toch liever niet" in page.content.decode()
    assert AdviceRequest.objects.get().stance == "positive"


def test_the_clock_runs_while_the_question_is_open(client: Client, cast: Cast, asked: AdviceRequest):
    page = as_(client, cast.aisha).get(asked.get_absolute_url()).content.decode()
    assert "Er wordt gewacht op advies" in page
    assert "w-clock" in page


def test_after_a_good_advice_about_protected_data_the_directie_must_designate(
    client: Client, cast: Cast, asked: AdviceRequest
):
    answered(cast, asked)
    designate = reverse("intake:designate", args=[asked.use_case_id])
    page = as_(client, cast.aisha).get(asked.get_absolute_url()).content.decode()
    assert "De directie moet het systeem nog aanwijzen voor: persoonsgegevens (art. 4.4)" in page
    assert designate not in page
    assert designate in as_(client, cast.gerda).get(asked.get_absolute_url()).content.decode()


def test_after_the_designation_nothing_is_left_to_do(client: Client, cast: Cast, asked: AdviceRequest):
    answered(cast, asked)
    today = timezone.localdate()
    use_case = asked.use_case
    use_case.designations.create(
        data_class="personal",
        starts_on=today,
        ends_on=date(today.year + 1, 1, 1),
        reason="Nodig",
        designated_by=cast.gerda,
    )
    assert "nog aanwijzen" not in as_(client, cast.aisha).get(asked.get_absolute_url()).content.decode()


def test_a_use_that_is_not_in_the_register_must_be_reported_first(client: Client, cast: Cast):
    asked = actions.ask(
        by=cast.aisha, to_role="privacy_adviseur", question="Mag dit?", purpose="vertalen", data_classes=["bsn"]
    )
    answered(cast, asked)
    step = as_(client, cast.aisha).get(asked.get_absolute_url()).context["step"]
    assert step.url == f"{reverse('intake:start')}?doel=vertalen&gegevens=bsn"


def test_a_negative_advice_ends_it(client: Client, cast: Cast, asked: AdviceRequest):
    answered(cast, asked, Stance.NEGATIVE)
    page = as_(client, cast.aisha).get(asked.get_absolute_url()).content.decode()
    assert "Gebruik AI hier niet voor" in page


def test_the_asker_takes_a_question_back(client: Client, cast: Cast, asked: AdviceRequest):
    url = reverse("advice:withdraw", args=[asked.pk])
    assert as_(client, cast.aisha).get(url).status_code == 200
    client.post(url)
    asked.refresh_from_db()
    assert asked.state == "withdrawn"
    assert client.get(asked.get_absolute_url()).status_code == 200


def test_the_asker_sees_the_own_questions_and_no_inbox(client: Client, cast: Cast, asked: AdviceRequest):
    page = as_(client, cast.aisha).get(reverse("advice:inbox"))
    assert [row.url for row in page.context["mine"].rows] == [asked.get_absolute_url()]
    assert "waiting" not in page.context


def test_the_inbox_costs_few_queries(client: Client, cast: Cast, asked: AdviceRequest, django_assert_max_num_queries):
    for number in range(3):
        actions.ask(by=cast.daan, to_role="privacy_adviseur", question=f"Vraag {number}", use_case=asked.use_case)
    as_(client, cast.daan)
    with django_assert_max_num_queries(8):
        client.get(reverse("advice:inbox"))


@pytest.mark.parametrize("name", ["bram", "hugo", "joost"])
@pytest.mark.parametrize("page", ["request", "answer", "withdraw"])
def test_a_stranger_gets_404(client: Client, cast: Cast, asked: AdviceRequest, name: str, page: str):
    url = reverse(f"advice:{page}", args=[asked.pk])
    as_(client, getattr(cast, name))
    assert [client.get(url).status_code, client.post(url).status_code] == [404, 404]


def test_an_auditor_reads_the_question_and_cannot_answer(client: Client, cast: Cast, asked: AdviceRequest):
    page = as_(client, cast.ilse).get(asked.get_absolute_url())
    assert page.status_code == 200
    assert page.context["form"] is None


def test_another_adviser_cannot_answer_in_the_name_of_the_privacy_adviser(
    client: Client, cast: Cast, asked: AdviceRequest
):
    url = reverse("advice:answer", args=[asked.pk])
    assert as_(client, cast.els).post(url, {"stance": "positive", "text": "Prima"}).status_code == 409
    assert AdviceRequest.objects.get().state == "open"


def test_open_questions_are_work_for_the_role_that_was_asked(cast: Cast, asked: AdviceRequest):
    today = timezone.localdate()
    (work,) = work_for(cast.daan, today)
    assert (work.due, work.url, work.article) == (asked.due_on, asked.get_absolute_url(), "4.3")
    assert work_for(cast.els, today) == []


def test_an_answered_question_is_no_work_any_more(cast: Cast, asked: AdviceRequest):
    answered(cast, asked)
    assert work_for(cast.daan, timezone.localdate()) == []


@pytest.mark.parametrize("key", ["9" * 30, "9" * 5_000])
def test_a_question_about_a_system_with_an_absurd_number_starts_without_system(client: Client, cast: Cast, key: str):
    form = as_(client, cast.aisha).get(reverse("advice:ask"), {"systeem": key}).context["form"]
    assert [choice for choice, _ in form.fields["system"].choices] == [""]
