from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.cast import Cast
from tests.scenes import ANSWERS, draft, reported, ruled
from waarborg.advice.models import AdviceRequest
from waarborg.core.rulebook import book
from waarborg.intake import actions
from waarborg.intake.models import Notice, Pilot
from waarborg.register import actions as register
from waarborg.register.models import AISystem
from waarborg.rulebook.words import in_words

SCREENING = ("rechten_van_anderen", "besluit_zonder_mens", "gegevens_zonder_recht", "schadelijk", "prive")
SCREENS = (
    {"kind": "new_system", "system_name": "Copilot", "system_kind": "text_generator", "supplier_name": "Microsoft"},
    {"purpose": "samenvatten", "description": "Verslagen samenvatten", "benefit": "Scheelt tijd"},
    {"process": "Vergaderen", "already_used": "nee", "starts_on": ""},
    {"affected": "staff"},
    {"output_role": "aid"},
    {"data_classes": ["public", "internal"]},
    dict.fromkeys(
        ("rechten_van_anderen", "besluit_zonder_mens", "gegevens_zonder_recht", "schadelijk", "prive"), "nee"
    ),
)


@pytest.fixture
def aisha(client: Client, cast: Cast) -> Client:
    client.force_login(cast.aisha)
    return client


def test_seven_screens_and_a_check_end_in_a_report(aisha: Client, cast: Cast):
    url = reverse("intake:start")
    for answers in SCREENS:
        assert aisha.get(url).status_code == 200
        url = aisha.post(url, answers).headers["Location"]
    page = aisha.get(url)
    assert "Verslagen samenvatten" in page.content.decode()
    page = aisha.post(url, follow=True)
    notice = Notice.objects.get()
    assert (notice.state, notice.reporter, notice.system.name) == ("submitted", cast.aisha, "Copilot")
    assert f"Het nummer is {notice.number}" in page.content.decode()


def test_reporting_twice_at_once_gives_one_report_and_the_same_page(aisha: Client, cast: Cast):
    url = reverse("intake:confirm", args=[draft(cast.aisha).pk])
    first, second = aisha.post(url, follow=True), aisha.post(url, follow=True)
    assert "Uw melding is verstuurd" in first.content.decode()
    assert "Uw melding is verstuurd" in second.content.decode()
    assert AISystem.objects.get().use_cases.count() == 1


def test_a_first_screen_sent_twice_goes_on_with_one_draft(aisha: Client):
    addresses = {aisha.post(reverse("intake:start"), SCREENS[0]).headers["Location"] for _ in range(2)}
    assert len(addresses) == 1
    assert Notice.objects.count() == 1


def test_looking_at_the_first_screen_leaves_nothing_behind(aisha: Client):
    aisha.get(reverse("intake:start"))
    assert not Notice.objects.exists()


def test_a_draft_without_a_name_is_not_kept(aisha: Client):
    page = aisha.post(reverse("intake:start"), {"kind": "new_system", "supplier_name": "Microsoft", "naar": "later"})
    assert "Vul de naam in, of kies een systeem uit het register." in page.content.decode()
    assert "Microsoft" in page.content.decode()
    assert not Notice.objects.exists()


def test_a_name_is_enough_for_later(aisha: Client):
    aisha.post(reverse("intake:start"), {"system_name": "Copilot", "naar": "later"})
    assert Notice.objects.get().system_name == "Copilot"


def test_letting_go_of_a_system_before_there_is_a_draft_makes_none(aisha: Client, cast: Cast):
    system = ruled(cast).notice.system
    page = aisha.post(f"{reverse('intake:start')}?systeem={system.pk}", {"kies": ""})
    assert page.headers["Location"] == reverse("intake:start")
    assert Notice.objects.filter(state="draft").count() == 0


def test_an_unfinished_screen_is_kept_for_later(aisha: Client, cast: Cast):
    notice = actions.start(by=cast.aisha)
    page = aisha.post(notice.step_url(2), {"description": "Halve zin", "naar": "later"}, follow=True)
    notice.refresh_from_db()
    assert (notice.description, notice.purpose) == ("Halve zin", "")
    assert "Uw antwoorden zijn bewaard" in page.content.decode()


def test_back_keeps_what_was_typed(aisha: Client, cast: Cast):
    notice = actions.start(by=cast.aisha)
    page = aisha.post(notice.step_url(3), {"process": "Wmo", "naar": "terug"})
    notice.refresh_from_db()
    assert (notice.process, page.headers["Location"]) == ("Wmo", notice.step_url(2))


def test_a_missing_answer_is_named_at_the_top_and_at_the_field(aisha: Client, cast: Cast):
    page = aisha.post(actions.start(by=cast.aisha).step_url(3), {"process": ""}).content.decode()
    assert "Kijk dit nog na" in page
    assert page.count("Vul in bij welk werk u het gebruikt.") == 2


def test_a_text_that_is_too_long_comes_back_whole_with_the_length_that_fits(aisha: Client, cast: Cast):
    long = "w" * 201
    page = aisha.post(actions.start(by=cast.aisha).step_url(3), {"process": long}).content.decode()
    assert "Gebruik hoogstens 200 tekens. U heeft er nu 201." in page
    assert long in page
    assert 'maxlength="200"' not in page


def test_what_is_wrong_is_not_kept_even_for_later(aisha: Client, cast: Cast):
    notice = actions.start(by=cast.aisha)
    page = aisha.post(notice.step_url(3), {"already_used": "nee", "starts_on": "31-2-2027", "naar": "later"})
    assert page.content.decode().count("Dit is geen bestaande dag. Vul een datum in zoals 3-12-2026.") == 2
    assert 'value="31-2-2027"' in page.content.decode()


def test_a_forbidden_purpose_stops_with_a_verdict(aisha: Client, cast: Cast):
    notice = draft(cast.aisha)
    given = {"purpose": "besluit_nemen", "description": "Aanvragen vanzelf afwijzen"}
    page = aisha.post(notice.step_url(2), given, follow=True).content.decode()
    assert "art. 5.1b" in page
    assert "Stop met deze melding" in page
    assert aisha.get(notice.step_url(4)).headers["Location"] == notice.step_url(2)


def test_a_forbidden_draft_cannot_be_sent(aisha: Client, cast: Cast):
    url = reverse("intake:confirm", args=[draft(cast.aisha, purpose="prive").pk])
    assert "art. 5.2" in aisha.post(url).content.decode()
    assert not AISystem.objects.exists()


def test_a_yes_to_a_screening_question_stops_with_a_verdict(aisha: Client, cast: Cast):
    notice = draft(cast.aisha)
    page = aisha.post(notice.step_url(7), SCREENS[6] | {"schadelijk": "ja"}, follow=True).content.decode()
    assert "art. 5.1d" in page


def test_the_refusal_says_what_is_wrong_and_what_one_can_do(aisha: Client, cast: Cast):
    notice = draft(cast.aisha)
    page = aisha.post(notice.step_url(7), SCREENS[6] | {"besluit_zonder_mens": "ja"}, follow=True).content.decode()
    assert "AI zou zelf een besluit nemen" in page
    assert "Zorg dat een medewerker elk besluit bekijkt" in page
    assert reverse("advice:ask") in page


def test_forbidden_purposes_stand_last_under_a_heading_that_says_so(aisha: Client, cast: Cast):
    page = aisha.get(draft(cast.aisha).step_url(2)).content.decode()
    _, heading, after = page.partition("Verboden doelen (art. 5)")
    policy = book().policy
    assert heading
    assert [key for key in policy.purposes if f'value="{key}"' in after] == [
        key for key, purpose in policy.purposes.items() if purpose.forbidden
    ]


def test_use_before_the_ruling_is_warned_about_and_not_blocked(aisha: Client, cast: Cast):
    notice = draft(cast.aisha)
    given = {"process": "Wmo", "already_used": "ja", "used_since": timezone.localdate().isoformat()}
    page = aisha.post(notice.step_url(3), given, follow=True)
    assert page.request["PATH_INFO"] == notice.step_url(4)
    assert "AI gebruiken mag pas na een besluit" in page.content.decode()
    check = aisha.get(reverse("intake:confirm", args=[notice.pk])).content.decode()
    assert "U gebruikt dit al, zonder besluit" in check


def test_a_wish_to_begin_needs_no_warning(aisha: Client, cast: Cast):
    given = {"process": "Wmo", "already_used": "nee", "starts_on": timezone.localdate().isoformat()}
    page = aisha.post(draft(cast.aisha).step_url(3), given, follow=True)
    assert "AI gebruiken mag pas na een besluit" not in page.content.decode()


def test_only_the_day_that_was_asked_for_is_kept(aisha: Client, cast: Cast):
    notice = draft(cast.aisha)
    used = {"process": "Wmo", "already_used": "ja", "used_since": "1-10-2025", "starts_on": "gisteren"}
    aisha.post(notice.step_url(3), used)
    notice.refresh_from_db()
    assert (notice.already_used, notice.used_since, notice.starts_on) == (True, date(2025, 10, 1), None)
    later = timezone.localdate() + timedelta(days=30)
    aisha.post(notice.step_url(3), used | {"already_used": "nee", "starts_on": later.isoformat()})
    notice.refresh_from_db()
    assert (notice.already_used, notice.used_since, notice.starts_on) == (False, None, later)


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"already_used": "ja", "used_since": ""}, "Vul in sinds wanneer u het gebruikt."),
        ({"already_used": "ja", "used_since": "31-12-2099"}, "Deze dag komt nog."),
        ({"already_used": "nee", "starts_on": "1-12-2025"}, "Deze dag is voorbij."),
    ],
)
def test_a_day_that_does_not_fit_the_answer_is_refused(aisha: Client, cast: Cast, given: dict[str, str], sentence: str):
    page = aisha.post(draft(cast.aisha).step_url(3), {"process": "Wmo"} | given)
    assert sentence in page.content.decode()


def test_whether_it_is_used_already_must_be_said(aisha: Client, cast: Cast):
    notice = draft(cast.aisha, already_used=None)
    assert "Maak een keuze." in aisha.post(notice.step_url(3), {"process": "Wmo"}).content.decode()
    assert "Vraag 3 is nog niet beantwoord" in aisha.get(reverse("intake:confirm", args=[notice.pk])).content.decode()


def test_a_name_from_the_register_becomes_that_system(aisha: Client, cast: Cast):
    system = ruled(cast).notice.system
    aisha.post(reverse("intake:start"), {"kind": "new_system", "system_name": "COPILOT"})
    notice = Notice.objects.latest("pk")
    assert (notice.system, notice.kind, notice.system_name) == (system, "existing_work", "")


def test_an_unknown_name_is_not_existing_work(aisha: Client):
    page = aisha.post(reverse("intake:start"), SCREENS[0] | {"kind": "existing_work"}).content.decode()
    assert "Dit systeem staat niet in het register" in page


def test_the_look_up_offers_to_join_what_is_allowed(aisha: Client, cast: Cast):
    use_case = ruled(cast).notice.use_case
    page = aisha.get(reverse("intake:lookup"), {"q": "copil"}).content.decode()
    assert "Tekst samenvatten: staat al toe met openbare gegevens, interne gegevens. Meedoen?" in page
    assert reverse("register:join", args=[use_case.pk]) in page


def test_the_look_up_does_not_offer_to_join_a_pilot_but_says_whom_to_ask(aisha: Client, cast: Cast):
    use_case = ruled(cast, outcome="pilot").notice.use_case
    page = aisha.get(reverse("intake:lookup"), {"q": "copil"}).content.decode()
    assert f"loopt als pilot tot en met {in_words(Pilot.objects.get().ends_on)}" in page
    assert f"{reverse('advice:ask')}?systeem={use_case.system_id}&amp;doel=samenvatten" in page
    assert reverse("register:join", args=[use_case.pk]) not in page


def test_a_pilot_that_is_over_takes_nobody_in(aisha: Client, cast: Cast):
    ruled(cast, outcome="pilot")
    yesterday = timezone.localdate() - timedelta(days=1)
    Pilot.objects.update(starts_on=yesterday, ends_on=yesterday)
    page = aisha.get(reverse("intake:lookup"), {"q": "copil"}).content.decode()
    assert f"de pilot liep tot en met {in_words(yesterday)}" in page
    assert "vraag of u mee kunt doen" not in page


def test_a_stopped_system_is_not_offered_to_join(aisha: Client, cast: Cast):
    use_case = ruled(cast).notice.use_case
    register.suspend(by=cast.els, system=use_case.system, reason="Er ging iets mis")
    page = aisha.get(reverse("intake:lookup"), {"q": "copil"}).content.decode()
    assert "dit systeem is stilgezet" in page
    assert reverse("register:join", args=[use_case.pk]) not in page


def test_beside_a_pilot_one_reports_without_saying_why_not_to_join(aisha: Client, cast: Cast):
    system = ruled(cast, outcome="pilot").notice.system
    notice = draft(cast.aisha, system=system, system_name="")
    for url in (notice.step_url(3), reverse("intake:confirm", args=[notice.pk])):
        page = aisha.get(url).content.decode()
        assert "loopt als pilot tot en met" in page
        assert "u kunt meedoen" not in page
    aisha.post(reverse("intake:confirm", args=[notice.pk]))
    notice.refresh_from_db()
    assert notice.state == "submitted"


def test_typing_gets_only_the_list_that_goes_beneath_the_field(aisha: Client, cast: Cast):
    ruled(cast)
    page = aisha.get(reverse("intake:lookup"), {"system_name": "copil"}, headers={"HX-Request": "true"})
    assert "Copilot" in page.content.decode()
    assert "<html" not in page.content.decode()


def test_the_button_zoek_does_the_same_without_javascript_and_loses_nothing(aisha: Client, cast: Cast):
    ruled(cast)
    given = SCREENS[0] | {"supplier_name": "Iemand anders", "naar": "zoek"}
    page = aisha.post(reverse("intake:start"), given).content.decode()
    assert "Meedoen met tekst samenvatten" in page
    assert "Iemand anders" in page


def test_a_chosen_system_can_be_let_go(aisha: Client, cast: Cast):
    system = ruled(cast).notice.system
    notice = actions.start(by=cast.aisha)
    aisha.post(notice.step_url(1), {"kies": str(system.pk)})
    notice.refresh_from_db()
    assert notice.system == system
    aisha.post(notice.step_url(1), {"kies": ""})
    notice.refresh_from_db()
    assert notice.system is None


def test_the_address_fills_in_what_the_page_before_knew(aisha: Client, cast: Cast):
    system = ruled(cast).notice.system
    address = f"{reverse('intake:start')}?systeem={system.pk}&doel=vertalen&gegevens=public&gegevens=onzin"
    assert "Copilot" in aisha.get(address).content.decode()
    aisha.post(address, {})
    notice = Notice.objects.latest("pk")
    assert (notice.system, notice.purpose, notice.data_classes) == (system, "vertalen", ["public"])


@pytest.mark.parametrize(
    "given", ["?systeem=x&doel=onzin", "?systeem=99999999999999999999&naam=%FF", "?naam=" + "n" * 400]
)
def test_a_mangled_address_still_opens_the_first_screen(aisha: Client, given: str):
    assert aisha.get(reverse("intake:start") + given).status_code == 200


def test_what_is_allowed_already_is_offered_and_a_report_of_ones_own_needs_a_reason(aisha: Client, cast: Cast):
    system = ruled(cast).notice.system
    notice = draft(cast.aisha, system=system, system_name="")
    url = reverse("intake:confirm", args=[notice.pk])
    assert "Dit mag al: u kunt meedoen" in aisha.get(url).content.decode()
    assert "Schrijf op waarom u een eigen melding doet" in aisha.post(url).content.decode()
    aisha.post(url, {"why_not_join": "Wij werken met andere stukken"})
    notice.refresh_from_db()
    assert notice.state == "submitted"
    assert notice.description.endswith("Waarom een eigen melding: Wij werken met andere stukken")
    actions.return_notice(by=cast.chantal, notice=notice, question="Welke stukken?")
    aisha.post(url)
    notice.refresh_from_db()
    assert (notice.state, notice.description.count("Waarom een eigen melding")) == ("submitted", 1)


def test_protected_data_bring_a_question_to_the_adviser_at_once(aisha: Client, cast: Cast):
    notice = draft(cast.aisha, data_classes=["personal", "secret"])
    url = reverse("intake:confirm", args=[notice.pk])
    assert "we vragen meteen advies" in aisha.get(url).content.decode()
    aisha.post(url)
    assert {request.to_role for request in AdviceRequest.objects.all()} == {"privacy_adviseur", "ciso"}


def test_advice_is_not_asked_twice_when_a_report_comes_back(aisha: Client, cast: Cast):
    notice = actions.report(by=cast.aisha, notice=draft(cast.aisha, data_classes=["personal"]))
    actions.return_notice(by=cast.chantal, notice=notice, question="Welke gegevens?")
    aisha.post(reverse("intake:confirm", args=[notice.pk]))
    assert AdviceRequest.objects.count() == 1


def test_the_question_of_the_board_stands_on_top_and_the_report_goes_back(aisha: Client, cast: Cast):
    notice = reported(cast.aisha)
    actions.return_notice(by=cast.chantal, notice=notice, question="Staan er namen in?")
    url = reverse("intake:confirm", args=[notice.pk])
    assert "Staan er namen in?" in aisha.get(notice.step_url(6)).content.decode()
    change = aisha.post(f"{notice.step_url(6)}?na=controleren", {"data_classes": ["public"]})
    assert change.headers["Location"] == url
    aisha.post(url)
    notice.refresh_from_db()
    assert (notice.state, notice.use_case.data_classes) == ("submitted", ["public"])


def test_a_second_window_does_not_overwrite_silently(aisha: Client, cast: Cast):
    notice = draft(cast.aisha)
    seen = aisha.get(notice.step_url(3)).context["form"].stored
    aisha.post(notice.step_url(3), {"process": "Wmo", "already_used": "nee", "gezien": seen})
    page = aisha.post(notice.step_url(3), {"process": "Jeugdzorg", "already_used": "nee", "gezien": seen})
    assert "in een ander venster beantwoord" in page.content.decode()
    assert "Jeugdzorg" in page.content.decode()
    assert Notice.objects.get().process == "Wmo"
    aisha.post(
        notice.step_url(3), {"process": "Jeugdzorg", "already_used": "nee", "gezien": page.context["form"].stored}
    )
    assert Notice.objects.get().process == "Jeugdzorg"


def test_the_same_screen_sent_twice_is_no_second_window(aisha: Client, cast: Cast):
    notice = draft(cast.aisha)
    seen = aisha.get(notice.step_url(3)).context["form"].stored
    pages = [
        aisha.post(notice.step_url(3), {"process": "Wmo", "already_used": "nee", "gezien": seen}) for _ in range(2)
    ]
    assert [page.status_code for page in pages] == [302, 302]


def test_what_was_typed_after_the_report_was_sent_is_shown_to_copy(aisha: Client, cast: Cast):
    notice = reported(cast.aisha)
    page = aisha.post(notice.step_url(3), {"process": "Een lang verhaal"})
    assert page.status_code == 409
    assert "Een lang verhaal" in page.content.decode()


def test_there_is_no_eighth_screen(aisha: Client, cast: Cast):
    notice = draft(cast.aisha)
    assert aisha.get(notice.step_url(8)).status_code == 404
    assert ANSWERS["purpose"] == notice.purpose


@pytest.mark.parametrize("key", ["9" * 30, "9" * 5_000])
def test_a_system_with_an_absurd_number_is_no_system(aisha: Client, key: str):
    assert aisha.get(reverse("intake:start"), {"systeem": key}).status_code == 200
    assert aisha.post(reverse("intake:start"), {"kies": key}).status_code == 302
    assert not Notice.objects.exists()
