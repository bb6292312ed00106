"""Compares groups: rates, differences, ratios and errors, each with its uncertainty, and what the norms say of it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from waarborg.assessment.fairness import intervals
from waarborg.assessment.fairness.hiding import Name, hidden_groups
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

    values: Name
    people: int
    favourable: int
    deserved: int = 0
    undeserved: int = 0
    wrongly_denied: int = 0
    wrongly_granted: int = 0

    @property
    def name(self) -> str:
        return BOTH.join(self.values)


def measure(outcomes: Outcomes, mapping: Mapping, norms: Norms) -> Measurement:
    """Every column of `mapping.groups`, and every pair of `mapping.together`: each group beside the largest one, and
    the one that fares worst beside the one that fares best.

    Raises `Unreadable` when the mapping does not fit the file. All pairs of groups together have the confidence of the
    norms: each alone is stricter (Bonferroni), so that many groups do not make a difference out of chance.
    """
    _check(outcomes, mapping)
    told = _has_text(outcomes, mapping.outcome)
    favourable = _is_one_of(outcomes, mapping.outcome, mapping.favourable)
    truth = _truth(outcomes, mapping) if mapping.truth else None
    names = [(column,) for column in mapping.groups] + [tuple(pair) for pair in mapping.together]
    counted = [_count(outcomes, columns, told, favourable, truth) for columns in names]
    shown = _all_shown(dict(zip(names, counted, strict=True)), norms.smallest_group)
    number = sum(len(groups) * (len(groups) - 1) // 2 for groups, _ in shown)
    z = intervals.z_of(1 - (1 - norms.confidence) / max(number, 1))
    findings = [
        _finding(BOTH.join(columns), groups, hidden, norms, z)
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
    if mapping.truth == mapping.outcome:
        raise Unreadable("De kolom die zegt hoe het afliep is een andere dan die met de uitkomst.")
    if mapping.truth and not mapping.favourable & set(outcomes.values[mapping.truth]):
        raise Unreadable(
            f"In de kolom ‘{mapping.truth}’ komt de gunstige uitkomst niet voor. Gebruik dezelfde woorden."
        )


@dataclass(frozen=True, slots=True)
class _Truth:
    """Who deserved the favourable outcome and who did not; of some it is not known."""

    deserved: Flags
    undeserved: Flags


def _truth(outcomes: Outcomes, mapping: Mapping) -> _Truth:
    deserved = _is_one_of(outcomes, mapping.truth, mapping.favourable)
    return _Truth(deserved, _has_text(outcomes, mapping.truth) & ~deserved)


def _has_text(outcomes: Outcomes, column: str) -> Flags:
    known = np.array([bool(text) for text in outcomes.values[column]])
    return np.asarray(known[outcomes.codes[column]])


def _is_one_of(outcomes: Outcomes, column: str, wanted: Iterable[str]) -> Flags:
    among = np.array([text in set(wanted) for text in outcomes.values[column]])
    return np.asarray(among[outcomes.codes[column]])


def _count(
    outcomes: Outcomes, columns: Sequence[str], told: Flags, favourable: Flags, truth: _Truth | None
) -> list[_Counted]:
    """The groups of one column, or of two together, with their counts; people without a group are left out."""
    names, codes = groups_of(outcomes, columns)
    counts = [_bins(codes, told, len(names)), _bins(codes, told & favourable, len(names))]
    if truth is not None:
        deserved, undeserved = told & truth.deserved, told & truth.undeserved
        wanted = (deserved, undeserved, deserved & ~favourable, undeserved & favourable)
        counts += [_bins(codes, flags, len(names)) for flags in wanted]
    rows = zip(names, *counts, strict=True)
    return [_Counted(name, *map(int, found)) for name, *found in rows if all(name) and found[0]]


def _bins(codes: Codes, wanted: Flags, number: int) -> Codes:
    return np.bincount(codes[wanted], minlength=number)


def groups_of(outcomes: Outcomes, columns: Sequence[str]) -> tuple[list[Name], Codes]:
    """The values of every group and the code of every row; people with an empty value belong to no group."""
    names: list[Name] = [()]
    codes: Codes = np.zeros(outcomes.rows, dtype=np.int64)
    for column in columns:
        more = outcomes.values[column]
        names = [(*name, value) for name in names for value in more]
        codes = codes * len(more) + outcomes.codes[column]
    return names, codes


def _all_shown(counted: dict[Name, list[_Counted]], smallest: int) -> list[tuple[list[_Counted], int]]:
    """Of every column or pair the groups that may be shown, the largest first, and how many are hidden."""
    hidden: dict[Name, frozenset[Name]] = {}
    for columns, groups in counted.items():
        alone = [hidden.get((column,), frozenset()) if len(columns) > 1 else frozenset() for column in columns]
        hidden[columns] = hidden_groups({group.values: group.people for group in groups}, smallest, also=alone)
    return [
        (sorted((group for group in groups if group.values not in hidden[columns]), key=_largest), len(hidden[columns]))
        for columns, groups in counted.items()
    ]


def _largest(group: _Counted) -> tuple[int, str]:
    return -group.people, group.name


def _finding(column: str, groups: list[_Counted], hidden: int, norms: Norms, z: float) -> Finding:
    if not groups:
        return Finding(column, "", (), (), hidden)
    reference = groups[0]
    shown = tuple(_group(group, norms, z) for group in groups)
    compared = tuple(_comparison(group, reference, norms, z) for group in groups[1:])
    return Finding(column, reference.name, shown, (*compared, *_extremes(groups, norms, z)), hidden)


def _extremes(groups: list[_Counted], norms: Norms, z: float) -> Iterator[Comparison]:
    """The lowest rate beside the highest, where neither is that of the reference."""
    ordered = sorted(groups, key=lambda group: (group.favourable / group.people, group.name))
    lowest, highest = ordered[0], ordered[-1]
    if groups[0] not in (lowest, highest):
        yield replace(_comparison(lowest, highest, norms, z), beside=highest.name)


def _group(group: _Counted, norms: Norms, z: float) -> Group:
    return Group(group.name, group.people, group.favourable, _rate(group, z), _errors(group, norms, z))


def _rate(group: _Counted, z: float) -> Interval:
    return intervals.rate(group.favourable, group.people, z=z)


def _errors(group: _Counted, norms: Norms, z: float) -> ErrorRates | None:
    """How often it was wrong, of enough people; nothing where no column says how it turned out."""
    if group.deserved + group.undeserved == 0:
        return None
    both = ((group.wrongly_denied, group.deserved), (group.wrongly_granted, group.undeserved))
    rates = [intervals.rate(wrong, people, z=z) if people >= norms.smallest_group else None for wrong, people in both]
    return ErrorRates(*rates)


def _comparison(group: _Counted, reference: _Counted, norms: Norms, z: float) -> Comparison:
    one, other = _rate(group, z), _rate(reference, z)
    difference, ratio = intervals.difference(one, other), intervals.ratio(one, other)
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
