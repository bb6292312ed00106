"""The rulebook of this installation: read once, checked at start."""

from functools import lru_cache

from django.conf import settings

from waarborg import rulebook


@lru_cache(maxsize=1)
def book() -> rulebook.Rulebook:
    """The policy, law and glossary that this installation carries out."""
    return rulebook.load(settings.POLICY_DIR)
