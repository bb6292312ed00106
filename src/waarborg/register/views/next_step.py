"""What happens now with a system, in the aside of its page."""

from collections.abc import Iterable, Sequence

from django.urls import reverse

from waarborg.accounts.models import Person
from waarborg.core.next_step import NextStep
from waarborg.core.rulebook import book
from waarborg.core.templatetags.waarborg import dutch_date
from waarborg.register.models import AISystem, State, UseCase
from waarborg.rulebook import DutyName
from waarborg.rulebook.words import capitalised


def next_step(system: AISystem, uses: Sequence[UseCase], person: Person) -> NextStep:
    names = book().policy.names
    report = f"{reverse('intake:start')}?systeem={system.pk}"
    ask = f"{reverse('web:ask')}?systeem={system.pk}"
    if system.state in {State.PILOT, State.IN_USE} and (reopened := _reopened(uses)):
        return _look_again(reopened, ask, person)
    steps = {
        State.PROPOSED: _proposed(report, uses),
        State.PILOT: NextStep(
            "Er loopt een pilot. Alleen deelnemers gebruiken dit systeem.", "", None, "Mag ik dit?", ask
        ),
        State.IN_USE: NextStep(
            "Dit systeem is toegestaan voor de toepassingen op deze pagina. Kijk eerst of uw gebruik daarbij hoort.",
            label="Mag ik dit?",
            url=ask,
        ),
        State.SUSPENDED: NextStep(
            "Gebruik dit systeem nu niet. Eerst komt er een besluit of het weer mag.", names.management
        ),
        State.REJECTED: NextStep(
            "Dit systeem mag niet worden gebruikt. Is er iets veranderd? Meld het dan opnieuw.",
            label="Meld opnieuw",
            url=report,
        ),
        State.RETIRED: NextStep(
            "Dit systeem wordt niet meer gebruikt. Wilt u het weer gebruiken? Meld het dan opnieuw.",
            label="Meld opnieuw",
            url=report,
        ),
    }
    return steps[State(system.state)]


def _reopened(uses: Iterable[UseCase]) -> UseCase | None:
    """A use whose system changed in something that its ruling rests on, while there is no new ruling."""
    usable = (use for use in uses if use.state in {State.PILOT, State.IN_USE})
    return next((use for use in usable if use.reopened_at), None)


def _look_again(use: UseCase, ask: str, person: Person) -> NextStep:
    names = book().policy.names
    sentence = (
        f"Gewijzigd na het besluit van {dutch_date(use.ruled_on)}. "
        f"{capitalised(names.the_board)} kijkt of er een nieuw besluit nodig is."
    )
    if person.holds(DutyName.ADVISE):
        return NextStep(sentence, names.board, None, "Bekijk wat er anders is", f"{reverse('intake:board')}#gewijzigd")
    return NextStep(sentence, names.board, None, "Mag ik dit?", ask)


def _proposed(report: str, uses: Iterable[UseCase]) -> NextStep:
    names = book().policy.names
    if any(use.state == State.PROPOSED for use in uses):
        sentence = "Een gebruik is gemeld. Gebruik het systeem pas na een positief besluit."
        return NextStep(sentence, f"{names.board} (advies) en {names.management} (besluit)")
    sentence = "Niemand heeft gemeld waarvoor dit systeem dient. Gebruiken mag pas na een melding en een besluit."
    return NextStep(sentence, "wie het wil gebruiken", label="Meld een gebruik", url=report)
