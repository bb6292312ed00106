"""When a ruling deviates from the advice, and needs a reason (art. 2.4)."""

FOLLOWS = {
    "positive": {"approved"},
    "conditions": {"conditions"},
    "pilot": {"pilot"},
    "negative": {"rejected"},
}
"""Which outcomes of a ruling follow which advice; any other deviates."""


def deviates(*, advice: str, outcome: str) -> bool:
    return outcome not in FOLLOWS[advice]
