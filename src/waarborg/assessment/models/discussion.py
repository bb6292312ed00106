from datetime import date

from django.db import models
from django.urls import reverse
from django.utils import timezone

from waarborg.accounts.models import Person
from waarborg.assessment.models.dossier import ImpactAssessment
from waarborg.core.models import Organisation
from waarborg.register.models import UseCase


class Note(models.Model):
    """What was said about one question before it had its answer. Rows are only added."""

    assessment = models.ForeignKey(ImpactAssessment, on_delete=models.CASCADE, related_name="notes")
    question = models.CharField("vraag", max_length=120)
    text = models.TextField("notitie")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name="door")
    at = models.DateTimeField("op", default=timezone.now)

    class Meta:
        verbose_name = "notitie"
        verbose_name_plural = "notities"
        ordering = ["pk"]
        indexes = [models.Index(fields=["assessment", "question"], name="assessment_notes")]

    def __str__(self) -> str:
        return f"Notitie bij {self.question}"


class Evidence(models.Model):
    """A document or page that supports an answer. It belongs to the use, so that other assessments can point to it."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT)
    use_case = models.ForeignKey(UseCase, on_delete=models.CASCADE, related_name="evidence", verbose_name="toepassing")
    title = models.CharField("naam", max_length=200)
    url = models.URLField("adres", max_length=500, blank=True)
    file_name = models.CharField("bestand", max_length=200, blank=True)
    content_type = models.CharField("soort bestand", max_length=100, blank=True)
    size = models.PositiveIntegerField("grootte in bytes", default=0)
    sha256 = models.CharField("controlegetal", max_length=64, blank=True)
    expires_on = models.DateField("geldig tot en met", null=True, blank=True)
    added_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name="toegevoegd door")
    added_at = models.DateTimeField("toegevoegd op", default=timezone.now)

    class Meta:
        verbose_name = "bewijsstuk"
        verbose_name_plural = "bewijsstukken"
        ordering = ["title", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(url="", sha256__gt="") | models.Q(url__gt="", sha256=""),
                name="assessment_evidence_link_or_file",
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def address(self) -> str:
        """Where to read it: elsewhere, or the file that is kept here."""
        return self.url or reverse("assessment:dossier_evidence", args=[self.pk])

    def is_expired(self, today: date) -> bool:
        return self.expires_on is not None and self.expires_on < today


class EvidenceFile(models.Model):
    """The bytes of a file, apart, so that a list of evidence never reads them."""

    evidence = models.OneToOneField(Evidence, on_delete=models.CASCADE, related_name="stored")
    content = models.BinaryField("inhoud")

    class Meta:
        verbose_name = "bestand"
        verbose_name_plural = "bestanden"

    def __str__(self) -> str:
        return f"Bestand van {self.evidence}"


class EvidenceUse(models.Model):
    """A piece of evidence at one question of one assessment."""

    assessment = models.ForeignKey(ImpactAssessment, on_delete=models.CASCADE, related_name="evidence_uses")
    question = models.CharField("vraag", max_length=120)
    evidence = models.ForeignKey(Evidence, on_delete=models.CASCADE, related_name="uses")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name="door")
    at = models.DateTimeField("op", default=timezone.now)

    class Meta:
        verbose_name = "bewijs bij een vraag"
        verbose_name_plural = "bewijs bij vragen"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "question", "evidence"], name="assessment_evidence_once_per_question"
            )
        ]

    def __str__(self) -> str:
        return f"{self.evidence} bij {self.question}"


class ActionPointQuerySet(models.QuerySet["ActionPoint"]):
    def open_for(self, person: Person) -> "ActionPointQuerySet":
        return self.filter(owner=person, done_at=None).order_by("due_on", "pk")


class ActionPoint(models.Model):
    """Something that must be done about an answer, by whom and when."""

    assessment = models.ForeignKey(ImpactAssessment, on_delete=models.CASCADE, related_name="action_points")
    question = models.CharField("vraag", max_length=120)
    sentence = models.CharField("wat er moet gebeuren", max_length=300)
    owner = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name="eigenaar")
    due_on = models.DateField("uiterlijk")
    added_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name="toegevoegd door")
    added_at = models.DateTimeField("toegevoegd op", default=timezone.now)
    done_at = models.DateTimeField("klaar op", null=True, blank=True)
    done_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="afgemeld door"
    )
    done_note = models.TextField("hoe het is gedaan", blank=True)

    objects = ActionPointQuerySet.as_manager()

    class Meta:
        verbose_name = "actiepunt"
        verbose_name_plural = "actiepunten"
        ordering = ["due_on", "pk"]
        indexes = [
            models.Index(fields=["owner", "due_on"], name="assessment_action_points", condition=models.Q(done_at=None))
        ]

    def __str__(self) -> str:
        return self.sentence

    def get_absolute_url(self) -> str:
        return reverse("assessment:meet_action_point", args=[self.pk])

    def is_late(self, today: date) -> bool:
        return self.done_at is None and self.due_on < today
