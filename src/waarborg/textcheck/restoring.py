"""The answer of an AI system with its values back, and what the page says about it."""

from dataclasses import dataclass, field

from django.views.decorators.debug import sensitive_variables

from waarborg.guard import Restored, restore
from waarborg.textcheck.checking import checked
from waarborg.textcheck.masking import Choices, masked_by

MOST_NAMED = 12
NO_PLACEHOLDERS = "In dit antwoord staan geen vervangers. Er is niets teruggezet."
OTHER_TEXT = (
    "Geen van deze vervangers hoort bij uw oorspronkelijke tekst. Heeft u precies de tekst geplakt die u liet maskeren?"
)
NOT_THERE = (
    "Deze vervangers horen niet bij uw oorspronkelijke tekst. De AI heeft ze bedacht, of het is een andere tekst."
)
NEVER_BACK = (
    "Een BSN, een wachtwoord of een sleutel zetten wij nooit terug. Vul die zelf in, in het stuk waar ze horen."
)


@dataclass(frozen=True, slots=True)
class PutBack:
    """`kept_back` stood in the masked text and never comes back; `unknown` never stood there."""

    restored: Restored = field(repr=False)
    kept_back: tuple[str, ...]
    unknown: tuple[str, ...]

    @property
    def summary(self) -> str:
        """How many were put back and which not, in a sentence."""
        missing = self.restored.missing
        if not self.restored.count and not missing:
            return NO_PLACEHOLDERS
        named = ", ".join(missing[:MOST_NAMED]) + (" …" if len(missing) > MOST_NAMED else "")
        not_back = f", {len(missing)} niet: {named}" if missing else ""
        return f"{self.restored.count} teruggezet{not_back}."

    @property
    def warnings(self) -> list[str]:
        said = []
        if self.unknown:
            said.append(NOT_THERE if self.restored.count or self.kept_back else OTHER_TEXT)
        if self.kept_back:
            said.append(NEVER_BACK)
        return said


@sensitive_variables()
def put_back(answer: str, text: str, choices: Choices) -> PutBack:
    """The placeholders are computed again from the text and the choices, so they are the same."""
    masked = masked_by(text, checked(text), choices)
    restored = restore(answer, masked)
    kept_back = tuple(token for token in restored.missing if token in masked.text)
    return PutBack(restored, kept_back, tuple(token for token in restored.missing if token not in kept_back))
