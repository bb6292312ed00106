from datetime import date

import pytest

from tests.cast import Cast
from tests.scenes import reported
from waarborg.core.transitions import Actor, Stateful, Transition, check
from waarborg.intake import actions


def test_an_advice_with_a_condition_is_given_on_one_day(cast: Cast, monkeypatch: pytest.MonkeyPatch):
    days: list[date] = []

    def checked(transition: Transition, subject: Stateful, *, by: Actor, today: date):
        days.append(today)
        return check(transition, subject, by=by, today=today)

    for module in ("waarborg.core.transitions", "waarborg.intake.actions.advising"):
        monkeypatch.setattr(f"{module}.check", checked)
    condition = actions.ConditionTerms("Maak een werkinstructie", cast.bram, date(2027, 2, 1))
    today = date(2027, 1, 4)
    notice = reported(cast.aisha)
    days.clear()
    actions.advise(
        by=cast.chantal, notice=notice, stance="conditions", text="Mits veilig", condition=condition, today=today
    )
    assert days == [today, today]
