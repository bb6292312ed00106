"""How numbers are written in words."""

from waarborg.guard.rules.lists import listed

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
HUNDREDS = rf"(?:{ONES})? ?honderd(?: ?(?:en )?{NUMBER})?"
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
