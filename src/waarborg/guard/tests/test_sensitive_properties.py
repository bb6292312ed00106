"""Properties of the sensitive words: what removing people, turning the bias and growing the text do."""

import re
from collections import Counter
from time import process_time

from hypothesis import given
from hypothesis import strategies as st

from waarborg.guard.findings import Finding
from waarborg.guard.sensitive import sensitive
from waarborg.guard.sensitive.groups import GROUPS, IGNORED
from waarborg.guard.sensitive.lexicon import lexicon
from waarborg.guard.sensitive.lists import entries
from waarborg.guard.tests.marked import marked
from waarborg.guard.words import Words

PARTS = st.lists(
    st.sampled_from(
        [
            "{Jansen}", "de heer {El Idrissi}", "cliënt", "hij", "zij", "mijn moeder", "ik", "heeft", "is",
            "krijgt", "lid van", "diabetes", "ernstige depressie", "taakstraf", "moslim", "FNV", "D66",
            "Turkse afkomst", "opgenomen", "reuma,", "beleid", "inwoners", "over", "als u",
            "aangifte van verhuizing", "Diagnose:", "|", ".", ";", "\n", "\n\n", "school",
        ]
    ),
    max_size=14,
)  # fmt: skip


def spans(text: str, persons: list[tuple[int, int]], *, bias: float = 0.0) -> dict[tuple[str, int, int], Finding]:
    return {(found.kind, found.start, found.end): found for found in sensitive(Words(text), persons, bias=bias)}


@given(PARTS)
def test_a_finding_is_exactly_words_of_the_text(parts):
    text, persons = marked(" ".join(parts))
    for found in sensitive(Words(text), persons):
        part = text[found.start : found.end]
        assert part
        assert part == part.strip()
        assert 0.5 <= found.confidence <= 1


@given(PARTS)
def test_without_names_nothing_more_is_found(parts):
    text, persons = marked(" ".join(parts))
    assert spans(text, []).keys() <= spans(text, persons).keys()


@given(st.sampled_from(["astma", "een strafblad", "Turkse afkomst", "een gebroken heup", "oxazepam"]), st.booleans())
def test_taking_the_person_out_of_a_sentence_never_adds_a_finding(word, is_named):
    person = "De heer {Bos}" if is_named else "De cliënt"
    with_person, without = marked(f"{person} heeft {word}."), marked(f"Er is {word}.")
    assert len(sensitive(Words(without[0]), without[1])) <= len(sensitive(Words(with_person[0]), with_person[1]))


@given(PARTS, st.floats(-4, 4), st.floats(0, 4))
def test_more_bias_never_finds_less(parts, bias, more):
    text, persons = marked(" ".join(parts))
    fewer, greater = spans(text, persons, bias=bias), spans(text, persons, bias=bias + more)
    assert fewer.keys() <= greater.keys()
    assert all(greater[span].confidence >= found.confidence for span, found in fewer.items())


@given(PARTS)
def test_cues_come_from_the_lists_and_no_name_is_quoted(parts):
    text, persons = marked(" ".join(parts))
    for found in sensitive(Words(text), persons):
        for start, end in persons:
            assert text[start:end] not in found.why.sentence
        assert not re.search(r"jansen|idrissi", " ".join(found.why.cues))


def test_each_row_of_a_table_is_read_with_the_head_of_its_column():
    text, persons = marked("| Naam | Diagnose |\n|---|---|\n| {Ria Kok} | reuma |\n| {Bo Vis} | astma |")
    assert [text[found.start : found.end] for found in sensitive(Words(text), persons)] == ["reuma", "astma"]
    assert all("diagnose" in found.why.cues for found in sensitive(Words(text), persons))


def test_digits_for_letters_and_a_lost_consonant_do_not_hide_a_word():
    text = "Patiënt heeft hartfa1en en is depresief."
    assert [text[found.start : found.end] for found in sensitive(Words(text), [])] == ["hartfa1en", "depresief"]


def test_a_text_without_such_words_has_no_candidates():
    words = Words("Geachte bewoners, op maandag vervangen wij het riool in uw straat. Dat duurt drie weken.")
    assert lexicon().present(words.present) == {}


def test_the_lists_are_long_and_every_entry_stands_once_in_its_list():
    counts: Counter[str] = Counter()
    for name, group in GROUPS.items():
        assert len(entries(name)) == len(set(entries(name)))
        counts[group.kind] += len(entries(name))
    assert counts["health"] >= 900
    assert counts["criminal"] >= 300
    assert entries(IGNORED)


def test_a_text_full_of_cue_words_costs_in_proportion_to_its_length():
    def seconds(size: int) -> float:
        text = "De cliënt met de Turkse afkomst heeft wegens diabetes een | taakstraf van inwoners " * size
        words = Words(text)
        starts, started = words.starts, process_time()
        sensitive(words, [(start, start + 1) for start in starts[::10]])
        return process_time() - started

    def best(size: int) -> float:
        return min(seconds(size) for _ in range(3))

    seconds(50)
    assert best(2000) < 12 * best(500)
