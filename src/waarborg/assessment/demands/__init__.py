"""The catalogue of demands from law and policy, and which of them apply to a use (art. 3.1).

`applying(Situation(...), on=day, law=law)` gives each demand that applies, because of what, and from which day.
"""

from waarborg.assessment.demands.catalogue import Demand, Weight, catalogue
from waarborg.assessment.demands.rules import Applying, Situation, applying, law_key, must_precede_use

__all__ = ["Applying", "Demand", "Situation", "Weight", "applying", "catalogue", "law_key", "must_precede_use"]
