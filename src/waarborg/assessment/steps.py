"""What happens next with the risk class of a use, for the person who looks at it."""

from datetime import date

from django.urls import reverse

from waarborg.accounts.models import Person
from waarborg.assessment.aiact.conversation import next_question
from waarborg.assessment.models import Classification
from waarborg.core.next_step import NextStep
from waarborg.core.rulebook import book
from waarborg.register.models import UseCase
from waarborg.rulebook import DutyName
from waarborg.rulebook.words import in_words


def next_step(
    use_case: UseCase,
    standing: Classification | None,
    draft: Classification | None,
    *,
    person: Person,
    today: date,
) -> NextStep:
    assesses = person.has_perm("assessment.assess")
    if draft:
        sentence = f"{draft.started_by.name} is bezig met de risicoklasse."
        return NextStep(
            sentence, who=_assessors(), label="Ga verder", url=where_to_go_on(draft, today) if assesses else ""
        )
    begin = reverse("assessment:begin", args=[use_case.pk]) if assesses else ""
    if standing is None:
        sentence = "De risicoklasse moet nog worden bepaald. Zonder klasse kan dit niet worden toegestaan."
        return NextStep(sentence, who=_assessors(), label="Bepaal de risicoklasse", url=begin, method="post")
    if standing.is_due(today):
        why = standing.outdated_why or "De termijn is voorbij."
        sentence = f"Kijk opnieuw naar de risicoklasse. {why}"
        return NextStep(sentence, who=_assessors(), label="Bepaal opnieuw", url=begin, method="post")
    again = f" Op {in_words(standing.review_on)} kijkt u er opnieuw naar." if standing.review_on else ""
    return NextStep(f"De risicoklasse is bepaald. U hoeft nu niets te doen.{again}")


def where_to_go_on(draft: Classification, today: date) -> str:
    """The question that is open, or else the page on which all answers are checked."""
    asked = next_question(draft.facts, on=today, law=book().law)
    return reverse("assessment:class_question", args=[draft.pk, asked.fact]) if asked else draft.get_absolute_url()


def _assessors() -> str:
    policy = book().policy
    return ", ".join(policy.roles[key].label for key in policy.roles if key in policy.roles_with(DutyName.ASSESS))
