"""The act of the story in which outcomes are measured (art. 5.3): made-up decisions on reports by residents."""

import io
import random
from datetime import timedelta

from waarborg.assessment.actions import fairness
from waarborg.web.demo.telling import Dossier, Step

ROWS = 2_400
DISTRICTS = {"Centrum": 0.82, "Havenkwartier": 0.62, "Noord": 0.8, "Waterrijk": 0.81, "Polder": 0.79}
"""The chance that a report is dealt with in time, by district; the story lets the harbour catch up."""
OLDEST, YOUNGEST = 88, 18


def measure_fairness(dossier: Dossier, step: Step) -> None:
    """Read a quarter of decisions in, and measure them."""
    by, on = dossier.staff.called(step["by"]), step["on"]
    period = (on - timedelta(days=100), on - timedelta(days=10))
    file = _decisions(seed=on.toordinal(), harbour=step["harbour"])
    read = fairness.read_in(by=by, use_case=dossier.use_case, file=file, name=step["file"], period=period, today=on)
    fairness.measure(by=by, outcomes=read, outcome="op tijd", favourable=["ja"], groups=["wijk", "leeftijd"], today=on)


def _decisions(*, seed: int, harbour: float) -> io.BytesIO:
    chance = random.Random(seed)  # noqa: S311  (the same decisions at every start)
    lines = ["melder;op tijd;wijk;leeftijd;kanaal"]
    for number in range(ROWS):
        district = chance.choice(list(DISTRICTS))
        likely = harbour if district == "Havenkwartier" else DISTRICTS[district]
        in_time = "ja" if chance.random() < likely else "nee"
        age, channel = chance.randint(YOUNGEST, OLDEST), chance.choice(["app", "telefoon", "website"])
        lines.append(f"Melder {number};{in_time};{district};{age};{channel}")
    return io.BytesIO("\n".join(lines).encode())
