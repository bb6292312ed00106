"""Uncertainty of rates, of their difference and of their ratio.

Wilson's score interval for one rate; Newcombe's hybrid of two of them for a difference (Stat. Med. 1998, method 10);
the logarithm of the ratio with half a person added where a count is nought (Katz 1978, Walter 1975).
"""

import math
from functools import lru_cache

from waarborg.assessment.fairness.result import Interval


@lru_cache(maxsize=64)
def z_of(confidence: float) -> float:
    """How many standard errors make a two-sided interval of this confidence, a share between 0 and 1."""
    from scipy.stats import norm

    return float(norm.ppf(0.5 + confidence / 2))


def rate(hits: int, people: int, *, z: float) -> Interval:
    """The share of `hits` among `people`, who are at least one."""
    share = hits / people
    spread = z * z / people
    middle = (share + spread / 2) / (1 + spread)
    reach = z / (1 + spread) * math.sqrt(share * (1 - share) / people + spread / (4 * people))
    return Interval(share, max(0.0, min(share, middle - reach)), min(1.0, max(share, middle + reach)))


def difference(one: Interval, other: Interval) -> Interval:
    """How much higher the first rate is than the other, from -1 to 1."""
    estimate = one.estimate - other.estimate
    down = math.hypot(one.estimate - one.low, other.high - other.estimate)
    up = math.hypot(one.high - one.estimate, other.estimate - other.low)
    return Interval(estimate, max(-1.0, estimate - down), min(1.0, estimate + up))


def ratio(hits: tuple[int, int], people: tuple[int, int], *, z: float) -> Interval | None:
    """The first rate as a part of the second; None when nobody in the second had a hit."""
    if hits[1] == 0:
        return None
    estimate = (hits[0] / people[0]) / (hits[1] / people[1])
    extra = 0.5 if hits[0] == 0 or hits[0] == people[0] or hits[1] == people[1] else 0.0
    a, b = hits[0] + extra, hits[1] + extra
    n, m = people[0] + extra, people[1] + extra
    error = z * math.sqrt(max(1 / a - 1 / n + 1 / b - 1 / m, 0.0))
    centre = math.log((a / n) / (b / m))
    low, high = math.exp(centre - error), math.exp(centre + error)
    return Interval(estimate, min(low, estimate), max(high, estimate))
