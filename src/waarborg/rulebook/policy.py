"""What one municipality decided within its policy: who does what, within which terms, with which words.

The names of duties, data classes, kinds of system and kinds of person are fixed here, because code asks for
them; what stands behind each name is read from the municipality's `policy.toml`.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

from waarborg.rulebook.assessing import USUAL_NORMS, USUAL_TERMS, Assessing, FairnessNorms
from waarborg.rulebook.shape import AtLeast, Between, Every, FromKey, NotEmpty, OneOf, Written

Identifier = Annotated[
    str, Written(re.compile(r"[a-z][a-z0-9_-]*"), "kleine letters, cijfers, - en _, zoals brieven_opstellen")
]
Key = Annotated[Identifier, FromKey()]
ArticleReference = Annotated[str, OneOf("artikel")]
RoleReference = Annotated[str, OneOf("rol")]
Days = Annotated[int, AtLeast(1)]
DaysAroundAnEnd = Annotated[int, AtLeast(0)]
Text = Annotated[str, NotEmpty()]
WebAddress = Annotated[
    str, Written(re.compile(r"https://[^\s/]+\S*"), "een adres als https://www.gemeente.example/contact")
]
CaseNumber = Annotated[
    str, Written(re.compile(r"(?=.*9.*9)\S(?:.*\S)?"), "een vorm als Z/99/999999, met minstens twee keer een 9")
]
LogOdds = Annotated[int | float, Between(-3, 3)]


class DutyName(StrEnum):
    """What someone may or must do under the policy. Which roles do it is the municipality's choice."""

    REPORT = "report"
    ADVISE = "advise"
    ANSWER = "answer"
    RULE = "rule"
    DESIGNATE = "designate"
    SUSPEND = "suspend"
    KEEP_REGISTER = "keep_register"
    ADMINISTER = "administer"
    INSPECT = "inspect"
    ASSESS = "assess"
    DEVIATE = "deviate"
    ACCEPT_RISK = "accept_risk"


class DataClassName(StrEnum):
    """The kinds of data that the policy tells apart (art. 4.1 and 4.2), from open to most protected."""

    PUBLIC = "public"
    INTERNAL = "internal"
    CONFIDENTIAL = "confidential"
    SECRET = "secret"  # noqa: S105 (a kind of data, not a password)
    PERSONAL = "personal"
    SPECIAL_CATEGORY = "special_category"
    CRIMINAL = "criminal"
    BSN = "bsn"


class SystemKindName(StrEnum):
    """What kind of AI something is (art. 1.2)."""

    TEXT_GENERATOR = "text_generator"
    IMAGE_VIDEO_GENERATOR = "image_video_generator"
    SOUND_GENERATOR = "sound_generator"
    SELF_LEARNING_ALGORITHM = "self_learning_algorithm"
    OTHER_AI = "other_ai"
    SIMPLE_ALGORITHM = "simple_algorithm"


class PersonKindName(StrEnum):
    """In which capacity someone works for the municipality (art. 11.1)."""

    STAFF = "staff"
    HIRED = "hired"
    MANAGEMENT = "management"
    COLLEGE = "college"
    PARTNER = "partner"


class AIActScope(StrEnum):
    """Whether the AI Act applies to a kind of system. The policy's own scope is a separate question."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"

    @property
    def words(self) -> str:
        return {AIActScope.YES: "ja", AIActScope.NO: "nee", AIActScope.UNKNOWN: "nog te bepalen"}[self]


@dataclass(frozen=True, slots=True)
class Municipality:
    """`contact` is the page on which residents find how to reach the municipality."""

    key: Identifier
    name: Text
    contact: WebAddress = ""


@dataclass(frozen=True, slots=True)
class Names:
    """What this municipality calls the bodies and people that the policy speaks of.

    `the_board` and `the_management` are the same names as they stand in a sentence, with their Dutch article.
    """

    board: Text
    the_board: Text
    management: Text
    the_management: Text
    college: Text
    privacy_adviser: Text
    ciso: Text
    iso: Text


@dataclass(frozen=True, slots=True)
class Role:
    key: Key
    label: Text
    article: ArticleReference
    description: Text


@dataclass(frozen=True, slots=True)
class PersonKind:
    key: Key
    label: Text
    article: ArticleReference


@dataclass(frozen=True, slots=True)
class Duty:
    key: Key
    label: Text
    article: ArticleReference
    roles: Annotated[frozenset[RoleReference], NotEmpty()]


@dataclass(frozen=True, slots=True)
class Terms:
    """Terms in calendar days, counted from the act that starts them.

    `reminders` are the days before an end at which a reminder goes out; `escalation` is the number of days
    after it at which the next person in line hears of it, `due_soon` the number before it at which work counts as
    nearly due.
    """

    advice: Days
    ruling: Days
    answer: Days
    notice_more_information: Days
    pilot_max: Days
    designation_max: Days
    api_key_max: Days
    due_soon: DaysAroundAnEnd
    reminders: tuple[DaysAroundAnEnd, ...]
    escalation: DaysAroundAnEnd


@dataclass(frozen=True, slots=True)
class FourEyes:
    """Whether one person may do two acts on the same notice (art. 2.3 and 2.4)."""

    reporter_may_advise: bool
    reporter_may_rule: bool
    adviser_may_rule: bool


@dataclass(frozen=True, slots=True)
class DataClass:
    """Data of a class that `needs_designation` may only go into a system designated for it (art. 4.4).

    `advisers` are the roles that advise about such data (art. 4.3).
    """

    key: Key
    label: Text
    explanation: Text
    needs_designation: bool
    article: ArticleReference = ""
    advisers: frozenset[RoleReference] = frozenset()

    def contradictions(self) -> Iterator[tuple[str, str]]:
        if self.needs_designation and not self.advisers:
            yield "advisers is leeg, terwijl deze gegevens beschermd zijn", "minstens één rol die erover adviseert"


@dataclass(frozen=True, slots=True)
class Purpose:
    """What AI is used for. It either serves an aim of art. 10, or is forbidden by art. 5."""

    key: Key
    label: Text
    explanation: Text
    serves: ArticleReference = ""
    forbidden_by: ArticleReference = ""

    @property
    def forbidden(self) -> bool:
        return bool(self.forbidden_by)

    def contradictions(self) -> Iterator[tuple[str, str]]:
        if bool(self.serves) == bool(self.forbidden_by):
            yield "serves en forbidden_by zijn allebei ingevuld of allebei leeg", "precies één van de twee"


@dataclass(frozen=True, slots=True)
class ScreeningQuestion:
    """A question in the notice; the answer yes stops the notice (art. 5.1 and 5.2)."""

    key: Key
    question: Text
    explanation: Text
    refusal: Text
    """What is wrong when the answer is yes, and why."""
    instead: Text
    """What the reporter can do now."""
    forbidden_by: ArticleReference


@dataclass(frozen=True, slots=True)
class SystemKind:
    key: Key
    label: Text
    explanation: Text
    in_policy_scope: bool
    ai_act_scope: AIActScope


@dataclass(frozen=True, slots=True)
class Labels:
    """The sentence that a document carries about the use of AI (art. 6.1), by how much AI did."""

    none: Text
    helped: Text
    drafted_checked: Text
    generated: Text


@dataclass(frozen=True, slots=True)
class Guard:
    """What the check of texts must know of this municipality (art. 4.1 and 4.2).

    `allowed` may stand in any text: office holders, and the municipality's own address, telephone and e-mail.
    `own_words` are confidential here. In `case_numbers` a 9 stands for a digit and an A for a capital. `bias`, in
    log-odds, trades what is missed for false alarms: above 0 the check finds more, below 0 less. With `historic` the
    names of people long dead may stand in a text too: their data are nobody's.
    """

    allowed: tuple[Text, ...] = ()
    own_words: tuple[Text, ...] = ()
    case_numbers: tuple[CaseNumber, ...] = ()
    bias: LogOdds = 0
    historic: bool = True


@dataclass(frozen=True, slots=True)
class Policy:
    """One municipality's decisions.

    `effective_from` is the first day on which the policy holds (art. 12.1), `everyone` the role of each person under
    it (art. 11.1).
    """

    municipality: Municipality
    title: Text
    source: Text
    effective_from: date
    everyone: RoleReference
    names: Names
    roles: Annotated[Mapping[str, Role], NotEmpty()]
    person_kinds: Annotated[Mapping[str, PersonKind], Every(PersonKindName)]
    duties: Annotated[Mapping[str, Duty], Every(DutyName)]
    terms: Terms
    four_eyes: FourEyes
    data_classes: Annotated[Mapping[str, DataClass], Every(DataClassName)]
    purposes: Annotated[Mapping[str, Purpose], NotEmpty()]
    screening: Annotated[tuple[ScreeningQuestion, ...], NotEmpty()]
    system_kinds: Annotated[Mapping[str, SystemKind], Every(SystemKindName)]
    labels: Labels
    guard: Guard = Guard()
    assessment: Assessing = USUAL_TERMS
    fairness: FairnessNorms = USUAL_NORMS

    def roles_with(self, duty: DutyName) -> frozenset[str]:
        """The keys of the roles that hold this duty."""
        return self.duties[duty].roles

    def in_force(self, today: date) -> bool:
        return today >= self.effective_from
