"""The groups of sensitive words: which kind each is, how much it says by itself, and how it is named to a person."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Group:
    """One word list. `prior` is the log-odds that a word of it is about somebody before its context is read."""

    kind: str
    prior: float
    noun: str


# The name is the file in lists/. A weak word (ziek, opgenomen, boete) needs more around it than a disease does.
GROUPS: dict[str, Group] = {
    "health.diseases": Group("health", -1.2, "Een ziekte of aandoening"),
    "health.mind": Group("health", -1.2, "Een psychische klacht, verslaving of ontwikkelingsstoornis"),
    "health.medicines": Group("health", -1.2, "Een medicijn"),
    "health.treatments": Group("health", -1.5, "Een behandeling of onderzoek"),
    "health.care": Group("health", -2.0, "Een vorm van zorg of ondersteuning"),
    "health.aids": Group("health", -1.5, "Een hulpmiddel of beperking"),
    "health.complaints": Group("health", -1.3, "Een klacht, letsel of zwangerschap"),
    "health.ill": Group("health", -2.2, "Een woord over ziek zijn"),
    "health.weak": Group("health", -3.0, "Een woord dat over gezondheid kan gaan"),
    "criminal.offences": Group("criminal", -1.8, "Een strafbaar feit"),
    "criminal.procedure": Group("criminal", -1.6, "Een straf of strafzaak"),
    "criminal.weak": Group("criminal", -3.1, "Een woord dat over straf of politie kan gaan"),
    "religion": Group("religion", -1.7, "Een geloof"),
    "religion.weak": Group("religion", -3.2, "Een woord dat over geloof kan gaan"),
    "politics": Group("politics", -3.2, "Een politieke partij"),
    "politics.members": Group("politics", -1.9, "Wie bij een politieke partij hoort"),
    "politics.views": Group("politics", -2.0, "Een politieke overtuiging of mening"),
    "union": Group("union", -2.4, "Een vakbond"),
    "origin": Group("origin", -1.7, "Een afkomst"),
    "origin.weak": Group("origin", -3.2, "Een woord dat over afkomst kan gaan"),
    "orientation": Group("orientation", -1.4, "Een seksuele gerichtheid of genderidentiteit"),
    "biometrics": Group("biometrics", -1.5, "Een lichaamskenmerk om iemand te herkennen"),
}

# Fixed expressions in which a word says nothing about anybody ("aangifte van verhuizing").
IGNORED = "ignore"
