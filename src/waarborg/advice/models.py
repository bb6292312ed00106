from datetime import date

from django.db import models
from django.urls import reverse
from django.utils import timezone

from waarborg.accounts.models import Person
from waarborg.core.models import Organisation
from waarborg.core.rulebook import book
from waarborg.core.transitions import Transition
from waarborg.register.models import AISystem, UseCase, purpose_choices
from waarborg.rulebook import DutyName


def adviser_roles() -> list[tuple[str, str]]:
    """Whom one may ask: the roles that hold the duty to answer (art. 4.3)."""
    policy = book().policy
    return [(key, role.label) for key, role in policy.roles.items() if key in policy.roles_with(DutyName.ANSWER)]


class RequestState(models.TextChoices):
    OPEN = "open", "gevraagd"
    ANSWERED = "answered", "beantwoord"
    WITHDRAWN = "withdrawn", "ingetrokken"


class Stance(models.TextChoices):
    """How an advice comes out."""

    POSITIVE = "positive", "positief"
    CONDITIONS = "conditions", "positief met voorwaarden"
    PILOT = "pilot", "eerst een pilot"
    NEGATIVE = "negative", "negatief"

    @property
    def tone(self) -> str:
        return {"positive": "good", "conditions": "info", "pilot": "warning", "negative": "danger"}[self.value]


class AdviceRequestQuerySet(models.QuerySet["AdviceRequest"]):
    def waiting_for(self, person: Person) -> "AdviceRequestQuerySet":
        """Open questions to one of this person's roles, the most urgent first."""
        roles = person.roles & book().policy.roles_with(DutyName.ANSWER)
        found = self.filter(state=RequestState.OPEN, organisation=person.organisation_id, to_role__in=roles)
        return found.order_by("due_on", "pk")


class AdviceRequest(models.Model):
    """A question to one adviser role about a use: what, why, and by when."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT)
    system = models.ForeignKey(
        AISystem,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="advice_requests",
        verbose_name="systeem",
    )
    use_case = models.ForeignKey(
        UseCase, on_delete=models.SET_NULL, null=True, blank=True, related_name="advice_requests"
    )
    purpose = models.CharField("doel", max_length=40, choices=purpose_choices, blank=True)
    data_classes = models.JSONField("soorten gegevens", default=list, blank=True)
    to_role = models.CharField("aan", max_length=40, choices=adviser_roles)
    question = models.TextField("vraag")
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="asked", verbose_name="gevraagd door")
    asked_at = models.DateTimeField("gevraagd op", default=timezone.now)
    due_on = models.DateField("antwoord uiterlijk")
    state = models.CharField("status", max_length=12, choices=RequestState, default=RequestState.OPEN)
    stance = models.CharField("advies", max_length=12, choices=Stance, blank=True)
    answer = models.TextField("toelichting", blank=True)
    answered_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="answered", verbose_name="beantwoord door"
    )
    answered_at = models.DateTimeField("beantwoord op", null=True, blank=True)

    objects = AdviceRequestQuerySet.as_manager()

    class Meta:
        verbose_name = "adviesvraag"
        verbose_name_plural = "adviesvragen"
        ordering = ["due_on", "pk"]
        indexes = [models.Index(fields=["organisation", "state", "to_role", "due_on"], name="advice_waiting")]

    def __str__(self) -> str:
        return f"Adviesvraag aan {self.get_to_role_display()} over {self.about}"

    def get_absolute_url(self) -> str:
        return reverse("advice:request", args=[self.pk])

    @property
    def about(self) -> str:
        return str(self.use_case or self.system or "een nieuw gebruik")

    @property
    def data_class_labels(self) -> list[str]:
        known = book().policy.data_classes
        return [known[key].label for key in self.data_classes if key in known]

    def is_late(self, today: date) -> bool:
        return self.state == RequestState.OPEN and self.due_on < today


ANSWER = Transition(
    "answer",
    "Beantwoorden",
    (RequestState.OPEN,),
    RequestState.ANSWERED,
    "advice.answer",
    DutyName.ANSWER,
    "4.3",
)
WITHDRAW = Transition(
    "withdraw",
    "Vraag intrekken",
    (RequestState.OPEN,),
    RequestState.WITHDRAWN,
    "advice.withdraw",
    DutyName.REPORT,
    "4.3",
)
TRANSITIONS = (ANSWER, WITHDRAW)
