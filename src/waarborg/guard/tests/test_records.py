"""Of JSON the keys count as well: a number or a name can be a key."""

import json

import pytest

from waarborg.guard import check
from waarborg.guard.files import Document, read

BSN = "123456782"


def document(value: object) -> Document:
    return read(json.dumps(value).encode(), name="a.json")


def test_a_key_that_may_be_a_value_is_a_line_before_what_it_names():
    written = document({BSN: {"status": "open"}, "Jan Jansen": [1, 2], "status": {"code": 3}})
    assert written.text == f"{BSN}\nstatus: open\nJan Jansen\n1\n2\ncode: 3"
    assert [finding.kind for finding in check(written.text).findings] == ["bsn", "person"]


@pytest.mark.parametrize("value", [None, "", [], {}, [[]], {"x": None}, [1], {"x": 1}, "open", 7, True])
@pytest.mark.parametrize("key", [BSN, "Jan Jansen", "jan@voorbeeld.nl", "Jansen", "straat 7"])
def test_such_a_key_is_read_whatever_it_names(key, value):
    for written in (document({key: value}), document([{"a": {key: value, "b": 1}}])):
        assert written.text.count(key) == 1


@pytest.mark.parametrize("value", [None, "", [], {}, [1]])
@pytest.mark.parametrize("key", ["status", "laatst_gewijzigd", "e-mail", "cliënten", "_", ""])
def test_a_key_that_names_a_field_is_no_line_of_its_own(key, value):
    assert document({key: value}).text == ("1" if value == [1] else "")


def test_a_key_before_a_plain_value_stands_before_it_in_one_line():
    assert document({BSN: "open", "Jan Jansen": 7}).text == f"{BSN}: open\nJan Jansen: 7"


def test_a_key_in_escapes_is_read_as_what_it_means():
    assert read(rb'{"\u004aan Jansen": null}', name="a.json").text == "Jan Jansen"


@pytest.mark.parametrize(
    "written", [f'{{"{BSN}":', f'{{"{BSN}":}}', f'{{"{BSN}": "a": 1}}', f'{{"{BSN}":, "b": 1}}', f'"{BSN}":']
)
def test_a_key_that_names_nothing_makes_it_lines_of_text(written):
    assert read(written.encode(), name="a.json").text == written


def test_many_keys_are_read_to_the_last():
    text = document({f"{number:09}": None for number in range(2_500)}).text
    assert text.splitlines() == [f"{number:09}" for number in range(2_500)]
