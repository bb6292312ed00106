from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.management.base import BaseCommand
from django.db.models import TextChoices

from waarborg.advice.models import TRANSITIONS as ADVICE
from waarborg.advice.models import RequestState
from waarborg.assessment.dossiers.states import TRANSITIONS as ASSESSMENT
from waarborg.assessment.models import AssessmentState
from waarborg.core.transitions import Requirement, Transition
from waarborg.intake.states import TRANSITIONS as INTAKE
from waarborg.intake.states import NoticeState
from waarborg.register.states import LIFECYCLE, State

INTRODUCTION = """# States

Made from the code, never by hand: `./waarborg manage transitions > docs/developers/toestanden.md`.

A duty is a key of `[duties]` in `policy.toml`; the policy says which roles hold it. A permission may ask more, such
as being the reporter. A requirement is a function beside the tuple; it returns a reason when it refuses.
"""


@dataclass(frozen=True, slots=True)
class Life:
    """A tuple of transitions with the states that it leads through; the first state is where it begins."""

    title: str
    source: str
    states: type[TextChoices]
    transitions: Sequence[Transition]


LIVES = (
    Life("A notice", "intake/states.py", NoticeState, INTAKE),
    Life("A system, and each use of it", "register/states.py", State, LIFECYCLE),
    Life("A question to an adviser", "advice/models.py", RequestState, ADVICE),
    Life("An impact assessment", "assessment/dossiers/states.py", AssessmentState, ASSESSMENT),
)


def described() -> str:
    """The page about states, as the file in docs/developers holds it."""
    return "\n".join([INTRODUCTION, *(line for life in LIVES for line in _page(life))])


def _page(life: Life) -> Iterator[str]:
    yield f"## {life.title}\n\n`{life.source}`\n\n```mermaid\nstateDiagram-v2"
    yield from (f'    state "{state.label}" as {state.value}' for state in life.states)
    yield f"    [*] --> {life.states.values[0]}"
    yield from (f"    {source} --> {step.target}: {step.name}" for step in life.transitions for source in step.source)
    yield "```\n\n| transition | button | from | to | duty | permission | article | requirements |"
    yield "|---|---|---|---|---|---|---|---|"
    yield from (_row(step) for step in life.transitions)
    yield ""


def _row(step: Transition) -> str:
    required = _codes(_name(requirement) for requirement in step.requirements)
    cells = (
        *(_codes([step.name]), step.label, _codes(step.source), _codes([step.target]), _codes([step.duty])),
        *(_codes([step.permission]), step.article, required or "–"),
    )
    return f"| {' | '.join(cells)} |"


def _codes(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _name(requirement: Requirement) -> str:
    """The function's name, or of the function that made it."""
    return str(getattr(requirement, "__qualname__", requirement)).partition(".")[0]


class Command(BaseCommand):
    help = "Toont de toestanden en overgangen. Bewaar die in docs/developers/toestanden.md na een wijziging."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(described(), ending="")
