"""What the page shows of a text: all of a short one, of a long one only what stands around the findings."""

from hypothesis import given
from hypothesis import strategies as st

from waarborg.guard import Document, Finding, Why
from waarborg.guard.files import Part
from waarborg.guard.findings import found
from waarborg.textcheck.passages import AROUND, LEFT_OUT, MOST_MARKS, SHORT, marks, passages

RULE = Why("rule", "Een regel.")


def finding(start: int, end: int, kind: str = "person") -> Finding:
    return found(kind, start, end, 0.9, RULE)


def shown(text: str, findings: list[Finding], document: Document | None = None) -> list[tuple[str, str]]:
    return [
        (passage.where, "".join(f"[{piece.text}]" if piece.mark else piece.text for piece in passage.pieces))
        for passage in passages(marks(findings, text, document), text, document)
    ]


def test_a_short_text_is_shown_whole():
    assert shown("Bel Jansen op.", [finding(4, 10)]) == [("", "Bel [Jansen] op.")]
    assert shown("Bel op.", []) == [("", "Bel op.")]


@given(st.text(max_size=40), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=4))
def test_the_pieces_of_a_short_text_are_together_that_text(text: str, places: list[tuple[int, int]]):
    findings, done = [], 0
    for start, end in sorted((min(place), max(place)) for place in places):
        if done <= start < end <= len(text):
            findings.append(finding(start, end))
            done = end
    (passage,) = passages(marks(findings, text, None), text, None)
    assert "".join(piece.text for piece in passage.pieces) == text
    assert [piece.text for piece in passage.pieces if piece.mark] == [text[f.start : f.end] for f in findings]


def test_of_a_long_text_only_what_stands_around_a_finding():
    text = "a" * SHORT + "Jansen" + "b" * SHORT + "Smit" + "c" * SHORT
    first, last = SHORT, 2 * SHORT + 6
    ((where, words),) = shown(text, [finding(first, first + 6), finding(last, last + 4)])
    assert where == ""
    assert words == f"{'a' * AROUND}[Jansen]{'b' * AROUND}{LEFT_OUT}{'b' * AROUND}[Smit]{'c' * AROUND}"


def test_of_a_file_each_part_with_a_finding_has_its_place():
    parts = (Part("Lijst", "blad Leden, A1"), Part("Jansen", "blad Leden, A2"), Part("Smit", "blad Leden, B2", "\t"))
    document = Document("xlsx", parts)
    findings = [finding(6, 12), finding(13, 17)]
    assert shown(document.text, findings, document) == [("blad Leden, A2", "[Jansen]"), ("blad Leden, B2", "[Smit]")]


def test_a_finding_over_the_end_of_a_part_is_shown_whole():
    document = Document("docx", (Part("Jan", "alinea 1"), Part("Jansen", "alinea 2")))
    assert shown(document.text, [finding(0, 10)], document) == [("alinea 1", "[Jan\nJansen]")]


def test_a_page_shows_a_bounded_number_of_findings():
    document = Document("txt", tuple(Part("Jansen", f"regel {number}") for number in range(MOST_MARKS + 5)))
    findings = [finding(7 * number, 7 * number + 6) for number in range(MOST_MARKS + 5)]
    assert len(shown(document.text, findings, document)) == MOST_MARKS
