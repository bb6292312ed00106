"""How numbers are written in words."""

import itertools

from waarborg.guard.rules.lists import listed
from waarborg.guard.words import Words

ONES = (
    "nul|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien"
    "|achttien|negentien"
)
TENS = "twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig"
NUMBER = rf"(?:(?:(?:een|één|twee|drie|vier|vijf|zes|zeven|acht|negen)(?:en|ën))?(?:{TENS})|{ONES})"
ORDINAL = (
    r"(?:eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste|negende|tiende|elfde|twaalfde|(?:der|veer|vijf|zes"
    r"|zeven"
    r"|acht|negen)tiende|(?:(?:een|één|twee|drie|vier|vijf|zes|zeven|acht|negen)(?:en|ën))?(?:twintig|dertig)ste)"
)
YEAR = rf"(?:(?:negentien ?(?:honderd)?(?: ?en)? ?|tweeduizend(?: ?en)? ?|twintig ){NUMBER}|tweeduizend|{NUMBER})"
UNITS = ["een", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen"]
NUMBER_WORDS = (
    listed(ONES.replace("|", " "))
    | listed(TENS.replace("|", " "))
    | {unit + ("ën" if unit.endswith("e") else "en") + ten for unit in UNITS for ten in TENS.split("|")}
    | listed(
        "eerste tweede derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde dertiende veertiende"
        " vijftiende zestiende zeventiende achttiende negentiende twintigste dertigste eenentwintigste eenendertigste"
        " tweeëntwintigste drieëntwintigste vierentwintigste vijfentwintigste zesentwintigste zevenentwintigste"
        " achtentwintigste negenentwintigste"
    )
) - {"een"}  # which is an article nearly always
MONTHS = listed(
    "jan januari january feb febr februari february febuari maart mrt march apr april mei may jun juni june jul juli"
    " july aug august augustus sep sept september okt oct oktober october nov november dec december"
)
SAID = NUMBER_WORDS | MONTHS | {"een"}
BETWEEN = listed(", . - en van de schuine streep punt")
ENDINGS = ("tig", "tigste")


def spoken_places(words: Words) -> list[int]:
    """The tokens that may be a number or a month in words, or begin or end with one."""
    said = {
        word
        for word in words.present
        if word in SAID
        or word.endswith(ENDINGS)
        or "honderd" in word
        or "duizend" in word
        or ("-" in word and not SAID.isdisjoint(word.split("-")))
    }
    return [index for index, word in enumerate(words.lower) if word in said]


def stand_together(words: Words, places: list[int]) -> bool:
    """Whether two of these follow each other: a number in prose ("drie weken") is nearly always alone."""
    lower = words.lower
    return any("-" in lower[place] for place in places) or any(
        BETWEEN.issuperset(lower[first + 1 : second]) for first, second in itertools.pairwise(places)
    )
