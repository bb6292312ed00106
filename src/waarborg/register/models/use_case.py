from django.db import models
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils import timezone

from waarborg.accounts.models import Person, Unit
from waarborg.core.rulebook import book
from waarborg.register.models.system import AISystem, purpose_choices
from waarborg.register.states import State
from waarborg.rulebook import Purpose


class Affected(models.TextChoices):
    """Who notices the outcome."""

    NOBODY = "nobody", "alleen de medewerker zelf"
    STAFF = "staff", "collega's"
    BUSINESSES = "businesses", "bedrijven en organisaties"
    RESIDENTS = "residents", "inwoners"


class OutputRole(models.TextChoices):
    """What is done with the outcome. Deciding without a human is not on the list: article 5.1 forbids it."""

    AID = "aid", "hulpmiddel: een medewerker werkt er zelf mee verder"
    PUBLISHED = "published", "gaat naar buiten: brief, website, antwoord aan een inwoner"
    PREPARES = "prepares", "bereidt een besluit voor: een medewerker beslist"
    STEERS = "steers", "stuurt een apparaat of proces aan, onder toezicht"


USED_UNRULED = models.Q(used_since__lt=models.F("ruled_on")) | models.Q(ruled_on=None, used_since__isnull=False)
"""In use before there was a ruling: a breach of article 2.1. A day on which someone wishes to begin is none."""


class UseCaseQuerySet(models.QuerySet["UseCase"]):
    def breaching(self) -> "UseCaseQuerySet":
        """Uses that began before there was a ruling (art. 2.1)."""
        return self.filter(USED_UNRULED)

    def now_used(self) -> "UseCaseQuerySet":
        return self.filter(state__in=[State.IN_USE, State.PILOT])

    def with_data(self, data_class: str) -> "UseCaseQuerySet":
        """Uses with this class of data. As text, because SQLite cannot look inside a JSON list."""
        listed = Cast("data_classes", models.TextField())
        return self.alias(listed=listed).filter(listed__contains=f'"{data_class}"')


class UseCase(models.Model):
    """One use of a system: for which purpose, in which process, with which data (art. 2.1, 10)."""

    system = models.ForeignKey(AISystem, on_delete=models.CASCADE, related_name="use_cases", verbose_name="systeem")
    purpose = models.CharField("doel", max_length=40, choices=purpose_choices)
    description = models.TextField("waarvoor precies")
    process = models.CharField("werkproces", max_length=200, blank=True)
    benefit = models.TextField("verwacht voordeel", blank=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, verbose_name="team")
    owner = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="owned_uses",
        verbose_name="proceseigenaar",
    )
    affected = models.CharField("wie merkt de uitkomst", max_length=20, choices=Affected, default=Affected.NOBODY)
    output_role = models.CharField("rol van de uitkomst", max_length=20, choices=OutputRole, default=OutputRole.AID)
    data_classes = models.JSONField("soorten gegevens", default=list)
    state = models.CharField("status", max_length=12, choices=State, default=State.PROPOSED)
    starts_on = models.DateField("gewenste begindatum", null=True, blank=True)
    used_since = models.DateField("gebruikt sinds, volgens de melder", null=True, blank=True)
    ruled_on = models.DateField("besluit van", null=True, blank=True)
    ruling_hash = models.CharField("controlegetal van het besluit", max_length=64, blank=True, editable=False)
    reopened_at = models.DateTimeField("belangrijk gewijzigd na het besluit", null=True, blank=True, editable=False)
    """When the system changed in something that the ruling rests on; empty again after a new ruling."""
    created_at = models.DateTimeField("opgenomen", default=timezone.now)

    objects = UseCaseQuerySet.as_manager()

    class Meta:
        verbose_name = "toepassing"
        verbose_name_plural = "toepassingen"
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["system", "state"], name="register_uses"),
            models.Index(fields=["used_since"], name="register_breaches", condition=USED_UNRULED),
            models.Index(
                fields=["reopened_at"], name="register_reopened", condition=models.Q(reopened_at__isnull=False)
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="register_use_needs_ruling",
                condition=~models.Q(state__in=[State.PILOT, State.IN_USE, State.RETIRED])
                | models.Q(ruled_on__isnull=False) & ~models.Q(ruling_hash=""),
            )
        ]

    def __str__(self) -> str:
        return f"{self.system.name}: {self.purpose_label}"

    def get_absolute_url(self) -> str:
        return f"{reverse('register:system', args=[self.system_id])}#toepassing-{self.pk}"

    @property
    def state_tone(self) -> str:
        return State(self.state).tone

    @property
    def policy_purpose(self) -> Purpose | None:
        return book().policy.purposes.get(self.purpose)

    @property
    def purpose_label(self) -> str:
        return self.policy_purpose.label if self.policy_purpose else self.purpose

    @property
    def data_class_labels(self) -> list[str]:
        known = book().policy.data_classes
        return [known[key].label for key in self.data_classes if key in known]

    def has_ruling(self) -> bool:
        return bool(self.ruling_hash)

    @property
    def can_be_joined(self) -> bool:
        """In use, in a system that is. Who takes part in a pilot is named in its ruling."""
        return self.state == State.IN_USE and self.system.state == State.IN_USE

    @property
    def breaches_report_first(self) -> bool:
        """Used before there was a ruling: what article 2.1 forbids."""
        return self.used_since is not None and (self.ruled_on is None or self.used_since < self.ruled_on)


class Participation(models.Model):
    """Someone who joined a use that exists already ("meedoen"), so that the register knows who uses what."""

    use_case = models.ForeignKey(UseCase, on_delete=models.CASCADE, related_name="participations")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="participations")
    since = models.DateField("sinds", default=timezone.localdate)

    class Meta:
        verbose_name = "deelname"
        verbose_name_plural = "deelnames"
        constraints = [models.UniqueConstraint(fields=["use_case", "person"], name="register_join_once")]

    def __str__(self) -> str:
        return f"{self.person} – {self.use_case}"
