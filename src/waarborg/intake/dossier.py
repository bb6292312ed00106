"""All that belongs to one notice, read once, with the questions that its pages ask of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import timezone

from waarborg.accounts.models import Person
from waarborg.advice.models import AdviceRequest, RequestState
from waarborg.assessment import gate
from waarborg.audit.models import Event, name_of
from waarborg.core.rulebook import book
from waarborg.intake.actions.reporting import duplicates
from waarborg.intake.models import Advice, Condition, Notice, Pilot, Position, Ruling
from waarborg.intake.questions import QUESTIONS, Question, answer_in_words
from waarborg.intake.rules.admission import USABLE, ConditionFacts
from waarborg.intake.rules.risk import risk_line
from waarborg.intake.rules.standing import NoticeFacts, standing
from waarborg.intake.states import NoticeState
from waarborg.intake.words import Fact, facts
from waarborg.register.models import Designation, UseCase
from waarborg.register.timeline import shown_to, without_hidden_reasons
from waarborg.rulebook import DataClass, Reason, Verdict, verdict

KEY = ("description", "affected", "output_role")
EVENTS_SHOWN = 50


def risk_of(notice: Notice) -> str:
    """The risk of a notice in one line."""
    return risk_line(
        book().policy,
        data_classes=notice.data_classes,
        affected=notice.affected,
        output_role=notice.output_role,
    )


@dataclass(frozen=True, slots=True)
class Dossier:
    """What belongs to one notice, read once."""

    notice: Notice
    today: date
    advices: list[Advice]
    positions: list[Position]
    conditions: list[Condition]
    rulings: list[Ruling]
    pilot: Pilot | None
    requests: list[AdviceRequest]
    designations: list[Designation]
    risk: tuple[Reason, ...]
    duplicates: list[UseCase]

    @classmethod
    def of(cls, notice: Notice, today: date) -> "Dossier":
        use_case = notice.use_case
        pilots = Pilot.objects.filter(ruling__notice=notice).prefetch_related("members")
        return cls(
            notice=notice,
            today=today,
            advices=list(notice.advices.select_related("given_by")),
            positions=list(notice.positions.select_related("member")),
            conditions=list(notice.conditions.select_related("owner", "met_by")),
            rulings=list(notice.rulings.select_related("ruled_by")),
            pilot=pilots.first(),
            requests=list(use_case.advice_requests.select_related("answered_by")) if use_case else [],
            designations=list(use_case.designations.valid_on(today)) if use_case else [],
            risk=gate.before_ruling(use_case, today) or gate.may_be_used(use_case, today) if use_case else (),
            duplicates=[found for found in duplicates(notice) if found.pk != notice.use_case_id],
        )

    @property
    def obstacles(self) -> Verdict | None:
        """What the chapter on risks has against allowing this; then one may still reject it or ask for new advice."""
        found = verdict(self.risk)
        return None if found.allowed else found

    @property
    def open_conditions(self) -> list[Condition]:
        return [found for found in self.conditions if found.adopted and found.met_at is None]

    @property
    def has_proposed(self) -> bool:
        return any(not found.adopted for found in self.conditions)

    @property
    def waiting_requests(self) -> list[AdviceRequest]:
        return [found for found in self.requests if found.state == RequestState.OPEN]

    @property
    def late_conditions(self) -> list[Condition]:
        return [found for found in self.conditions if found.is_late(self.today)]

    @property
    def pilot_ends_on(self) -> date | None:
        return self.pilot.ends_on if self.pilot and self.notice.state == NoticeState.PILOT else None

    @property
    def is_reopened(self) -> bool:
        """Whether its system changed in something that the ruling rests on, and nobody advised on that yet."""
        decided = self.notice.state in {NoticeState.APPROVED, NoticeState.PILOT}
        return decided and bool(self.notice.use_case and self.notice.use_case.reopened_at)

    @property
    def protected(self) -> list[DataClass]:
        """The classes of data in this use that need a designation (art. 4.4)."""
        known = book().policy.data_classes
        return [known[key] for key in self.notice.data_classes if key in known and known[key].needs_designation]

    @property
    def undesignated(self) -> list[DataClass]:
        designated = {found.data_class for found in self.designations}
        return [found for found in self.protected if found.key not in designated]

    def due_on(self) -> date | None:
        """When the next act must be done: by the term, or at the end of the pilot."""
        return self.pilot_ends_on or self.notice.due_on()

    def verdict(self) -> Verdict:
        return standing(self._facts(), names=book().policy.names, today=self.today)

    def _facts(self) -> NoticeFacts:
        notice = self.notice
        ruling = self.rulings[0] if self.rulings else None
        asked = [found for found in self.requests if found.state != RequestState.WITHDRAWN]
        submitted = notice.submitted_at or notice.created_at
        return NoticeFacts(
            number=notice.number,
            reported_on=timezone.localdate(submitted),
            state=notice.state,
            advice=str(self.advices[0]) if self.advices else "",
            ruling=str(ruling) if ruling else "",
            ruled_on=timezone.localdate(ruling.ruled_at) if ruling else None,
            in_use=bool(notice.use_case and notice.use_case.state in USABLE),
            pilot_ends_on=self.pilot_ends_on,
            forbidden=tuple(notice.forbidden_reasons()),
            protected=tuple(self.protected),
            designated=frozenset(found.data_class for found in self.designations),
            asked=len(asked),
            unanswered=sum(found.state == RequestState.OPEN for found in asked),
            conditions=tuple(
                ConditionFacts(found.sentence, found.owner.name, found.due_on) for found in self.open_conditions
            ),
            risk=self.risk,
            url=reverse("intake:ruling", args=[ruling.pk]) if ruling else "",
            designate_url=notice.use_case.get_absolute_url() if notice.use_case else "",
        )

    def answers(self) -> Iterator[tuple[Question, list[tuple[str, str]]]]:
        """The seven questions in their order, each with what the reporter answered."""
        for question in QUESTIONS:
            yield question, answer_in_words(self.notice, question)

    def key_answers(self) -> list[Fact]:
        """The answers that a ruling turns on."""
        notice = self.notice
        values = {name: getattr(notice, name) for name in KEY}
        return [*facts(Notice, values, KEY), Fact("Soorten gegevens", ", ".join(notice.data_class_labels))]

    def events(self, *, to: Person, of_system: bool) -> list[Event]:
        """What this person may read of what happened, newest first: to this notice and the advice, or to it all."""
        if of_system and self.notice.system:
            found = Event.objects.in_dossier(self.notice.system)
        else:
            about = [self.notice, *self.requests, *([self.notice.use_case] if self.notice.use_case else [])]
            names = [name_of(record) for record in about]
            found = Event.objects.filter(subject__in=names).order_by("-sequence")
        events = without_hidden_reasons(to, shown_to(to, found)[:EVENTS_SHOWN])
        for event in events if to.has_perm("audit.inspect") else ():
            event.url = reverse("audit:event", args=[event.sequence])  # type: ignore[attr-defined]
        return events
