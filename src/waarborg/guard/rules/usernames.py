"""Names of users: behind a word for it, in a path, a log line or a field of data, or by how they are made."""

from collections.abc import Iterator

from waarborg.guard.findings import Finding
from waarborg.guard.rules import lettered, logins, userforms
from waarborg.guard.rules.page import Page
from waarborg.guard.rules.why import by_rule

AFTER_CUE = "Een naam achter een woord als gebruikersnaam of inlog."
IN_FORM = "De naam van een gebruiker in een pad, een domein of een veld met gegevens."
LETTERED = "Kleine letters, gemaakt zoals de naam waarmee iemand inlogt."


SIGNS = logins.CUES | userforms.SIGNS | lettered.SIGNS


def find(page: Page) -> Iterator[Finding]:
    """Every name of a user."""
    signs = page.words.present & SIGNS
    cues = signs & logins.CUES
    if cues:
        for span in logins.behind_cues(page, cues):
            yield by_rule("user_name", span, confidence=0.93, sentence=AFTER_CUE)
    for span in userforms.by_form(page, signs):
        yield by_rule("user_name", span, confidence=0.85, sentence=IN_FORM)
    if signs:
        for span in lettered.lettered(page, signs & lettered.SIGNS):
            yield by_rule("user_name", span, confidence=0.7, sentence=LETTERED)
