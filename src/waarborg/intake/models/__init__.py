from waarborg.intake.models.advice import Advice, Condition, Position
from waarborg.intake.models.notice import Notice, NoticeKind
from waarborg.intake.models.ruling import Pilot, Ruling, RulingOutcome

__all__ = ["Advice", "Condition", "Notice", "NoticeKind", "Pilot", "Position", "Ruling", "RulingOutcome"]
