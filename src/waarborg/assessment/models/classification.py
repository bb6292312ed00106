from datetime import date

from django.db import models
from django.urls import reverse
from django.utils import timezone

from waarborg.accounts.models import Person
from waarborg.assessment.aiact import Facts
from waarborg.core.models import Organisation
from waarborg.register.models import UseCase


class Kind(models.TextChoices):
    """What the AI Act calls it."""

    AI_SYSTEM = "ai_system", "AI-systeem"
    GPAI_SYSTEM = "gpai_system", "AI-systeem voor algemene doelen"
    GPAI_MODEL = "gpai_model", "AI-model voor algemene doelen"
    NOT_AI = "not_ai", "algoritme, geen AI-systeem"
    NO_ALGORITHM = "no_algorithm", "geen algoritme"


class Risk(models.TextChoices):
    """The class of art. 9.1. Unknown is called 'nog te bepalen' and never taken for minimal."""

    PROHIBITED = "prohibited", "verboden"
    HIGH = "high", "hoog risico"
    LIMITED = "limited", "beperkt risico"
    MINIMAL = "minimal", "minimaal risico"
    GPAI_MODEL = "gpai_model", "AI-model voor algemene doelen"
    OUT_OF_SCOPE = "out_of_scope", "buiten de AI-verordening"
    NOT_APPLICABLE = "not_applicable", "niet van toepassing"
    NO_ROLE = "no_role", "geen rol voor de gemeente"
    TO_BE_DETERMINED = "to_be_determined", "nog te bepalen"

    @property
    def tone(self) -> str:
        return {"prohibited": "danger", "high": "warning", "limited": "info", "to_be_determined": "warning"}.get(
            self.value, "neutral"
        )


class ClassificationState(models.TextChoices):
    DRAFT = "draft", "in bewerking"
    FINAL = "final", "vastgesteld"
    REPLACED = "replaced", "vervangen"


class ClassificationQuerySet(models.QuerySet["Classification"]):
    def standing(self) -> "ClassificationQuerySet":
        """The ones that hold now: at most one of each use."""
        return self.filter(state=ClassificationState.FINAL)

    def holding(self, risk: str) -> "ClassificationQuerySet":
        """The ones of this class: a ban that has begun counts first, then what a person decided over the rules."""
        banned = models.Q(banned_from__lte=timezone.localdate())
        decided = models.Q(override=risk) | models.Q(override="", risk=risk)
        return self.filter(banned | decided) if risk == Risk.PROHIBITED else self.exclude(banned).filter(decided)

    def due(self, today: date) -> "ClassificationQuerySet":
        """The ones that someone must look at again: something changed, or the term is over."""
        return self.filter(models.Q(outdated_at__isnull=False) | models.Q(review_on__lte=today))


class Classification(models.Model):
    """The AI Act class of one use, on one set of answers and one version of the rules (art. 9.1)."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT)
    use_case = models.ForeignKey(
        UseCase, on_delete=models.CASCADE, related_name="classifications", verbose_name="toepassing"
    )
    number = models.PositiveIntegerField("versie")
    state = models.CharField("status", max_length=12, choices=ClassificationState, default=ClassificationState.DRAFT)
    answers = models.JSONField("antwoorden", default=dict)
    basis = models.JSONField("gegevens uit het register", default=dict)
    """What the register said when the class was determined, of what would make it another question."""
    kind = models.CharField("soort", max_length=20, choices=Kind, blank=True)
    risk = models.CharField("risicoklasse", max_length=20, choices=Risk, default=Risk.TO_BE_DETERMINED)
    roles = models.JSONField("rollen", default=list)
    annex_iii = models.CharField("punten van bijlage III", max_length=60, blank=True)
    by_product = models.BooleanField("hoog risico door bijlage I", default=False)
    banned_from = models.DateField("verboden vanaf", null=True, blank=True)
    """The first day on which the law bans what was answered, as far as it was known when the class was determined."""
    fria_required = models.BooleanField("FRIA verplicht", default=False)
    rules_version = models.CharField("versie van de regels", max_length=40, blank=True)
    snapshot = models.TextField("waarop is bepaald", blank=True)
    sha256 = models.CharField("controlegetal", max_length=64, blank=True)
    started_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name="begonnen door")
    started_at = models.DateTimeField("begonnen op", default=timezone.now)
    finished_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="vastgesteld door"
    )
    finished_at = models.DateTimeField("vastgesteld op", null=True, blank=True)
    review_on = models.DateField("opnieuw bekijken op", null=True, blank=True)
    outcome = models.JSONField("uitkomst", default=dict)
    """The roles, duties and flags that followed, as they were frozen."""
    override = models.CharField("afwijkende klasse", max_length=20, choices=Risk, blank=True)
    override_reason = models.TextField("reden om af te wijken", blank=True)
    overridden_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="afgeweken door"
    )
    overridden_at = models.DateTimeField("afgeweken op", null=True, blank=True)
    outdated_at = models.DateTimeField("verouderd sinds", null=True, blank=True)
    outdated_why = models.TextField("waarom verouderd", blank=True)

    objects = ClassificationQuerySet.as_manager()

    class Meta:
        verbose_name = "risicoklasse"
        verbose_name_plural = "risicoklassen"
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["use_case", "number"], name="assessment_class_numbered"),
            models.UniqueConstraint(
                fields=["use_case"], condition=models.Q(state="draft"), name="assessment_one_draft_class"
            ),
            models.UniqueConstraint(
                fields=["use_case"], condition=models.Q(state="final"), name="assessment_one_final_class"
            ),
        ]

    def __str__(self) -> str:
        return f"Risicoklasse van {self.use_case}, versie {self.number}"

    def get_absolute_url(self) -> str:
        return reverse("assessment:class", args=[self.pk])

    @property
    def holds(self) -> str:
        """The class that counts: a ban that has begun, else what a person decided over the rules, else the rules."""
        if self.banned_from is not None and self.banned_from <= timezone.localdate():
            return Risk.PROHIBITED
        return self.override or self.risk

    @property
    def holds_label(self) -> str:
        return Risk(self.holds).label

    @property
    def tone(self) -> str:
        return Risk(self.holds).tone

    def is_due(self, today: date) -> bool:
        return self.outdated_at is not None or (self.review_on is not None and self.review_on <= today)

    @property
    def facts(self) -> Facts:
        return Facts(**self.answers)

    @property
    def label(self) -> str:
        return Risk(self.risk).label
