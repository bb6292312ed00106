"""Two directors at the same moment, and a process that dies halfway: one ruling, or none."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from threading import Event as Signal
from time import sleep
from typing import Any

import pytest
from django.db import connection

from tests.cast import assemble
from tests.processes import another_process, wait_for
from tests.scenes import advised, ruled
from waarborg.accounts.models import Person, RoleAssignment
from waarborg.audit.actions import verify
from waarborg.audit.models import Event
from waarborg.core.transitions import Refused
from waarborg.intake import actions
from waarborg.intake.actions import ruling as ruling_act
from waarborg.intake.actions.snapshot import facts_of
from waarborg.intake.models import Notice, Ruling
from waarborg.register.models import AISystem, UseCase

pytestmark = pytest.mark.django_db(transaction=True)


def test_of_two_directors_at_the_same_moment_one_decides_and_the_other_is_told():
    cast = assemble()
    notice = advised(cast)
    RoleAssignment.objects.create(person=cast.bram, role="directie")
    start = Barrier(2)

    def decide(director: Person, outcome: str) -> str:
        try:
            start.wait(timeout=10)
            actions.rule(by=director, notice=Notice.objects.get(pk=notice.pk), outcome=outcome, reason="Zo is het")
        except Refused as refusal:
            return refusal.verdict.sentence
        finally:
            connection.close()
        return outcome

    with ThreadPoolExecutor(2) as pool:
        gerda = pool.submit(decide, Person.objects.get(pk=cast.gerda.pk), "approved")
        bram = pool.submit(decide, Person.objects.get(pk=cast.bram.pk), "rejected")
        said = {gerda.result(timeout=30), bram.result(timeout=30)}
    ruling = Ruling.objects.get()
    assert ruling.outcome in said
    told = said - {ruling.outcome}
    assert told == {f"Dit kan niet meer: de status is nu ‘{Notice.objects.get().get_state_display()}’."}
    assert Event.objects.filter(act="intake.ruled").count() == 1


def test_a_process_killed_in_the_middle_of_a_ruling_leaves_nothing_half_done(tmp_path: Path):
    cast = assemble()
    notice = advised(cast)
    events = Event.objects.count()
    sign = tmp_path / "half-way"
    with another_process("tests.interrupted_ruling", str(notice.pk), str(cast.gerda.pk), str(sign)) as process:
        wait_for(process, sign.exists)
        process.kill()
        process.wait()
    assert Notice.objects.get().state == "advised"
    assert (AISystem.objects.get().state, UseCase.objects.get().state) == ("proposed", "proposed")
    assert not Ruling.objects.exists()
    assert Event.objects.count() == events
    actions.rule(by=cast.gerda, notice=notice, outcome="approved")
    assert verify(cast.gerda.organisation)[1] is None
    assert AISystem.objects.get().state == "in_use"


def test_a_ruling_and_taking_out_of_use_at_the_same_moment_go_one_after_the_other(monkeypatch: pytest.MonkeyPatch):
    cast = assemble()
    notice = ruled(cast, outcome="pilot").notice
    actions.advise(by=cast.chantal, notice=notice, stance="positive", text="De pilot is geslaagd")
    half_way = Signal()

    def slowly(of: Notice) -> dict[str, Any]:
        half_way.set()
        sleep(0.5)
        return facts_of(of)

    monkeypatch.setattr(ruling_act, "facts_of", slowly)

    def decide() -> None:
        try:
            actions.rule(by=cast.gerda, notice=notice, outcome="approved")
        finally:
            connection.close()

    def retire() -> None:
        try:
            assert half_way.wait(timeout=10)
            actions.retire(by=cast.hugo, system=AISystem.objects.get(), reason="Contract is op")
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        for done in [pool.submit(decide), pool.submit(retire)]:
            done.result(timeout=30)
    assert Ruling.objects.first().outcome == "approved"
    states = Notice.objects.get().state, UseCase.objects.get().state, AISystem.objects.get().state
    assert states == ("ended", "retired", "retired")
