"""The one function of this chapter: what stands in this text, and may this person share it with that system?

Page and API ask `judge`, and so does every later gate. It keeps nothing and logs nothing.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.urls import reverse
from django.views.decorators.debug import sensitive_variables

from waarborg.accounts.models import Person
from waarborg.core.rulebook import book
from waarborg.guard import Document, GuardPolicy, Report, check
from waarborg.guard.files import Limits
from waarborg.intake.admission import admit, advice_url
from waarborg.register.models import AISystem
from waarborg.rulebook import Verdict
from waarborg.textcheck import rules

LONGEST = 200_000
"""So many characters someone may paste, or a program may send: about sixty pages."""

MOST_READ = 1_000_000
"""So many characters of a file are checked."""

UPLOAD = Limits(size=10_000_000, expanded=50_000_000, seconds=10, pages=500, cells=100_000, parts=200_000)
"""Someone waits for the answer, and others wait behind; a whole archive is not for a page."""


def dutch(number: int) -> str:
    """200.000 for 200000."""
    return f"{number:,}".replace(",", ".")


@dataclass(frozen=True, slots=True)
class Judged:
    """The verdict with what it rests on. Holds the text, so its `repr` must not."""

    verdict: Verdict
    report: Report
    data_classes: tuple[str, ...]
    """What was asked about: what the person chose, and what was found."""
    unread: tuple[str, ...]
    """What nobody looked at, in sentences."""
    text: str = field(repr=False)
    document: Document | None = field(default=None, repr=False)

    @property
    def protected(self) -> tuple[str, ...]:
        """The data classes that need a designation (art. 4.4)."""
        classes = book().policy.data_classes
        return tuple(key for key in self.data_classes if classes[key].needs_designation)

    @property
    def marking(self) -> rules.Marking | None:
        """What the text says of itself as a whole; then masking does not help."""
        return rules.marking(self.report.findings, self.text)


def guard_policy() -> GuardPolicy:
    """The lists of this municipality as the guard takes them."""
    lists = book().policy.guard
    return GuardPolicy(
        allowed=lists.allowed, own_words=lists.own_words, case_numbers=lists.case_numbers, historic=lists.historic
    )


@sensitive_variables()
def checked(text: str) -> Report:
    """What this text holds, by the lists of this municipality."""
    return check(text, policy=guard_policy(), bias=float(book().policy.guard.bias))


@sensitive_variables()
def judge(
    *,
    person: Person,
    system: AISystem | None,
    purpose: str,
    text: str | Document,
    today: date,
    data_classes: Collection[str] = ("internal",),
    unread: Collection[str] = (),
) -> Judged:
    """Check a text or a file that was read, and ask the admission about what it holds. Raises `WrongQuestion`.

    `data_classes` are what the person says of the text; what is found is added. `unread` is what nobody looked at when
    the text was taken from a file. Without a system or purpose the verdict
    says what stands in the text and that it goes nowhere yet.
    """
    document = text if isinstance(text, Document) else None
    whole = document.text if document else str(text)
    read = whole[:MOST_READ] if document else whole
    report = checked(read)
    found = rules.sentences(report.findings)
    asked = tuple(key for key in book().policy.data_classes if key in {*data_classes, *found})
    notices = document.notices if document else unread
    unread = tuple(dict.fromkeys([*notices, *report.limits, *_cut_off(document, whole)]))
    if system and purpose:
        verdict = admit(person=person, system=system, purpose=purpose, data_classes=asked, today=today, found=found)
    else:
        verdict = _without_system(system, purpose, asked, found)
    verdict = rules.completed(verdict, report.findings, unread)
    return Judged(verdict=verdict, report=report, data_classes=asked, unread=unread, text=read, document=document)


def _without_system(
    system: AISystem | None, purpose: str, data_classes: Collection[str], found: Mapping[str, str]
) -> Verdict:
    return rules.without_system(
        book().policy,
        purpose=purpose,
        found=found,
        advice_url=advice_url(system=system, purpose=purpose, data_classes=data_classes),
        catalogue_url=reverse("web:catalogue"),
    )


def _cut_off(document: Document | None, text: str) -> tuple[str, ...]:
    if document is None or len(text) <= MOST_READ:
        return ()
    return (f"Alleen de eerste {dutch(MOST_READ)} tekens zijn gecontroleerd, tot en met {document.where(MOST_READ)}.",)
