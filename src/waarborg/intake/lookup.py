"""Finding a system that is in the register already, so that a colleague joins in instead of reporting it again."""

from dataclasses import dataclass

from django.db.models import Case, Prefetch, Value, When

from waarborg.core.models import Organisation
from waarborg.core.search import search
from waarborg.register.models import AISystem, State, UseCase

SHOWN = 8
FEWEST_LETTERS = 2
NOW_USED = (State.IN_USE, State.PILOT)


@dataclass(frozen=True, slots=True)
class Found:
    system: AISystem
    uses: list[UseCase]
    """What it is used for now. Each says itself whether one may join; a pilot says whom to ask."""

    @property
    def tone(self) -> str:
        return State(self.system.state).tone


def systems_called(organisation: Organisation, words: str) -> list[Found]:
    """The systems in the register that these words find, what is used first: four queries at most."""
    if len(words.strip()) < FEWEST_LETTERS:
        return []
    used = UseCase.objects.now_used().select_related("system").prefetch_related("pilots")
    systems = (
        search(AISystem.objects.of(organisation), words)
        .exclude(state=State.RETIRED)
        .select_related("supplier")
        .prefetch_related(Prefetch("use_cases", used, to_attr="uses_now"))
        .order_by(Case(When(state__in=NOW_USED, then=Value(0)), default=Value(1)), "name", "pk")
    )
    return [Found(system, list(getattr(system, "uses_now", []))) for system in systems[:SHOWN]]
