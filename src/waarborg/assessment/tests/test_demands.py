"""The demands on a use: they follow from the class, somebody arranges them and somebody else checks (art. 3.1)."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.cast import Cast
from tests.scenes import BENEFITS, CHATBOT, determined, reported
from waarborg.assessment import actions as assessment
from waarborg.assessment.actions import demands as actions
from waarborg.assessment.models import DemandState, UseDemand
from waarborg.audit.models import Event
from waarborg.core.transitions import Refused
from waarborg.notify.models import Message
from waarborg.register.models import UseCase


@pytest.fixture
def use_case(cast: Cast) -> UseCase:
    notice = reported(cast.aisha, risk="", data_classes=["internal", "personal"], output_role="prepares")
    return UseCase.objects.get(notice=notice)


@pytest.fixture
def demand(cast: Cast, use_case: UseCase) -> UseDemand:
    """The DPIA, of which Bram, who leads the team, is the owner."""
    determined(use_case, BENEFITS, by=cast.daan)
    return UseDemand.objects.get(use_case=use_case, key="dpia")


class TestTheList:
    def test_it_follows_from_the_class(self, cast: Cast, demand: UseDemand):
        assert (demand.owner, demand.state) == (cast.bram, DemandState.OPEN)
        assert demand.due_on == timezone.localdate() + timedelta(days=90)
        event = Event.objects.get(act="assessment.class_finished")
        assert "dpia" in event.data["demands_added"]

    def test_a_demand_of_a_law_that_is_to_come_is_due_when_it_comes(self, use_case: UseCase, demand: UseDemand):
        fria = UseDemand.objects.get(use_case=use_case, key="fria")
        assert fria.due_on.isoformat() == "2027-12-02"

    def test_annex_iii_counts_when_nobody_could_name_the_point(self, cast: Cast, use_case: UseCase):
        determined(use_case, {**BENEFITS, "areas": ["unknown"]}, by=cast.daan)
        assert {"fria", "register_use", "inform_people"} <= set(use_case.demands.values_list("key", flat=True))

    def test_another_class_lets_demands_lapse_and_keeps_what_was_settled(
        self, cast: Cast, use_case: UseCase, demand: UseDemand
    ):
        actions.arrange(by=cast.bram, demand=demand, measure="Gedaan")
        actions.check(by=cast.daan, demand=demand)
        draft = assessment.begin(by=cast.daan, use_case=use_case)
        draft = assessment.save_answer(by=cast.daan, draft=draft, fact="annex_iii", chosen=["no"])
        draft = assessment.save_answer(by=cast.daan, draft=draft, fact="open_source", chosen=["no"])
        assessment.finish(by=cast.daan, draft=draft)
        states = dict(UseDemand.objects.filter(use_case=use_case).values_list("key", "state"))
        assert (states["fria"], states["dpia"]) == (DemandState.LAPSED, DemandState.CHECKED)

    def test_doing_it_again_changes_nothing(self, use_case: UseCase, demand: UseDemand):
        held = use_case.classifications.standing().get()
        refreshed = actions.refresh(use_case, held, today=timezone.localdate())
        assert (refreshed.added, refreshed.lapsed) == ((), ())


class TestArrangingAndChecking:
    def test_bram_arranges_and_daan_checks(self, cast: Cast, demand: UseDemand):
        actions.arrange(by=cast.bram, demand=demand, measure="DPIA gedaan", evidence="Z/26/000123")
        checked = actions.check(by=cast.daan, demand=demand, note="Gelezen")
        assert (checked.state, checked.checked_by, checked.evidence) == (DemandState.CHECKED, cast.daan, "Z/26/000123")
        acts = list(Event.objects.about(demand).order_by("sequence").values_list("act", flat=True))
        assert acts == ["assessment.demand_arranged", "assessment.demand_checked"]

    def test_nobody_checks_what_they_arranged_themselves(self, cast: Cast, demand: UseDemand):
        actions.arrange(by=cast.daan, demand=demand, measure="DPIA gedaan")
        with pytest.raises(Refused, match="zelf geregeld"):
            actions.check(by=cast.daan, demand=demand)

    def test_without_words_it_is_not_arranged(self, cast: Cast, demand: UseDemand):
        with pytest.raises(Refused, match="hoe het is geregeld"):
            actions.arrange(by=cast.bram, demand=demand, measure=" ")

    def test_not_needed_is_checked_too(self, cast: Cast, demand: UseDemand):
        actions.waive(by=cast.els, demand=demand, reason="De DPIA van de VNG geldt ook hier")
        with pytest.raises(Refused, match="zelf geregeld"):
            actions.check(by=cast.els, demand=demand)
        assert actions.check(by=cast.daan, demand=demand).state == DemandState.CHECKED

    def test_what_is_sent_back_is_open_again_and_its_owner_hears_why(self, cast: Cast, demand: UseDemand):
        actions.arrange(by=cast.bram, demand=demand, measure="Komt nog")
        back = actions.send_back(by=cast.daan, demand=demand, note="De risico's ontbreken")
        assert back.state == DemandState.OPEN
        assert "De risico's ontbreken" in Message.objects.filter(person=cast.bram).latest("pk").body

    def test_it_can_be_given_to_somebody_else(self, cast: Cast, demand: UseDemand):
        due_on = timezone.localdate() + timedelta(days=9)
        actions.assign(by=cast.bram, demand=demand, owner=cast.farid, due_on=due_on)
        assert "U regelt een wettelijke eis" in Message.objects.filter(person=cast.farid).latest("pk").sentence

    def test_a_stranger_arranges_nothing(self, cast: Cast, demand: UseDemand):
        for person in (cast.joost, cast.gerda):
            with pytest.raises(Refused):
                actions.arrange(by=person, demand=demand, measure="Gedaan")


class TestPages:
    def test_everyone_reads_what_is_asked_and_why_not_yet(self, client: Client, cast: Cast, demand: UseDemand):
        client.force_login(cast.joost)
        shown = client.get(reverse("assessment:demands", args=[demand.use_case_id])).content.decode()
        assert "Waarom nog niet?" in shown
        assert "Moet vóór het gebruik." in shown
        assert "Eigen regels van de gemeente" in shown

    def test_bram_reports_it_arranged_on_the_page(self, client: Client, cast: Cast, demand: UseDemand):
        client.force_login(cast.bram)
        assert "Geregeld melden" in client.get(demand.get_absolute_url()).content.decode()
        address = reverse("assessment:demand_arrange", args=[demand.pk])
        assert "Schrijf op hoe het is geregeld." in client.post(address, {"measure": ""}).content.decode()
        client.post(address, {"measure": "DPIA gedaan", "evidence": "Z/26/000123"})
        demand.refresh_from_db()
        assert demand.state == DemandState.ARRANGED

    def test_a_name_that_nobody_has_is_told_at_the_field(self, client: Client, cast: Cast, demand: UseDemand):
        client.force_login(cast.daan)
        address = reverse("assessment:demand_assign", args=[demand.pk])
        response = client.post(address, {"owner": "Nemo", "due_on": "3-12-2026"})
        assert response.status_code == 200
        assert response.context["form"].errors["owner"]

    def test_the_list_of_all_can_be_filtered_and_taken_along(self, client: Client, cast: Cast, demand: UseDemand):
        client.force_login(cast.chantal)
        address = reverse("assessment:all_demands")
        assert "DPIA" in client.get(address, {"wet": "AVG", "status": "open"}).content.decode()
        assert "DPIA" not in client.get(address, {"wet": "Awb"}).content.decode()
        assert not client.get(address, {"status": "late"}).context["table"].rows
        assert b"DPIA;Copilot" in client.get(address, {"formaat": "csv"}).getvalue()

    def test_the_list_costs_few_queries(
        self, client: Client, cast: Cast, demand: UseDemand, django_assert_max_num_queries
    ):
        client.force_login(cast.chantal)
        with django_assert_max_num_queries(8):
            client.get(reverse("assessment:all_demands"))

    def test_work_shows_what_to_arrange_and_what_to_check(self, client: Client, cast: Cast, demand: UseDemand):
        client.force_login(cast.bram)
        assert "Regel: DPIA" in client.get(reverse("web:work")).content.decode()
        actions.arrange(by=cast.bram, demand=demand, measure="DPIA gedaan")
        client.force_login(cast.daan)
        assert "Kijk na: DPIA" in client.get(reverse("web:work")).content.decode()


def test_a_limited_risk_does_not_wait_for_demands(cast: Cast, use_case: UseCase):
    determined(use_case, CHATBOT, by=cast.daan)
    assert UseDemand.objects.filter(use_case=use_case, key="tell_ai").exists()
