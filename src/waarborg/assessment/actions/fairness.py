"""Reading outcomes and measuring whether they are fair; the outcomes themselves are gone afterwards (art. 5.3)."""

import io
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date, timedelta
from hashlib import sha256
from itertools import combinations
from typing import BinaryIO

from django.db.models import Max
from django.utils import timezone

from waarborg.accounts.models import Person
from waarborg.assessment import fairness
from waarborg.assessment.models import FairnessMeasurement, OutcomeFile
from waarborg.audit.actions import act, record
from waarborg.core.rulebook import book
from waarborg.core.transitions import Refused, refuse
from waarborg.notify.actions import tell
from waarborg.register.models import UseCase

ARTICLE = "5.3"
MOST_GROUPS = 4
"""Columns that are compared at once; each pair of them is looked at together."""


@act
def read_in(
    *, by: Person, use_case: UseCase, file: BinaryIO, name: str, period: tuple[date, date], today: date | None = None
) -> OutcomeFile:
    """Read outcomes in, without the columns that name people. Raises `fairness.Unreadable`."""
    _may_measure(by, use_case)
    if period[1] < period[0]:
        raise refuse(ARTICLE, "De periode eindigt vóór zij begint.")
    day = today or timezone.localdate()
    reduced = fairness.reduce(fairness.read_outcomes(file, name=name))
    if len(reduced.outcomes.columns) < len(("outcome", "group")):
        raise fairness.Unreadable("Er zijn minstens twee bruikbare kolommen nodig: een uitkomst en een groep.")
    file.seek(0)
    kept = OutcomeFile.objects.create(
        organisation=by.organisation,
        use_case=use_case,
        name=name[:200],
        content=fairness.to_parquet(reduced.outcomes),
        sha256=sha256(file.read()).hexdigest(),
        rows=reduced.outcomes.rows,
        left_out=[*reduced.left_out],
        period_from=period[0],
        period_to=period[1],
        read_by=by,
        expires_on=day + timedelta(days=book().policy.fairness.kept_for),
    )
    _record("assessment.outcomes_read", kept, use_case, by=by, said=f"las {kept.rows} uitkomsten in van {use_case}")
    return kept


@act
def measure(
    *,
    by: Person,
    outcomes: OutcomeFile,
    outcome: str,
    favourable: Iterable[str],
    groups: Iterable[str],
    truth: str = "",
    today: date | None = None,
) -> FairnessMeasurement:
    """Measure, keep the counts and rates, and throw the outcomes away. Raises `fairness.Unreadable`."""
    locked = OutcomeFile.objects.select_for_update(of=("self",)).select_related("use_case__system").filter(
        pk=outcomes.pk
    ).first()  # fmt: skip
    if locked is None:
        raise refuse(ARTICLE, "Deze uitkomsten zijn al gemeten of verwijderd.")
    _may_measure(by, locked.use_case)
    UseCase.objects.select_for_update().get(pk=locked.use_case_id)  # one measurement at a time gets the next number
    columns = [*groups][:MOST_GROUPS]
    mapping = fairness.Mapping(outcome, frozenset(favourable), tuple(columns), truth, tuple(combinations(columns, 2)))
    read, norms = fairness.read_outcomes(io.BytesIO(locked.content)), norms_of()
    found = fairness.measure(read, mapping, norms)
    unnamed = fairness.scan(read, mapping, norms, columns=tuple(name for name in read.columns if name != truth))
    kept = _keep(locked, mapping, norms, found, unnamed, by=by, day=today or timezone.localdate())
    locked.delete()
    if kept.verdict == fairness.Verdict.UNFAIR and kept.use_case.owner:
        sentence = f"De uitkomsten van {kept.use_case} verschillen te veel tussen groepen"
        tell([kept.use_case.owner], sentence=sentence, body="Zoek uit waardoor dat komt.", url=kept.get_absolute_url())
    said = f"mat of {kept.use_case} eerlijk is: {kept.get_verdict_display()}"
    _record("assessment.fairness_measured", kept, kept.use_case, by=by, said=said)
    return kept


@act
def discard(*, by: Person, outcomes: OutcomeFile) -> None:
    """Throw outcomes away without measuring."""
    _may_measure(by, outcomes.use_case)
    said = f"verwijderde ingelezen uitkomsten van {outcomes.use_case}"
    _record("assessment.outcomes_discarded", outcomes, outcomes.use_case, by=by, said=said)
    outcomes.delete()


@act
def expire(*, outcomes: OutcomeFile) -> None:
    """Outcomes are kept no longer than the municipality chose."""
    record(
        "assessment.outcomes_expired",
        outcomes,
        by=None,
        organisation=outcomes.organisation,
        article=ARTICLE,
        dossier=outcomes.use_case.system,
        sentence=f"verwijderde uitkomsten van {outcomes.use_case}: de bewaartermijn was om",
    )
    outcomes.delete()


def norms_of() -> fairness.Norms:
    """The municipality's own, as the measurement takes them."""
    chosen = book().policy.fairness
    return fairness.Norms(
        float(chosen.lowest_ratio), float(chosen.largest_difference), chosen.smallest_group, chosen.confidence / 100
    )


def _keep(
    outcomes: OutcomeFile,
    mapping: fairness.Mapping,
    norms: fairness.Norms,
    found: fairness.Measurement,
    unnamed: tuple[fairness.Unnamed, ...],
    *,
    by: Person,
    day: date,
) -> FairnessMeasurement:
    use_case = outcomes.use_case
    last = use_case.measurements.aggregate(last=Max("number"))["last"] or 0
    ratios = [one.ratio.estimate for finding in found.findings for one in finding.comparisons if one.ratio]
    return FairnessMeasurement.objects.create(
        organisation=outcomes.organisation,
        use_case=use_case,
        number=last + 1,
        period_from=outcomes.period_from,
        period_to=outcomes.period_to,
        mapping={**asdict(mapping), "favourable": sorted(mapping.favourable)},
        norms=asdict(norms),
        result={
            **asdict(found),
            "verdicts": {finding.column: finding.verdict for finding in (*found.findings, *found.together)},
            "unnamed": [asdict(one) for one in unnamed],
        },
        verdict=found.verdict,
        lowest_ratio=min((min(ratio, 1 / ratio) if ratio else 0 for ratio in ratios), default=None),
        rows=found.rows,
        file_sha256=outcomes.sha256,
        measured_by=by,
        next_on=day + timedelta(days=book().policy.fairness.interval),
    )


def _may_measure(by: Person, use_case: UseCase) -> None:
    if not by.has_perm("assessment.measure", use_case):
        raise not_yours()


def not_yours() -> Refused:
    return refuse(ARTICLE, "Meten doet de eigenaar van de toepassing, of wie risico's beoordeelt.")


def _record(name: str, subject: OutcomeFile | FairnessMeasurement, use_case: UseCase, *, by: Person, said: str) -> None:
    """No outcome of a person stands in the log: only how many there were."""
    data = {"rows": subject.rows}
    record(name, subject, by=by, article=ARTICLE, dossier=use_case.system, sentence=said, data=data)
