from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class NextStep:
    """What happens now, who does it, by when, and the one button: for the tag `next_step` in the aside of a page."""

    sentence: str
    who: str = ""
    due: date | None = None
    label: str = ""
    url: str = ""
    method: str = "get"
