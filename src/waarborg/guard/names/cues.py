"""The words that say that a name stands next to them, or that what looks like a name is none. See lists/."""

from waarborg.guard.names.lists import words

TITLES = words("title")
OFFICES = words("office")
SALUTATIONS = words("salutation")
CLOSINGS = words("closing")
FIELDS = words("field")
COPIED = words("copied")
TRADES = words("trade")
COMPANIES = words("company")
STREETS = tuple(sorted(words("street")))
