"""A changed rule, question or obligation gets a new version, so that a class knows that the rules changed since."""

from hashlib import sha256

from waarborg.assessment.aiact import conversation, obligations
from waarborg.assessment.aiact.classify import present_law
from waarborg.assessment.aiact.roles import ROLES
from waarborg.assessment.aiact.rules import RULES
from waarborg.assessment.aiact.version import RULES_VERSION, rules_version
from waarborg.rulebook.law import Law

KNOWN = {"2026.1": "43b4fc46a616ff30", "2026.2": "b04e8320924ecdc9"}
"""The sign of the rules of each version. Changed something? Give it a new version, and add its sign here."""


def test_what_changed_has_a_new_version():
    said = [
        *((rule.key, rule.article, rule.reads, rule.sentence, rule.risk, sorted(rule.silences)) for rule in RULES),
        *sorted(ROLES.items()),
        obligations.FILE.read_text(encoding="utf-8"),
        conversation.FILE.read_text(encoding="utf-8"),
    ]
    assert sha256(repr(said).encode()).hexdigest()[:16] == KNOWN[RULES_VERSION]


def test_another_row_of_the_ai_act_gives_another_version_and_other_law_does_not():
    law = present_law()
    without = {
        name: Law.of(tuple(row for history in law.rows.values() for row in history if row.key != name))
        for name in ("aia.art5.c", "avg.art33")
    }
    assert rules_version(without["aia.art5.c"]) != rules_version(law)
    assert rules_version(without["avg.art33"]) == rules_version(law)
    assert rules_version(law).startswith(RULES_VERSION)
