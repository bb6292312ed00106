"""What the demo tells of: a system, one use of it, and what the acts so far have left."""

from dataclasses import dataclass, field
from typing import Any

from waarborg.advice.models import AdviceRequest
from waarborg.intake.models import Condition, Notice
from waarborg.register.models import AISystem, Designation, UseCase
from waarborg.web.demo.staff import Staff


@dataclass(slots=True)
class Entry:
    """A system of the story and, once it is in the register, its record."""

    told: dict[str, Any]
    system: AISystem | None = None

    @property
    def record(self) -> AISystem:
        if self.system is None:
            raise LookupError(f"{self.told['name']} is not in the register yet")
        self.system.refresh_from_db()
        return self.system


@dataclass(slots=True)
class Dossier:
    """One use of a system, with what the acts so far have left."""

    entry: Entry
    told: dict[str, Any]
    staff: Staff
    notice: Notice | None = None
    requests: list[AdviceRequest] = field(default_factory=list)
    conditions: list[Condition] = field(default_factory=list)
    designations: list[Designation] = field(default_factory=list)

    @property
    def report(self) -> Notice:
        if self.notice is None:
            raise LookupError(f"{self.entry.told['name']} was not reported yet")
        return Notice.objects.select_related("system", "use_case__system").get(pk=self.notice.pk)

    @property
    def use_case(self) -> UseCase:
        """The use in the register, once it was reported."""
        if self.report.use_case is None:
            raise LookupError(f"{self.entry.told['name']} has no use yet")
        return self.report.use_case


Step = dict[str, Any]
