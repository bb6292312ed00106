from collections.abc import Iterator
from typing import Any

from django.db import models

from waarborg.audit import rules
from waarborg.core.models import Organisation


class EventQuerySet(models.QuerySet["Event"]):
    def about(self, subject: models.Model) -> "EventQuerySet":
        """What happened to one record, newest first."""
        return self.filter(subject=name_of(subject)).order_by("-sequence")

    def in_dossier(self, dossier: models.Model) -> "EventQuerySet":
        """What happened to a record and all that belongs to it, newest first."""
        return self.filter(dossier=name_of(dossier)).order_by("-sequence")


class Event(models.Model):
    """One act of one person. Never changed, never removed: triggers in the database refuse it.

    People and records are named in words besides their key, so that the log stays readable on its own.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    sequence = models.PositiveBigIntegerField("volgnummer")
    moment = models.DateTimeField("moment")
    actor = models.CharField("wie", max_length=60, help_text="Bijvoorbeeld accounts.person:12, of systeem.")
    actor_name = models.CharField("naam", max_length=200)
    act = models.CharField("handeling", max_length=60)
    article = models.CharField("artikel", max_length=10, blank=True)
    subject = models.CharField("waarover", max_length=60)
    subject_name = models.CharField("naam van het onderwerp", max_length=200)
    dossier = models.CharField("dossier", max_length=60)
    sentence = models.CharField("wat er gebeurde", max_length=500)
    reason = models.TextField("reden", blank=True)
    data = models.JSONField("gegevens", default=dict)
    previous = models.CharField("vorige hash", max_length=64)
    hash = models.CharField("hash", max_length=64)

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = "gebeurtenis"
        verbose_name_plural = "gebeurtenissen"
        constraints = [models.UniqueConstraint(fields=["organisation", "sequence"], name="audit_no_fork")]
        indexes = [
            models.Index(fields=["dossier", "-sequence"], name="audit_dossier"),
            models.Index(fields=["subject", "-sequence"], name="audit_subject"),
        ]

    def __str__(self) -> str:
        return f"{self.sequence}. {self.actor_name}: {self.sentence}"

    @property
    def kind(self) -> str:
        """The chapter that acted: the first part of the act's name."""
        return self.act.partition(".")[0]

    def facts(self) -> dict[str, Any]:
        """All that the hash covers, as the export writes it."""
        values = {field: getattr(self, field) for field in rules.FIELDS}
        return values | {"organisation": self.organisation.slug, "moment": rules.written(self.moment)}


class ChainHead(models.Model):
    """The end of an organisation's chain. Its row lock puts writers in line, so the chain cannot fork."""

    organisation = models.OneToOneField(Organisation, on_delete=models.PROTECT, related_name="+")
    sequence = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64, default=rules.START)

    def __str__(self) -> str:
        return f"{self.organisation}: {self.sequence}"


def name_of(record: models.Model) -> str:
    """How the log names a record: `register.aisystem:12`."""
    return f"{record._meta.label_lower}:{record.pk}"


def exported(organisation: Organisation, *, until: int | None = None) -> Iterator[dict[str, Any]]:
    """All events of an organisation in order, as plain dictionaries with their hash, read a piece at a time."""
    events = Event.objects.filter(organisation=organisation).select_related("organisation").order_by("sequence")
    if until is not None:
        events = events.filter(sequence__lte=until)
    for event in events.iterator(chunk_size=2_000):
        yield event.facts() | {"hash": event.hash}
