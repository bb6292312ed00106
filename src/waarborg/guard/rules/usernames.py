"""Names of users: behind a word for it, in a path, a log line or a field of data, or by how they are made."""

from collections.abc import Iterator

from waarborg.guard.findings import Finding
from waarborg.guard.rules.lettered import lettered
from waarborg.guard.rules.logins import behind_cues
from waarborg.guard.rules.page import Page
from waarborg.guard.rules.userforms import by_form
from waarborg.guard.rules.why import by_rule

AFTER_CUE = "Een naam achter een woord als gebruikersnaam of inlog."
IN_FORM = "De naam van een gebruiker in een pad, een domein of een veld met gegevens."
LETTERED = "Kleine letters, gemaakt zoals de naam waarmee iemand inlogt."


def find(page: Page) -> Iterator[Finding]:
    """Every name of a user."""
    for span in behind_cues(page):
        yield by_rule("user_name", span, confidence=0.93, sentence=AFTER_CUE)
    for span in by_form(page):
        yield by_rule("user_name", span, confidence=0.85, sentence=IN_FORM)
    for span in lettered(page):
        yield by_rule("user_name", span, confidence=0.7, sentence=LETTERED)
