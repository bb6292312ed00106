from django.db import models
from django.urls import reverse
from django.utils import timezone

from waarborg.accounts.models import Person
from waarborg.assessment.instruments import Instrument, read_instrument
from waarborg.core.models import Organisation


class InstrumentVersionQuerySet(models.QuerySet["InstrumentVersion"]):
    def on_offer(self, organisation: Organisation | int) -> "InstrumentVersionQuerySet":
        """Official texts that this municipality took over and still uses, without their questions."""
        return self.filter(
            organisation=organisation, imported_by__isnull=False, taken_over_at__isnull=False, withdrawn_at=None
        ).defer("content")


class InstrumentVersion(models.Model):
    """The text of an instrument as it was at one moment. It never changes: an assessment keeps the text it began with.

    One of the product's own is kept when it is first used; an official text when someone reads it in.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT)
    key = models.CharField("sleutel", max_length=80)
    urn = models.CharField("urn", max_length=200)
    title = models.CharField("naam", max_length=200)
    version = models.CharField("versie", max_length=40)
    content = models.JSONField("vragen", editable=False)
    sha256 = models.CharField("controlegetal", max_length=64)
    kept_at = models.DateTimeField("bewaard op", default=timezone.now)
    file_name = models.CharField("bestand", max_length=200, blank=True)
    imported_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="ingelezen door"
    )
    taken_over_at = models.DateTimeField("overgenomen op", null=True, blank=True)
    withdrawn_at = models.DateTimeField("niet meer gebruikt sinds", null=True, blank=True)

    objects = InstrumentVersionQuerySet.as_manager()

    class Meta:
        verbose_name = "instrument"
        verbose_name_plural = "instrumenten"
        ordering = ["-kept_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "key", "sha256"], name="assessment_instrument_text_once")
        ]

    def __str__(self) -> str:
        return f"{self.title}, versie {self.version}"

    def get_absolute_url(self) -> str:
        return reverse("assessment:instrument", args=[self.pk])

    @property
    def is_on_offer(self) -> bool:
        return self.taken_over_at is not None and self.withdrawn_at is None

    def instrument(self) -> Instrument:
        """The text, read. The same text is read once per process."""
        found = _READ.get(self.sha256)
        if found is None:
            found = read_instrument(self.content, file=self.title)
            if len(_READ) >= MOST_READ:
                _READ.clear()
            _READ[self.sha256] = found
        return found


MOST_READ = 50
_READ: dict[str, Instrument] = {}
