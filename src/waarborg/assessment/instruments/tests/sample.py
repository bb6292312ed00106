"""A small instrument, so that a test says itself what the answers mean."""

import tomllib
from copy import deepcopy
from typing import Any

from waarborg.assessment.instruments import Instrument, read_instrument

TEXT = """
key = "proef"
urn = "urn:waarborg:instrument:proef"
title = "Proef"
version = "1"
advice = true
certainty = "M"

[[parts]]
key = "1"
title = "Waarom"
[[parts.questions]]
key = "1.1"
question = "Waarvoor?"
kind = "open"
shared = "purpose_of_use"
prefill = "use_case.description"
[[parts.questions]]
key = "1.2"
question = "Is dit verboden?"
kind = "yes_no"
tags = { yes = ["prohibited"] }
[[parts.questions]]
key = "1.3"
question = "Leert het systeem zelf?"
kind = "yes_no"
tags = { yes = ["self_learning"] }
[[parts.questions]]
key = "1.4"
question = "Waarvan leert het?"
kind = "open"
required = false
shown_if = "self_learning"

[[parts]]
key = "2"
title = "Wie"
[[parts.questions]]
key = "2.1"
question = "Wie raakt het?"
kind = "multiple"
options = [
  { key = "children", label = "Kinderen", tags = ["vulnerable"] },
  { key = "debtors", label = "Mensen met schulden", tags = ["poor"] },
  { key = "nobody", label = "Niemand" },
  { key = "unknown", label = "Weet ik niet" },
]
[[parts.questions]]
key = "2.2"
question = "Welke rechten?"
kind = "rights"
required = false
[[parts.questions]]
key = "2.3"
question = "Hoe zwaar weegt het?"
kind = "open"
per_right = true

[[rights]]
key = "privacy"
label = "Bescherming van persoonsgegevens"
[[rights]]
key = "equality"
label = "Gelijke behandeling"

[[stops]]
when = "prohibited"
after = "1.2"
sentence = "Dit mag niet."
article = "9.1"

[[outcomes]]
key = "required"
label = "Verplicht"
tone = "warning"
when = "risk_high or count(vulnerable, poor) >= 2"
sentence = "Een IAMA is verplicht."
article = "9.2"
starts = "proef"
[[outcomes.reasons]]
when = "risk_high"
sentence = "De risicoklasse is hoog."
article = "9.1b"
[[outcomes.reasons]]
when = "count(vulnerable, poor) >= 2"
sentence = "Het raakt meer dan één kwetsbare groep."
[[outcomes]]
key = "recommended"
label = "Aanbevolen"
tone = "info"
when = "self_learning or vulnerable or poor"
sentence = "Een IAMA is aan te raden."
[[outcomes.reasons]]
when = "self_learning"
sentence = "Het systeem leert zelf."
[[outcomes]]
key = "not_needed"
label = "Niet nodig"
tone = "good"
when = "not (self_learning or vulnerable or poor)"
sentence = "Een IAMA is niet nodig."

[[separate]]
key = "kids"
label = "Kindtoets"
when = "vulnerable"
sentence = "Doe ook een kindtoets."
"""


def table(**changes: Any) -> dict[str, Any]:
    return deepcopy(tomllib.loads(TEXT)) | changes


def sample() -> Instrument:
    return read_instrument(table(), file="proef.toml")


ANSWERS: dict[str, Any] = {"1.1": "Brieven", "1.2": "no", "1.3": "no", "2.1": ["nobody"]}
