"""Properties of the one question: they hold for every combination of facts, not for the examples we thought of."""

from datetime import date, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from waarborg import rulebook
from waarborg.intake.rules.admission import (
    Chapters,
    ConditionFacts,
    DesignationFacts,
    PilotFacts,
    Question,
    UseFacts,
    decide,
)
from waarborg.rulebook import Outcome, Reason, Verdict

POLICY = rulebook.load(Path(__file__).parents[4] / "policy" / "de-ronde-venen-2025").policy
TODAY = date(2026, 11, 24)
STATES = ["proposed", "pilot", "in_use", "suspended", "retired", "rejected"]
CLASSES = list(POLICY.data_classes)

days = st.dates(date(2025, 1, 1), date(2028, 1, 1))
terms = st.tuples(days, days).map(sorted)
keys = st.sets(st.sampled_from(CLASSES))
pilots = st.builds(lambda term, member: PilotFacts(term[0], term[1], member), terms, st.booleans())
designations = st.builds(lambda key, term: DesignationFacts(key, term[0], term[1]), st.sampled_from(CLASSES), terms)
uses = st.builds(
    UseFacts,
    state=st.sampled_from(STATES),
    ruled_on=st.none() | days,
    changed=st.booleans(),
    data_classes=keys.map(frozenset),
    prepares_decision=st.booleans(),
    pilot=st.none() | pilots,
    designations=st.lists(designations, max_size=3).map(tuple),
    conditions=st.lists(st.just(ConditionFacts("Maak een werkinstructie", "Bram", TODAY)), max_size=2).map(tuple),
)
dossiers = st.lists(uses, max_size=3)
outcomes = st.sampled_from(Outcome)
chapters = st.builds(
    lambda literacy, guidelines: Chapters(
        Reason("3.3", "Geletterdheid", literacy),
        Reason("3.2", "Richtlijnen", guidelines),
    ),
    outcomes,
    outcomes,
)


@st.composite
def questions(draw: st.DrawFn, classes: st.SearchStrategy[set[str]] = keys) -> Question:
    chosen = draw(classes)
    return Question(
        today=draw(days),
        person_active=draw(st.booleans()),
        person_kind="Medewerker",
        system="Copilot",
        system_state=draw(st.sampled_from(STATES)),
        purpose=draw(st.sampled_from(list(POLICY.purposes.values()))),
        data_classes=tuple(found for key, found in POLICY.data_classes.items() if key in chosen),
        report_url="/melden/",
        advice_url="/advies/",
    )


def asked(question: Question, dossier: list[UseFacts], says: Chapters) -> Verdict:
    return decide(POLICY, question, dossier, says)


def with_class(question: Question, key: str) -> Question:
    chosen = {found.key for found in question.data_classes} | {key}
    classes = tuple(found for name, found in POLICY.data_classes.items() if name in chosen)
    return Question(**{name: getattr(question, name) for name in Question.__slots__} | {"data_classes": classes})


def test_a_ruled_use_with_the_data_of_the_ruling_is_allowed():
    question = Question(
        today=TODAY,
        person_active=True,
        person_kind="Medewerker",
        system="Copilot",
        system_state="in_use",
        purpose=POLICY.purposes["samenvatten"],
        data_classes=(POLICY.data_classes["internal"],),
        report_url="/melden/",
        advice_url="/advies/",
    )
    use = UseFacts(state="in_use", ruled_on=TODAY, data_classes=frozenset({"internal"}))
    silent = Chapters(*(Reason(article, "Nog niet", Outcome.OPEN) for article in ("3.3", "3.2")))
    verdict = decide(POLICY, question, [use], silent)
    assert verdict.allowed
    assert [obligation.article for obligation in verdict.obligations] == ["6.1", "7.3"]


@given(questions(), dossiers, chapters)
def test_nothing_is_allowed_without_a_ruling(question: Question, dossier: list[UseFacts], says: Chapters):
    unruled = [
        use for use in dossier if use.ruled_on is None or use.ruled_on > question.today or use.state == "proposed"
    ]
    assert not asked(question, unruled, says).allowed


@given(questions(), dossiers, chapters, st.sampled_from(CLASSES))
def test_another_class_of_data_never_turns_no_into_yes(
    question: Question, dossier: list[UseFacts], says: Chapters, key: str
):
    before = asked(question, dossier, says)
    after = asked(with_class(question, key), dossier, says)
    assert before.allowed or not after.allowed


@given(questions(), dossiers, chapters)
def test_a_forbidden_purpose_is_refused_whatever_the_dossier_says(
    question: Question, dossier: list[UseFacts], says: Chapters
):
    verdict = asked(question, dossier, says)
    if question.purpose.forbidden_by:
        assert not verdict.allowed
        assert question.purpose.forbidden_by in {reason.article for reason in verdict.refusals}


@given(questions(), dossiers, chapters)
def test_protected_data_are_allowed_only_under_a_designation_that_holds_today(
    question: Question, dossier: list[UseFacts], says: Chapters
):
    if not asked(question, dossier, says).allowed:
        return
    protected = {found.key for found in question.data_classes if found.needs_designation}
    assert any(
        protected <= {found.data_class for found in use.designations if found.holds_on(question.today)}
        for use in dossier
    )


@given(questions(), dossiers, chapters)
def test_a_system_that_is_stopped_or_not_in_use_is_allowed_to_nobody(
    question: Question, dossier: list[UseFacts], says: Chapters
):
    if question.system_state not in {"in_use", "pilot"}:
        assert not asked(question, dossier, says).allowed


@given(questions(), dossiers, chapters)
def test_a_pilot_is_only_for_its_members_and_within_its_term(
    question: Question, dossier: list[UseFacts], says: Chapters
):
    only_pilots = [use for use in dossier if use.state == "pilot"]
    if asked(question, only_pilots, says).allowed:
        assert any(
            use.pilot and use.pilot.is_member and use.pilot.starts_on <= question.today <= use.pilot.ends_on
            for use in only_pilots
        )


@given(questions(), dossiers, chapters)
def test_every_refusal_names_an_existing_article_and_every_yes_comes_with_the_mention(
    question: Question, dossier: list[UseFacts], says: Chapters
):
    verdict = asked(question, dossier, says)
    assert all(reason.article and reason.sentence for reason in verdict.reasons)
    if verdict.allowed:
        assert "6.1" in {obligation.article for obligation in verdict.obligations}
    else:
        assert not verdict.obligations


@given(questions(), dossiers, chapters)
def test_before_the_policy_is_in_force_nothing_is_allowed(question: Question, dossier: list[UseFacts], says: Chapters):
    if question.today <= POLICY.effective_from - timedelta(days=1):
        assert not asked(question, dossier, says).allowed
