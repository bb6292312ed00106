"""All identifiers and addresses of one text: the one entry to the rules on numbers, codes and addresses."""

from waarborg.guard.findings import Finding
from waarborg.guard.policy import GuardPolicy
from waarborg.guard.rules import (
    accounts,
    addresses,
    bsn,
    cases,
    dates,
    documents,
    email,
    loosebsn,
    network,
    numbers,
    phones,
    plates,
    spoken,
    usernames,
)
from waarborg.guard.rules.page import Page
from waarborg.guard.words import Words

# What can be found in a text without one digit.
WITHOUT_DIGITS = (email.find, network.find, spoken.find, dates.find, usernames.find)
RULES = (
    bsn.find, loosebsn.find, accounts.find, numbers.find, phones.find,
    documents.find, plates.find, cases.find, addresses.find,
    *WITHOUT_DIGITS,
)  # fmt: skip


def identifiers(text: str, words: Words, policy: GuardPolicy) -> list[Finding]:
    """What the rules find in a normalised text. Findings may overlap; `precedence` says which go first."""
    page = Page(text, words, policy)
    rules = RULES if page.chunks else WITHOUT_DIGITS
    return [finding for rule in rules for finding in rule(page) if finding.kind not in policy.skipped]
