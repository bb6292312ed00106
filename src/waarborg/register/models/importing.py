from django.db import models
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
    rows = models.JSONField("regels", default=list, help_text="Wat is ingelezen, voor het voorbeeld en de controle.")
    applied_at = models.DateTimeField("ingelezen", null=True, blank=True)
    undone_at = models.DateTimeField("teruggedraaid", null=True, blank=True)

    class Meta:
        verbose_name = "import"
        verbose_name_plural = "imports"
        ordering = ["-moment"]

    def __str__(self) -> str:
        return f"{self.file_name} ({self.moment:%d-%m-%Y})"


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
