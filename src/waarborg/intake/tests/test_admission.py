from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests.cast import Cast
from tests.scenes import advised, reported, ruled
from waarborg.accounts.models import Person
from waarborg.core.models import Organisation
from waarborg.intake import actions
from waarborg.intake.admission import WrongQuestion, admit
from waarborg.intake.models import Condition
from waarborg.register import actions as register
from waarborg.register.models import AISystem, UseCase
from waarborg.rulebook import Answer, Verdict

QUERIES = 6


def may(person: Person, *data: str, purpose: str = "samenvatten", today: date | None = None) -> Verdict:
    system = AISystem.objects.get(name="Copilot")
    return admit(
        person=person,
        system=system,
        purpose=purpose,
        data_classes=data or ("internal",),
        today=today or timezone.localdate(),
    )


def refused_by(verdict: Verdict) -> list[str]:
    return [reason.article for reason in verdict.refusals]


def test_aisha_goes_from_not_reported_to_not_ruled_to_yes_with_obligations(cast: Cast):
    AISystem.objects.create(organisation=cast.aisha.organisation, name="Copilot", kind="text_generator")
    assert refused_by(may(cast.aisha)) == ["2.1", "2.4"]
    notice = advised(cast, stance="conditions")
    assert refused_by(may(cast.aisha)) == ["2.4"]
    actions.rule(by=cast.gerda, notice=notice, outcome="conditions")
    verdict = may(cast.aisha)
    assert verdict.answer == Answer.YES_IF
    assert [found.article for found in verdict.obligations] == ["6.1", "7.3", "2.4"]


def test_with_a_bsn_it_is_no_with_the_way_to_advice(cast: Cast):
    ruled(cast)
    verdict = may(cast.aisha, "internal", "bsn")
    assert verdict.answer == Answer.NO
    assert refused_by(verdict) == ["4.1e"]
    way_on = verdict.refusals[0].way_on
    assert way_on is not None
    assert way_on.url.startswith("/advies/vragen/?systeem=")
    assert "gegevens=bsn" in way_on.url


def test_a_designation_opens_the_system_for_its_data_until_it_ends_or_is_revoked(cast: Cast):
    ruled(cast, data_classes=["public", "internal", "personal"])
    today = timezone.localdate()
    designation = register.designate(
        by=cast.gerda,
        use_case=UseCase.objects.get(),
        data_class="personal",
        starts_on=today,
        ends_on=today + timedelta(days=30),
        reason="Verslagen bevatten namen",
        conditions="Verwijder het verslag na 30 dagen",
    )
    assert may(cast.aisha, "personal").allowed
    assert "Verwijder het verslag na 30 dagen" in [found.sentence for found in may(cast.aisha, "personal").obligations]
    assert refused_by(may(cast.aisha, "personal", today=today + timedelta(days=31))) == ["4.1"]
    register.revoke(by=cast.gerda, designation=designation, reason="Niet meer nodig")
    assert refused_by(may(cast.aisha, "personal")) == ["4.1"]


def test_a_pilot_is_for_its_members_until_the_day_it_ends(cast: Cast):
    ruled(cast, outcome="pilot")
    assert may(cast.aisha).allowed
    assert refused_by(may(cast.joost)) == ["2.3"]
    assert refused_by(may(cast.aisha, today=timezone.localdate() + timedelta(days=61))) == ["2.3"]


def test_another_purpose_of_an_allowed_system_is_a_use_of_its_own(cast: Cast):
    ruled(cast)
    verdict = may(cast.aisha, purpose="vertalen")
    assert verdict.refusals[0].article == "2.1"
    assert verdict.refusals[0].way_on is not None
    assert "doel=vertalen" in verdict.refusals[0].way_on.url


def test_private_use_is_forbidden_also_in_an_allowed_system(cast: Cast):
    ruled(cast)
    assert refused_by(may(cast.aisha, purpose="prive")) == ["5.2"]


def test_a_stopped_system_is_closed_for_all_and_open_again_when_the_directie_lifts_the_stop(cast: Cast):
    ruled(cast)
    system = AISystem.objects.get()
    register.suspend(by=cast.els, system=system, reason="Datalek bij de leverancier")
    assert refused_by(may(cast.aisha)) == ["8.1"]
    register.resume(by=cast.gerda, system=system, reason="Lek is gedicht")
    assert may(cast.aisha).allowed


def test_a_late_condition_says_so_and_is_yours_only_when_you_own_it(cast: Cast):
    ruled(cast, outcome="conditions")
    due_on = Condition.objects.get().due_on

    def seen_by(person: Person, today: date) -> list[tuple[bool, bool]]:
        return [(one.is_yours, one.late) for one in may(person, today=today).obligations if one.article == "2.4"]

    assert seen_by(cast.aisha, due_on) == [(False, False)]
    assert seen_by(cast.bram, due_on) == [(True, False)]
    assert seen_by(cast.aisha, due_on + timedelta(days=1)) == [(False, True)]


def test_a_met_condition_is_no_longer_an_obligation(cast: Cast):
    ruled(cast, outcome="conditions")
    assert "2.4" in [found.article for found in may(cast.aisha).obligations]
    Condition.objects.update(met_at=timezone.now())
    assert "2.4" not in [found.article for found in may(cast.aisha).obligations]


def test_what_is_not_built_yet_shows_as_not_yet_assessed(cast: Cast):
    ruled(cast)
    open_articles = [reason.article for reason in may(cast.aisha).reasons if reason.outcome == "nog niet beoordeeld"]
    assert open_articles == ["3.3", "3.2"]


def test_a_rejected_use_stays_no(cast: Cast):
    ruled(cast, outcome="rejected")
    assert may(cast.aisha).answer == Answer.NO


def test_the_facts_take_a_fixed_number_of_queries(cast: Cast, django_assert_max_num_queries):
    ruled(cast, outcome="pilot")
    reported(cast.bram)
    system = AISystem.objects.get()
    with django_assert_max_num_queries(QUERIES):
        admit(
            person=cast.aisha,
            system=system,
            purpose="samenvatten",
            data_classes=["internal"],
            today=timezone.localdate(),
        )


@pytest.mark.parametrize(
    ("purpose", "data", "field"),
    [("dromen", ["public"], "purpose"), ("vertalen", ["alles"], "data"), ("vertalen", [], "data")],
)
def test_a_question_about_something_unknown_is_a_wrong_question(cast: Cast, purpose: str, data: list[str], field: str):
    ruled(cast)
    with pytest.raises(WrongQuestion) as wrong:
        may_not_ask(cast, purpose, data)
    assert wrong.value.field == field


def may_not_ask(cast: Cast, purpose: str, data: list[str]) -> Verdict:
    system = AISystem.objects.get()
    return admit(person=cast.aisha, system=system, purpose=purpose, data_classes=data, today=timezone.localdate())


def test_a_ruling_allows_nothing_before_its_own_day(cast: Cast):
    ruled(cast)
    assert refused_by(may(cast.aisha, today=timezone.localdate() - timedelta(days=1))) == ["2.4"]


def test_a_material_change_after_the_ruling_shows_until_there_is_a_new_one(cast: Cast):
    system = ruled(cast).notice.system
    assert system is not None
    register.change_system(by=cast.chantal, system=system, facts={"description": "Anders gezegd"}, why="Taal")
    assert "gewijzigd na het besluit" not in str(may(cast.aisha).reasons)
    register.change_system(by=cast.chantal, system=system, facts={"model_name": "Nieuw model"}, why="Leverancier")
    assert "gewijzigd na het besluit" in str(may(cast.aisha).reasons)


def test_the_pilot_of_the_latest_ruling_is_the_one_that_holds(cast: Cast):
    notice = ruled(cast, outcome="pilot").notice
    actions.advise(by=cast.chantal, notice=notice, stance="pilot", text="Met Bram")
    today = timezone.localdate()
    terms = actions.PilotTerms(
        starts_on=today, ends_on=today + timedelta(days=9), success="Ja", stop="Nee", members=[cast.bram]
    )
    actions.rule(by=cast.gerda, notice=notice, outcome="pilot", pilot=terms)
    assert may(cast.bram).allowed
    assert refused_by(may(cast.aisha)) == ["2.3"]


def test_a_system_of_another_organisation_is_a_wrong_question(cast: Cast):
    ruled(cast)
    elsewhere = Organisation.objects.create(slug="elders", name="Elders")
    AISystem.objects.update(organisation=elsewhere)
    with pytest.raises(WrongQuestion):
        may(cast.aisha)


def test_what_a_check_found_stands_in_the_reason_about_it(cast: Cast):
    ruled(cast)
    verdict = admit(
        person=cast.aisha,
        system=AISystem.objects.get(),
        purpose="samenvatten",
        data_classes=["internal", "bsn"],
        today=timezone.localdate(),
        found={"bsn": "Gevonden: burgerservicenummer."},
    )
    (refusal,) = verdict.refusals
    assert refusal.sentence.startswith("Gevonden: burgerservicenummer. ‘Burgerservicenummer (BSN)’ mag u niet in")
