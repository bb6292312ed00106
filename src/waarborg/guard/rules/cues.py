"""Cue words: what stands before a number and says what it is."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from waarborg.guard.rules.lists import listed

REACH = 100
LONG_NUMBER = 8
SHORTEST_BETWEEN = 4  # letters: "klantnummer" is read in "klant belastingen nr."
AROUND_WORDS = ".,:;()"
NUMBER_WORDS = frozenset({"nummer", "nummers", "nr", "nrs", "no", "num", "id", "code"})
NUMBER_ENDINGS = ("nummers", "nummer", "nrs", "nr", "num", "no", "code", "id")
FILLERS = listed(
    "is was zijn haar mijn uw je jouw hun het de een van met en of op te in tot dit dat deze voor u ik luidt"
    " betreft heeft nl onder bij als s t toch ook even gewoon dus nog"
)
# A word with its hyphens and dots ("KvK-nr", "geb.datum"), or a code with a digit near its start, to be passed over.
WORD = re.compile(
    r"(?<![^\W\d_])(?:(?=[^\W\d_]{0,5}+[-/.]?\d)[^\W_][\w/.-]{0,40}+|[^\W\d_]{1,40}+(?:[-.][^\W\d_]{1,40}+){0,3}+)"
)

# Words that are a cue by themselves, with or without "nummer" behind them.
ALONE = {
    "bsn": "bsn burgerservice sofi sociaalfiscaal csn",
    "kvk": "kvk handelsregister koophandel",
    "client": (
        "client cliënt clienten cliënten klant cl relatie debiteur debiteuren polis patient patiënt pat pers"
        " personeel personeels medewerkers lidmaatschap lidmaatschaps deelnemer deelnemers klantcode skj agb"
        " boaakte skjregistratie akte pas klantkaart klantid clientid relatieid cliëntid dienst huurder huurders"
        " zorgrelatie uitkerings verzekerde verzekerden stamnr crediteur"
    ),
    "student": "pgn leerling student studenten onderwijs leerlingen persoonsgebonden duo",
    "big": "big bigregistratie bigregister",
    "v": "vreemdelingen vreemdeling ind",
    "driving_licence": "rijbewijs rijbewijzen",
    "passport": "paspoort paspoorten passport reisdocument vluchtelingenpaspoort",
    "identity_card": (
        "identiteitskaart idkaart identiteitsbewijs idbewijs legitimatie legitimatiebewijs verblijfsdocument"
        " verblijfsvergunning document identiteitsdocument idk"
    ),
    "licence_plate": "kenteken kentekens nummerplaat nummerplaten kentekenplaat",
    "vehicle": (
        "auto autos voertuig voertuigen bus busje bestelbus bestelauto personenauto scooter motor bromfiets wagen"
        " caravan vrachtwagen aanhanger aanhangwagen camper taxi"
    ),
    "case": (
        "zaak zaken dossier dossiers kenmerk kenmerken zaakkenmerk dossierkenmerk ref referentie reference"
        " beschikking beschikkings zaakidentificatie meldings aanvraag besluit bezwaar bezwaarschrift melding"
        " klacht registratiekenmerk cjib olo casus mutatie reg proces procesverbaal pv parket aangifte"
        " registratiecode vergunning vergunnings vergunningen ontheffing ontheffings woo wob wooverzoek wobverzoek"
        " verzoek"
        " indicatie brief corsa decos djuma verseon join squit powerbrowser suite zaaksysteem bezwaardossier"
        " bezwaarzaak zaakdossier zaakreferentie dossierref dossierreferentie onskenmerk uwkenmerk rol beroep beroeps"
        " beroepszaak cliëntdossier persoonsdossier personeelsdossier casusnr onderzoek onderzoeks rapport rapportage"
        " beschikkingskenmerk klachten klachtzaak signaal signalen meld correspondentie post stukkenmerk"
        " documentkenmerk"
        " naheffing naheffings naheffingsaanslag incident incidenten bvh bosz vreemdelingendossier inzend inzending"
        " inzendings inzake mutaties politie caseid zaakid case"
    ),
    "phone": (
        "tel telefoon mobiel mobiele mob gsm bel bellen belt gebeld bereikbaar doorkies fax whatsapp app phone"
        " mobile telefonisch nood"
    ),
    "card": "creditcard creditcards betaalkaart mastercard visa amex maestro",
    "account": "iban rekening rek bankrekening bank giro",
    "vat": "btw btwid omzetbelasting ob",
    "birth": (
        "geboren geb geboort geboortdatum gebortedatum geboortedtm gebdtm birthdate birthday geboortedatums"
        " datumgeboorte"
        " geboorte geboortedatum gebdatum gebdat geboortedata gebdd dob born birth dateofbirth"
        " geboortedag gebd geboortedat geborene"
    ),
    "version": "versie versies version release update firmware build v paragraaf hoofdstuk artikel art bijlage sectie",
    "network": "ip ipadres ipadressen host server src dst bron client_ip adres dns gateway router vpn ipv",
    "place": (
        "coördinaten coordinaten coördinaat rd rdnew rdcoördinaten rdcoordinaten rijksdriehoek rijksdriehoeks"
        " rijksdriehoekstelsel gps locatie positie xy"
    ),
    "address": (
        "adres woonadres wonende wonend woonachtig woont woonde woon woonplaats verblijfsadres briefadres"
        " postadres bezoekadres gevestigd verblijft verblijvende pa adresgegevens woning huurwoning huisadres"
        " werkadres correspondentieadres"
    ),
    "postcode": "postcode postcodes pc",
    "other": (
        "factuur facturen bestel bestelling order offerte aanslag invoice transactie ticket serie product"
        " productcode barcode ean isbn issn imei batch lot model rsin fiscaal loonheffing loonheffingen"
        " betalingskenmerk betaalkenmerk perceel bag verblijfsobject pakket trackandtrace zending inkoop"
        " inkooporder po volg pin boek raadsvoorstel verordening agendapunt cve iso nen norm grootboek budget"
        " krediet kostenplaats project leverancier onderdeel meter meterstand ontvangst kassabon bon tender"
        " tenderned aanbesteding stikstof pagina bedrag totaal"
    ),
}
# Words too common to be a cue unless "nummer" stands behind them.
NUMBERED = {
    "v": "v vnd",
    "a": "a administratie",
    "licence_plate": "plaat",
    "client": "lid belastingplichtige kind gezins werknemer subject deb uitkering burger inwoner bewoner persoons"
    " contact account",
    "user": "gebruiker",
    "case": "advies formulier",
    "other": "stuk regel artikel",
}
ALONE_WORDS = {word: family for family, words in ALONE.items() for word in words.split()}
NUMBERED_WORDS = {word: family for family, words in NUMBERED.items() for word in words.split()}

# Family, list word and whether "nummer" is in it, by every written form without hyphens and dots. A word that is a cue
# with and without "nummer" counts as the former in "V-nummer" and as the latter in "v. 12".
WITH_NUMBER = {
    word + ending: (family, word, True)
    for word, family in {**ALONE_WORDS, **NUMBERED_WORDS}.items()
    for ending in NUMBER_ENDINGS
}
FORMS = {**WITH_NUMBER, **{word: (family, word, False) for word, family in ALONE_WORDS.items()}}
# The same for a word with "nummer" as a word of its own behind it.
NUMBERED_FORMS = {form: (family, word, True) for form, (family, word, _) in FORMS.items()} | {
    word: (family, word, True) for word, family in NUMBERED_WORDS.items()
}
HAS_DIGIT = re.compile(r"[0-9]").search


class Cue(NamedTuple):
    """A cue word from the lists, and whether "nummer" went with it.

    `distance` counts the other words between it and the number, `passed` the digits.
    """

    family: str
    word: str
    numbered: bool
    distance: int
    passed: int = 0

    @property
    def spent(self) -> bool:
        """Whether another long number stands in between, so that the cue went with that one."""
        return self.passed >= LONG_NUMBER


def cue_of(word: str, numbered: bool = False) -> tuple[str, str, bool] | None:
    """Family and list word of one written word such as "KvK-nr."; None when it is no cue."""
    bare = word.lower()
    if not bare.isalpha():
        bare = bare.replace("-", "").replace(".", "")
    return (NUMBERED_FORMS if numbered else FORMS).get(bare)


def cues_before(text: str, start: int, *, within: int = REACH) -> Iterator[Cue]:
    """The cues in the hundred characters before `start`, nearest first, with at most `within` other words between."""
    distance = passed = 0
    numbered = farther = False  # whether "nummer" stands right behind the word, or behind the one after it
    for word in _words_before(text, start):
        read = cue_of(word, numbered)
        if read:
            yield Cue(read[0], read[1], read[2] or farther, distance, passed)
            distance += 1
            numbered = farther = False
        elif not word.isalpha() and HAS_DIGIT(word):
            passed += sum(map(str.isdecimal, word))
        else:
            lower = word.lower()
            farther = numbered and len(word) > SHORTEST_BETWEEN
            numbered = lower in NUMBER_WORDS
            distance += not (numbered or lower in FILLERS)
        if distance > within:
            return


def _words_before(text: str, start: int) -> Iterator[str]:
    """The words before `start`, nearest first. No word holds a space, and most are one from space to space."""
    low = max(0, start - REACH)
    window = text[low:start]
    pieces = window.split()
    for piece in reversed(pieces[1:]):
        word = piece.strip(AROUND_WORDS)
        if word.isalpha():
            yield word
        else:
            yield from reversed(WORD.findall(piece))
    if pieces:  # the first may be cut
        yield from reversed(WORD.findall(text, low, low + window.index(pieces[0]) + len(pieces[0])))
