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


def test_without_a_role_of_that_name_every_adviser_beside_the_board_is_asked():
    policy = book().policy
    renamed = replace(policy, names=replace(policy.names, privacy_adviser="gegevensbeschermer"))
    assert advisers_for(renamed, ["personal"]) == ["privacy_adviseur", "ciso", "iso"]
