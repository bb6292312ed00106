"""Uncertainty of rates, of their difference and of their ratio.

Wilson's score interval for one rate; Newcombe's hybrid of two of them for a difference (Stat. Med. 1998, method 10);
and for a ratio the same two put together by MOVER-R (Donner and Zou, Stat. Methods Med. Res. 2012).
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


def ratio(one: Interval, other: Interval) -> Interval | None:
    """The first rate as a part of the second; None when the second is nought."""
    if other.estimate == 0:
        return None
    product = one.estimate * other.estimate
    least = one.low * (2 * one.estimate - one.low)
    low_root = math.sqrt(max(product**2 - least * other.high * (2 * other.estimate - other.high), 0.0))
    low = least / (product + low_root) if product else 0.0
    most = one.high * (2 * one.estimate - one.high)
    divisor = other.low * (2 * other.estimate - other.low)
    high = (product + math.sqrt(max(product**2 - most * divisor, 0.0))) / divisor
    estimate = one.estimate / other.estimate
    return Interval(estimate, min(low, estimate), max(high, estimate))
