from django.db import models
from django.urls import reverse
from django.utils import timezone

from waarborg.accounts.models import Person
from waarborg.core.models import Organisation
from waarborg.register.models.system import AISystem


class ImportBatch(models.Model):
    """One spreadsheet brought into the register, so that it can be undone as a whole."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name="door")
    moment = models.DateTimeField("moment", default=timezone.now)
    file_name = models.CharField("bestand", max_length=200)
    columns = models.JSONField("kolommen", default=dict, help_text="Welke kolommen zijn gelezen, en welke niet.")
    rows = models.JSONField("regels", default=list, help_text="Wat is ingelezen, voor het voorbeeld en de controle.")
    applied_at = models.DateTimeField("ingelezen", null=True, blank=True)
    undone_at = models.DateTimeField("teruggedraaid", null=True, blank=True)

    class Meta:
        verbose_name = "import"
        verbose_name_plural = "imports"
        ordering = ["-moment"]

    def __str__(self) -> str:
        return f"{self.file_name} ({timezone.localtime(self.moment):%d-%m-%Y})"

    def get_absolute_url(self) -> str:
        return reverse("register:import_batch", args=[self.pk])

    @property
    def is_open(self) -> bool:
        """Looked at, not yet brought into the register."""
        return self.applied_at is None

    @property
    def can_be_undone(self) -> bool:
        return self.applied_at is not None and self.undone_at is None


class ImportedRow(models.Model):
    """A system that an import made: what undo removes, unless it was changed since."""

    batch = models.ForeignKey(ImportBatch, on_delete=models.CASCADE, related_name="imported")
    system = models.ForeignKey(AISystem, on_delete=models.CASCADE, related_name="imported_by")
    number = models.PositiveIntegerField("regel")

    class Meta:
        verbose_name = "ingelezen regel"
        verbose_name_plural = "ingelezen regels"

    def __str__(self) -> str:
        return f"regel {self.number}"
