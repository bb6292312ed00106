"""What a person may use now, with which data: the same rules as `admit`, asked of many uses at once."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Q

from waarborg.accounts.models import Person
from waarborg.core.rulebook import book
from waarborg.intake.admission import ask_about, facts_of, with_facts
from waarborg.intake.requirements import chapters
from waarborg.intake.rules import admission as rules
from waarborg.register.models import AISystem, State, UseCase
from waarborg.register.models.use_case import UseCaseQuerySet
from waarborg.rulebook import DataClass
from waarborg.rulebook.words import uncapitalised

ALTERNATIVES = 5
LOOKED_AT = 25


@dataclass(frozen=True, slots=True)
class Offer:
    """One use of a system, and the classes of data that this person may put in today; none is no."""

    use: UseCase
    data_classes: tuple[DataClass, ...]
    pilot_ends_on: date | None = None

    @property
    def data_in_words(self) -> str:
        return ", ".join(uncapitalised(data_class.label) for data_class in self.data_classes)

    def takes(self, data_classes: Collection[str]) -> bool:
        """Whether these data may all go in."""
        return set(data_classes) <= {data_class.key for data_class in self.data_classes}


def allowed_uses(person: Person, today: date) -> UseCaseQuerySet:
    """What a ruling allows someone to use today: in use, and the running pilots that this person is in."""
    systems = AISystem.objects.of(person.organisation_id).usable()
    running = person.pilots.filter(starts_on__lte=today, ends_on__gte=today)
    in_pilot = Q(state=State.PILOT, pk__in=running.values("use_case"))
    return UseCase.objects.filter(Q(state=State.IN_USE) | in_pilot, system__in=systems)


def offers(uses: Iterable[UseCase], *, person: Person, today: date) -> list[Offer]:
    """These uses, which came through `with_facts`, with the data that may go in."""
    return [_offer(use, person, today) for use in uses]


def alternatives(
    *, person: Person, system: AISystem | None, purpose: str, data_classes: Collection[str], today: date
) -> list[Offer]:
    """A few other systems that this person may use for the same purpose with the same data."""
    others = allowed_uses(person, today).filter(purpose=purpose).order_by("system__name", "pk")
    others = others.exclude(system=system) if system else others
    found = offers(with_facts(others, person=person, today=today)[:LOOKED_AT], person=person, today=today)
    return [offer for offer in found if offer.takes(data_classes)][:ALTERNATIVES]


def _offer(use: UseCase, person: Person, today: date) -> Offer:
    policy, facts = book().policy, facts_of(use, today)
    question = ask_about(person, use.system, use.purpose, (), today)
    said = chapters(person, use.system)
    allowed = tuple(
        data_class
        for data_class in policy.data_classes.values()
        if rules.decide(policy, replace(question, data_classes=(data_class,)), [facts], said).allowed
    )
    return Offer(use, allowed, facts.pilot.ends_on if facts.pilot and use.state == State.PILOT else None)
