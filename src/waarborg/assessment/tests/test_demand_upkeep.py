"""What the program does by itself: proof that expires opens a demand again, and the list follows law and catalogue."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests.cast import Cast
from tests.scenes import BENEFITS, determined, reported
from waarborg.assessment import gate
from waarborg.assessment.actions import demands as actions
from waarborg.assessment.actions.demand_upkeep import reopen_expired
from waarborg.assessment.models import Classification, DemandState, UseDemand
from waarborg.assessment.tasks import check_on, keep_demands_on
from waarborg.audit.models import Event
from waarborg.core.transitions import Refused
from waarborg.notify.models import Message
from waarborg.register.models import State, UseCase

TODAY = timezone.localdate()


@pytest.fixture
def use_case(cast: Cast) -> UseCase:
    notice = reported(cast.aisha, risk="", data_classes=["internal", "personal"], output_role="prepares")
    use_case = UseCase.objects.get(notice=notice)
    determined(use_case, BENEFITS, by=cast.daan)
    return use_case


def proved(use_case: UseCase, cast: Cast, *, until: date | None) -> UseDemand:
    demand = use_case.demands.get(key="dpia")
    actions.arrange(by=cast.bram, demand=demand, measure="DPIA gedaan", evidence="Z/26/1", evidence_until=until)
    return actions.check(by=cast.daan, demand=demand)


def test_expired_proof_opens_the_demand_and_its_owner_hears_of_it(cast: Cast, use_case: UseCase):
    demand = proved(use_case, cast, until=TODAY)
    assert keep_demands_on(TODAY) == 0
    later = TODAY + timedelta(days=1)
    assert keep_demands_on(later) == 1
    demand.refresh_from_db()
    assert (demand.state, demand.evidence, demand.evidence_until) == (DemandState.OPEN, "Z/26/1", None)
    assert demand.due_on > later
    assert "Zorg voor nieuw bewijs" in Message.objects.filter(person=cast.bram).latest("pk").sentence
    event = Event.objects.about(demand).latest("sequence")
    assert (event.act, event.data["demand"]) == ("assessment.proof_expired", "dpia")
    assert keep_demands_on(later) == 0


def test_proof_that_expired_already_is_not_taken(cast: Cast, use_case: UseCase):
    with pytest.raises(Refused, match="al verlopen"):
        proved(use_case, cast, until=TODAY - timedelta(days=1))


def test_what_was_found_not_needed_has_no_proof_that_expires(cast: Cast, use_case: UseCase):
    demand = use_case.demands.get(key="dpia")
    actions.arrange(by=cast.bram, demand=demand, measure="Gedaan", evidence="Z/26/1", evidence_until=TODAY)
    actions.send_back(by=cast.daan, demand=demand, note="Te dun")
    actions.waive(by=cast.els, demand=demand, reason="De DPIA van de VNG geldt")
    actions.check(by=cast.daan, demand=demand)
    assert keep_demands_on(TODAY + timedelta(days=1)) == 0


def test_proof_that_was_renewed_meanwhile_stays(cast: Cast, use_case: UseCase):
    stale = proved(use_case, cast, until=TODAY)
    UseDemand.objects.update(evidence_until=TODAY + timedelta(days=90))
    assert not reopen_expired(demand=stale, today=TODAY + timedelta(days=1))
    stale.refresh_from_db()
    assert stale.state == DemandState.CHECKED


def test_expired_proof_holds_high_risk_up_before_the_night_too(cast: Cast, use_case: UseCase):
    proved(use_case, cast, until=TODAY)
    use_case.demands.exclude(key="dpia").update(state=DemandState.CHECKED)
    assert not gate.class_facts(use_case, TODAY).open_demands
    assert gate.class_facts(use_case, TODAY + timedelta(days=1)).open_demands


def test_proof_without_an_end_stays(cast: Cast, use_case: UseCase):
    proved(use_case, cast, until=None)
    assert keep_demands_on(TODAY + timedelta(days=4_000)) == 0


def test_of_what_is_no_longer_used_no_proof_is_asked(cast: Cast, use_case: UseCase):
    proved(use_case, cast, until=TODAY)
    UseCase.objects.filter(pk=use_case.pk).update(state=State.REJECTED)
    assert keep_demands_on(TODAY + timedelta(days=1)) == 0


def test_a_demand_that_the_catalogue_has_since_is_added(cast: Cast, use_case: UseCase):
    use_case.demands.filter(key="dpia").delete()
    assert keep_demands_on(TODAY) == 1
    assert use_case.demands.filter(key="dpia", state=DemandState.OPEN).exists()
    assert Event.objects.get(act="assessment.demands_renewed").data["demands_added"] == ["dpia"]
    assert "nieuwe wettelijke eisen" in Message.objects.filter(person=cast.bram).latest("pk").sentence
    assert keep_demands_on(TODAY) == 0


def test_a_demand_that_the_catalogue_has_no_longer_lapses(use_case: UseCase):
    old = UseDemand.objects.create(
        organisation=use_case.system.organisation, use_case=use_case, key="oud", because="Ooit.", due_on=TODAY
    )
    assert keep_demands_on(TODAY) == 1
    old.refresh_from_db()
    assert old.state == DemandState.LAPSED


def test_other_duties_by_the_rules_of_today_ask_for_another_look(use_case: UseCase):
    held = use_case.classifications.standing().get()
    Classification.objects.filter(pk=held.pk).update(outcome={**held.outcome, "obligations": ["literacy"]})
    assert check_on(TODAY) == 1
    held.refresh_from_db()
    assert "andere plichten" in held.outdated_why


def test_the_lists_of_many_uses_cost_the_queries_of_one(use_case: UseCase, django_assert_max_num_queries):
    with django_assert_max_num_queries(4):
        keep_demands_on(TODAY)
