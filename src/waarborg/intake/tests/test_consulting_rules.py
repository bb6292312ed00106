from dataclasses import replace

import pytest

from waarborg.core.rulebook import book
from waarborg.intake.rules.consulting import advisers_for


@pytest.mark.parametrize(
    ("data_classes", "advisers"),
    [
        (["personal"], ["privacy_adviseur"]),
        (["bsn", "special_category"], ["privacy_adviseur"]),
        (["secret"], ["ciso"]),
        (["confidential", "criminal", "public"], ["privacy_adviseur", "ciso"]),
        (["public", "internal"], []),
    ],
)
def test_protected_data_call_for_their_own_adviser(data_classes: list[str], advisers: list[str]):
    assert advisers_for(book().policy, data_classes) == advisers


def test_a_municipality_names_its_own_advisers():
    policy = book().policy
    personal = replace(policy.data_classes["personal"], advisers=frozenset({"iso", "ciso"}))
    own = replace(policy, data_classes={**policy.data_classes, "personal": personal})
    assert advisers_for(own, ["personal"]) == ["ciso", "iso"]
