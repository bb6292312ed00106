"""The verdict on a text: what the check found meets what the register allows."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from tests.cast import Cast
from tests.scenes import designable, ruled
from waarborg.core import rulebook
from waarborg.core.rulebook import book
from waarborg.guard import Document
from waarborg.guard.files import Part
from waarborg.intake import actions as intake
from waarborg.register.models import AISystem
from waarborg.rulebook import Guard, Outcome
from waarborg.textcheck import checking, rules
from waarborg.textcheck.checking import Judged, judge
from waarborg.textcheck.tests.examples import BSN, CLEAN, LETTER, NAME


def judged(cast: Cast, text: str | Document, *, purpose: str = "samenvatten", classes: Sequence[str] = ()) -> Judged:
    return judge(
        person=cast.aisha,
        system=AISystem.objects.get(),
        purpose=purpose,
        text=text,
        data_classes=classes or ("internal",),
        today=timezone.localdate(),
    )


def with_lists(monkeypatch: pytest.MonkeyPatch, **lists: Any) -> None:
    own = replace(book(), policy=replace(book().policy, guard=Guard(**lists)))
    for module in (rulebook, checking):
        monkeypatch.setattr(module, "book", lambda: own)


def test_a_clean_text_may_go_where_the_ruling_allows_it_and_is_read_by_its_sender(cast: Cast):
    ruled(cast)
    found = judged(cast, CLEAN)
    assert found.verdict.allowed
    assert not found.report.findings
    assert rules.READ_IT in found.verdict.obligations
    met = [reason.sentence for reason in found.verdict.reasons if reason.outcome is Outcome.MET]
    assert "De controle vond geen persoonsgegevens." in met
    assert "De controle vond niets vertrouwelijks of geheims." in met


def test_a_letter_with_a_bsn_is_refused_with_what_was_found_the_article_and_the_way_on(cast: Cast):
    ruled(cast)
    found = judged(cast, LETTER)
    assert found.verdict.answer == "Nee"
    assert found.protected == ("personal", "bsn")
    bsn = found.verdict.refusals[-1]
    assert bsn.article == "4.1e"
    assert bsn.sentence.startswith("Gevonden: burgerservicenummer. ‘Burgerservicenummer (BSN)’ mag u niet in Copilot")
    assert bsn.way_on is not None
    assert bsn.way_on.url.startswith("/advies/vragen/?systeem=")
    assert "gegevens=personal&gegevens=bsn" in bsn.way_on.url


def test_a_designation_lets_its_data_through_and_nothing_else(cast: Cast):
    use_case = designable(cast, "personal")
    today = timezone.localdate()
    intake.designate(
        by=cast.gerda,
        use_case=use_case,
        data_class="personal",
        starts_on=today,
        ends_on=today + timedelta(days=9),
        reason="Verslagen bevatten namen van collega's",
    )
    assert judged(cast, f"Geachte heer {NAME}, dank voor uw brief.").verdict.allowed
    assert [refusal.article for refusal in judged(cast, LETTER).verdict.refusals] == ["4.1e"]


def test_a_forbidden_purpose_stays_forbidden_whatever_the_text(cast: Cast):
    ruled(cast)
    assert [refusal.article for refusal in judged(cast, CLEAN, purpose="prive").verdict.refusals] == ["5.2"]


@pytest.mark.parametrize(
    ("text", "purpose", "articles"),
    [(LETTER, "", ["4.1", "4.1e", "2.4"]), (CLEAN, "", ["2.4"]), (CLEAN, "prive", ["5.2"])],
)
def test_without_a_system_a_text_goes_nowhere_yet(cast: Cast, text: str, purpose: str, articles: list[str]):
    found = judge(person=cast.aisha, system=None, purpose=purpose, text=text, today=timezone.localdate())
    assert [refusal.article for refusal in found.verdict.refusals] == articles
    assert all(refusal.way_on for refusal in found.verdict.refusals)


def test_what_was_not_read_is_not_assessed_and_must_be_read_by_someone(cast: Cast):
    ruled(cast)
    document = Document("pdf", (Part(CLEAN, "bladzijde 1"),), ("Bladzijde 2 is een afbeelding.",))
    found = judged(cast, document)
    assert found.unread == ("Bladzijde 2 is een afbeelding.",)
    assert "4.1" in [reason.article for reason in found.verdict.reasons if reason.outcome is Outcome.OPEN]
    assert "art. 3.3" in found.verdict.sentence
    assert found.verdict.sentence.endswith("4.1.")


def test_the_end_of_a_very_long_file_is_not_checked_and_that_is_said(cast: Cast, monkeypatch: pytest.MonkeyPatch):
    ruled(cast)
    monkeypatch.setattr(checking, "MOST_READ", len(CLEAN))
    found = judged(cast, Document("txt", (Part(CLEAN, "regel 1"), Part(LETTER, "regel 2"))))
    assert not found.report.findings
    assert found.unread == (f"Alleen de eerste {len(CLEAN)} tekens zijn gecontroleerd, tot en met regel 1.",)


def test_the_lists_of_the_municipality_count(cast: Cast, monkeypatch: pytest.MonkeyPatch):
    ruled(cast)
    with_lists(monkeypatch, allowed=(NAME,), own_words=("Kroonsteen",), case_numbers=("WV-9999-99999",))
    found = judged(cast, f"De heer {NAME} opent Kroonsteen. Zie WV-2026-12345.")
    assert sorted(finding.kind for finding in found.report.findings) == ["case_number", "own_word"]
    assert found.protected == ("confidential", "personal")


def test_what_holds_a_text_does_not_show_it(cast: Cast):
    ruled(cast)
    found = judged(cast, LETTER)
    assert NAME not in repr(found)
    assert BSN not in repr(found)
