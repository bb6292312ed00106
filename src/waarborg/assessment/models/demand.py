from datetime import date

from django.db import models
from django.urls import reverse
from django.utils import timezone

from waarborg.accounts.models import Person
from waarborg.assessment.demands import Demand, catalogue
from waarborg.core.models import Organisation
from waarborg.register.models import UseCase


class DemandState(models.TextChoices):
    OPEN = "open", "nog te regelen"
    ARRANGED = "arranged", "geregeld, nog na te kijken"
    CHECKED = "checked", "nagekeken"
    LAPSED = "lapsed", "niet meer van toepassing"

    @property
    def tone(self) -> str:
        return {"open": "warning", "arranged": "info", "checked": "good", "lapsed": "neutral"}[self.value]


WAITING = (DemandState.OPEN, DemandState.ARRANGED)
"""While it stands so, it is not settled."""


class UseDemandQuerySet(models.QuerySet["UseDemand"]):
    def waiting(self) -> "UseDemandQuerySet":
        return self.filter(state__in=WAITING)

    def without_valid_proof(self, today: date) -> "UseDemandQuerySet":
        """Settled with proof that is no longer valid."""
        return self.filter(state=DemandState.CHECKED, evidence_until__lt=today)

    def late(self, today: date) -> "UseDemandQuerySet":
        return self.filter(state=DemandState.OPEN, due_on__lt=today)


class UseDemand(models.Model):
    """A demand of law or policy on one use: who arranges it, how, with which proof, and who checked that (art. 3.1)."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT)
    use_case = models.ForeignKey(UseCase, on_delete=models.CASCADE, related_name="demands", verbose_name="toepassing")
    key = models.CharField("eis", max_length=60)
    because = models.CharField("waarom", max_length=300)
    state = models.CharField("status", max_length=10, choices=DemandState, default=DemandState.OPEN)
    owner = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="demands", verbose_name="eigenaar"
    )
    due_on = models.DateField("uiterlijk")
    waived = models.BooleanField("niet nodig", default=False)
    measure = models.TextField("hoe het is geregeld", blank=True)
    evidence = models.CharField("bewijs", max_length=500, blank=True)
    evidence_until = models.DateField("bewijs geldig tot en met", null=True, blank=True)
    arranged_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    arranged_at = models.DateTimeField("geregeld op", null=True, blank=True)
    checked_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    checked_at = models.DateTimeField("nagekeken op", null=True, blank=True)
    note = models.TextField("opmerking van wie nakeek", blank=True)
    created_at = models.DateTimeField("opgenomen", default=timezone.now)

    objects = UseDemandQuerySet.as_manager()

    class Meta:
        verbose_name = "wettelijke eis"
        verbose_name_plural = "wettelijke eisen"
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["use_case", "key"], name="assessment_demand_once")]
        indexes = [
            models.Index(fields=["organisation", "state", "due_on", "id"], name="assessment_demands_waiting"),
            models.Index(fields=["owner", "state"], name="assessment_demands_of_owner"),
        ]

    def __str__(self) -> str:
        return f"{self.title}: {self.use_case}"

    def get_absolute_url(self) -> str:
        return reverse("assessment:demand", args=[self.pk])

    @property
    def about(self) -> Demand | None:
        """The row of the catalogue; none when a later catalogue no longer has it."""
        return catalogue().get(self.key)

    @property
    def title(self) -> str:
        return self.about.title if self.about else self.key

    @property
    def tone(self) -> str:
        return DemandState(self.state).tone

    def is_late(self, today: date) -> bool:
        return self.state == DemandState.OPEN and self.due_on < today
