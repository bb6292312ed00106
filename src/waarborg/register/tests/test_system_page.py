from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.cast import Cast
from tests.scenes import reported, ruled
from waarborg.accounts.colleagues import in_full
from waarborg.core.transitions import Refused
from waarborg.register import actions
from waarborg.register.models import AISystem, Participation, UseCase

CHANGED = {
    "name": "Copilot",
    "kind": "text_generator",
    "supplier_name": "Microsoft",
    "description": "",
    "model_name": "",
    "model_version": "",
    "hosting": "unknown",
    "in_eea": "unknown",
    "retrains": "unknown",
    "processor_agreement": "unknown",
    "ai_act_scope": "unknown",
    "website": "",
    "source": "",
    "why": "Gecontroleerd",
}


@pytest.fixture
def system(cast: Cast) -> AISystem:
    ruled(cast, data_classes=["public", "internal", "bsn"])
    return AISystem.objects.get()


@pytest.fixture
def use_case(system: AISystem) -> UseCase:
    return system.use_cases.get()


def change(client, system: AISystem, *, seen: int, **answers: str):
    url = reverse("register:change", args=[system.pk])
    owner = in_full(system.owner) if system.owner else ""
    return client.post(url, CHANGED | {"seen": str(seen), "owner": owner} | answers)


def test_the_page_says_what_it_is_used_for_and_what_happened(cast: Cast, system, client):
    client.force_login(cast.joost)
    text = client.get(system.get_absolute_url()).text
    for part in ("Tekst samenvatten", "Verslagen van vergaderingen", "In gebruik", "besloot: toegestaan", "Meedoen"):
        assert part in text
    assert f"/melden/nieuw/?systeem={system.pk}" in text


def test_the_page_costs_at_most_eight_queries(cast: Cast, system, client, django_assert_max_num_queries):
    client.force_login(cast.aisha)
    with django_assert_max_num_queries(8):
        assert client.get(system.get_absolute_url()).status_code == 200


def test_only_who_inspects_the_log_gets_links_into_it(cast: Cast, system, client):
    client.force_login(cast.aisha)
    assert 'href="/toezicht/' not in client.get(system.get_absolute_url()).text.partition('id="tijdlijn"')[2]
    client.force_login(cast.ilse)
    assert 'href="/toezicht/' in client.get(system.get_absolute_url()).text.partition('id="tijdlijn"')[2]


def test_the_timeline_shows_one_kind_of_event(cast: Cast, system, client):
    client.force_login(cast.aisha)
    events = client.get(system.get_absolute_url(), {"soort": "intake"}).context["events"]
    assert {event.kind for event in events} == {"intake"}


def test_use_before_the_ruling_is_shown_as_a_breach(cast: Cast, client):
    notice = reported(cast.aisha, already_used=True, used_since=timezone.localdate() - timedelta(days=3))
    client.force_login(cast.aisha)
    assert "in strijd met" in client.get(notice.system.get_absolute_url()).text


def test_joost_joins_and_only_who_carries_out_the_policy_sees_his_name(cast: Cast, system, use_case, client):
    client.force_login(cast.joost)
    response = client.post(reverse("register:join", args=[use_case.pk]), follow=True)
    assert "U doet mee" in response.text
    assert Participation.objects.filter(use_case=use_case, person=cast.joost).exists()
    client.force_login(cast.chantal)
    assert "Joost Peters" in client.get(system.get_absolute_url()).text
    client.force_login(cast.bram)
    assert "Joost Peters" not in client.get(system.get_absolute_url()).text.partition('id="tijdlijn"')[0]


def test_joining_a_use_that_was_not_allowed_is_refused(cast: Cast):
    reported(cast.aisha)
    with pytest.raises(Refused, match="Meedoen kan pas"):
        actions.join(by=cast.joost, use_case=UseCase.objects.get())


def test_a_system_that_stands_still_cannot_be_joined(cast: Cast, system, use_case, client):
    actions.suspend(by=cast.gerda, system=system, reason="Fouten in brieven")
    with pytest.raises(Refused, match="stilgezet"):
        actions.join(by=cast.joost, use_case=use_case)
    client.force_login(cast.joost)
    assert reverse("register:join", args=[use_case.pk]) not in client.get(system.get_absolute_url()).text


def test_a_pilot_is_joined_by_the_ruling_only(cast: Cast, client):
    ruled(cast, outcome="pilot")
    use_case = UseCase.objects.get()
    with pytest.raises(Refused, match="deelnemers van de pilot staan in het besluit"):
        actions.join(by=cast.joost, use_case=use_case)
    client.force_login(cast.joost)
    assert reverse("register:join", args=[use_case.pk]) not in client.get(use_case.system.get_absolute_url()).text
    assert not Participation.objects.filter(person=cast.joost).exists()


def test_gerda_stops_a_system_and_allows_it_again(cast: Cast, system, client):
    client.force_login(cast.gerda)
    client.post(reverse("register:suspend", args=[system.pk]), {"reason": "Fouten in brieven"})
    assert "Weer toestaan" in client.get(system.get_absolute_url()).text
    client.post(reverse("register:resume", args=[system.pk]), {"reason": "Opgelost"})
    system.refresh_from_db()
    assert system.state == "in_use"


def test_stopping_needs_a_reason(cast: Cast, system, client):
    client.force_login(cast.gerda)
    response = client.post(reverse("register:suspend", args=[system.pk]), {"reason": " "})
    assert response.context["form"].errors["reason"]
    system.refresh_from_db()
    assert system.state == "in_use"


def test_hugo_takes_a_system_out_of_use(cast: Cast, system, client):
    client.force_login(cast.hugo)
    client.post(reverse("intake:retire", args=[system.pk]), {"reason": "Contract eindigt"})
    assert list(system.use_cases.values_list("state", flat=True)) == ["retired"]


def test_gerda_revokes_a_designation(cast: Cast, system, use_case, client):
    today, why = timezone.localdate(), "Nodig voor verslagen"
    designation = actions.designate(
        by=cast.gerda, use_case=use_case, data_class="bsn", starts_on=today, ends_on=today, reason=why
    )
    client.force_login(cast.gerda)
    assert "Geldt nu" in client.get(system.get_absolute_url()).text
    client.post(reverse("register:revoke", args=[designation.pk]), {"reason": "Niet meer nodig"})
    assert "Ingetrokken op" in client.get(system.get_absolute_url()).text


def test_hugo_changes_an_entry_and_the_version_tells_the_difference(cast: Cast, system, client):
    client.force_login(cast.hugo)
    latest = system.versions.first().number
    response = change(client, system, seen=latest, hosting="cloud", supplier_name="Microsoft BV")
    assert response.status_code == 302
    page = client.get(reverse("register:version", args=[system.pk, latest + 1]))
    shown = [(change.label, change.before, change.after, change.material) for change in page.context["changes"]]
    assert shown == [
        ("Leverancier", "Microsoft", "Microsoft BV", True),
        ("Waar het draait", "nog te bepalen", "bij de leverancier of in de cloud", True),
    ]


def test_who_changed_what_a_ruling_rests_on_reads_who_looks_at_it(cast: Cast, system, use_case, client):
    client.force_login(cast.hugo)
    change(client, system, seen=system.versions.first().number, hosting="cloud")
    shown = client.get(system.get_absolute_url()).text
    assert "iBoard krijgt bericht en kijkt of er een nieuw besluit nodig is." in shown


def test_a_version_tells_of_a_new_designation_in_words(cast: Cast, system, use_case, client):
    today, why = timezone.localdate(), "Vandaag nodig voor verslagen"
    actions.designate(by=cast.gerda, use_case=use_case, data_class="bsn", starts_on=today, ends_on=today, reason=why)
    client.force_login(cast.ilse)
    number = system.versions.first().number
    changes = client.get(reverse("register:version", args=[system.pk, number])).context["changes"]
    assert {change.about for change in changes} == {"Aanwijzing voor burgerservicenummer (BSN)"}
    assert ("Reden", "niet ingevuld", why) in [(one.label, one.before, one.after) for one in changes]


def test_a_change_without_a_reason_or_with_a_taken_name_is_sent_back(cast: Cast, system, client):
    actions.add_system(by=cast.hugo, facts={"name": "Zoekhulp", "kind": "other_ai"}, why="Opgenomen")
    client.force_login(cast.hugo)
    errors = change(client, system, seen=1, name="zoekhulp", why="").context["form"].errors
    assert set(errors) == {"name", "why"}


def test_nothing_is_lost_when_somebody_else_changed_the_entry_meanwhile(cast: Cast, system, client):
    seen = system.versions.first().number
    actions.change_system(by=cast.chantal, system=system, facts={"model_name": "GPT"}, why="Model bekend")
    client.force_login(cast.hugo)
    response = change(client, system, seen=seen, description="Vat verslagen samen")
    assert response.status_code == 409
    assert "Chantal Visser" in response.text
    form = response.context["form"]
    assert (form["description"].value(), form["model_name"].value()) == ("Vat verslagen samen", "GPT")
    again = change(client, system, seen=seen + 1, description="Vat verslagen samen", model_name="GPT")
    assert again.status_code == 302
    system.refresh_from_db()
    assert (system.description, system.model_name) == ("Vat verslagen samen", "GPT")


def test_the_owner_may_change_the_entry_and_a_colleague_does_not_find_the_form(cast: Cast, system, client):
    AISystem.objects.filter(pk=system.pk).update(owner=cast.bram)
    url = reverse("register:change", args=[system.pk])
    client.force_login(cast.bram)
    assert client.get(url).status_code == 200
    client.force_login(cast.aisha)
    assert client.get(url).status_code == 404


@pytest.mark.parametrize("act", ["register:suspend", "register:resume", "intake:retire", "register:imports"])
def test_who_may_not_act_does_not_find_the_page(cast: Cast, system, client, act):
    client.force_login(cast.aisha)
    url = reverse(act, args=[] if act == "register:imports" else [system.pk])
    assert client.get(url).status_code == 404


def test_an_owner_is_named_by_typing(cast: Cast, system, client):
    client.force_login(cast.chantal)
    assert (
        change(client, system, seen=system.versions.count(), owner=cast.bram.email, why="Bram zorgt ervoor").status_code
        == 302
    )
    system.refresh_from_db()
    assert system.owner == cast.bram
    form = client.get(reverse("register:change", args=[system.pk])).text
    assert f'value="{in_full(cast.bram)}"' in form


def test_an_owner_who_is_not_there_is_told_at_the_field(cast: Cast, system, client):
    client.force_login(cast.chantal)
    response = change(client, system, seen=system.versions.count(), owner="Niemand", why="Proef")
    assert response.status_code == 200
    assert "Er is geen collega met de naam ‘Niemand’." in response.text


def test_an_owner_who_left_does_not_stop_another_change(cast: Cast, system, client):
    cast.bram.is_active = False
    cast.bram.save()
    AISystem.objects.filter(pk=system.pk).update(owner=cast.bram)
    system.refresh_from_db()
    client.force_login(cast.chantal)
    assert (
        change(client, system, seen=system.versions.count(), name="Copilot Plus", why="Nieuwe naam").status_code == 302
    )
    system.refresh_from_db()
    assert (system.name, system.owner) == ("Copilot Plus", cast.bram)


def test_the_page_to_retire_says_what_stops(cast: Cast, system, client):
    client.force_login(cast.chantal)
    assert "Alle toepassingen van dit systeem stoppen." in client.get(reverse("intake:retire", args=[system.pk])).text
    bare = AISystem.objects.create(organisation=system.organisation, name="Zoekhulp", state="in_use")
    assert "er stopt niets" in client.get(reverse("intake:retire", args=[bare.pk])).text
