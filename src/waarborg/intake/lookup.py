"""Finding a system that is in the register already, so that a colleague joins in instead of reporting it again."""

from dataclasses import dataclass

from django.db.models import Case, Prefetch, Value, When

from waarborg.core.models import Organisation
from waarborg.core.search import search
from waarborg.register.models import AISystem, State, UseCase

SHOWN = 8
FEWEST_LETTERS = 2
ALLOWED = (State.IN_USE, State.PILOT)


@dataclass(frozen=True, slots=True)
class Found:
    system: AISystem
    allowed: list[UseCase]
    """The uses for which a ruling allows it, and which one may join."""

    @property
    def tone(self) -> str:
        return State(self.system.state).tone


def systems_called(organisation: Organisation, words: str) -> list[Found]:
    """The systems in the register that these words find, what is allowed first: three queries at most."""
    if len(words.strip()) < FEWEST_LETTERS:
        return []
    allowed = UseCase.objects.filter(state__in=ALLOWED).select_related("system")
    systems = (
        search(AISystem.objects.of(organisation), words)
        .exclude(state=State.RETIRED)
        .select_related("supplier")
        .prefetch_related(Prefetch("use_cases", allowed, to_attr="allowed_uses"))
        .order_by(Case(When(state__in=ALLOWED, then=Value(0)), default=Value(1)), "name", "pk")
    )
    return [Found(system, list(getattr(system, "allowed_uses", []))) for system in systems[:SHOWN]]
