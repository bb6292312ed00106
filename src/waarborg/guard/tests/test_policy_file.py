"""The lists of a municipality, read from its policy folder."""

from pathlib import Path

import pytest

from waarborg.guard.policy import NO_POLICY, GuardPolicy
from waarborg.guard.policyfile import WrongPolicyFile, load


def write(folder: Path, content: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "policy.toml").write_text(content, encoding="utf-8")
    return folder


def test_the_lists_are_read(tmp_path):
    section = '[guard]\nallowed = ["Jan Bos"]\nown_words = ["Reiger"]\ncase_numbers = ["Z/99/999999"]\n'
    policy = load(write(tmp_path, 'title = "Beleid"\n' + section))
    assert policy == GuardPolicy(allowed=("Jan Bos",), own_words=("Reiger",), case_numbers=("Z/99/999999",))


def test_without_the_section_there_are_no_lists(tmp_path):
    assert load(write(tmp_path, 'title = "Beleid"\n')) == NO_POLICY


def test_an_unknown_key_is_left_to_the_rulebook(tmp_path):
    assert load(write(tmp_path, "[guard]\nlater = 1\n")) == NO_POLICY


def test_a_list_that_is_left_out_comes_from_the_policy_that_it_extends(tmp_path):
    write(tmp_path / "basis", '[guard]\nallowed = ["Jan Bos"]\nown_words = ["Reiger"]\n')
    own = write(tmp_path / "eigen", 'extends = "../basis"\n[guard]\nown_words = ["Ooievaar"]\n')
    assert load(own) == GuardPolicy(allowed=("Jan Bos",), own_words=("Ooievaar",))


def test_policies_that_extend_each_other_end(tmp_path):
    write(tmp_path / "a", 'extends = "../b"\n')
    assert load(write(tmp_path / "b", 'extends = "../a"\n[guard]\nown_words = ["Reiger"]\n')).own_words == ("Reiger",)


def test_the_policies_of_this_project_can_be_read():
    for file in (Path(__file__).parents[4] / "policy").glob("*/policy.toml"):
        load(file.parent)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("[guard]\nown_words = 'Reiger'\n", "guard.own_words in policy.toml is geen lijst met teksten"),
        ("[guard]\nallowed = [1]\n", "guard.allowed in policy.toml is geen lijst met teksten"),
        ("guard = 1\n", "geen sectie"),
        ("[guard\n", "geen geldige TOML"),
    ],
)
def test_a_list_that_cannot_be_read_is_told_and_not_left_out(tmp_path, content, sentence):
    with pytest.raises(WrongPolicyFile, match=sentence.replace("[", r"\[")):
        load(write(tmp_path, content))


def test_a_folder_without_a_policy_is_refused(tmp_path):
    with pytest.raises(WrongPolicyFile, match=r"Noem de map waarin policy\.toml staat"):
        load(tmp_path)
