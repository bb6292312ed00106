"""Every address as every person: who gets in, who is told whose task it is, and for whom it does not exist.

The table is written by hand. Each row names the people for whom the page opens (o), and those who may see the dossier
but are refused the act with a reason (r, a page with the verdict); everyone else gets 404, and who is not logged in
gets the log-in page. An address without a row fails the suite.
"""

from dataclasses import dataclass

import pytest
from django.db import transaction
from django.test import Client

from tests.cast import Cast
from tests.gallery import Gallery, addresses, hang
from waarborg.accounts.models import Person

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
    "accounts:colleagues": Row(EVERYONE),
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
    "textcheck:check": Row(EVERYONE),
    "textcheck:unmask": Row(EVERYONE),
    "textcheck:feedback": Row(EVERYONE),
    "textcheck:figures": Row("cdefhi"),
    "textcheck:figures_csv": Row("cdefhi"),
    "advice:inbox": Row(EVERYONE),
    "advice:ask": Row(EVERYONE),
    "advice:request": Row("acdefgi"),
    "advice:answer": Row("d", refused="acefgi"),
    "advice:withdraw": Row("a", refused="cdefgi"),
    "assessment:overview": Row("cdefgi"),
    "assessment:figures": Row("cdefgi"),
    "assessment:use": Row(EVERYONE),
    "assessment:class": Row(EVERYONE),
    "assessment:difference": Row(EVERYONE),
    "assessment:begin": Row("cdef", refused="gi", method="post"),
    "assessment:class_question": Row("cdef", refused="gi"),
    "assessment:class_finish": Row("", refused="cdefgi", method="post"),  # its questions are still open
    "assessment:drop": Row("cdef", refused="gi", method="post"),
    "assessment:deviate": Row("c", refused="defgi"),
    "assessment:demands": Row(EVERYONE),
    "assessment:all_demands": Row("cdefgi"),
    "assessment:demand": Row("bcdefgi"),
    "assessment:demand_assign": Row("bcdef", refused="gi"),
    "assessment:demand_arrange": Row("bcdef", refused="gi"),
    "assessment:demand_waive": Row("cdef", refused="bgi"),
    "assessment:demand_check": Row("cdef", refused="bgi"),
    "assessment:demand_send_back": Row("cdef", refused="bgi"),
    "register:systems": Row(EVERYONE),
    "register:export_csv": Row(EVERYONE),
    "register:export_xlsx": Row(EVERYONE),
    "register:system": Row(EVERYONE),
    "register:versions": Row(EVERYONE),
    "register:version": Row(EVERYONE),
    "register:join": Row(EVERYONE, method="post"),
    "register:change": Row("ach"),
    "register:public_text": Row("ch"),
    "register:suspend": Row("deg"),
    "register:resume": Row("g"),
    "intake:retire": Row("ch"),
    "intake:designate": Row("g"),
    "register:revoke": Row("g"),
    "register:imports": Row("ch"),
    "register:import_batch": Row("ch"),
    "register:import_apply": Row("", refused="ch", method="post"),  # this sheet has no rows
    "register:import_undo": Row("", refused="ch", method="post"),  # and so was never read in
    "policy:articles": Row(EVERYONE, anonymous=True),
    "policy:law": Row(EVERYONE, anonymous=True),
    "policy:glossary": Row(EVERYONE, anonymous=True),
    "policy:article": Row(EVERYONE, anonymous=True),
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
    "api:check_text": Row(EVERYONE, method="post"),
    "api:mask_text": Row(EVERYONE, method="post"),
    "api:unmask_text": Row(EVERYONE, method="post"),
    "api:list_systems": Row(EVERYONE),
    "api:get_system": Row(EVERYONE),
    "api:list_risk_classes": Row(EVERYONE),
    "api:list_demands": Row(EVERYONE),
    "api:api-root": Row(""),
    # fairness (art. 5.3): Bram owns the system
    "assessment:fairness": Row("abcdefgi"),
    "assessment:outcomes": Row("abcdef", refused="gi"),
    "assessment:outcomes_discard": Row("abcdef", refused="gi", method="post"),
    "assessment:measurement": Row("abcdefgi"),
    "assessment:measurement_csv": Row("abcdefgi"),
    # impact assessments (art. 9.2)
    "assessment:dossiers": Row("cdefgi"),
    "assessment:use_dossiers": Row("abcdefgi"),  # Aisha owns the use, Bram the system
    "assessment:start_dossier": Row("abcdef", refused="gi"),
    "assessment:dossier": Row("abcdefgi"),
    "assessment:dossier_part": Row("abcdefgi"),
    "assessment:dossier_outcome": Row("abcdefgi"),
    "assessment:dossier_compare": Row("abcdefgi"),
    "assessment:dossier_question": Row("abcdefgi"),
    "assessment:dossier_note": Row("bcdef", refused="agi", method="post"),
    "assessment:dossier_evidence_for": Row("bcdef", refused="agi", method="post"),
    "assessment:dossier_action_point": Row("bcdef", refused="agi", method="post"),
    "assessment:dossier_report": Row("abcdefgi"),
    "assessment:dossier_snapshot": Row("abcdefgi"),
    "assessment:dossier_authors": Row("abcdefgi"),
    "assessment:remove_author": Row("bcdef", refused="agi", method="post"),
    "assessment:dossier_sign": Row("abcdefgi"),
    "assessment:dossier_submit": Row("", refused="abcdefgi", method="post"),  # there are no answers yet
    "assessment:dossier_finish": Row("", refused="abcdefgi", method="post"),
    "assessment:dossier_advise": Row("c", refused="abdefgi", method="post"),
    "assessment:dossier_accept": Row("g", refused="abcdefi", method="post"),
    "assessment:dossier_give_back": Row("cdefg", refused="abi", method="post"),
    "assessment:dossier_evidence": Row("abcdefgi"),
    "assessment:meet_action_point": Row("cdefj", refused="abgi"),
    "assessment:instruments": Row("h"),
    "assessment:instrument": Row("h"),
    "assessment:take_over": Row("", refused="h", method="post"),  # it is in use already
    "assessment:withdraw_instrument": Row("h", method="post"),
}


@pytest.fixture
def gallery(db: None) -> Gallery:
    return hang()


@pytest.mark.parametrize("name", MATRIX)
def test_the_address_opens_for_the_right_people_only(gallery: Gallery, name: str):
    cast, row, address = gallery.cast, MATRIX[name], gallery.address(name)
    expected = {letter: "opens" if letter in row.opens else "404" for letter in LETTERS} | dict.fromkeys(
        row.refused, "refused"
    )
    got = {letter: _answer(address, row.method, getattr(cast, person)) for letter, person in LETTERS.items()}
    assert got == expected
    lars = "opens" if row.anonymous else "log in" if row.opens or row.refused else "404"
    assert _answer(address, row.method, None) == lars


def test_every_address_has_its_row():
    ours = {name for name in addresses() if ":" in name or name.partition("_")[0] not in OUTSIDE}
    assert ours == set(MATRIX)


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
