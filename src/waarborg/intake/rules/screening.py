from collections.abc import Collection

from waarborg.rulebook import Outcome, Policy, Reason, WayOn

ASK = WayOn("Twijfelt u? Vraag advies", "/advies/vragen/")


def screening_reasons(policy: Policy, *, purpose: str, screened: Collection[str]) -> list[Reason]:
    """Every way in which article 5 forbids this use; empty when it does not.

    `purpose` is a key of the policy's purposes, `screened` holds the keys of the screening questions that were
    answered with yes. Source: art. 5.1 and 5.2.
    """
    reasons = []
    chosen = policy.purposes.get(purpose)
    if chosen and chosen.forbidden_by:
        sentence = f"AI gebruiken voor ‘{chosen.label}’ is verboden. {chosen.explanation}"
        reasons.append(Reason(chosen.forbidden_by, sentence, Outcome.FORBIDDEN, ASK))
    for question in policy.screening:
        if question.key in screened:
            way_on = WayOn(question.instead)
            reasons.append(Reason(question.forbidden_by, question.refusal, Outcome.FORBIDDEN, way_on))
    return reasons
