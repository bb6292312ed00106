"""From a report to a ruling, and then: may this person use this, for that, with these data?

Carries out articles 2.1 to 2.4 (report, advice, pilot, ruling) and 5.1 and 5.2 (forbidden purposes).
"""
