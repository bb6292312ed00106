from django.db import models

from waarborg.accounts.models import Unit
from waarborg.core.models import Organisation
from waarborg.textcheck.kinds import GROUPS, kinds

CHECKS = "checks"
"""Stands where a category would: the number of checks itself."""

PEOPLE = "people"
"""Stands where a category would too: how many people of a team checked something in a month."""


def counted() -> list[tuple[str, str]]:
    return [(CHECKS, "controles"), *GROUPS.items(), (PEOPLE, "mensen die controleerden")]


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
    """How many checks a team did in a month, or how many findings of a group they had. No person, no text."""

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


class CheckerMark(models.Model):
    """That someone checked a text this month, so that they count as one person; unreadable, and gone next month.

    The mark is made with the key of this server from person and month. It says who only to someone who has both that
    key and this table, and never what was checked, when or how often.
    """

    month = models.DateField("maand")
    mark = models.CharField("merk", max_length=64)

    class Meta:
        verbose_name = "merk van wie controleerde"
        verbose_name_plural = "merken van wie controleerde"
        ordering = ["month", "pk"]
        constraints = [models.UniqueConstraint(fields=["month", "mark"], name="textcheck_checker_once")]

    def __str__(self) -> str:
        return f"iemand in {self.month:%Y-%m}"


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
