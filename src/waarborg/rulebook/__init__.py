"""The rulebook: the policy's articles, what one municipality decided, dated law and the words we use.

Art. 1 to 12. Everything here is data that is read and checked once, at start, by `load`; the rest of the product
asks it and never hard-codes a name, a term or a date.
"""

from waarborg.rulebook.articles import Article, Chapter
from waarborg.rulebook.assessing import Assessing, FairnessNorms
from waarborg.rulebook.glossary import Term
from waarborg.rulebook.law import Certainty, Law, LawRow, LawStatus
from waarborg.rulebook.loading import Rulebook, load
from waarborg.rulebook.policy import (
    AIActScope,
    DataClass,
    DataClassName,
    Duty,
    DutyName,
    FourEyes,
    Guard,
    Labels,
    Municipality,
    Names,
    PersonKind,
    PersonKindName,
    Policy,
    Purpose,
    Role,
    ScreeningQuestion,
    SystemKind,
    SystemKindName,
    Terms,
)
from waarborg.rulebook.problems import Problem, WrongPolicy
from waarborg.rulebook.verdict import YOU, Answer, Obligation, Outcome, Reason, Verdict, WayOn, verdict

__all__ = [
    "YOU",
    "AIActScope",
    "Answer",
    "Article",
    "Assessing",
    "Certainty",
    "Chapter",
    "DataClass",
    "DataClassName",
    "Duty",
    "DutyName",
    "FairnessNorms",
    "FourEyes",
    "Guard",
    "Labels",
    "Law",
    "LawRow",
    "LawStatus",
    "Municipality",
    "Names",
    "Obligation",
    "Outcome",
    "PersonKind",
    "PersonKindName",
    "Policy",
    "Problem",
    "Purpose",
    "Reason",
    "Role",
    "Rulebook",
    "ScreeningQuestion",
    "SystemKind",
    "SystemKindName",
    "Term",
    "Terms",
    "Verdict",
    "WayOn",
    "WrongPolicy",
    "load",
    "verdict",
]
