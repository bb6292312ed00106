"""How advice, rulings and states look as a badge: `{% load tones %}{% badge word stance|stance_tone %}`."""

from django import template

from waarborg.advice.models import Stance
from waarborg.intake.models import RulingOutcome
from waarborg.intake.states import NoticeState

register = template.Library()


@register.filter
def stance_tone(stance: str) -> str:
    return Stance(stance).tone


@register.filter
def outcome_tone(outcome: str) -> str:
    return RulingOutcome(outcome).tone


@register.filter
def state_tone(state: str) -> str:
    return NoticeState(state).tone
