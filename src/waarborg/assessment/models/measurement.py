from datetime import date
from typing import Any

from django.db import models
from django.urls import reverse
from django.utils import timezone

from waarborg.accounts.models import Person
from waarborg.core.models import Organisation
from waarborg.register.models import UseCase


class FairVerdict(models.TextChoices):
    FAIR = "fair", "eerlijk genoeg"
    UNFAIR = "unfair", "te groot verschil"
    UNDECIDED = "undecided", "nog niet te zeggen"

    @property
    def tone(self) -> str:
        return {"fair": "good", "unfair": "danger", "undecided": "warning"}[self.value]


class OutcomeFile(models.Model):
    """Outcomes that were read in and wait for a measurement: without columns that name people, and not for long."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT)
    use_case = models.ForeignKey(UseCase, on_delete=models.CASCADE, related_name="outcome_files")
    name = models.CharField("bestand", max_length=200)
    content = models.BinaryField("inhoud")
    sha256 = models.CharField("controlegetal van het bestand", max_length=64)
    rows = models.PositiveIntegerField("rijen")
    left_out = models.JSONField("weggelaten kolommen", default=list)
    period_from = models.DateField("uitkomsten vanaf")
    period_to = models.DateField("uitkomsten tot en met")
    read_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name="ingelezen door")
    read_at = models.DateTimeField("ingelezen op", default=timezone.now)
    expires_on = models.DateField("wordt verwijderd op")

    class Meta:
        verbose_name = "ingelezen uitkomsten"
        verbose_name_plural = "ingelezen uitkomsten"
        ordering = ["-pk"]
        indexes = [models.Index(fields=["expires_on"], name="assessment_outcomes_expire")]

    def __str__(self) -> str:
        return f"{self.name} voor {self.use_case}"

    def get_absolute_url(self) -> str:
        return reverse("assessment:outcomes", args=[self.pk])


class FairnessMeasurement(models.Model):
    """Whether outcomes were fair in a period: counts and rates per group, and what the norms say of them (art. 5.3)."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT)
    use_case = models.ForeignKey(UseCase, on_delete=models.CASCADE, related_name="measurements")
    number = models.PositiveIntegerField("meting")
    period_from = models.DateField("uitkomsten vanaf")
    period_to = models.DateField("uitkomsten tot en met")
    mapping = models.JSONField("kolommen")
    norms = models.JSONField("normen")
    result = models.JSONField("uitkomst")
    verdict = models.CharField("oordeel", max_length=10, choices=FairVerdict)
    lowest_ratio = models.FloatField("laagste verhouding", null=True, blank=True)
    rows = models.PositiveIntegerField("rijen")
    file_sha256 = models.CharField("controlegetal van het bestand", max_length=64)
    measured_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name="gemeten door")
    measured_at = models.DateTimeField("gemeten op", default=timezone.now)
    next_on = models.DateField("opnieuw meten op")

    class Meta:
        verbose_name = "meting van eerlijkheid"
        verbose_name_plural = "metingen van eerlijkheid"
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["use_case", "number"], name="assessment_measurement_numbered")]
        indexes = [models.Index(fields=["organisation", "next_on"], name="assessment_measure_again")]

    def __str__(self) -> str:
        return f"Meting {self.number} van {self.use_case}"

    def get_absolute_url(self) -> str:
        return reverse("assessment:measurement", args=[self.pk])

    @property
    def tone(self) -> str:
        return FairVerdict(self.verdict).tone

    @property
    def findings(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = [*self.result["findings"], *self.result["together"]]
        return found

    def is_due(self, today: date) -> bool:
        return self.next_on <= today
