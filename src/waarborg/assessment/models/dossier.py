from datetime import date
from typing import Any

from django.db import models
from django.urls import reverse
from django.utils import timezone

from waarborg.accounts.models import Person
from waarborg.assessment.instruments import Facts, Instrument
from waarborg.assessment.models.instrument import InstrumentVersion
from waarborg.core.models import Organisation
from waarborg.register.models import UseCase


class AssessmentState(models.TextChoices):
    DRAFT = "draft", "in bewerking"
    SUBMITTED = "submitted", "ter vaststelling"
    RETURNED = "returned", "teruggegeven"
    FINAL = "final", "vastgesteld"
    REPLACED = "replaced", "vervangen"

    @property
    def tone(self) -> str:
        return {"draft": "info", "submitted": "warning", "returned": "warning", "final": "good"}.get(
            self.value, "neutral"
        )


OPEN = (AssessmentState.DRAFT, AssessmentState.RETURNED, AssessmentState.SUBMITTED)
"""In these states an assessment is still being made."""
CHANGEABLE = (AssessmentState.DRAFT, AssessmentState.RETURNED)


class ImpactAssessmentQuerySet(models.QuerySet["ImpactAssessment"]):
    def with_names(self) -> "ImpactAssessmentQuerySet":
        """All that a list or the head of a page shows; the text of the instrument stays where it is."""
        related = self.select_related("instrument_version", "use_case__system", "use_case__unit", "started_by")
        return related.defer("snapshot", "instrument_version__content")

    def standing(self) -> "ImpactAssessmentQuerySet":
        """The ones that hold now: at most one of each instrument of a use."""
        return self.filter(state=AssessmentState.FINAL)


class ImpactAssessment(models.Model):
    """One instrument filled in for one use: pre-IAMA, IAMA, pre-scan DPIA or an official text (art. 9.2)."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT)
    use_case = models.ForeignKey(
        UseCase, on_delete=models.CASCADE, related_name="impact_assessments", verbose_name="toepassing"
    )
    instrument_version = models.ForeignKey(
        InstrumentVersion, on_delete=models.PROTECT, related_name="assessments", verbose_name="instrument"
    )
    instrument_key = models.CharField("soort", max_length=80)
    number = models.PositiveIntegerField("versie")
    previous = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="later", verbose_name="vorige versie"
    )
    state = models.CharField("status", max_length=12, choices=AssessmentState, default=AssessmentState.DRAFT)
    facts = models.JSONField("gegevens waarop is gerekend", default=dict, blank=True, editable=False)
    """Tags that are set and in doubt, frozen when it goes to whoever signs; until then they are asked anew."""
    outcome_key = models.CharField("uitkomst", max_length=80, blank=True)
    outcome_label = models.CharField("uitkomst in woorden", max_length=200, blank=True)
    outcome_tone = models.CharField("toon", max_length=12, blank=True, editable=False)
    deviation = models.TextField("reden om af te wijken", blank=True)
    residual_risk = models.TextField("restrisico", blank=True)
    started_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name="begonnen door")
    started_at = models.DateTimeField("begonnen op", default=timezone.now)
    submitted_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="aangeboden door"
    )
    submitted_at = models.DateTimeField("aangeboden op", null=True, blank=True)
    finished_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="vastgesteld door"
    )
    finished_at = models.DateTimeField("vastgesteld op", null=True, blank=True)
    review_on = models.DateField("opnieuw bekijken op", null=True, blank=True)
    snapshot = models.TextField("waarop is vastgesteld", blank=True, editable=False)
    sha256 = models.CharField("controlegetal", max_length=64, blank=True, editable=False)

    objects = ImpactAssessmentQuerySet.as_manager()

    class Meta:
        verbose_name = "beoordeling"
        verbose_name_plural = "beoordelingen"
        ordering = ["-started_at", "-pk"]
        indexes = [
            models.Index(fields=["organisation", "-started_at", "-id"], name="assessment_by_start"),
            models.Index(fields=["organisation", "state", "review_on"], name="assessment_by_state"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["use_case", "instrument_key", "number"], name="assessment_numbered"),
            models.UniqueConstraint(
                fields=["use_case", "instrument_key"],
                condition=models.Q(state__in=["draft", "submitted", "returned"]),
                name="assessment_one_open",
            ),
            models.UniqueConstraint(
                fields=["use_case", "instrument_key"], condition=models.Q(state="final"), name="assessment_one_final"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.instrument_version.title} van {self.use_case}, versie {self.number}"

    def get_absolute_url(self) -> str:
        return reverse("assessment:dossier", args=[self.pk])

    def part_url(self, part: str) -> str:
        return reverse("assessment:dossier_part", args=[self.pk, part])

    def question_url(self, question: str) -> str:
        return reverse("assessment:dossier_question", args=[self.pk, question])

    @property
    def title(self) -> str:
        return self.instrument_version.title

    @property
    def tone(self) -> str:
        return AssessmentState(self.state).tone

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def is_changeable(self) -> bool:
        return self.state in CHANGEABLE

    def instrument(self) -> Instrument:
        return self.instrument_version.instrument()

    def kept_facts(self) -> Facts:
        return Facts(frozenset(self.facts.get("tags", ())), frozenset(self.facts.get("doubted", ())))

    def values(self) -> dict[str, Any]:
        """All answers by the key of their question. One query."""
        return dict(self.answers.values_list("question", "value"))

    def is_due(self, today: date) -> bool:
        return self.review_on is not None and self.review_on <= today


class Author(models.Model):
    """Someone who was asked to answer. Who begins an assessment is its first author."""

    assessment = models.ForeignKey(ImpactAssessment, on_delete=models.CASCADE, related_name="authors")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+", verbose_name="collega")
    task = models.CharField("taak", max_length=120, blank=True)
    invited_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name="gevraagd door")
    invited_at = models.DateTimeField("gevraagd op", default=timezone.now)

    class Meta:
        verbose_name = "schrijver"
        verbose_name_plural = "schrijvers"
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["assessment", "person"], name="assessment_author_once")]

    def __str__(self) -> str:
        return str(self.person)


class Answer(models.Model):
    """The answer to one question as it stands; `number` grows with each change."""

    assessment = models.ForeignKey(ImpactAssessment, on_delete=models.CASCADE, related_name="answers")
    question = models.CharField("vraag", max_length=120)
    value = models.JSONField("antwoord")
    number = models.PositiveIntegerField("versie", default=1)
    origin = models.CharField("overgenomen", max_length=200, blank=True)
    answered_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name="door")
    answered_at = models.DateTimeField("op", default=timezone.now)

    class Meta:
        verbose_name = "antwoord"
        verbose_name_plural = "antwoorden"
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["assessment", "question"], name="assessment_answer_once")]

    def __str__(self) -> str:
        return f"Antwoord op {self.question}"


class AnswerChange(models.Model):
    """What someone answered at one moment: the history of an answer."""

    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="changes")
    number = models.PositiveIntegerField("versie")
    value = models.JSONField("antwoord")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name="door")
    at = models.DateTimeField("op", default=timezone.now)

    class Meta:
        verbose_name = "eerder antwoord"
        verbose_name_plural = "eerdere antwoorden"
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["answer", "number"], name="assessment_change_numbered")]

    def __str__(self) -> str:
        return f"{self.answer}, versie {self.number}"


class SignatureKind(models.TextChoices):
    SUBMITTED = "submitted", "aangeboden"
    ADVISED = "advised", "advies"
    RETURNED = "returned", "teruggegeven"
    ACCEPTED = "accepted", "vastgesteld en restrisico aanvaard"
    FINISHED = "finished", "vastgesteld"


class Signature(models.Model):
    """Who did what on the way to signing, in which role and with which words. Rows are only added."""

    assessment = models.ForeignKey(ImpactAssessment, on_delete=models.CASCADE, related_name="signatures")
    kind = models.CharField("wat", max_length=12, choices=SignatureKind)
    stance = models.CharField("advies", max_length=12, blank=True)
    text = models.TextField("toelichting", blank=True)
    role = models.CharField("rol", max_length=200, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name="door")
    at = models.DateTimeField("op", default=timezone.now)

    class Meta:
        verbose_name = "ondertekening"
        verbose_name_plural = "ondertekeningen"
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} door {self.by}"
