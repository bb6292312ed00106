from datetime import date

from django.db import models
from django.utils import timezone

from waarborg.accounts.models import Person
from waarborg.advice.models import Stance
from waarborg.intake.models.notice import Notice
from waarborg.intake.states import CLOSED


class Position(models.Model):
    """What one member of the iBoard thinks, before the board advises."""

    notice = models.ForeignKey(Notice, on_delete=models.CASCADE, related_name="positions")
    member = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name="lid")
    stance = models.CharField("standpunt", max_length=12, choices=Stance)
    note = models.TextField("toelichting", blank=True)
    changed_at = models.DateTimeField("gegeven", default=timezone.now)

    class Meta:
        verbose_name = "standpunt"
        verbose_name_plural = "standpunten"
        ordering = ["changed_at"]
        constraints = [models.UniqueConstraint(fields=["notice", "member"], name="intake_position_once")]

    def __str__(self) -> str:
        return f"{self.member}: {self.get_stance_display()}"


class Advice(models.Model):
    """What the iBoard advises the directie (art. 2.3). After a pilot a second advice follows."""

    notice = models.ForeignKey(Notice, on_delete=models.CASCADE, related_name="advices")
    stance = models.CharField("advies", max_length=12, choices=Stance)
    text = models.TextField("toelichting")
    given_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name="gegeven door")
    given_at = models.DateTimeField("gegeven", default=timezone.now)

    class Meta:
        verbose_name = "advies"
        verbose_name_plural = "adviezen"
        ordering = ["-given_at", "-pk"]

    def __str__(self) -> str:
        return self.get_stance_display()


class ConditionQuerySet(models.QuerySet["Condition"]):
    def open(self) -> "ConditionQuerySet":
        """What a ruling demands and nobody has met yet, as long as something is used by that ruling."""
        return self.filter(adopted=True, met_at=None).exclude(notice__state__in=CLOSED)


class Condition(models.Model):
    """Something that must be done or kept to, by one named person (art. 2.3). Adopted when the ruling takes it over."""

    notice = models.ForeignKey(Notice, on_delete=models.CASCADE, related_name="conditions")
    sentence = models.CharField("voorwaarde", max_length=300)
    owner = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="conditions", verbose_name="eigenaar")
    due_on = models.DateField("uiterlijk")
    adopted = models.BooleanField("overgenomen in het besluit", default=False)
    met_at = models.DateTimeField("voldaan op", null=True, blank=True)
    met_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    met_note = models.TextField("hoe voldaan", blank=True)

    objects = ConditionQuerySet.as_manager()

    class Meta:
        verbose_name = "voorwaarde"
        verbose_name_plural = "voorwaarden"
        ordering = ["due_on", "pk"]
        indexes = [models.Index(fields=["owner", "adopted", "met_at", "due_on"], name="intake_conditions")]

    def __str__(self) -> str:
        return self.sentence

    def is_late(self, today: date) -> bool:
        return self.adopted and self.met_at is None and self.due_on < today
