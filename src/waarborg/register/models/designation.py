from datetime import date

from django.db import models
from django.utils import timezone

from waarborg.accounts.models import Person
from waarborg.register.models.system import AISystem, data_class_choices
from waarborg.register.models.use_case import UseCase
from waarborg.rulebook.words import uncapitalised


class DesignationQuerySet(models.QuerySet["Designation"]):
    def valid_on(self, today: date) -> "DesignationQuerySet":
        return self.filter(starts_on__lte=today, ends_on__gte=today, revoked_on=None)


class Designation(models.Model):
    """The directie's permission to put one class of personal or confidential data into one use (art. 4.4)."""

    use_case = models.ForeignKey(
        UseCase, on_delete=models.CASCADE, related_name="designations", verbose_name="toepassing"
    )
    data_class = models.CharField("soort gegevens", max_length=20, choices=data_class_choices)
    starts_on = models.DateField("vanaf")
    ends_on = models.DateField("tot en met")
    reason = models.TextField("reden")
    conditions = models.TextField("voorwaarden", blank=True)
    designated_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="+", verbose_name="aangewezen door"
    )
    designated_at = models.DateTimeField("aangewezen op", default=timezone.now)
    revoked_on = models.DateField("ingetrokken op", null=True, blank=True)
    revoked_reason = models.TextField("reden van intrekking", blank=True)

    objects = DesignationQuerySet.as_manager()

    class Meta:
        verbose_name = "aanwijzing"
        verbose_name_plural = "aanwijzingen"
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(ends_on__gte=models.F("starts_on")), name="register_term_forward")
        ]

    def __str__(self) -> str:
        return f"{self.get_data_class_display()} in {self.use_case}"

    def get_absolute_url(self) -> str:
        return self.use_case.get_absolute_url()

    @property
    def for_what(self) -> str:
        """The class of data, inside a sentence."""
        return uncapitalised(self.get_data_class_display())

    @property
    def system(self) -> AISystem:
        return self.use_case.system

    def holds_on(self, today: date) -> bool:
        return self.starts_on <= today <= self.ends_on and self.revoked_on is None
