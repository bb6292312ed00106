import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.cast import Cast
from tests.scenes import advised, draft, reported, ruled
from waarborg.accounts.models import Person
from waarborg.advice import actions as advice
from waarborg.advice.models import AdviceRequest
from waarborg.core.models import Organisation
from waarborg.core.rulebook import book
from waarborg.intake import actions
from waarborg.intake.models import Condition, Notice, Pilot, Position, Ruling
from waarborg.intake.questions import QUESTIONS
from waarborg.intake.triggers import RULINGS
from waarborg.intake.work import work_for
from waarborg.register import actions as register
from waarborg.register.models import AISystem

TODAY = timezone.localdate


def page(person: Person, name: str, *args: int, **query: str):
    return client(person).get(reverse(f"intake:{name}", args=args), query)


def post(person: Person, name: str, *args: int, **values: object):
    return client(person).post(reverse(f"intake:{name}", args=args), values)


def client(person: Person) -> Client:
    browser = Client()
    browser.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return browser


def text(response) -> str:
    """What a person reads, with single spaces."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


class TestDossier:
    def test_it_shows_all_that_is_known_to_who_advises(self, cast: Cast):
        notice = reported(cast.aisha, data_classes=["personal"])
        shown = text(page(cast.chantal, "notice", notice.pk))
        assert "Copilot: tekst samenvatten" in shown
        assert "Persoonsgegevens: hiervoor is een aanwijzing van de directie nodig." in shown
        assert "Het besluit van de directie ontbreekt nog." in shown
        assert "Aisha Bakkali" in shown

    def test_it_shows_all_seven_questions_with_their_answers_in_order(self, cast: Cast):
        shown = text(page(cast.chantal, "notice", reported(cast.aisha).pk))
        places = [shown.index(f"{question.number}. {question.title}") for question in QUESTIONS]
        assert places == sorted(places)
        for question in book().policy.screening:
            assert f"{question.question} nee" in shown
        assert "Leverancier Microsoft" in shown

    def test_use_before_the_ruling_is_a_breach(self, cast: Cast):
        notice = reported(cast.aisha, already_used=True, used_since=TODAY() - timedelta(days=3))
        assert "Gebruikt zonder besluit" in text(page(cast.chantal, "notice", notice.pk))

    def test_a_wish_to_begin_is_no_breach_also_when_its_day_has_passed(self, cast: Cast):
        notice = reported(cast.aisha, starts_on=TODAY() - timedelta(days=3))
        assert "Gebruikt zonder besluit" not in text(page(cast.chantal, "notice", notice.pk))

    def test_the_same_use_that_is_allowed_already_is_named(self, cast: Cast):
        ruled(cast)
        again = reported(cast.bram)
        assert "Hetzelfde gebruik is er al" in text(page(cast.chantal, "notice", again.pk))

    def test_a_notice_is_not_its_own_duplicate(self, cast: Cast):
        ruling = ruled(cast)
        assert "Hetzelfde gebruik is er al" not in text(page(cast.chantal, "notice", ruling.notice_id))

    def test_each_person_gets_one_button_of_their_own(self, cast: Cast):
        notice = reported(cast.aisha)
        shown = page(cast.chantal, "notice", notice.pk)
        assert shown.context["step"].url == "#advies-geven"
        assert b'id="advies-geven"' in shown.content
        assert page(cast.gerda, "notice", notice.pk).context["step"].url == ""
        assert page(cast.aisha, "notice", notice.pk).context["step"].who == "iBoard"

    def test_the_reporter_sees_no_forms_of_the_board(self, cast: Cast):
        notice = reported(cast.aisha)
        assert "Aan het werk" not in text(page(cast.aisha, "notice", notice.pk))

    def test_a_board_member_who_reported_it_gets_no_forms_to_advise_with(self, cast: Cast):
        notice = reported(cast.chantal)
        shown = page(cast.chantal, "notice", notice.pk)
        assert shown.context["advise_form"] is None
        assert [button.page for button in shown.context["work"]] == ["ask_adviser"]

    def test_the_board_finds_its_acts_as_buttons_and_what_is_next_before_the_dossier(self, cast: Cast):
        shown = page(cast.chantal, "notice", reported(cast.aisha).pk)
        acts = ["position", "ask_adviser", "add_condition", "return"]
        assert [button.page for button in shown.context["work"]] == acts
        told = text(shown)
        assert told.index("Wat nu") < told.index("Hoe staat het ervoor?") < told.index("Verloop")

    def test_only_who_inspects_can_go_to_the_events(self, cast: Cast):
        notice = reported(cast.aisha)
        assert b"/toezicht/" not in page(cast.chantal, "notice", notice.pk).content
        assert (
            reverse("audit:event", args=[1]).encode() in page(cast.ilse, "notice", notice.pk, verloop="systeem").content
        )

    def test_a_draft_leads_its_reporter_to_the_questions(self, cast: Cast):
        notice = draft(cast.aisha)
        assert page(cast.aisha, "notice", notice.pk).status_code == 302

    def test_a_stranger_gets_404(self, cast: Cast):
        notice = reported(cast.aisha)
        assert page(cast.joost, "notice", notice.pk).status_code == 404

    def test_a_draft_of_another_is_404_even_for_the_board(self, cast: Cast):
        notice = draft(cast.aisha)
        assert page(cast.chantal, "notice", notice.pk).status_code == 404

    def test_its_queries_do_not_grow_with_what_happened(self, cast: Cast, django_assert_max_num_queries):
        notice = reported(cast.aisha)
        for _ in range(5):
            advice.ask(by=cast.chantal, to_role="ciso", question="Veilig?", use_case=notice.use_case)
            post(cast.chantal, "add_condition", notice.pk, sentence="Doe dit", owner="Bram", due_on=TODAY())
        browser = client(cast.chantal)
        with django_assert_max_num_queries(20):
            browser.get(notice.get_absolute_url())


class TestBoardWork:
    def test_a_member_gives_and_changes_a_position(self, cast: Cast):
        notice = reported(cast.aisha)
        post(cast.chantal, "position", notice.pk, stance="pilot", note="Eerst proberen")
        response = post(cast.chantal, "position", notice.pk, stance="positive", note="")
        assert response.url == notice.get_absolute_url()
        assert Position.objects.get().stance == "positive"

    def test_an_adviser_is_asked_with_a_term(self, cast: Cast):
        notice = reported(cast.aisha, data_classes=["personal"])
        due_on = TODAY() + timedelta(days=4)
        post(cast.chantal, "ask_adviser", notice.pk, to_role="privacy_adviseur", question="Mag dit?", due_on=due_on)
        asked = AdviceRequest.objects.get()
        assert (asked.due_on, asked.use_case, asked.data_classes) == (due_on, notice.use_case, ["personal"])

    def test_a_condition_gets_an_owner_by_part_of_a_name(self, cast: Cast):
        notice = reported(cast.aisha)
        post(cast.chantal, "add_condition", notice.pk, sentence="Maak een instructie", owner="bram", due_on=TODAY())
        assert Condition.objects.get().owner == cast.bram

    def test_a_name_that_fits_more_people_says_whom_one_may_mean(self, cast: Cast):
        notice = reported(cast.aisha)
        response = post(cast.chantal, "add_condition", notice.pk, sentence="Doe dit", owner="is", due_on=TODAY())
        assert "Kies er één: Aisha Bakkali (aisha@voorbeeld.test); Chantal Visser" in text(response)
        assert not Condition.objects.exists()

    def test_an_owner_of_another_organisation_is_not_found(self, cast: Cast):
        other = Organisation.objects.create(slug="elders", name="Elders")
        Person.objects.create(organisation=other, email="x@elders.test", name="Xander")
        notice = reported(cast.aisha)
        response = post(
            cast.chantal, "add_condition", notice.pk, sentence="Doe dit", owner="x@elders.test", due_on=TODAY()
        )
        assert "geen collega met het adres" in text(response)

    def test_a_proposed_condition_is_dropped_after_a_question(self, cast: Cast):
        notice = reported(cast.aisha)
        post(cast.chantal, "add_condition", notice.pk, sentence="Doe dit", owner="Bram", due_on=TODAY())
        condition = Condition.objects.get()
        assert "Weghalen" in text(page(cast.chantal, "remove_condition", condition.pk))
        assert Condition.objects.exists()
        post(cast.chantal, "remove_condition", condition.pk)
        assert not Condition.objects.exists()

    def test_the_notice_goes_back_with_a_question(self, cast: Cast):
        notice = reported(cast.aisha)
        post(cast.chantal, "return", notice.pk, question="Welke versie?")
        notice.refresh_from_db()
        assert (notice.state, notice.returned_question) == ("returned", "Welke versie?")

    def test_the_board_advises(self, cast: Cast):
        notice = reported(cast.aisha)
        post(cast.chantal, "advise", notice.pk, stance="positive", text="Laag risico")
        assert Notice.objects.get().state == "advised"

    def test_advice_with_conditions_without_one_says_so_at_the_field_and_keeps_what_was_typed(self, cast: Cast):
        notice = reported(cast.aisha)
        response = post(cast.chantal, "advise", notice.pk, stance="conditions", text="Mits veilig")
        assert set(response.context["form"].errors) == {"sentence", "owner", "due_on"}
        assert "nog geen voorwaarde voorgesteld" in text(response)
        assert b"Mits veilig" in response.content

    def test_an_advice_brings_its_condition_with_it(self, cast: Cast):
        notice = reported(cast.aisha)
        post(cast.chantal, "advise", notice.pk, stance="conditions", text="Mits veilig", **condition("Bram"))
        assert Condition.objects.get().owner == cast.bram
        assert Notice.objects.get().state == "advised"

    def test_a_positive_advice_takes_no_condition_along_in_silence(self, cast: Cast):
        notice = reported(cast.aisha)
        response = post(cast.chantal, "advise", notice.pk, stance="positive", text="Goed", **condition("Bram"))
        assert set(response.context["form"].errors) == {"sentence"}
        assert not Condition.objects.exists()

    def test_an_empty_advice_is_refused_at_the_field(self, cast: Cast):
        notice = reported(cast.aisha)
        response = post(cast.chantal, "advise", notice.pk, stance="positive", text="  ")
        assert response.context["form"].errors["text"]
        assert Notice.objects.get().state == "submitted"

    @pytest.mark.parametrize("act", ["position", "add_condition", "return", "advise", "refer_back", "rule"])
    def test_who_may_look_but_not_act_is_told_whose_task_it_is(self, cast: Cast, act: str):
        notice = reported(cast.aisha)
        response = page(cast.daan, act, notice.pk)
        assert response.status_code == 409
        assert "Nee" in text(response)

    def test_the_reporter_cannot_ask_advisers_on_behalf_of_the_board(self, cast: Cast):
        notice = reported(cast.aisha)
        response = post(cast.aisha, "ask_adviser", notice.pk, to_role="ciso", question="Mag dit?", due_on=TODAY())
        assert response.status_code == 409
        assert not AdviceRequest.objects.exists()

    @pytest.mark.parametrize(
        "act", ["position", "add_condition", "ask_adviser", "return", "advise", "rule", "refer_back"]
    )
    def test_a_stranger_gets_404_and_changes_nothing(self, cast: Cast, act: str):
        notice = reported(cast.aisha)
        assert page(cast.joost, act, notice.pk).status_code == 404
        assert post(cast.joost, act, notice.pk, stance="positive", text="Prima").status_code == 404
        assert Notice.objects.get().state == "submitted"


class TestQueues:
    def test_the_board_sees_what_waits_the_oldest_first(self, cast: Cast, django_assert_max_num_queries):
        older, newer = reported(cast.aisha), reported(cast.aisha, purpose="vertalen")
        Notice.objects.filter(pk=older.pk).update(waiting_since=timezone.now() - timedelta(days=20))
        browser = client(cast.chantal)
        with django_assert_max_num_queries(13):
            response = browser.get(reverse("intake:board"))
        assert [line.notice.pk for line in response.context["waiting"]] == [older.pk, newer.pk]
        assert (response.context["figures"].waiting, response.context["figures"].late) == (2, 1)
        assert "6 dagen te laat" in text(response)

    def test_the_median_tells_the_days_from_report_to_advice(self, cast: Cast):
        notice = advised(cast)
        Notice.objects.filter(pk=notice.pk).update(submitted_at=timezone.now() - timedelta(days=4))
        response = page(cast.chantal, "board")
        assert response.context["figures"].median_days == 4
        assert "norm 14 dagen: gehaald" in text(response)

    def test_the_board_sees_pilots_that_end_and_conditions_that_are_late(self, cast: Cast):
        ruled(cast, outcome="pilot")
        Pilot.objects.update(starts_on=TODAY() - timedelta(days=50), ends_on=TODAY() + timedelta(days=5))
        ruled(cast, outcome="conditions", purpose="vertalen")
        Condition.objects.update(due_on=TODAY() - timedelta(days=1))
        shown = text(page(cast.chantal, "board"))
        assert "nog 5 dagen" in shown
        assert "Maak een werkinstructie" in shown
        assert "1 dag te laat" in shown

    def test_the_directie_reads_risk_and_advice_in_one_line(self, cast: Cast, django_assert_max_num_queries):
        advised(cast, data_classes=["personal"], output_role="prepares", affected="residents")
        browser = client(cast.gerda)
        with django_assert_max_num_queries(12):
            response = browser.get(reverse("intake:management"))
        assert "Persoonsgegevens; uitkomst bereidt besluit voor; raakt inwoners" in text(response)
        assert "positief" in text(response)

    def test_empty_queues_say_so(self, cast: Cast):
        assert "Er wacht niets op advies." in text(page(cast.chantal, "board"))
        assert "Er wacht niets op een besluit." in text(page(cast.gerda, "management"))

    @pytest.mark.parametrize(("queue", "who"), [("board", "gerda"), ("management", "chantal"), ("board", "aisha")])
    def test_a_queue_of_others_is_404(self, cast: Cast, queue: str, who: str):
        assert page(getattr(cast, who), queue).status_code == 404


class TestRuling:
    def test_a_director_decides_on_one_screen(self, cast: Cast):
        notice = advised(cast)
        shown = text(page(cast.gerda, "rule", notice.pk))
        assert "Laag risico" in shown
        assert "volgt het advies" in shown
        assert "wijkt af van het advies: geef een reden" in shown
        response = post(cast.gerda, "rule", notice.pk, outcome="approved", reason="")
        assert response.url == reverse("intake:ruling", args=[Ruling.objects.get().pk])

    def test_a_ruling_that_deviates_asks_for_the_reason_at_the_field(self, cast: Cast):
        notice = advised(cast, stance="negative")
        response = post(cast.gerda, "rule", notice.pk, outcome="approved", reason=" ")
        assert "wijkt af van het advies" in response.context["form"].errors["reason"][0]
        assert not Ruling.objects.exists()

    def test_a_pilot_without_terms_is_refused_at_its_fields(self, cast: Cast):
        notice = advised(cast, stance="pilot")
        response = post(cast.gerda, "rule", notice.pk, outcome="pilot", reason="")
        assert set(response.context["form"].errors) == {"starts_on", "ends_on", "success", "stop", "team"}

    def test_a_pilot_starts_with_the_team_and_others(self, cast: Cast):
        notice = advised(cast, stance="pilot")
        post(cast.gerda, "rule", notice.pk, **pilot(cast.aisha, others="Joost Peters\nels@voorbeeld.test"))
        assert set(Pilot.objects.get().members.all()) == {cast.aisha, cast.joost, cast.els}

    @pytest.mark.parametrize("key", ["onzin", "0", "9" * 30, "9" * 5_000])
    def test_only_a_member_of_the_team_can_be_ticked(self, cast: Cast, key: str):
        notice = advised(cast, stance="pilot")
        response = post(cast.gerda, "rule", notice.pk, **pilot(cast.aisha, team=[key]))
        assert "team" in response.context["form"].errors
        assert not Ruling.objects.exists()

    def test_a_pilot_that_is_too_long_is_refused_at_its_end(self, cast: Cast):
        notice = advised(cast, stance="pilot")
        late = TODAY() + timedelta(days=400)
        response = post(cast.gerda, "rule", notice.pk, **pilot(cast.aisha, ends_on=late))
        assert response.context["form"].errors["ends_on"] == ["Een pilot duurt hoogstens 180 dagen."]

    @pytest.mark.parametrize("name", ["starts_on", "ends_on"])
    def test_a_pilot_beyond_the_calendar_is_refused_at_its_day(self, cast: Cast, name: str):
        notice = advised(cast, stance="pilot")
        response = post(cast.gerda, "rule", notice.pk, **pilot(cast.aisha) | {name: "9999-12-31"})
        assert "Kies een dag tussen 2000 en 2100." in response.context["form"].errors[name]

    def test_conditions_that_nobody_proposed_are_asked_for_at_the_field(self, cast: Cast):
        notice = advised(cast)
        assert "er is nog geen voorwaarde voorgesteld" in text(page(cast.gerda, "rule", notice.pk))
        response = post(cast.gerda, "rule", notice.pk, outcome="conditions", reason="Toch voorwaarden")
        assert set(response.context["form"].errors) == {"sentence", "owner", "due_on"}
        assert not Ruling.objects.exists()

    def test_a_director_sets_a_condition_of_her_own(self, cast: Cast):
        notice = advised(cast)
        post(cast.gerda, "rule", notice.pk, outcome="conditions", reason="Toch voorwaarden", **condition("Bram"))
        ruling, kept = Ruling.objects.get(), Condition.objects.get()
        assert (kept.owner, kept.adopted) == (cast.bram, True)
        assert ruling.facts["conditions"][0]["sentence"] == kept.sentence
        assert ruling.is_intact()

    def test_advice_that_was_not_answered_stands_beside_the_choices(self, cast: Cast):
        notice = advised(cast)
        use_case, due_on = notice.use_case, TODAY() + timedelta(days=3)
        request = advice.ask(by=cast.chantal, to_role="ciso", question="Veilig?", use_case=use_case, due_on=due_on)
        assert "CISO: nog geen antwoord. Gevraagd op" in text(page(cast.gerda, "rule", notice.pk))
        advice.answer(by=cast.els, request=request, stance="positive", text="Ja")
        assert "nog geen antwoord" not in text(page(cast.gerda, "rule", notice.pk))

    @pytest.mark.parametrize("name", ["ruling", "notice"])
    def test_after_a_ruling_on_protected_data_the_designation_follows(self, cast: Cast, name: str):
        ruling = ruled(cast, data_classes=["internal", "personal"])
        pk = {"ruling": ruling.pk, "notice": ruling.notice_id}[name]
        assert "Systeem aanwijzen (4.4)" in text(page(cast.gerda, name, pk))
        shown = text(page(cast.aisha, name, pk))
        assert "maar nog niet met: persoonsgegevens" in shown
        assert "Systeem aanwijzen" not in shown

    def test_after_a_ruling_without_protected_data_nothing_is_left_to_designate(self, cast: Cast):
        assert "Systeem aanwijzen" not in text(page(cast.gerda, "ruling", ruled(cast).pk))

    def test_a_second_director_reads_who_decided_what(self, cast: Cast):
        notice = advised(cast)
        post(cast.gerda, "rule", notice.pk, outcome="approved", reason="")
        response = post(cast.gerda, "rule", notice.pk, outcome="rejected", reason="Toch niet")
        assert response.status_code == 409
        assert "Gerda Smit heeft hierover al besloten: toegestaan" in text(response)
        assert Ruling.objects.count() == 1

    def test_it_goes_back_for_new_advice(self, cast: Cast):
        notice = advised(cast)
        post(cast.gerda, "refer_back", notice.pk, reason="Kijk naar de kosten")
        assert Notice.objects.get().state == "submitted"


def condition(owner: str) -> dict[str, object]:
    return {"sentence": "Maak een werkinstructie", "owner": owner, "due_on": TODAY() + timedelta(days=30)}


def pilot(member: Person, **other: object) -> dict[str, object]:
    terms = {
        "outcome": "pilot",
        "reason": "",
        "starts_on": TODAY(),
        "ends_on": TODAY() + timedelta(days=60),
        "success": "Scheelt tijd",
        "stop": "Fouten",
        "team": [member.pk],
    }
    return terms | other


class TestRulingPage:
    def test_it_shows_the_frozen_facts_with_a_hash_that_holds(self, cast: Cast):
        ruling = ruled(cast)
        shown = text(page(cast.aisha, "ruling", ruling.pk))
        assert "controlegetal klopt" in shown
        assert ruling.sha256 in shown
        assert "Verslagen van vergaderingen samenvatten" in shown
        assert "Er is niets veranderd" in shown

    def test_facts_that_were_tampered_with_show(self, cast: Cast):
        ruling = ruled(cast)
        RULINGS.remove(connection)
        Ruling.objects.filter(pk=ruling.pk).update(snapshot=ruling.snapshot.replace("Vergaderen", "Vergaderd"))
        RULINGS.install(connection)
        assert "controlegetal klopt niet" in text(page(cast.aisha, "ruling", ruling.pk))

    def test_a_material_change_asks_for_a_new_ruling(self, cast: Cast):
        ruling = ruled(cast)
        system = AISystem.objects.get()
        register.change_system(by=cast.hugo, system=system, facts={"model_name": "GPT-9"}, why="Nieuw model")
        response = page(cast.aisha, "ruling", ruling.pk)
        assert "adviseert opnieuw in het dossier" in text(response)
        assert ruling.notice.get_absolute_url() in response.content.decode()

    def test_a_change_that_is_not_material_does_not(self, cast: Cast):
        ruling = ruled(cast)
        system = AISystem.objects.get()
        register.change_system(by=cast.hugo, system=system, facts={"description": "Beter verteld"}, why="Tekst")
        response = page(cast.aisha, "ruling", ruling.pk)
        assert "Beter verteld" in text(response)
        assert not response.context["reopening"].needed

    def test_a_ruling_that_deviates_says_so(self, cast: Cast):
        notice = advised(cast, stance="negative")
        ruling = actions.rule(by=cast.gerda, notice=notice, outcome="approved", reason="Het nut weegt zwaarder")
        assert "wijkt af van het advies" in text(page(cast.chantal, "ruling", ruling.pk))

    def test_a_stranger_gets_404(self, cast: Cast):
        ruling = ruled(cast)
        assert page(cast.joost, "ruling", ruling.pk).status_code == 404


class TestConditions:
    @pytest.fixture
    def condition(self, cast: Cast) -> Condition:
        ruled(cast, outcome="conditions")
        return Condition.objects.get()

    def test_the_owner_reports_that_it_is_met(self, cast: Cast, condition: Condition):
        response = post(cast.bram, "meet_condition", condition.pk, note="Staat op intranet")
        condition.refresh_from_db()
        assert (condition.met_by, condition.met_note) == (cast.bram, "Staat op intranet")
        assert response.url == condition.notice.get_absolute_url()

    def test_without_a_note_it_is_refused_at_the_field(self, cast: Cast, condition: Condition):
        response = post(cast.bram, "meet_condition", condition.pk, note="")
        assert response.context["form"].errors["note"]

    def test_it_can_be_met_once(self, cast: Cast, condition: Condition):
        post(cast.bram, "meet_condition", condition.pk, note="Klaar")
        response = post(cast.bram, "meet_condition", condition.pk, note="Nog eens")
        assert response.status_code == 409
        assert "Bram de Wit meldde" in text(page(cast.bram, "meet_condition", condition.pk))

    def test_the_reporter_is_told_whose_it_is_and_a_stranger_gets_404(self, cast: Cast, condition: Condition):
        assert "Alleen Bram de Wit" in text(page(cast.aisha, "meet_condition", condition.pk))
        assert page(cast.joost, "meet_condition", condition.pk).status_code == 404


class TestWork:
    def test_everyone_finds_what_waits_for_them(self, cast: Cast):
        draft(cast.aisha)
        reported(cast.aisha, purpose="vertalen")
        advised(cast, purpose="training")
        ruled(cast, outcome="conditions")
        found = {
            name: [work.sentence for work in work_for(getattr(cast, name), TODAY())]
            for name in ("aisha", "bram", "chantal", "gerda", "joost")
        }
        assert found == {
            "aisha": ["Maak uw melding af"],
            "bram": ["Voorwaarde: Maak een werkinstructie"],
            "chantal": ["Geef advies over de melding"],
            "gerda": ["Besluit over de melding"],
            "joost": [],
        }

    def test_a_pilot_that_ends_soon_is_work_for_the_board(self, cast: Cast):
        ruled(cast, outcome="pilot")
        assert work_for(cast.chantal, TODAY()) == []
        later = TODAY() + timedelta(days=45)
        assert [work.sentence for work in work_for(cast.chantal, later)] == ["Beoordeel de pilot en adviseer"]

    def test_a_question_to_the_reporter_comes_with_its_term(self, cast: Cast):
        notice = reported(cast.aisha)
        actions.return_notice(by=cast.chantal, notice=notice, question="Welke versie?")
        work = work_for(cast.aisha, TODAY())[0]
        assert (work.due, work.url) == (TODAY() + timedelta(days=14), reverse("intake:confirm", args=[notice.pk]))

    def test_a_board_member_does_not_advise_on_an_own_report(self, cast: Cast):
        reported(cast.chantal)
        assert work_for(cast.chantal, TODAY()) == []

    def test_it_takes_few_queries(self, cast: Cast, django_assert_max_num_queries):
        for purpose in ("vertalen", "training", "samenvatten"):
            reported(cast.aisha, purpose=purpose)
        with django_assert_max_num_queries(7):
            work_for(Person.objects.get(pk=cast.chantal.pk), TODAY())
