"""What happens next with an assessment, for the person who looks at it."""

from datetime import date

from django.urls import reverse

from waarborg.accounts.models import Person
from waarborg.assessment.dossiers.reading import Opened
from waarborg.assessment.dossiers.states import ACCEPT, ADVISE, FINISH, SUBMIT
from waarborg.assessment.models import AssessmentState, ImpactAssessment
from waarborg.core.next_step import NextStep
from waarborg.core.rulebook import book
from waarborg.core.transitions import check
from waarborg.rulebook import DutyName
from waarborg.rulebook.words import capitalised


def next_step(opened: Opened, *, person: Person, today: date) -> NextStep | None:
    assessment = opened.assessment
    if assessment.is_changeable:
        return _while_answering(opened, person, today)
    if assessment.state == AssessmentState.SUBMITTED:
        return _while_signing(assessment, person, today)
    if assessment.state == AssessmentState.FINAL:
        return _once_signed(opened, person, today)
    newest = assessment.later.order_by("-number").first()
    if newest is None:
        return NextStep("Deze versie is vervangen.")
    return NextStep("Deze versie is vervangen.", label="Bekijk de nieuwste", url=newest.get_absolute_url())


def _while_answering(opened: Opened, person: Person, today: date) -> NextStep:
    assessment, may_write = opened.assessment, person.has_perm("assessment.write_dossier", opened.assessment)
    who = _names(assessment)
    if opened.reading.missing:
        first = opened.reading.missing[0]
        sentence = opened.outcome.sentence if opened.outcome.missing else "Er ontbreken nog antwoorden."
        if not may_write:
            return NextStep(sentence, who=who)
        label = "Begin met antwoorden" if not opened.values else f"Verder bij vraag {first.question.key}"
        return NextStep(sentence, who=who, label=label, url=assessment.part_url(first.part.key))
    if opened.instrument.advice and check(FINISH, assessment, by=person, today=today).allowed:
        return NextStep("Alle antwoorden zijn er. Rond de beoordeling af.", label="Afronden", url=_sign(assessment))
    if check(SUBMIT, assessment, by=person, today=today).allowed:
        sentence = "Alle antwoorden zijn er. Bied de beoordeling aan ter vaststelling."
        return NextStep(sentence, who=who, label="Aanbieden", url=_sign(assessment))
    return NextStep("Alle antwoorden zijn er. Een schrijver biedt de beoordeling aan.", who=who)


def _while_signing(assessment: ImpactAssessment, person: Person, today: date) -> NextStep:
    if assessment.instrument().advice:
        return _turn(assessment, person, DutyName.ASSESS, ("Een adviseur rondt de beoordeling af.", "Afronden"))
    if check(ACCEPT, assessment, by=person, today=today).allowed:
        sentence = "Er ligt een advies. Stel de beoordeling vast en aanvaard het restrisico, of geef haar terug."
        return NextStep(sentence, label="Vaststellen", url=_sign(assessment))
    if check(ADVISE, assessment, by=person, today=today).allowed and not _is_advised(assessment):
        return NextStep("Geef advies over het restrisico.", label="Advies geven", url=_sign(assessment))
    if _is_advised(assessment):
        return _turn(assessment, person, DutyName.ACCEPT_RISK, ("Er ligt een advies; nu volgt de vaststelling.", ""))
    return _turn(assessment, person, DutyName.ADVISE, ("Er wordt gewacht op advies over het restrisico.", ""))


def _turn(assessment: ImpactAssessment, person: Person, duty: DutyName, said: tuple[str, str]) -> NextStep:
    policy = book().policy
    sentence, label = said
    who = ", ".join(sorted(policy.roles[key].label for key in policy.roles_with(duty)))
    if label and person.holds(duty):
        return NextStep(sentence, who=capitalised(who), label=label, url=_sign(assessment))
    return NextStep(sentence, who=capitalised(who))


def _once_signed(opened: Opened, person: Person, today: date) -> NextStep | None:
    """What the outcome asks for: the instrument that must follow, or looking again."""
    assessment = opened.assessment
    found = next((one for one in opened.instrument.outcomes if one.key == assessment.outcome_key), None)
    if found and found.starts:
        return _that_follows(assessment, person, starts=found.starts, label=found.way_on or "Begin de beoordeling")
    if assessment.is_due(today):
        return NextStep("Het is tijd om deze beoordeling opnieuw te bekijken.", due=assessment.review_on)
    return NextStep("Deze beoordeling is vastgesteld. Bekijk haar opnieuw als het gebruik verandert.")


def _that_follows(assessment: ImpactAssessment, person: Person, *, starts: str, label: str) -> NextStep:
    others = ImpactAssessment.objects.filter(use_case=assessment.use_case_id, instrument_key=starts)
    there = others.order_by("-number").first()
    if there:
        sentence = f"Hierop volgt een andere beoordeling. Die is {there.get_state_display()}."
        return NextStep(sentence, label="Bekijk haar", url=there.get_absolute_url())
    sentence = "Op deze uitkomst volgt een andere beoordeling."
    if not person.has_perm("assessment.start_dossier", assessment.use_case):
        return NextStep(sentence, who=_names(assessment))
    url = reverse("assessment:start_dossier", args=[assessment.use_case_id, starts])
    return NextStep(sentence, label=label, url=url)


def _names(assessment: ImpactAssessment) -> str:
    return ", ".join(author.person.name for author in assessment.authors.select_related("person"))


def _is_advised(assessment: ImpactAssessment) -> bool:
    return assessment.signatures.filter(kind="advised", at__gte=assessment.submitted_at).exists()


def _sign(assessment: ImpactAssessment) -> str:
    return reverse("assessment:dossier_sign", args=[assessment.pk])
