"""Every address as every person: who gets in, who is told whose task it is, and for whom it does not exist.

The table is written by hand. Each row names the people for whom the page opens (o), and those who may see the dossier
but are refused the act with a reason (r, a page with the verdict); everyone else gets 404, and who is not logged in
gets the log-in page. An address without a row fails the suite.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from tests.cast import Cast, assemble
from tests.scenes import advised, draft, reported, ruled
from waarborg.accounts.actions import make_key
from waarborg.accounts.models import Person
from waarborg.advice import actions as advice
from waarborg.intake import actions as intake
from waarborg.notify.models import Message
from waarborg.register import actions as register
from waarborg.register.models import ImportBatch, UseCase

LETTERS = {name[0]: name for name in Cast.__dataclass_fields__}
EVERYONE = "".join(LETTERS)
BOARD_DOSSIER = "abcdefgi"
"""Aisha who reported, and those who carry out the policy or inspect it."""
OUTSIDE = {"account", "mfa", "socialaccount", "openid"}
"""The log-in library's own pages, tested in waarborg.accounts."""


@dataclass(frozen=True, slots=True)
class Row:
    opens: str
    refused: str = ""
    method: str = "get"
    anonymous: bool = False


MATRIX = {
    "web:home": Row(EVERYONE),
    "web:ask": Row(EVERYONE),
    "web:systems": Row(EVERYONE),
    "web:catalogue": Row(EVERYONE),
    "web:search": Row(EVERYONE),
    "web:work": Row(EVERYONE),
    "web:about": Row(EVERYONE, anonymous=True),
    "web:accessibility": Row(EVERYONE, anonymous=True),
    "core:livez": Row(EVERYONE, anonymous=True),
    "core:readyz": Row(EVERYONE, anonymous=True),
    "intake:mine": Row(EVERYONE),
    "intake:start": Row(EVERYONE),
    "intake:lookup": Row(EVERYONE),
    "intake:colleagues": Row(EVERYONE),
    "intake:notice": Row(BOARD_DOSSIER.replace("b", "")),
    "intake:step": Row("a"),
    "intake:confirm": Row("a"),
    "intake:withdraw": Row("a"),
    "intake:return": Row("c", refused="adefgi"),
    "intake:position": Row("c", refused="adefgi"),
    "intake:add_condition": Row("c", refused="adefgi"),
    "intake:ask_adviser": Row("cg", refused="adefi"),
    "intake:advise": Row("c", refused="adefgi"),
    "intake:remove_condition": Row("c", refused="adefgi"),
    "intake:rule": Row("g", refused="acdefi"),
    "intake:refer_back": Row("g", refused="acdefi"),
    "intake:meet_condition": Row("bc", refused="adefgi"),
    "intake:ruling": Row(BOARD_DOSSIER),
    "intake:board": Row("c"),
    "intake:management": Row("g"),
    "advice:inbox": Row(EVERYONE),
    "advice:ask": Row(EVERYONE),
    "advice:request": Row("acdefgi"),
    "advice:answer": Row("d", refused="acefgi"),
    "advice:withdraw": Row("a", refused="cdefgi"),
    "register:systems": Row(EVERYONE),
    "register:export_csv": Row(EVERYONE),
    "register:export_xlsx": Row(EVERYONE),
    "register:system": Row(EVERYONE),
    "register:versions": Row(EVERYONE),
    "register:version": Row(EVERYONE),
    "register:join": Row(EVERYONE, method="post"),
    "register:change": Row("ach"),
    "register:suspend": Row("deg"),
    "register:resume": Row("g"),
    "register:retire": Row("ch"),
    "register:designate": Row("g"),
    "register:revoke": Row("g"),
    "register:imports": Row("ch"),
    "register:import_batch": Row("ch"),
    "register:import_apply": Row("", refused="ch", method="post"),  # this sheet has no rows
    "register:import_undo": Row("", refused="ch", method="post"),  # and so was never read in
    "policy:articles": Row(EVERYONE),
    "policy:law": Row(EVERYONE),
    "policy:glossary": Row(EVERYONE),
    "policy:article": Row(EVERYONE),
    "publication:systems": Row(EVERYONE, anonymous=True),
    "publication:system": Row(EVERYONE, anonymous=True),
    "notify:messages": Row(EVERYONE),
    "notify:open": Row("a"),
    "notify:read_all": Row(EVERYONE, method="post"),
    "notify:news": Row(EVERYONE),
    "audit:events": Row("hi"),
    "audit:event": Row("hi"),
    "audit:verification": Row("hi"),
    "audit:export_csv": Row("hi"),
    "audit:export_jsonl": Row("hi"),
    "audit:verifier": Row("hi"),
    "accounts:people": Row("h"),
    "accounts:add": Row("h"),
    "accounts:person": Row("h"),
    "accounts:change": Row("h"),
    "accounts:roles": Row("h"),
    "accounts:me": Row(EVERYONE),
    "accounts:revoke_key": Row("a", method="post"),
    "api:openapi-json": Row(EVERYONE, anonymous=True),
    "api:verdict": Row(EVERYONE),
    "api:list_systems": Row(EVERYONE),
    "api:get_system": Row(EVERYONE),
    "api:api-root": Row(""),
}


Scene = tuple[Cast, dict[str, dict[str, int | str]]]


@pytest.fixture
def scene(db: None) -> Scene:
    """One of everything, and which of it each address is asked for: a prefix ("register") or a name of its own."""
    cast, today = assemble(), timezone.localdate()
    ruling = ruled(cast, outcome="conditions")
    notice = advised(cast, purpose="vertalen", stance="conditions")
    waiting = reported(cast.aisha, purpose="programmeren")
    proposed = intake.add_condition(
        by=cast.chantal,
        notice=waiting,
        sentence="Maak een werkinstructie",
        owner=cast.bram,
        due_on=today,
    )
    own = draft(cast.aisha, purpose="training")
    use_case = UseCase.objects.get(state="in_use")
    designation = register.designate(
        by=cast.gerda,
        use_case=use_case,
        data_class="personal",
        starts_on=today,
        ends_on=today + timedelta(days=9),
        reason="Namen in verslagen",
    )
    request = advice.ask(by=cast.aisha, to_role="privacy_adviseur", question="Mag dit?", use_case=use_case)
    batch = ImportBatch.objects.create(organisation=cast.aisha.organisation, by=cast.chantal, file_name="a.csv")
    key = make_key(by=cast.aisha, name="Script", expires_on=today + timedelta(days=30))[0]
    message = Message.objects.filter(person=cast.aisha).first()
    assert message is not None
    return cast, {
        "intake": {"pk": notice.pk, "number": 1},
        "intake:step": {"pk": own.pk, "number": 1},
        "intake:confirm": {"pk": own.pk},
        "intake:return": {"pk": waiting.pk},
        "intake:position": {"pk": waiting.pk},
        "intake:add_condition": {"pk": waiting.pk},
        "intake:advise": {"pk": waiting.pk},
        "intake:ask_adviser": {"pk": notice.pk},
        "intake:remove_condition": {"pk": proposed.pk},
        "intake:meet_condition": {"pk": ruling.notice.conditions.get().pk},
        "intake:ruling": {"pk": ruling.pk},
        "advice": {"pk": request.pk},
        "register": {"pk": use_case.system_id, "number": 1},
        "register:join": {"pk": use_case.pk},
        "register:designate": {"pk": use_case.pk},
        "register:revoke": {"pk": designation.pk},
        "register:import_batch": {"pk": batch.pk},
        "register:import_apply": {"pk": batch.pk},
        "register:import_undo": {"pk": batch.pk},
        "policy": {"number": "2.1"},
        "publication": {"pk": use_case.system_id},
        "notify": {"pk": message.pk},
        "audit": {"sequence": 1},
        "accounts": {"pk": cast.joost.pk},
        "accounts:revoke_key": {"pk": key.pk},
        "api": {"system_id": use_case.system_id},
    }


@pytest.mark.parametrize("name", MATRIX)
def test_the_address_opens_for_the_right_people_only(scene: Scene, name: str):
    cast, arguments = scene
    row, address = MATRIX[name], _address(name, arguments)
    expected = {letter: "opens" if letter in row.opens else "404" for letter in LETTERS} | dict.fromkeys(
        row.refused, "refused"
    )
    got = {letter: _answer(address, row.method, getattr(cast, person)) for letter, person in LETTERS.items()}
    assert got == expected
    lars = "opens" if row.anonymous else "log in" if row.opens or row.refused else "404"
    assert _answer(address, row.method, None) == lars


def test_every_address_has_its_row():
    assert {name for name, _ in _addresses(get_resolver())} == set(MATRIX)


def _addresses(resolver: URLResolver, space: str = "") -> Iterator[tuple[str, URLPattern]]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            yield from _addresses(pattern, f"{pattern.namespace}:" if pattern.namespace else space)
        elif space or pattern.name.partition("_")[0] not in OUTSIDE:
            yield space + (pattern.name or ""), pattern


def _address(name: str, arguments: dict[str, dict[str, int | str]]) -> str:
    wanted = dict(_addresses(get_resolver()))[name].pattern.converters
    given = arguments.get(name.partition(":")[0], {}) | arguments.get(name, {})
    return reverse(name, kwargs={key: given[key] for key in wanted})


def _answer(address: str, method: str, person: Person | None) -> str:
    """What one person gets; what it changed is rolled back, so that the next finds the same scene."""
    client = Client()
    if person:
        client.force_login(person)
    with transaction.atomic():
        response = getattr(client, method)(address)
        if response.streaming:
            list(response.streaming_content)  # read to the end, a download closes itself
        transaction.set_rollback(True)
    to_log_in = response.status_code == 302 and response["Location"].startswith("/inloggen/")
    if to_log_in or response.status_code == 401:
        return "log in"
    return {404: "404", 409: "refused", 405: "wrong method", 403: "403"}.get(response.status_code, "opens")
