from types import SimpleNamespace
from typing import Any

import pytest
from ninja import NinjaAPI
from ninja.testing import TestClient

from tests.cast import Cast
from tests.scenes import ruled
from waarborg.register import actions
from waarborg.register.api import router


@pytest.fixture(scope="module")
def api() -> TestClient:
    product = NinjaAPI(urls_namespace="register-test", auth=lambda request: request.asker)
    product.add_router("", router)
    return TestClient(product)


def asked(api: TestClient, path: str, **who: Any) -> Any:
    return api.get(path, **who)


def test_programs_read_the_list(cast: Cast, api):
    ruled(cast)
    answer = asked(api, "/systems?state=in_use", asker=cast.aisha).json()
    assert [(found["name"], found["state"], found["supplier"]) for found in answer["systems"]] == [
        ("Copilot", "in_use", "Microsoft")
    ]
    assert answer["next"] == ""


def test_the_cursor_leads_through_all_pages(cast: Cast, api, monkeypatch):
    monkeypatch.setattr("waarborg.register.api.PER_PAGE", 2)
    for name in "abc":
        actions.add_system(by=cast.hugo, facts={"name": name, "kind": "other_ai"}, why="Opgenomen")
    first = asked(api, "/systems", asker=cast.aisha).json()
    second = asked(api, f"/systems?cursor={first['next']}", asker=cast.aisha).json()
    assert [found["name"] for found in first["systems"] + second["systems"]] == ["a", "b", "c"]


def test_one_system_with_its_uses(cast: Cast, api):
    system = ruled(cast).notice.system
    use = asked(api, f"/systems/{system.pk}", asker=cast.aisha).json()["use_cases"][0]
    assert (use["purpose"], use["data_classes"], use["breaches_2_1"]) == ("samenvatten", ["public", "internal"], False)


def test_a_system_of_another_organisation_does_not_exist(cast: Cast, api):
    system = ruled(cast).notice.system
    assert asked(api, f"/systems/{system.pk + 1}", asker=cast.aisha).status_code == 404
    assert asked(api, "/systems?state=anders", asker=cast.aisha).status_code == 422


def test_who_is_no_person_gets_nothing(api, db):
    assert asked(api, "/systems", asker=SimpleNamespace(organisation_id=1)).status_code == 404
