"""Art. 5.3: an algorithm is as fair as can be for all residents, measured on what it really decided."""

import pytest

from tests.cast import Cast
from tests.scenes import outcomes_read, ruled
from waarborg.assessment.actions import fairness
from waarborg.assessment.models import FairnessMeasurement, FairVerdict
from waarborg.register.models import UseCase


@pytest.fixture
def use_case(cast: Cast) -> UseCase:
    return UseCase.objects.select_related("system").get(notice=ruled(cast).notice)


def measured(cast: Cast, use_case: UseCase, *, worse: float, rows: int) -> FairnessMeasurement:
    outcomes = outcomes_read(use_case, by=cast.daan, worse=worse, rows=rows)
    return fairness.measure(
        by=cast.daan, outcomes=outcomes, outcome="besluit", favourable=["toegekend"], groups=["wijk"]
    )


def test_a_district_that_is_granted_much_less_is_told(cast: Cast, use_case: UseCase):
    assert measured(cast, use_case, worse=0.4, rows=900).verdict == FairVerdict.UNFAIR


def test_districts_that_fare_alike_are_fair_enough_when_there_are_many_decisions(cast: Cast, use_case: UseCase):
    assert measured(cast, use_case, worse=0.7, rows=6_000).verdict == FairVerdict.FAIR


def test_with_few_decisions_it_says_that_it_does_not_know(cast: Cast, use_case: UseCase):
    assert measured(cast, use_case, worse=0.55, rows=80).verdict == FairVerdict.UNDECIDED


def test_it_finds_by_itself_who_fares_worse(cast: Cast, use_case: UseCase):
    outcomes = outcomes_read(use_case, by=cast.daan, worse=0.3, rows=2_000)
    found = fairness.measure(
        by=cast.daan, outcomes=outcomes, outcome="besluit", favourable=["toegekend"], groups=["leeftijd"]
    )
    assert any("wijk: zuid" in one["traits"] for one in found.result["unnamed"])
