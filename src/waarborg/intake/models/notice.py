from datetime import date, timedelta

from django.db import models
from django.urls import reverse
from django.utils import timezone

from waarborg.accounts.models import Person, Unit
from waarborg.core.models import Organisation
from waarborg.core.rulebook import book
from waarborg.intake.rules.screening import screening_reasons
from waarborg.intake.states import CLOSED, NoticeState
from waarborg.register.models import AISystem, UseCase, purpose_choices, system_kinds
from waarborg.register.models.use_case import Affected, OutputRole
from waarborg.rulebook import Reason
from waarborg.rulebook.words import in_words


class NoticeKind(models.TextChoices):
    """The two kinds of report that article 2.1 names."""

    NEW_SYSTEM = "new_system", "een nieuw AI-systeem"
    EXISTING_WORK = "existing_work", "AI inzetten voor werk, met een systeem dat we al kennen"


class NoticeQuerySet(models.QuerySet["Notice"]):
    def visible_to(self, person: Person) -> "NoticeQuerySet":
        """Submitted notices are for all who carry out the policy and who own a condition; a draft is its reporter's."""
        own = models.Q(reporter=person) | models.Q(pk__in=person.conditions.filter(adopted=True).values("notice"))
        if person.has_perm("intake.view_all"):
            own |= models.Q(submitted_at__isnull=False)
        return self.filter(own, organisation=person.organisation_id)

    def waiting_for_advice(self) -> "NoticeQuerySet":
        return self.filter(state=NoticeState.SUBMITTED).order_by("waiting_since", "pk")

    def waiting_for_ruling(self) -> "NoticeQuerySet":
        return self.filter(state=NoticeState.ADVISED).order_by("advised_at", "pk")


class Notice(models.Model):
    """A report of an AI use to the iBoard, before use (art. 2.1). The seven questions are its fields."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT)
    number = models.CharField("nummer", max_length=12, blank=True)
    state = models.CharField("status", max_length=12, choices=NoticeState, default=NoticeState.DRAFT)
    reporter = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="notices", verbose_name="melder")
    step = models.PositiveSmallIntegerField(default=1, editable=False)

    kind = models.CharField("wat meldt u", max_length=20, choices=NoticeKind, default=NoticeKind.NEW_SYSTEM)
    system = models.ForeignKey(
        AISystem, on_delete=models.PROTECT, null=True, blank=True, related_name="notices", verbose_name="systeem"
    )
    system_name = models.CharField("naam van het systeem", max_length=150, blank=True)
    system_kind = models.CharField("soort AI", max_length=40, choices=system_kinds, blank=True)
    supplier_name = models.CharField("leverancier", max_length=200, blank=True)
    purpose = models.CharField("doel", max_length=40, choices=purpose_choices, blank=True)
    description = models.TextField("waarvoor precies", blank=True)
    benefit = models.TextField("verwacht voordeel", blank=True)
    process = models.CharField("werkproces", max_length=200, blank=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, verbose_name="team")
    already_used = models.BooleanField("gebruikt u het al", null=True, blank=True)
    used_since = models.DateField("gebruikt sinds", null=True, blank=True)
    starts_on = models.DateField("gewenste begindatum", null=True, blank=True)
    affected = models.CharField("wie merkt de uitkomst", max_length=20, choices=Affected, blank=True)
    output_role = models.CharField("wat gebeurt er met de uitkomst", max_length=20, choices=OutputRole, blank=True)
    data_classes = models.JSONField("soorten gegevens", default=list, blank=True)
    screened = models.JSONField("verboden doelen die spelen", default=list, blank=True)
    screening_done = models.BooleanField("verboden doelen nagelopen", default=False)

    use_case = models.OneToOneField(UseCase, on_delete=models.PROTECT, null=True, blank=True, related_name="notice")
    created_at = models.DateTimeField("begonnen", default=timezone.now)
    submitted_at = models.DateTimeField("gemeld", null=True, blank=True)
    waiting_since = models.DateTimeField("wacht op advies sinds", null=True, blank=True)
    returned_at = models.DateTimeField("teruggestuurd", null=True, blank=True)
    returned_question = models.TextField("wat er nog nodig is", blank=True)
    advised_at = models.DateTimeField("geadviseerd", null=True, blank=True)
    ruled_at = models.DateTimeField("besloten", null=True, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = "melding"
        verbose_name_plural = "meldingen"
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "number"], condition=~models.Q(number=""), name="intake_number_once"
            )
        ]
        indexes = [
            models.Index(fields=["organisation", "state", "waiting_since", "id"], name="intake_queue"),
            models.Index(fields=["reporter", "-created_at"], name="intake_mine"),
        ]

    def __str__(self) -> str:
        return f"{self.number or 'concept'}: {self.name_of_system or 'nog zonder naam'}"

    def get_absolute_url(self) -> str:
        return reverse("intake:notice", args=[self.pk])

    def step_url(self, number: int) -> str:
        return reverse("intake:step", args=[self.pk, number])

    def first_unanswered_step(self) -> int | None:
        """The number of the first of the seven questions without an answer."""
        answered = (
            bool(self.system_id or (self.system_name and self.system_kind)),
            bool(self.purpose and self.description.strip()),
            bool(self.process.strip() and (self.used_since if self.already_used else self.already_used is False)),
            bool(self.affected),
            bool(self.output_role),
            bool(self.data_classes),
            self.screening_done,
        )
        return next((number for number, done in enumerate(answered, start=1) if not done), None)

    def forbidden_reasons(self) -> list[Reason]:
        """Why article 5 stops this notice: by the purpose chosen and by the screening questions answered with yes."""
        return screening_reasons(book().policy, purpose=self.purpose, screened=self.screened)

    @property
    def name_of_system(self) -> str:
        return self.system.name if self.system else self.system_name

    @property
    def data_class_labels(self) -> list[str]:
        known = book().policy.data_classes
        return [known[key].label for key in self.data_classes if key in known]

    @property
    def state_tone(self) -> str:
        return NoticeState(self.state).tone

    @property
    def is_closed(self) -> bool:
        return self.state in CLOSED

    @property
    def waits_for(self) -> str:
        """Who is to act now, in the policy's own names."""
        names = book().policy.names
        return {
            NoticeState.DRAFT: "melder",
            NoticeState.RETURNED: "melder",
            NoticeState.SUBMITTED: names.board,
            NoticeState.PILOT: names.board,
            NoticeState.ADVISED: names.management,
        }.get(NoticeState(self.state), "")

    def due_on(self) -> date | None:
        """When the one who is to act must have acted; None when nobody is."""
        terms = book().policy.terms
        started, days = {
            NoticeState.SUBMITTED: (self.waiting_since, terms.advice),
            NoticeState.RETURNED: (self.returned_at, terms.notice_more_information),
            NoticeState.ADVISED: (self.advised_at, terms.ruling),
        }.get(NoticeState(self.state), (None, 0))
        return timezone.localdate(started) + timedelta(days=days) if started else None

    @property
    def due_in_words(self) -> str:
        due = self.due_on()
        return in_words(due) if due else ""

    @property
    def used_before_ruling(self) -> bool:
        """In use already while there was no ruling: what article 2.1 forbids."""
        ruled = timezone.localdate(self.ruled_at) if self.ruled_at else None
        return self.used_since is not None and (ruled is None or self.used_since < ruled)

    @property
    def wish_has_passed(self) -> bool:
        """The day on which the reporter wished to begin came before any ruling."""
        waits = self.state in {NoticeState.SUBMITTED, NoticeState.RETURNED, NoticeState.ADVISED}
        return waits and self.ruled_at is None and self.starts_on is not None and self.starts_on < timezone.localdate()
