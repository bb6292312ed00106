"""The letter of the tests, and the same with another name. All people in it are fictional."""

NAME = "Querijn Zonneveld"
BSN = "111222333"
LETTER = f"""Geachte heer {NAME},

U heeft een parkeervergunning aangevraagd. Uw BSN is {BSN} en u woont op Dorpsstraat 12.
Wij nemen binnen twee weken een besluit.
"""
CLEAN = "De gemeente wil meer bomen planten. Het voorstel is om de straat opnieuw in te richten."
