from django.db import models

from waarborg.accounts.models import Unit
from waarborg.core.models import Organisation
from waarborg.guard import KINDS, Category

CHECKS = "checks"
"""Stands where a category would: the number of checks itself."""

CATEGORY_LABELS = {
    Category.NAMES: "namen",
    Category.ADDRESSES: "adressen",
    Category.HEALTH: "gezondheid",
    Category.CRIMINAL: "strafrecht",
    Category.BSN: "BSN",
    Category.OTHER: "andere gegevens",
    Category.CONFIDENTIAL: "vertrouwelijk",
}


def counted() -> list[tuple[str, str]]:
    return [(CHECKS, "controles"), *((category.value, label) for category, label in CATEGORY_LABELS.items())]


def kinds() -> list[tuple[str, str]]:
    return [(kind.name, kind.label) for kind in KINDS.values()]


class Direction(models.TextChoices):
    """What someone says about a check: it found what is none, or it missed what is one."""

    FALSE_ALARM = "false_alarm", "ten onrechte gevonden"
    MISSED = "missed", "niet gevonden"


class Source(models.TextChoices):
    """What in the guard made the finding; empty for what was missed."""

    RULE = "rule", "regel"
    LIST = "list", "woordenlijst"
    MODEL = "model", "taalmodel"
    SECOND_PASS = "second pass", "tweede keer lezen"


class CheckCount(models.Model):
    """How many checks a team did in a month, or how many findings of a category they had. No person, no text."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT)
    month = models.DateField("maand")
    """Its first day."""
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, null=True, blank=True, verbose_name="team")
    """Empty for whoever has no team, or one so small that the count would say who it was."""
    category = models.CharField("waarvan", max_length=20, choices=counted)
    count = models.PositiveIntegerField("aantal", default=0)

    class Meta:
        verbose_name = "telling van controles"
        verbose_name_plural = "tellingen van controles"
        ordering = ["month", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "month", "unit", "category"], name="textcheck_count_once"),
            models.UniqueConstraint(
                fields=["organisation", "month", "category"],
                name="textcheck_count_once_without_unit",
                condition=models.Q(unit=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_category_display()} in {self.month:%Y-%m}: {self.count}"


class FeedbackCount(models.Model):
    """How often people said in a month that a kind of finding was wrong or missed. No person, no text."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT)
    month = models.DateField("maand")
    kind = models.CharField("soort", max_length=30, choices=kinds)
    direction = models.CharField("wat er niet klopte", max_length=12, choices=Direction)
    source = models.CharField("gevonden door", max_length=12, choices=Source, blank=True)
    count = models.PositiveIntegerField("aantal", default=0)

    class Meta:
        verbose_name = "telling van opmerkingen"
        verbose_name_plural = "tellingen van opmerkingen"
        ordering = ["month", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "month", "kind", "direction", "source"], name="textcheck_feedback_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.get_direction_display()} in {self.month:%Y-%m}: {self.count}"
