from django.db import models
from django.utils import timezone

from waarborg.accounts.models import Person
from waarborg.register.models.system import AISystem


class Version(models.Model):
    """What the register said about a system, with its uses and designations, after one change."""

    system = models.ForeignKey(AISystem, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField("versie")
    moment = models.DateTimeField("moment", default=timezone.now)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    why = models.CharField("aanleiding", max_length=300)
    snapshot = models.JSONField()

    class Meta:
        verbose_name = "versie"
        verbose_name_plural = "versies"
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["system", "number"], name="register_version_once")]

    def __str__(self) -> str:
        return f"{self.system} versie {self.number}"
