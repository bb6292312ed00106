from collections.abc import Iterable

from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone

from waarborg.accounts.models import Person
from waarborg.core.models import Organisation
from waarborg.core.rulebook import book
from waarborg.core.search import Searchable
from waarborg.register.states import State


def system_kinds() -> list[tuple[str, str]]:
    return [(kind.key, kind.label) for kind in book().policy.system_kinds.values()]


def purpose_choices() -> list[tuple[str, str]]:
    return [(purpose.key, purpose.label) for purpose in book().policy.purposes.values()]


def data_class_choices() -> list[tuple[str, str]]:
    return [(data_class.key, data_class.label) for data_class in book().policy.data_classes.values()]


class Supplier(models.Model):
    """Who makes or delivers a system (art. 2.5)."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT)
    name = models.CharField("naam", max_length=200)

    class Meta:
        verbose_name = "leverancier"
        verbose_name_plural = "leveranciers"
        ordering = ["name"]
        constraints = [models.UniqueConstraint("organisation", Lower("name"), name="register_supplier_once")]

    def __str__(self) -> str:
        return self.name


class Known(models.TextChoices):
    """An answer that may be open. Unknown is never taken for no."""

    YES = "yes", "ja"
    NO = "no", "nee"
    UNKNOWN = "unknown", "nog te bepalen"


class Hosting(models.TextChoices):
    OWN = "own", "bij de gemeente zelf"
    CLOUD = "cloud", "bij de leverancier of in de cloud"
    CONSUMER = "consumer", "openbare website of app, zonder contract"
    UNKNOWN = "unknown", "nog te bepalen"


class AISystemQuerySet(models.QuerySet["AISystem"]):
    def of(self, organisation: Organisation | int) -> "AISystemQuerySet":
        """Those of one organisation. Its key will do, and costs no query."""
        return self.filter(organisation=organisation)

    def usable(self) -> "AISystemQuerySet":
        """What a ruling allows today: in use, or in a pilot."""
        return self.filter(state__in=[State.IN_USE, State.PILOT])

    def public(self) -> "AISystemQuerySet":
        """What residents may see: what is in use now (art. 2.7)."""
        return self.filter(state=State.IN_USE)

    def lacking_public_text(self) -> "AISystemQuerySet":
        """Public, while nobody confirmed the text for residents since the last ruling on one of the uses."""
        known = models.Q(public_text__rulings__contains=models.F("use_cases__ruling_hash"))
        behind = models.Q(use_cases__state=State.IN_USE) & ~known
        return self.public().filter(models.Q(public_text=None) | behind).distinct()


DESCRIBING_FACTS = (
    "description",
    "kind",
    "model_name",
    "model_version",
    "hosting",
    "in_eea",
    "retrains",
    "processor_agreement",
    "ai_act_scope",
    "website",
    "source",
)
"""What the register says about a system besides its name, supplier and owner; a form and a row of a list give these."""


class AISystem(Searchable):
    """A system, application or algorithm, as the register keeps it (art. 1.2, 2.6)."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT)
    name = models.CharField("naam", max_length=150)
    kind = models.CharField("soort", max_length=40, choices=system_kinds)
    description = models.TextField("wat het doet", blank=True)
    supplier = models.ForeignKey(
        Supplier, on_delete=models.PROTECT, null=True, blank=True, related_name="systems", verbose_name="leverancier"
    )
    model_name = models.CharField("AI-model", max_length=120, blank=True)
    model_version = models.CharField("versie", max_length=60, blank=True)
    hosting = models.CharField("waar het draait", max_length=20, choices=Hosting, default=Hosting.UNKNOWN)
    in_eea = models.CharField("gegevens blijven in de EER", max_length=10, choices=Known, default=Known.UNKNOWN)
    retrains = models.CharField(
        "leverancier traint met onze invoer", max_length=10, choices=Known, default=Known.UNKNOWN
    )
    processor_agreement = models.CharField(
        "verwerkersovereenkomst", max_length=10, choices=Known, default=Known.UNKNOWN
    )
    website = models.URLField("website", blank=True)
    owner = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="owned_systems", verbose_name="eigenaar"
    )
    ai_act_scope = models.CharField("valt onder de AI-verordening", max_length=10, choices=Known, default=Known.UNKNOWN)
    state = models.CharField("status", max_length=12, choices=State, default=State.PROPOSED, db_index=True)
    in_use_since = models.DateField("in gebruik sinds", null=True, blank=True)
    source = models.URLField("bron", blank=True, max_length=500)
    created_at = models.DateTimeField("opgenomen", default=timezone.now)
    changed_at = models.DateTimeField("gewijzigd", default=timezone.now)

    objects = AISystemQuerySet.as_manager()

    class Meta:
        verbose_name = "AI-systeem"
        verbose_name_plural = "AI-systemen"
        constraints = [models.UniqueConstraint("organisation", Lower("name"), name="register_system_once")]
        indexes = [
            models.Index(fields=["organisation", "-changed_at", "-id"], name="register_by_change"),
            models.Index(fields=["organisation", "state", "name", "id"], name="register_by_state"),
            models.Index(fields=["organisation", "state", "-changed_at", "-id"], name="register_state_change"),
            models.Index(fields=["organisation", "name", "id"], name="register_by_name"),
            models.Index(fields=["organisation", "kind", "name", "id"], name="register_by_kind"),
            models.Index(fields=["organisation", "supplier", "name", "id"], name="register_by_supplier"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("register:system", args=[self.pk])

    @property
    def state_tone(self) -> str:
        return State(self.state).tone

    @property
    def in_policy_scope(self) -> bool:
        """Whether the policy counts it as AI (art. 1.2); apart from the question of the AI Act."""
        return book().policy.system_kinds[self.kind].in_policy_scope

    @property
    def text_for_residents(self) -> str:
        """Empty until someone confirmed it."""
        confirmed = getattr(self, "public_text", None)
        return confirmed.text if confirmed else ""

    def has_ruling(self) -> bool:
        """Whether the directie has ruled on at least one of its uses."""
        return self.use_cases.exclude(ruling_hash="").exists()

    def words(self) -> Iterable[str]:
        yield from (self.name, self.model_name, self.description)
        if self.supplier:
            yield self.supplier.name
