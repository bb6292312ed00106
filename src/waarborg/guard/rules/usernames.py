"""Names of users: after a word for it, in a path, a log line or a field of data."""

import re
from collections.abc import Iterator

from waarborg.guard.findings import Finding
from waarborg.guard.rules.lists import listed
from waarborg.guard.rules.page import Page
from waarborg.guard.rules.why import by_rule

CUES = listed(
    "inlog inlogcode inlognaam inloggen inloggegevens login loginnaam logins gebruikersnaam gebruiker gebruikers"
    " username"
    " user userid account accounts accountnaam ingelogd ingelogde aangemeld useraccount gebruikersaccount snapchat"
    " instagram"
    " insta tiktok discord telegram skype facebook twitter linkedin password publickey facebook-account twitter-account"
    " instagram-account insta-account tiktok-account snapchat-account linkedin-account youtube-account"
    " marktplaats-account"
    " windows-account ad-account e-mailaccount werkaccount netwerkaccount beheerdersaccount beheeraccount adminaccount"
    " admin-account testaccount serviceaccount service-account digid-account teams-account citrix-account suite-account"
    " profiel profielnaam schermnaam nickname aanmelden aanmeldnaam logon samaccountname gebruikers-id"
    " userprincipalname"
    " upn session sessie sudo log logt logde medewerkercode gamertag uid steam xbox digid bijnaam"
)
STRONG = (
    r"inlognaam|loginnaam|gebruikersnaam|user[ _-]?(?:name|id)|accountnaam|aanmeldnaam|samaccountname"
    r"|logon(?:[ _-]?name)?"
    r"|profielnaam|schermnaam|nickname|gamertag|gebruikers-?id|medewerkercode|userprincipalname|upn|digid[ -]?naam"
    r"|bijnaam|inlog[ -]naam"
    r"|(?:user|login|gebruiker|account|uid)(?= ?[=:])"
)
NAME = r"(?:[A-Za-z\d][\w-]{0,20}\\)?[A-Za-z\d_][\w.-]{1,39}"
# Each is tried where a cue word begins.
USER = re.compile(
    rf"(?:(?P<strong>{STRONG})|inlog(?:code|gegevens)?(?: [\w-]{{2,20}}(?= ?:))?|inloggen|login(?: [\w-]{{2,20}}(?= ?:))?"
    r"|gebruiker|user|(?P<cue>(?:[a-z]{2,12}-?)?account)|ingelogd|aangemeld|snapchat|instagram|insta|tiktok|discord"
    r"|telegram|skype)"
    r"(?:'s)?(?P<sign> {0,4}[:=] {0,4}| (?:is|was|met|als|van|onder)(?: (?:naam|account|de))?:? {1,2}| {1,3})"
    rf"[\"'<(]?(?P<name>{NAME})",
    re.IGNORECASE,
)
LOGGED = re.compile(
    r"(?:(?:(?:password|publickey|failed login) for(?: invalid user)?|logon by|(?:opened|closed|of|by|as|su)(?: for)? user)"
    rf"(?: {{1,3}}|: ?))[\"'<(]?(?P<name>{NAME})",
    re.IGNORECASE,
)
LOG_WORDS = listed("password publickey failed logon opened closed of by as su")
# "log even in met wijkteam.noord", "ik zit daar in als bhoutman_kl".
AS = re.compile(
    r"(?:log(?:t|de|ge)?|meld(?:t|de)?|zit|zat|ingelogd|aangemeld|inloggen|aanmelden|login|inlog)(?![^\W_])[^\n.;:]{0,30}?"
    rf"(?:(?<![^\W_])(?:als|met|onder)(?: (?:het |de |zijn |haar |mijn )?(?:account|gebruiker|naam|login))?:? "
    rf"|\()[\"'<(]?(?P<name>{NAME})",
    re.IGNORECASE,
)
AS_WORDS = listed(
    "log logt logde logge meld meldt meldde zit zat ingelogd aangemeld inloggen aanmelden login inlog"
)
PATH = re.compile(
    r"(?:[A-Za-z]:[\\/]{1,2}(?:Users|Gebruikers|Documents and Settings)[\\/]{1,2}|(?<![\w.])/(?:home"
    r"|Users)/)(?P<name>[\w.-]{2,40})"
)
DOMAIN = re.compile(r"(?<![\w\\/.:-])[A-Z][A-Z\d-]{1,14}\\{1,2}(?P<name>[a-z][\w.-]{2,30})(?![\w\\])")
FIELD = re.compile(
    r"(?:<(?:medewerker|gebruiker|user|username|login|account|behandelaar|createdby|owner)>|\"(?:x-)?(?:user"
    r"|user_?name|user_?id|gebruiker|login"
    r"|gebruikersnaam|medewerker|account|owner|created_?by|modified_?by|updated_?by|behandelaar"
    r"|actor)\"\s?:\s?\")(?P<name>[\w.-]{3,40})[<\"]",
    re.IGNORECASE,
)
SERVICE_PARTS = tuple(
    sign + part if is_last else part + sign
    for sign in "_-"
    for part, is_last in (("svc", False), ("sa", False), ("adm", False), ("adm", True), ("beheer", True))
)
SERVICE = re.compile(
    r"(?<![\w.@/-])(?P<name>(?:svc|sa|adm)[_-][a-z\d][\w-]{2,24}|[a-z]{3,14}[-_](?:adm|admin|beheer))(?![\w@-]|\.\w)"
)
# Small letters with a name in them: pjansen_soc, (jhamelink).
BARE = re.compile(r"(?<![\w.@/\"'<=-])(?=[a-z]{2,14}_)([a-z]{2,14}_[a-z]{2,14})(?![\w.(=:\"'-])")
IN_BRACKETS = re.compile(r"\(([a-z]{5,15})\)")
SHORTEST_PART = 5
IS_AHEAD = re.compile(r" (?:was|is|wordt|werd|staat|heeft)(?![^\W_])")
ADVERBS = listed(
    "gisteren vandaag morgen nog daardoor daarom meteen inmiddels ook toen daarna waarschijnlijk altijd eerder zelf dus"
    " maar echter hier daar alleen namelijk later direct tijdelijk momenteel pas weer wel opnieuw dat die wat werd"
)
NO_NAMES = listed(
    "en of is was met als de het een van voor in op aan bij die dat niet onbekend geblokkeerd vergeten naam"
    " wachtwoord nee"
    " ja geen via zonder heeft kan moet wordt your name password id public default administrator admin root shared user"
    " gebruiker all digid eherkenning e-herkenning account mijn uw je zijn haar e-mail e-mailadres email nummer"
)
TELLING = re.compile(r"\d|_|[a-z]\.[a-z]|\\")
# Letters with which no Dutch word begins: an initial before a surname (wstorm, jdevries).
ONSET = re.compile(
    r"(?!bl|br|ch|cl|cr|dr|dw|fl|fr|gl|gn|gr|kl|kn|kr|kw|ph|pl|pr|ps|sc|sf|sh|sj|sk|sl|sm|sn|sp|sq|st|sw|th|tj|tr|ts|tw|vl"
    r"|vr|wh|wr|zw)"
    r"[bcdfghjklmnpqrstvwxz]{2}[a-z]*[aeiouy][a-z]*\Z"
)
# The beginnings of ONSET, but for those of abbreviations and of names from other languages.
ODD_PAIRS = frozenset(
    first + second
    for first in "bcdfghjklmnpqrstvwxz"
    for second in "bcdfghjklmnpqrstvwxz"
    if ONSET.match(first + second + "a")
) - listed("mb hb vm vw gg ww mm ng kh gh dz zs sz cz rz lj nj hr zh mc pf ts dj xx ll ks kt gz hv lv jj mh")
OF_NAME = re.compile(r"[a-z]{1,2}(?:vd|vdr|vander|vanden|vande|van|de)[a-z]{4,12}\d{0,3}|[a-z]{5,14}\d{1,3}")
PASSWORD_AHEAD = re.compile(
    r" ?(?:/|,|en|\|)? ?(?:/|met )?(?:ww|wachtwoord|pw|pass(?:word)?|pincode)(?![^\W_])", re.IGNORECASE
)
SECRET_AHEAD = re.compile(r" ?/ ?(?=\S*\d)(?=\S*[A-Za-z])\S{6,}")
AFTER_CUE = "Een naam na een woord als gebruikersnaam of inlog."
INITIAL = "Kleine letters die beginnen met een voorletter en een achternaam."
IN_PATH = "De naam van een gebruiker in een pad, een domein of een veld met gegevens."


def find(page: Page) -> Iterator[Finding]:
    """Every name of a user with a word, a path or a field that says so."""
    text = page.text
    if page.has(CUES):
        yield from _behind_cue(page)
    if "\\" in text or "/home/" in text or "/Users/" in text:
        yield from _by_form(text, PATH, DOMAIN)
    if '":' in text or '" :' in text or "</" in text:
        yield from _by_form(text, FIELD)
    if ("_" in text or "adm" in text or "svc-" in text) and any(part in text for part in SERVICE_PARTS):
        yield from _by_form(text, SERVICE)
    odd = [
        word for word in page.words.present if word[:2] in ODD_PAIRS and word.isascii() and len(word) >= SHORTEST_PART
    ]
    if odd:
        yield from _bare(text, odd)


def _behind_cue(page: Page) -> Iterator[Finding]:
    for pattern, cues in ((USER, CUES), (LOGGED, LOG_WORDS), (AS, AS_WORDS)):
        for start in page.words.places(cues):
            match = pattern.match(page.text, start)
            if match and _is_user(page.text, match, match["name"].rstrip(".-")):
                yield _finding(match, match["name"].rstrip(".-"), sentence=AFTER_CUE, confidence=0.93)


def _bare(text: str, odd: list[str]) -> Iterator[Finding]:
    """Words with an initial before a surname, where nothing says that they are names: jvdberg, (jhamelink)."""
    for pattern in (BARE, IN_BRACKETS) if "_" in text else (IN_BRACKETS,):
        for match in pattern.finditer(text):
            if any(ONSET.match(part) for part in match[1].split("_") if len(part) >= SHORTEST_PART):
                yield by_rule("user_name", match.span(1), confidence=0.7, sentence=INITIAL)
    for word in filter(OF_NAME.fullmatch, odd):
        for match in re.finditer(rf"(?<![\w.@/-]){word}(?![\w@]|-\w|\.\w)", text, re.IGNORECASE):
            yield by_rule("user_name", match.span(), confidence=0.7, sentence=INITIAL)


def _is_user(text: str, match: re.Match[str], name: str) -> bool:
    """Whether the word after a cue is a name: a sign or its form says so, or a password follows."""
    if len(name) <= 1 or name.lower() in NO_NAMES:
        return False
    end = match.start("name") + len(name)
    is_telling = TELLING.search(name) or ONSET.match(name)
    if match.re is LOGGED or is_telling or PASSWORD_AHEAD.match(text, end) or SECRET_AHEAD.match(text, end):
        return True
    if match.re is AS:
        return False
    if match["cue"] and name.islower() and name not in ADVERBS and IS_AHEAD.match(text, end):
        return True
    sign = match["sign"].strip()
    return sign in {":", "="} or bool(match["strong"] and sign)


def _by_form(text: str, *patterns: re.Pattern[str]) -> Iterator[Finding]:
    for pattern in patterns:
        for match in pattern.finditer(text):
            name = match["name"].rstrip(".-")
            if name.lower() not in NO_NAMES:
                yield _finding(match, name, sentence=IN_PATH, confidence=0.85)


def _finding(match: re.Match[str], name: str, *, sentence: str, confidence: float) -> Finding:
    start = match.start("name")
    return by_rule("user_name", (start, start + len(name)), confidence=confidence, sentence=sentence)
