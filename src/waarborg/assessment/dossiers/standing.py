"""Whether the impact assessments that article 9.2 asks of a use are there: for the ruling and for admission."""

from datetime import date

from django.urls import reverse

from waarborg.assessment.models import AssessmentState, ImpactAssessment, Risk
from waarborg.register.models import UseCase
from waarborg.rulebook import Outcome, Reason, WayOn

PRE_IAMA, IAMA = "pre_iama", "iama"
REQUIRED = "required"


def impact_reasons(use_case: UseCase, *, risk: str, today: date) -> tuple[Reason, ...]:
    """What article 9.2 says about using this: nothing when no IAMA is asked for. One query.

    An IAMA is asked for in the high risk class, and when a signed pre-IAMA says so. `risk` is the class that holds.
    """
    found = ImpactAssessment.objects.filter(use_case=use_case, instrument_key__in=[PRE_IAMA, IAMA])
    rows = found.exclude(state=AssessmentState.REPLACED).values_list(
        "instrument_key", "state", "outcome_key", "review_on"
    )
    signed = {key: (outcome, review) for key, state, outcome, review in rows if state == AssessmentState.FINAL}
    asked = risk == Risk.HIGH or signed.get(PRE_IAMA, ("", None))[0] == REQUIRED
    if not asked:
        return ()
    way_on = WayOn("Bekijk de beoordelingen", reverse("assessment:use_dossiers", args=[use_case.pk]))
    if IAMA not in signed:
        begun = any(key == IAMA for key, *_ in rows)
        sentence = "De IAMA is nog niet vastgesteld." if begun else "Hier hoort een IAMA bij. Die is er nog niet."
        return (Reason("9.2", sentence, Outcome.MISSING, way_on),)
    review = signed[IAMA][1]
    if review and review <= today:
        return (Reason("9.2", "De IAMA moet opnieuw worden bekeken.", Outcome.OPEN, way_on),)
    return (Reason("9.2", "De IAMA is vastgesteld en het restrisico is aanvaard.", Outcome.MET, way_on),)
