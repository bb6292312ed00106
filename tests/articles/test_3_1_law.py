"""Art. 3.1: the law is followed. Of each use one knows what it asks, who arranges that, and whether it was checked."""

from datetime import date

import pytest
from django.utils import timezone

from tests.cast import Cast
from tests.scenes import BENEFITS, advised, determined, with_iama
from waarborg.assessment import gate
from waarborg.assessment.actions import demands
from waarborg.assessment.models import UseDemand
from waarborg.core.transitions import Refused
from waarborg.intake import actions
from waarborg.intake.admission import admit
from waarborg.intake.models import Notice
from waarborg.register.models import UseCase
from waarborg.rulebook import Answer

LAWS = {"AI-verordening", "AVG", "AVG en UAVG", "Cyberbeveiligingswet", "BIO2", "Awb", "Woo", "Archiefwet 1995"}


@pytest.fixture
def notice(cast: Cast) -> Notice:
    notice = advised(
        cast,
        risk="",
        data_classes=["internal", "personal", "special_category"],
        output_role="prepares",
        affected="residents",
    )
    determined(UseCase.objects.get(notice=notice), BENEFITS, by=cast.daan)
    return notice


def settle(cast: Cast, *, but: str = "") -> None:
    """Bram arranges all that must precede use, and Daan checks it."""
    needed = UseDemand.objects.filter(key__in=gate.keys_before_use(timezone.localdate()), state="open")
    for demand in needed.exclude(key=but):
        demands.arrange(by=cast.bram, demand=demand, measure="Geregeld", evidence="Z/26/000123")
        demands.check(by=cast.daan, demand=demand)


@pytest.fixture(autouse=True)
def iama(cast: Cast, notice: Notice) -> None:
    """What article 9.2 asks of a high risk is there."""
    with_iama(UseCase.objects.get(notice=notice), by=cast.daan)


def test_the_laws_that_the_policy_names_are_among_the_demands(cast: Cast, notice: Notice):
    groups = {demand.about.group for demand in UseDemand.objects.all() if demand.about}
    assert groups >= LAWS | {"Eigen beleid"}


@pytest.mark.parametrize("key", ["literacy", "processing_record", "supplier_reports"])
def test_what_is_required_holds_high_risk_up_too(cast: Cast, notice: Notice, key: str):
    settle(cast, but=key)
    with pytest.raises(Refused, match="nog wettelijke eisen open"):
        actions.rule(by=cast.gerda, notice=notice, outcome="approved")


def test_what_can_only_be_done_in_use_holds_nothing_up(cast: Cast, notice: Notice):
    settle(cast)
    assert UseDemand.objects.get(key="fairness").state == "open"
    actions.rule(by=cast.gerda, notice=notice, outcome="approved")


def test_the_demands_of_a_product_come_later_than_those_of_annex_iii(cast: Cast):
    notice = advised(cast, risk="", system_name="Lift", purpose="vertalen")
    lift = BENEFITS | {"annex_i": ["A"], "third_party_conformity": ["yes"], "annex_iii": ["no"], "open_source": ["no"]}
    use_case = UseCase.objects.get(notice=notice)
    assert determined(use_case, lift, by=cast.daan).by_product
    settle(cast)
    between, after = date(2028, 1, 1), date(2028, 8, 2)
    assert not gate.class_facts(use_case, between).open_demands
    assert gate.class_facts(use_case, after).open_demands


def test_high_risk_is_not_taken_into_use_while_a_demand_is_open(cast: Cast, notice: Notice):
    settle(cast, but="dpia")
    with pytest.raises(Refused, match="nog wettelijke eisen open"):
        actions.rule(by=cast.gerda, notice=notice, outcome="approved")
    settle(cast)
    actions.rule(by=cast.gerda, notice=notice, outcome="approved")


def test_a_demand_that_opens_again_closes_the_use_for_everyone(cast: Cast, notice: Notice):
    settle(cast)
    actions.rule(by=cast.gerda, notice=notice, outcome="approved")
    demands.send_back(by=cast.els, demand=UseDemand.objects.get(key="dpia"), note="De DPIA is verlopen")
    use = UseCase.objects.select_related("system").get(notice=notice)
    verdict = admit(
        person=cast.aisha,
        system=use.system,
        purpose=use.purpose,
        data_classes=["internal"],
        today=timezone.localdate(),
    )
    assert verdict.answer is Answer.NOT_YET
    assert verdict.sentence.startswith("Er staan nog wettelijke eisen open")
    assert verdict.refusals[0].way_on.url == f"/beoordelen/toepassing/{use.pk}/eisen/"
