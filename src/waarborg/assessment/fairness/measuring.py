"""Compares groups: rates, differences, ratios and errors, each with its uncertainty, and what the norms say of it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from waarborg.assessment.fairness import intervals
from waarborg.assessment.fairness.reading import Codes, Outcomes, Unreadable
from waarborg.assessment.fairness.result import (
    Comparison,
    ErrorRates,
    Finding,
    Group,
    Interval,
    Mapping,
    Measurement,
    Norms,
    Verdict,
)

Flags = np.ndarray[Any, np.dtype[np.bool_]]
BOTH = " en "


@dataclass(frozen=True, slots=True)
class _Counted:
    """The people of one group: how many, with a favourable outcome, and by how it turned out."""

    name: str
    people: int
    favourable: int
    deserved: int = 0
    wrongly_denied: int = 0
    wrongly_granted: int = 0


def measure(outcomes: Outcomes, mapping: Mapping, norms: Norms) -> Measurement:
    """Every column of `mapping.groups`, and every pair of `mapping.together`, against its largest group.

    Raises `Unreadable` when the mapping does not fit the file. All comparisons together have the confidence of the
    norms: each alone is stricter (Bonferroni), so that many groups do not make a difference out of chance.
    """
    _check(outcomes, mapping)
    told = _has_text(outcomes, mapping.outcome)
    favourable = _is_one_of(outcomes, mapping.outcome, mapping.favourable)
    truth = _is_one_of(outcomes, mapping.truth, mapping.favourable) if mapping.truth else None
    names = [(column,) for column in mapping.groups] + [tuple(pair) for pair in mapping.together]
    counted = [_count(outcomes, columns, told, favourable, truth) for columns in names]
    shown = [_shown(groups, norms.smallest_group) for groups in counted]
    number = sum(max(len(groups) - 1, 0) for groups, _ in shown)
    z = intervals.z_of(1 - (1 - norms.confidence) / max(number, 1))
    findings = [
        _finding(BOTH.join(columns), groups, hidden, norms, z, with_truth=truth is not None)
        for columns, (groups, hidden) in zip(names, shown, strict=True)
    ]
    alone = len(mapping.groups)
    left_out = int(outcomes.rows - told.sum())
    return Measurement(outcomes.rows, left_out, tuple(findings[:alone]), tuple(findings[alone:]), number)


def _check(outcomes: Outcomes, mapping: Mapping) -> None:
    asked = [mapping.outcome, *mapping.groups, *(column for pair in mapping.together for column in pair)]
    for column in [*asked, *([mapping.truth] if mapping.truth else [])]:
        if column not in outcomes.values:
            raise Unreadable(f"De kolom ‘{column}’ staat niet in het bestand.")
    for column in asked[1:]:
        if column == mapping.outcome:
            raise Unreadable("De uitkomst kan niet ook een groep zijn.")
        if not outcomes.may_be_group(column):
            raise Unreadable(f"De kolom ‘{column}’ heeft één waarde of te veel verschillende waarden voor groepen.")
    if not mapping.favourable & set(outcomes.values[mapping.outcome]):
        raise Unreadable("De gunstige uitkomst komt in het bestand niet voor.")


def _has_text(outcomes: Outcomes, column: str) -> Flags:
    known = np.array([bool(text) for text in outcomes.values[column]])
    return np.asarray(known[outcomes.codes[column]])


def _is_one_of(outcomes: Outcomes, column: str, wanted: Iterable[str]) -> Flags:
    among = np.array([text in set(wanted) for text in outcomes.values[column]])
    return np.asarray(among[outcomes.codes[column]])


def _count(
    outcomes: Outcomes, columns: Sequence[str], told: Flags, favourable: Flags, truth: Flags | None
) -> list[_Counted]:
    """The groups of one column, or of two together, with their counts; people without a group are left out."""
    names, codes = _groups(outcomes, columns)
    counts = [_bins(codes, told, len(names)), _bins(codes, told & favourable, len(names))]
    if truth is not None:
        counts.append(_bins(codes, told & truth, len(names)))
        counts.append(_bins(codes, told & truth & ~favourable, len(names)))
        counts.append(_bins(codes, told & ~truth & favourable, len(names)))
    rows = zip(names, *counts, strict=True)
    return [_Counted(name, *map(int, found)) for name, *found in rows if name and found[0]]


def _bins(codes: Codes, wanted: Flags, number: int) -> Codes:
    return np.bincount(codes[wanted], minlength=number)


def _groups(outcomes: Outcomes, columns: Sequence[str]) -> tuple[list[str], Codes]:
    """Names and codes; a name is empty where one of the columns is, and those people belong to no group."""
    first, *rest = columns
    names, codes = list(outcomes.values[first]), outcomes.codes[first]
    for column in rest:
        more = outcomes.values[column]
        names = [f"{one}{BOTH}{other}" if one and other else "" for one in names for other in more]
        codes = codes * len(more) + outcomes.codes[column]
    return names, codes


def _shown(groups: list[_Counted], smallest: int) -> tuple[list[_Counted], int]:
    """The groups that are large enough. One hidden group could be reckoned from the total, so a second joins it."""
    ordered = sorted(groups, key=lambda group: (-group.people, group.name))
    large = [group for group in ordered if group.people >= smallest]
    hidden = len(ordered) - len(large)
    if hidden == 1:
        large, hidden = large[:-1], hidden + bool(large)
    return large, hidden


def _finding(column: str, groups: list[_Counted], hidden: int, norms: Norms, z: float, *, with_truth: bool) -> Finding:
    if not groups:
        return Finding(column, "", (), (), hidden)
    reference = groups[0]
    shown = tuple(_group(group, z, with_truth=with_truth) for group in groups)
    compared = tuple(_comparison(group, reference, norms, z) for group in groups[1:])
    return Finding(column, reference.name, shown, compared, hidden)


def _group(group: _Counted, z: float, *, with_truth: bool) -> Group:
    errors = ErrorRates(*_errors(group, z)) if with_truth else None
    return Group(group.name, group.people, group.favourable, _rate(group, z), errors)


def _rate(group: _Counted, z: float) -> Interval:
    return intervals.rate(group.favourable, group.people, z=z)


def _errors(group: _Counted, z: float) -> Iterator[Interval | None]:
    undeserved = group.people - group.deserved
    for wrong, people in ((group.wrongly_denied, group.deserved), (group.wrongly_granted, undeserved)):
        yield intervals.rate(wrong, people, z=z) if people else None


def _comparison(group: _Counted, reference: _Counted, norms: Norms, z: float) -> Comparison:
    difference = intervals.difference(_rate(group, z), _rate(reference, z))
    ratio = intervals.ratio((group.favourable, reference.favourable), (group.people, reference.people), z=z)
    return Comparison(group.name, difference, ratio, _verdict(difference, ratio, norms))


def _verdict(difference: Interval, ratio: Interval | None, norms: Norms) -> Verdict:
    """Unfair when it is certain that a norm is crossed, fair when it is certain that none is, else nothing yet."""
    most, least = norms.largest_difference, norms.lowest_ratio
    crossed = difference.low > most or difference.high < -most
    within = -most <= difference.low and difference.high <= most
    if ratio is not None:
        crossed = crossed or ratio.high < least or (least > 0 and ratio.low > 1 / least)
        within = within and ratio.low >= least and (least == 0 or ratio.high <= 1 / least)
    if crossed:
        return Verdict.UNFAIR
    return Verdict.FAIR if within else Verdict.UNDECIDED
