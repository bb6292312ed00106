import json
from typing import Any

from django.db import models
from django.utils import timezone

from waarborg.accounts.models import Person
from waarborg.audit.models import Event
from waarborg.audit.rules import sha256
from waarborg.intake.models.notice import Notice
from waarborg.register.models import UseCase


class RulingOutcome(models.TextChoices):
    APPROVED = "approved", "toegestaan"
    CONDITIONS = "conditions", "toegestaan met voorwaarden"
    PILOT = "pilot", "eerst een pilot"
    REJECTED = "rejected", "niet toegestaan"

    @property
    def tone(self) -> str:
        return {"approved": "good", "conditions": "info", "pilot": "warning", "rejected": "danger"}[self.value]


class Ruling(models.Model):
    """What the directie decided, on which facts (art. 2.4). The facts are frozen, with their SHA-256."""

    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="rulings")
    outcome = models.CharField("besluit", max_length=12, choices=RulingOutcome)
    reason = models.TextField("reden", blank=True)
    deviates = models.BooleanField("wijkt af van het advies")
    ruled_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name="besloten door")
    ruled_at = models.DateTimeField("besloten op", default=timezone.now)
    snapshot = models.TextField("waarop is besloten", help_text="Canonieke JSON, zoals het controlegetal het dekt.")
    sha256 = models.CharField("controlegetal", max_length=64)

    class Meta:
        verbose_name = "directiebesluit"
        verbose_name_plural = "directiebesluiten"
        ordering = ["-ruled_at", "-pk"]

    def __str__(self) -> str:
        return self.get_outcome_display()

    @property
    def facts(self) -> dict[str, Any]:
        return json.loads(self.snapshot)  # type: ignore[no-any-return]

    def is_intact(self) -> bool:
        """Whether the frozen facts, what was decided on them, and the log still say the same."""
        frozen = self.facts.get("ruling", {})
        said = {"outcome": self.outcome, "reason": self.reason, "ruled_by": self.ruled_by.name}
        logged = Event.objects.about(self.notice).filter(act="intake.ruled", data__sha256=self.sha256)
        return sha256(self.snapshot) == self.sha256 and frozen == said and logged.exists()


class Pilot(models.Model):
    """A trial of one use by a named group for a term, with what would make it a success or stop it (art. 2.3)."""

    use_case = models.ForeignKey(UseCase, on_delete=models.CASCADE, related_name="pilots")
    ruling = models.OneToOneField(Ruling, on_delete=models.PROTECT, related_name="pilot")
    starts_on = models.DateField("begint op")
    ends_on = models.DateField("eindigt op")
    success = models.TextField("geslaagd als")
    stop = models.TextField("stoppen als")
    members = models.ManyToManyField(Person, related_name="pilots", verbose_name="deelnemers")

    class Meta:
        verbose_name = "pilot"
        verbose_name_plural = "pilots"
        ordering = ["-pk"]  # the latest ruling is the one that holds
        constraints = [
            models.CheckConstraint(condition=models.Q(ends_on__gte=models.F("starts_on")), name="intake_pilot_forward")
        ]

    def __str__(self) -> str:
        return f"Pilot {self.use_case}"
