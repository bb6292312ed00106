"""A verdict follows from its reasons, and no reason can argue a refusal away."""

from hypothesis import given
from hypothesis import strategies as st

from waarborg.rulebook import Answer, Obligation, Outcome, Reason, verdict

REASONS = st.builds(Reason, st.sampled_from(["2.1", "2.4", "4.1"]), st.text(min_size=1), st.sampled_from(Outcome))
OBLIGATIONS = st.builds(Obligation, st.just("6.1"), st.text(min_size=1))
MET = Reason("2.1", "Het gebruik is gemeld.", Outcome.MET)
MISSING = Reason("2.4", "De directie heeft nog niet besloten.", Outcome.MISSING)
FORBIDDEN = Reason("5.2", "Privégebruik mag niet.", Outcome.FORBIDDEN)
MENTION = Obligation("6.1", "Vermeld dat AI is gebruikt.")


def test_all_met_is_yes():
    found = verdict([MET])
    assert found.allowed
    assert found.answer is Answer.YES
    assert found.sentence == "U mag dit doen."


def test_obligations_make_it_yes_if():
    found = verdict([MET], [MENTION])
    assert found.answer is Answer.YES_IF
    assert found.obligations == (MENTION,)


def test_something_missing_is_not_yet():
    found = verdict([MET, MISSING], [MENTION])
    assert found.answer is Answer.NOT_YET
    assert found.sentence == MISSING.sentence
    assert found.obligations == ()


def test_something_forbidden_is_no_even_when_more_is_missing():
    assert verdict([MISSING, FORBIDDEN]).answer is Answer.NO


def test_not_yet_assessed_does_not_refuse():
    assert verdict([Reason("9.1", "De risicogroep is nog te bepalen.", Outcome.OPEN)]).allowed


@given(st.lists(REASONS), REASONS.filter(lambda reason: reason.outcome.refuses), st.lists(OBLIGATIONS))
def test_adding_a_refusing_reason_never_allows(reasons, refusal, obligations):
    assert not verdict([*reasons, refusal], obligations).allowed


@given(st.lists(REASONS), REASONS, st.lists(OBLIGATIONS))
def test_adding_any_reason_never_turns_no_into_yes(reasons, another, obligations):
    before, after = verdict(reasons, obligations), verdict([*reasons, another], obligations)
    assert before.allowed or not after.allowed


@given(st.lists(REASONS), st.lists(OBLIGATIONS))
def test_obligations_stand_only_beside_a_yes(reasons, obligations):
    found = verdict(reasons, obligations)
    assert found.obligations == (tuple(obligations) if found.allowed else ())
    assert found.allowed == (found.answer in {Answer.YES, Answer.YES_IF})
