import pytest

from tests.cast import Cast
from tests.scenes import advised, ruled
from waarborg.core.transitions import Refused
from waarborg.intake import actions
from waarborg.intake.models import Ruling
from waarborg.notify.models import News


def test_a_ruling_freezes_what_was_decided_on(cast: Cast):
    ruling = ruled(cast)
    assert ruling.facts["notice"]["data_classes"] == ["public", "internal"]
    assert ruling.facts["advices"][0]["stance"] == "positive"
    assert ruling.is_intact()
    ruling.snapshot = ruling.snapshot.replace("internal", "secret")
    assert not ruling.is_intact()


@pytest.mark.parametrize("person", ["aisha", "bram", "chantal", "daan", "els", "farid", "hugo", "ilse", "joost", "kim"])
def test_nobody_but_the_directie_rules(cast: Cast, person: str):
    notice = advised(cast)
    with pytest.raises(Refused):
        actions.rule(by=getattr(cast, person), notice=notice, outcome="approved")
    assert not Ruling.objects.exists()


def test_deviating_from_the_advice_is_possible_with_a_reason(cast: Cast):
    notice = advised(cast, stance="negative")
    ruling = actions.rule(by=cast.gerda, notice=notice, outcome="approved", reason="Het belang weegt zwaarder")
    assert ruling.deviates


def test_all_staff_read_what_was_decided(cast: Cast, client):
    ruled(cast)
    client.force_login(cast.joost)
    assert News.objects.get().title in client.get("/").content.decode()
