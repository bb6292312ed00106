from hypothesis import given
from hypothesis import strategies as st

from waarborg.core.sheets import SheetRow
from waarborg.register.rules.columns import columns_of
from waarborg.register.rules.importing import Entry, JudgedRow, RowVerdict, judge

KINDS = {"text_generator": "Maakt tekst", "other_ai": "Andere AI, of ik weet het niet"}
HEADER = ("naam", "leverancier", "soort", "status", "omschrijving", "bron", "domein", "eer")


def judged(*rows: tuple[str, ...], entries: dict[str, Entry] | None = None) -> list[JudgedRow]:
    lines = [
        SheetRow(number, (*cells, *[""] * (len(HEADER) - len(cells)))) for number, cells in enumerate(rows, start=2)
    ]
    return judge(lines, columns_of(HEADER), kinds=KINDS, entries=entries or {})


def test_a_new_row_says_what_will_stand_in_the_register():
    (row,) = judged(
        ("Gem", "Conversion", "chatbot", "", "Beantwoordt vragen", "gemeente.nl/gem", "Dienstverlening", "ja")
    )
    assert row.verdict is RowVerdict.NEW
    assert row.facts == {
        "name": "Gem",
        "supplier": "Conversion",
        "kind": "text_generator",
        "description": "Beantwoordt vragen\nDomein: Dienstverlening.",
        "source": "https://gemeente.nl/gem",
        "in_eea": "yes",
    }
    assert row.notices == []


def test_in_use_according_to_the_file_still_needs_a_report_and_a_ruling():
    (row,) = judged(("Gem", "", "chatbot", "In gebruik"))
    assert row.verdict is RowVerdict.NEW
    assert "een melding en een besluit" in row.notices[0]


def test_an_unknown_kind_becomes_other_ai_with_a_notice():
    (row,) = judged(("Gem", "", "toverij"))
    assert "kind" not in row.facts
    assert row.notices == ["De soort ‘toverij’ kennen we niet. Het wordt: Andere AI, of ik weet het niet."]


def test_a_row_without_a_name_is_an_error_at_the_name():
    (row,) = judged(("", "Microsoft"))
    assert (row.verdict, row.problems[0].fact) == (RowVerdict.ERROR, "name")


def test_a_name_that_occurs_twice_is_an_error_on_the_second_row():
    first, second = judged(("Gem",), ("  gem ",))
    assert first.verdict is RowVerdict.NEW
    assert second.problems[0].sentence == "Deze naam staat ook op regel 2."


def test_a_text_that_does_not_fit_is_an_error_that_counts():
    (row,) = judged(("n" * 151,))
    assert row.problems[0].sentence == "De tekst heeft 151 tekens; er passen er 150."


def test_a_wrong_address_is_an_error():
    (row,) = judged(("Gem", "", "", "", "", "javascript:alert(1)"))
    assert (row.verdict, row.problems[0].fact) == (RowVerdict.ERROR, "source")


def test_a_known_system_is_never_overwritten():
    entries = {"gem": Entry(7, {"name": "Gem", "supplier": "Oud", "kind": "text_generator"})}
    same, other = judged(("GEM", "Oud", "chatbot"), entries=entries), judged(("Gem", "Nieuw"), entries=entries)
    assert (same[0].verdict, same[0].entry) == (RowVerdict.UNCHANGED, 7)
    assert other[0].verdict is RowVerdict.DIFFERS
    assert [(found.fact, found.in_register, found.in_file) for found in other[0].others] == [
        ("supplier", "Oud", "Nieuw")
    ]


@given(st.lists(st.tuples(*[st.text(max_size=200)] * len(HEADER)), max_size=8))
def test_any_row_gets_a_verdict_and_only_sound_rows_become_new(rows):
    for row in judged(*rows):
        assert (row.verdict is RowVerdict.ERROR) == bool(row.problems)
        assert row.verdict is not RowVerdict.NEW or (row.name and len(row.name) <= 150)
