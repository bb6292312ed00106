"""Markings on a document (vertrouwelijk, geheim, onder embargo), told apart from prose about confidentiality."""

import math
import re
from collections.abc import Iterator
from dataclasses import replace

from waarborg.guard.findings import Finding, Why, found
from waarborg.guard.sensitive.lists import entries
from waarborg.guard.words import Words

AUDIENCE = "|".join(word.replace(" ", r"\s+") for word in entries("marking.audience"))
# For whom alone something may be without a secret: "alleen voor volwassenen".
EVERYBODY = (
    "volwassenen|kinderen|inwoners|bewoners|fietsers|bestemmingsverkeer|voetgangers|vergunninghouders|klanten"
    "|bezoekers|vrouwen|mannen|jongeren|ouderen|gebruikers|werkdagen|noodgevallen|spoed|leden|gasten|personeel|ouders"
    "|studenten"
)
DEGREE = "|".join(word.replace(" ", r"\s+") for word in entries("marking.degree"))
GROUNDS = (
    r"(?:\s+(?:door\s+(?:het\s+college|de\s+raad|de\s+burgemeester)\s+)?(?:op\s+grond\s+van|ex|krachtens|o\.g\.v\.)"
    r"\s+art(?:ikel|\.)\s*\d+[a-z]?(?:\s+(?:van\s+de\s+)?Gemeentewet)?)"
)
DO_NOT = (
    r"(?:niet\s+(?:verder\s+)?(?:verspreiden|doorsturen|doorzenden|delen|publiceren|citeren|kopiëren|printen"
    r"|afdrukken|rondsturen|rondmailen|doorvertellen|uitlekken|lekken|openbaar\s+maken)"
    r"|niet\s+(?:voor|ter)\s+(?:publicatie|verspreiding))(?:\s+(?:buiten|met)\s+(?:(?:de|het|deze"
    r"|dit)\s+)?\w+(?:\s(?-i:[A-Z])\w*)?)?"
)

# Log-odds of being a marking before its place is seen, and the form. The first that matches at a place counts.
SECRET = (
    (1.2, rf"onder\s+(?:oplegging\s+van\s+)?geheimhouding(?:\s+opgelegd)?{GROUNDS}?"),
    (0.2, r"dienstgeheim|medisch\s+geheim"),
    (1.4, r"topgeheim"),
    (0.8, rf"geheimhouding\s+(?:is\s+)?(?:opgelegd|bekrachtigd|van\s+toepassing|rust|geldt){GROUNDS}?"),
    (0.6, rf"(?:geheim(?:houding)?|besloten){GROUNDS}"),
    (2.0, r"TLP\s?[:-]\s?RED"),
    (-0.3, r"stg\.?\s?(?:zeer\s+)?(?:geheim|confidentieel)|staatsgeheim(?:\s+confidentieel)?|zeer\s+geheim"),
    (-0.6, r"besloten\s+(?:deel|bijlage|agendapunt|stuk)|ter\s+geheimhouding"),
    (-1.8, r"geheime?|besloten"),
)
CONFIDENTIAL = (
    (1.0, r"(?:ligt|liggen)\s+vertrouwelijk\s+ter\s+inzage"),
    (-0.6, r"vertrouwelijke\s+(?:correspondentie|bijlage|notitie|memo|brief|stukken)"),
    (-0.2, r"(?:concurrentie|bedrijfs|koers|markt)gevoelige?"),
    (
        1.5,
        (
            r"(?:echt\s+)?niet\s+(?:voor|naar)\s+buiten(?:\s+(?:deze|dit|het|de)\s+\w+)?|off[\s-]the[\s-]record"
            r"|onder\s+de\s+pet"
        ),
    ),
    (0.0, r"intern\s+gebruik"),
    (0.6, r"niet\s+voor\s+derden|niet\s+ter\s+(?:kennisname|kennisneming|inzage)(?:\s+van\s+(?:de|het)\s+\w+)?"),
    (1.2, r"(?:alleen|uitsluitend)\s+persoonlijk\s+(?:overhandigen|uitreiken)|blijft\s+(?:onder|tussen)\s+ons"),
    (0.6, r"intern,?\s+classificatie\s+\w+"),
    (
        -1.4,
        (
            rf"(?:uitsluitend"
            rf"|alleen)\s+(?:bestemd\s+)?voor\s+(?!(?:{EVERYBODY})\b)[\w-]{{3,25}}(?:\s[\w-]{{2,20}})?(?=\s*(?:$|[.!)\]]))"
        ),
    ),
    (
        0.4,
        (
            r"(?:strictly|company|private\s+and|privileged\s+(?:and|&))\s+confidential|for\s+internal\s+use(?:\s+only)?"
            r"|do\s+not\s+(?:distribute|share|forward|copy)"
        ),
    ),
    (-0.4, r"restricted|classified"),
    (2.0, r"TLP\s?[:-]\s?AMBER(?:\+STRICT)?"),
    (-0.4, rf"(?:{DEGREE})\s+vertrouwelijk"),
    (-0.4, r"(?:bedrijfs|personeels|departementaal\s?|raads|staats|[a-z]{2,12}-)vertrouwelijk"),
    (-1.5, r"vertrouwelijke?"),
    (-0.6, r"niet[\s-]+openba(?:ar|re)"),
    (0.4, rf"(?:uitsluitend|alleen|slechts)\s+(?:bestemd\s+)?(?:voor|door|aan)\s+(?:{AUDIENCE})"),
    (0.0, r"(?:alleen\s+)?voor\s+intern\s+gebruik"),
    (-0.2, DO_NOT),
    (0.8, r"onder\s+embargo"),
    (0.4, r"embargo(?=\s*(?::|tot\b|t/m))"),
    (0.2, r"concept[\s-]?advies|concept[\s,–-]+(?:alleen|niet|intern)\s+\w+(?:\s+zaken)?"),
    (-1.2, r"confidential|internal\s+use\s+only|intern(?=\s*[–—-]\s*niet\b)"),
)
FORMS = [("secret_marking", *form) for form in SECRET] + [("confidential_marking", *form) for form in CONFIDENTIAL]
STARTS = frozenset(entries("marking.start"))
PATTERN = re.compile(r"(?:" + "|".join(f"({form})" for _, _, form in FORMS) + r")\b", re.IGNORECASE | re.MULTILINE)
# Without one of these words, or these pairs, no form can match.
WORDS = frozenset(entries("marking.words"))
PAIRS = entries("marking.pairs")

WEIGHTS = {
    "capitals": 2.0,
    "own line": 2.6,
    "opens": 1.6,
    "closes": 1.5,
    "in brackets": 2.0,
    "label": 1.8,
    "says so": 2.2,
    "next word": -1.9,
    "denied": -3.0,
    "treated": -2.5,
}
JOINED = re.compile(r" ?[–—-] ")
AROUND = 90  # characters of the line that are read to both sides
SEPARATORS = "–—-|:,;([/•*#.>"
LABEL = re.compile(
    r"\b(?:rubricering|classificatie|status|vertrouwelijkheid|openbaarheid|behandeling|beveiliging|markering|onderwerp|"
    r"betreft|niveau)\s*:?\s*$",
    re.IGNORECASE,
)
SAYS_SO = re.compile(
    r"\b(?:stuk|stukken|document|bericht|persbericht|memo|advies|brief|nota|bijlage|bijlagen|mail|e-mail|dossier"
    r"|verslag|"
    r"voorstel|notitie|rapport|tarieven|prijzen|inhoud|dit|hele|offerte|gegevens)\b.{0,40}\b(?:is|zijn|blijft|blijven"
    r"|stond|"
    r"staat)\b.{0,20}$",
    re.IGNORECASE,
)
DENIED = re.compile(r"\b(?:niet|geen|nooit|noch)\s+(?:meer\s+|langer\s+|als\s+)?$", re.IGNORECASE)
TREATED = re.compile(
    r"\b(?:gaan|gaat|ga|omgaan|omgegaan|behandel(?!\s+dit\b)\w*|blijft|blijven|wij|we|wordt|worden|mogen|mag|altijd"
    r"|daarom|informatie)\b",
    re.IGNORECASE,
)
GOES_ON = re.compile(
    r"\s+(?!tot\b|te\b|nr\b|voor\b|door\b|ex\b|op\s+grond\b|bijlage\b|stuk\b|raadsstuk\b|memo\b|advies\b|is\b"
    r"|en\s+\w+\s*$)[a-zà-ÿ]"
)


def markings(text: str, words: Words) -> list[Finding]:
    """Markings that say that a text, or a part of it, may not go further. Two with a dash between are one."""
    folded = text.lower()
    if WORDS.isdisjoint(words.present) and "vertrouwelijk" not in folded and not any(pair in folded for pair in PAIRS):
        return []
    kept: list[Finding] = []
    for marking in _marked(text, words):
        before = kept[-1] if kept else None
        if before and JOINED.fullmatch(text, before.end, marking.start):
            kept[-1] = replace(before, end=marking.end, confidence=max(before.confidence, marking.confidence))
        else:
            kept.append(marking)
    return kept


def _marked(text: str, words: Words) -> Iterator[Finding]:
    last = 0
    for index, word in enumerate(words.lower):
        if not (word in STARTS or word.endswith("vertrouwelijk")) or words.starts[index] < last:
            continue
        match = PATTERN.match(text, words.starts[index])
        if not match:
            continue
        last = match.end()
        kind, prior, _ = FORMS[(match.lastindex or 1) - 1]
        features = _features(text, match.start(), match.end())
        score = prior + sum(WEIGHTS[feature] for feature in features)
        if score >= 0:
            where = "op een eigen plek" if {"own line", "label", "in brackets"} & set(features) else "bij dit stuk"
            name = "geheim" if kind == "secret_marking" else "vertrouwelijk of niet openbaar"
            why = Why("rule", f"Een merkteken ‘{name}’, {where}.")
            yield found(kind, match.start(), match.end(), 1 / (1 + math.exp(-score)), why)


def _features(text: str, start: int, end: int) -> list[str]:
    """What its place on the line says about a marking."""
    line = max(text.rfind("\n", max(0, start - AROUND), start) + 1, start - AROUND, 0)
    stop = text.find("\n", end, end + AROUND)
    before, after = text[line:start], text[end : stop if stop >= 0 else end + AROUND]
    left, right = before.strip(), after.strip()
    embargo = "embargo" in text[start:end].lower()  # said in a sentence it is a marking too
    closed = not right or right[0] in ").]|,;!–—-:/"
    tests = {
        "capitals": text[start:end].isupper(),
        "own line": not left.strip(SEPARATORS) and not right.strip(SEPARATORS + ")].!*"),
        "opens": not left.strip(SEPARATORS) and bool(right) and closed,
        "closes": bool(left) and (left[-1] in SEPARATORS or before.endswith(("   ", "\t"))) and closed,
        "in brackets": left.endswith(("(", "[")) and ")" in right[:30],
        "label": bool(LABEL.search(before)),
        "says so": bool(SAYS_SO.search(before)) and not DENIED.search(before),
        "next word": not embargo and bool(GOES_ON.match(after)),
        "denied": bool(DENIED.search(before)),
        "treated": not embargo and bool(TREATED.search(before.rpartition(". ")[2])) and not SAYS_SO.search(before),
    }
    return [name for name, holds in tests.items() if holds]
