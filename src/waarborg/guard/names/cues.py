"""The words that say that a name stands next to them, or that what looks like a name is none. See lists/."""

from waarborg.guard.names.lists import graded, words

TITLES = words("title")
OFFICES = words("office")
PORTFOLIOS = words("portfolio")
SALUTATIONS = words("salutation")
CLOSINGS = words("closing")
FIELDS = words("field")
HEADS = FIELDS - words("small-field")
COPIED = words("copied")
TRADES, COMPANIES, KNOWN = graded("trades"), graded("companies"), graded("known")
VERBS = words("verb")
JOINING = frozenset({"de", "den", "der", "van", "te", "ten", "ter", "el", "al", "ben"})
"""Prefixes that stand between a first name and a surname."""
STREETS = tuple(sorted(words("street")))
