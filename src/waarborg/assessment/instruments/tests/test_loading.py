import tomllib
from pathlib import Path

import pytest

from waarborg.assessment.instruments import WrongInstrument, own_instruments, read_instrument
from waarborg.assessment.instruments.loading import DATA, load_file
from waarborg.assessment.instruments.tests.sample import TEXT, sample, table


def refused(text: str) -> str:
    with pytest.raises(WrongInstrument) as wrong:
        read_instrument(tomllib.loads(text), file="proef.toml")
    return str(wrong.value)


def test_an_instrument_is_read():
    instrument = sample()
    assert [part.title for part in instrument.parts] == ["Waarom", "Wie"]
    assert [option.key for option in instrument.question("1.2").choices] == ["yes", "no", "unknown"]
    assert instrument.question("2.3@privacy") is instrument.question("2.3")


@pytest.mark.parametrize("file", sorted(DATA.glob("*.toml")), ids=lambda file: file.name)
def test_every_instrument_of_the_product_can_be_read(file: Path):
    assert load_file(file).key in own_instruments()


def test_all_problems_are_told_at_once_each_with_its_place():
    told = refused(
        TEXT.replace('kind = "rights"', 'kind = "recht"')
        .replace('label = "Kindtoets"', "")
        .replace("version", "versie")
    )
    assert "proef.toml, parts.2.questions.2.kind: 'recht' bestaat niet" in told
    assert "proef.toml, separate.1.label: dit ontbreekt" in told
    assert "proef.toml, versie: deze sleutel kennen wij niet" in told


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('key = "1.2"', 'key = "1.1"', "parts.questions.1.1: deze sleutel staat er 2 keer"),
        ('after = "1.2"', 'after = "9"', "stops.9: deze vraag bestaat niet"),
        ('shown_if = "self_learning"', 'shown_if = "self learning"', "‘learning’ staat hier te veel"),
        ('shown_if = "self_learning"', 'shown_if = "poor"', "niets ervoor geeft het kenmerk poor"),
        ('when = "vulnerable"', 'when = "vunerable"', "niets ervoor geeft het kenmerk vunerable"),
        ("{ yes = [", "{ ja = [", "parts.questions.1.2.tags.ja: dit antwoord bestaat niet"),
        ("use_case.description", "use_case.secret", "‘use_case.secret’ kennen wij niet"),
        ('kind = "multiple"', 'kind = "open"', "bij ‘open’ horen geen antwoorden"),
        ('kind = "open"\nper_right', 'kind = "single"\nper_right', "er is niets te kiezen"),
        ('label = "Weet ik niet" }', 'label = "Weet ik niet", tags = ["poor"] }', "kan geen kenmerk geven"),
        ('kind = "rights"', 'kind = "open"', "nog niet gevraagd om welke rechten"),
        ('key = "2.3"', 'key = "2@3"', "parts.questions.2@3: zo kan een sleutel niet heten"),
        ('key = "proef"', 'key = "Een proef"', "‘Een proef’ kan niet in een adres"),
        ('key = "debtors"', 'key = "children"', "options.children: dit antwoord staat er 2 keer"),
    ],
)
def test_a_mistake_is_told_with_what_would_be_right(old: str, new: str, told: str):
    assert told in refused(TEXT.replace(old, new, 1))


def test_the_list_of_rights_may_not_be_left_out():
    with pytest.raises(WrongInstrument, match="lijst met grondrechten ontbreekt"):
        read_instrument(table(rights=[]), file="proef.toml")


def test_a_file_that_is_no_toml_says_so(tmp_path: Path):
    (tmp_path / "kapot.toml").write_text("key = ", encoding="utf-8")
    with pytest.raises(WrongInstrument, match=r"kapot\.toml: dit is geen geldige TOML"):
        load_file(tmp_path / "kapot.toml")
