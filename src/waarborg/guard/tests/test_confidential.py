"""Markings, credentials, prices and own words: what art. 4.2 keeps inside, and the prose that only talks about it."""

import pytest

from waarborg.guard.policy import NO_POLICY, GuardPolicy
from waarborg.guard.sensitive import confidential
from waarborg.guard.words import Words

KEPT_INSIDE = [
    ("VERTROUWELIJK", "confidential_marking", "VERTROUWELIJK"),
    ("Strikt vertrouwelijk", "confidential_marking", "Strikt vertrouwelijk"),
    ("Rubricering: vertrouwelijk", "confidential_marking", "vertrouwelijk"),
    ("Status: geheim", "secret_marking", "geheim"),
    ("Dit stuk is vertrouwelijk.", "confidential_marking", "vertrouwelijk"),
    ("Dit document is niet openbaar.", "confidential_marking", "niet openbaar"),
    ("Memo – uitsluitend voor intern gebruik", "confidential_marking", "uitsluitend voor intern gebruik"),
    ("TLP:AMBER", "confidential_marking", "TLP:AMBER"),
    ("TLP:RED", "secret_marking", "TLP:RED"),
    (
        "Geheimhouding is opgelegd op grond van artikel 25 Gemeentewet.",
        "secret_marking",
        "Geheimhouding is opgelegd op grond van artikel 25 Gemeentewet",
    ),
    ("Persbericht onder embargo tot vrijdag 12.00 uur", "confidential_marking", "onder embargo"),
    ("GEHEIM", "secret_marking", "GEHEIM"),
    ("Bijlage 2 (vertrouwelijk)", "confidential_marking", "vertrouwelijk"),
    ("Onderwerp: VERTROUWELIJK: reorganisatie", "confidential_marking", "VERTROUWELIJK"),
    ("Intern – niet verspreiden", "confidential_marking", "Intern – niet verspreiden"),
    ("Concept-advies", "confidential_marking", "Concept-advies"),
    ("Besloten vergadering van de raad, 3 maart 2026 - BESLOTEN", "secret_marking", "BESLOTEN"),
    ("STAATSGEHEIM", "secret_marking", "STAATSGEHEIM"),
    ("Stg. CONFIDENTIEEL", "secret_marking", "Stg. CONFIDENTIEEL"),
    ("Deze notitie is strikt vertrouwelijk, niet doorsturen.", "confidential_marking", "strikt vertrouwelijk"),
    ("** CONFIDENTIAL **", "confidential_marking", "CONFIDENTIAL"),
    ("Raadsvoorstel (niet openbaar)", "confidential_marking", "niet openbaar"),
    ("Let op: deze mail is vertrouwelijk!", "confidential_marking", "vertrouwelijk"),
    ("Mijn wachtwoord is Zomer2026!", "credential", "Zomer2026!"),
    ("ww: Welkom01", "credential", "Welkom01"),
    ("password=hunter2", "credential", "hunter2"),
    ('inlog j.bos, wachtwoord: "appeltaart"', "credential", "appeltaart"),
    ("De pincode van de pas is 4821.", "credential", "4821"),
    ("API_KEY=4f9d8a7b6c5e4d3c2b1a0f9e", "credential", "4f9d8a7b6c5e4d3c2b1a0f9e"),
    ("sk-proj-abcdEFGH1234ijklMNOP5678", "credential", "sk-proj-abcdEFGH1234ijklMNOP5678"),
    ("token: ghp_16C7e42F292c6912E7710c838347Ae178B4a", "credential", "ghp_16C7e42F292c6912E7710c838347Ae178B4a"),
    ("AKIAIOSFODNN7EXAMPLE", "credential", "AKIAIOSFODNN7EXAMPLE"),
    ("glpat-Ab12Cd34Ef56Gh78Ij90", "credential", "glpat-Ab12Cd34Ef56Gh78Ij90"),
    ("Authorization: Bearer abcdefghij0123456789ABCDEF", "credential", "abcdefghij0123456789ABCDEF"),
    (
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N",
        "credential",
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N",
    ),
    ("postgres://app:Geheim123@db.intern:5432/zaak", "credential", "postgres://app:Geheim123@db.intern:5432/zaak"),
    ("Server=db1;User Id=sa;Password=Str0ng!Pass;", "credential", "Str0ng!Pass"),
    ("het wachtwoord voor de wifi is BiebGast2026", "credential", "BiebGast2026"),
    ("alarmcode 4471", "credential", "4471"),
    ("De laagste inschrijving bedraagt € 1.250.000.", "price", "€ 1.250.000"),
    ("Wij onderhandelen met de eigenaar; ons bod is € 340.000.", "price", "€ 340.000"),
    ("Uurtarief van de adviseur in de offerte: € 125 per uur", "price", "€ 125"),
    ("De taxatie van het pand kwam uit op € 2.240.000", "price", "€ 2.240.000"),
    ("Wij kunnen schikken voor 60.000 euro.", "price", "60.000 euro"),
    ("Minimumprijs voor de kavel: € 310.000", "price", "€ 310.000"),
    ("De aanbesteding is vertrouwelijk en nog niet openbaar.", "confidential_marking", "vertrouwelijk"),
    ("De aanbesteding is vertrouwelijk en nog niet openbaar.", "confidential_marking", "niet openbaar"),
    ("conceptbesluit, niet openbaar tot 1 mei", "confidential_marking", "conceptbesluit, niet openbaar"),
    ("Betreft: nog niet openbaar – benoeming directeur", "confidential_marking", "niet openbaar"),
    ("Niet delen buiten het team a.u.b.", "confidential_marking", "Niet delen buiten het team"),
    ("Ter vertrouwelijke kennisneming aan de raad", "confidential_marking", "Ter vertrouwelijke kennisneming"),
    ("bijlage_3_vertrouwelijk_taxatie.pdf", "confidential_marking", "vertrouwelijk"),
    ("Wil je dit vertrouwelijk houden tot donderdag?", "confidential_marking", "vertrouwelijk houden"),
    ("Dit nieuws mag nog niet naar buiten.", "confidential_marking", "niet naar buiten"),
    ("Houd dit nog even voor je.", "confidential_marking", "Houd dit nog even voor je"),
    ("Vertrouwelijk gespreksverslag", "confidential_marking", "Vertrouwelijk"),
    ("Op deze bijlage rust geheimhouding.", "secret_marking", "rust geheimhouding"),
    ("De fractie vroeg om geheimhouding van deze bedragen.", "secret_marking", "geheimhouding"),
    (
        "Dit overzicht is alleen voor leden van de stuurgroep",
        "confidential_marking",
        "alleen voor leden van de stuurgroep",
    ),
    ("De biedprijs is 1,2 miljoen euro.", "price", "1,2 miljoen euro"),
    ("Ons laatste bod was een half miljoen.", "price", "een half miljoen"),
    ("De taxateur kwam uit op zevenhonderdvijftigduizend euro.", "price", "zevenhonderdvijftigduizend euro"),
    ("De verkoper wil € 425.000, wij zitten op € 380.000.", "price", "€ 380.000"),
    ("Raming directie (niet openbaar): € 640.000", "price", "€ 640.000"),
    ("Het mandaat voor de onderhandelaar is vijfenzeventigduizend.", "price", "vijfenzeventigduizend"),
    ("Ze willen 15% korting geven als we voor vrijdag tekenen.", "price", "15%"),
    ("Wij hebben offertes van Jansen (4.350), De Bruin (4.120) en Loos (5.075).", "price", "5.075"),
    ("Ze zakken met hun uurtarief tot 95.", "price", "95"),
    ("| Leverancier | Prijs | Score |\n|---|---|---|\n| Balkon | 84.500 | 7 |", "price", "84.500"),
    ("Mijn DigiD-wachtwoord is Katje1234", "credential", "Katje1234"),
    ("Code voordeur: 1982#", "credential", "1982#"),
    ("Weet iemand de code van de berging?\nRia: 5530# dacht ik", "credential", "5530#"),
    ("beheer_gl / Kl0mp-88x", "credential", "Kl0mp-88x"),
    ("Sleutel voor de API: 7f3b9c0d1e2a4b5c6d7e8f90", "credential", "7f3b9c0d1e2a4b5c6d7e8f90"),
    ("MFA-herstelcodes: 4f7a-99bc", "credential", "4f7a-99bc"),
    ("De verhuurder wil van € 2.300 naar € 2.750; wij kunnen tot € 2.500.", "price", "€ 2.750"),
    ("De koper zit op vier ton, wij tekenen bij € 430.000.", "price", "€ 430.000"),
    ("De leverancier rekent $ 7.25 per gebruiker; dat is ons te veel.", "price", "$ 7.25"),
    ("Twee biedingen voor de molen: € 310.000 (Kramer Vastgoed) en drie ton veertig.", "price", "drie ton veertig"),
    ("Mondje dicht: de directeur vertrekt.", "confidential_marking", "Mondje dicht"),
    ("Dit weet de raad nog niet, dus blijft binnen de fractie.", "confidential_marking", "blijft binnen de fractie"),
    ("Na gebruik vernietigen. Groet, Ina", "confidential_marking", "Na gebruik vernietigen"),
    ("Verslag directieoverleg 8 mei, geheim\n\n1. Opening", "secret_marking", "geheim"),
    ("NIET VOOR DE OR\nReorganisatie afdeling Burgerzaken", "confidential_marking", "NIET VOOR DE OR"),
    ("Inloggen op het portaal: team-noord en Kr!jt&Bord.", "credential", "Kr!jt&Bord"),
    ("De noodcodes zijn 118 402 en 771 935.", "credential", "771 935"),
    ("Server: svc-back / Blauw7Paard", "credential", "Blauw7Paard"),
    ("De standaardcode van de printer is 0000.", "credential", "0000"),
]

MAY_LEAVE = [
    "Wij gaan vertrouwelijk met uw gegevens om.",
    "U kunt een vertrouwelijk gesprek voeren met de vertrouwenspersoon.",
    "Ambtenaren hebben een geheimhoudingsplicht.",
    "Uw melding wordt vertrouwelijk behandeld.",
    "De gemeente behandelt persoonsgegevens strikt vertrouwelijk.",
    "Het geheim van een goede buurt is een goed gesprek.",
    "De vergadering is openbaar.",
    "Documenten die niet openbaar zijn, kunt u opvragen met een Woo-verzoek.",
    "De raad kan geheimhouding opleggen op grond van artikel 87 van de Gemeentewet.",
    "Dat is geen geheim.",
    "Het is niet meer vertrouwelijk.",
    "Besluiten over besloten vergaderingen staan in artikel 23 Gemeentewet.",
    "Het college heeft besloten de subsidie te verlenen.",
    "De burgemeester heeft besloten tot sluiting van de woning.",
    "De parkeerplaats is alleen voor bewoners.",
    "Het zwembad is alleen voor leden.",
    "Wilt u dit bericht delen met uw buren?",
    "Het verspreiden van folders is verboden.",
    "Bent u uw wachtwoord vergeten?",
    "Wachtwoord: ********",
    "Wachtwoord: <uw wachtwoord>",
    "Uw wachtwoord moet minimaal 12 tekens hebben.",
    "Kies een sterk wachtwoord met cijfers en letters.",
    "Wijzig uw wachtwoord elke 90 dagen.",
    "Mijn ww is gestopt in 2025.",
    "Zij heeft een WW-uitkering van 1.200 euro.",
    "Wachtwoord wijzigen doet u in het portaal.",
    "Deel uw pincode nooit met anderen.",
    "De sleutel van het buurthuis ligt bij de beheerder.",
    "Het token van het besluit is een symbool.",
    "Zie https://www.rietwaard.example/wachtwoord-vergeten?stap=2",
    "De verdeelsleutel is 60/40.",
    "De begroting voor 2026 bedraagt € 250 miljoen.",
    "De leges voor een paspoort zijn € 83,87.",
    "U krijgt een subsidie van € 5.000.",
    "De dwangsom is € 2.500 per week.",
    "De eigen bijdrage is € 21,80 per maand.",
    "Europese aanbesteding is verplicht boven de drempel van € 221.000.",
    "Parkeren kost € 2,40 per uur.",
    "De boete bedraagt € 95.",
    "Het krediet voor de aanbesteding is € 1,2 miljoen, zo staat in de begroting.",
    "Concept van de notulen van 3 april",
    "Het concept is klaar.",
    "Het vertrouwelijke karakter van de zorg is belangrijk.",
    "Over vertrouwelijkheid maken wij afspraken.",
    "Het wachtwoordbeleid is vastgesteld.",
    "pass through 2026 is geregeld",
    "Gebruik de inlog van DigiD.",
    "In de nota staat hoe geheimhouding werkt.",
    "Het contract heeft een geheimhoudingsclausule.",
    "De vergadering van de commissie is niet openbaar.",
    "Uw gegevens zijn niet openbaar.",
    "Honden mogen niet naar buiten.",
    "De vertrouwenspersoon is er alleen voor medewerkers.",
    "De programmabegroting gaat uit van € 14,2 miljoen voor inkoop.",
    "Voor de regeling is jaarlijks € 300.000 beschikbaar voor aanbieders.",
    "De toeristenbelasting is € 2,10 per nacht voor de laagste prijs.",
    "Een kaartje kost € 4,50 en kinderen betalen de helft.",
    "Bij opdrachten boven € 50.000 vragen wij drie offertes.",
    "De aanbesteding is gewonnen voor € 2,3 miljoen, meldt TenderNed.",
    "U krijgt een korting van 10% als u voor 1 maart betaalt.",
    "De WOZ-waarde is € 312.000.",
    "De log zegt: login failed host=db7.intern",
    "De kosten voor jeugdhulp kwamen uit op € 20,1 miljoen.",
    "U betaalt € 150 per m2 voor snippergroen en € 300 voor de taxatie.",
    "| Procedure | Werken |\n|---|---|\n| Eén offerte | tot € 70.000 |\n| Drie offertes | € 70.000 tot € 1.500.000 |",
    "De gebruiker leest B&W-nota's en R&D-stukken in het systeem.",
    "Wij kregen de NDA van de juristen nog niet terug.",
    "De code van het project is 2024-118.",
]
KEY_BLOCK = "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQ\n-----END PRIVATE KEY-----"


def found_in(text: str, policy: GuardPolicy = NO_POLICY) -> list[tuple[str, str]]:
    return [(found.kind, text[found.start : found.end]) for found in confidential(text, Words(text), policy)]


@pytest.mark.parametrize(("text", "kind", "part"), KEPT_INSIDE)
def test_what_must_stay_inside_is_found(text, kind, part):
    assert (kind, part) in found_in(text)


@pytest.mark.parametrize("text", MAY_LEAVE)
def test_prose_about_secrecy_money_and_passwords_may_leave(text):
    assert found_in(text) == []


def test_a_private_key_is_found_as_a_whole_block():
    assert ("credential", KEY_BLOCK) in found_in(f"Certificaat:\n{KEY_BLOCK}\nRollback: oude sleutel terug.")


def test_a_private_key_without_an_end_is_found_too():
    assert found_in(KEY_BLOCK.partition("-----END")[0])[0][0] == "credential"


@pytest.mark.parametrize("title", ["Verslag over de kade.", "Memo", "Advies aan het college", "Nota grondzaken"])
def test_a_marking_above_a_title_is_found(title):
    assert found_in(f"VERTROUWELIJK\n\n{title}") == [("confidential_marking", "VERTROUWELIJK")]
    assert found_in(f"GEHEIM\n{title}") == [("secret_marking", "GEHEIM")]


def test_amounts_below_a_tender_heading_are_found_and_the_public_budget_is_not():
    text = "Ontvangen inschrijvingen:\n1. Krinkels  € 1.148.300,00\n2. Tol  € 1.096.750\nDe begroting was € 2 mln."
    assert found_in(text) == [("price", "€ 1.148.300,00"), ("price", "€ 1.096.750")]


def test_own_words_are_found_whatever_their_case_whole_or_as_the_start_of_a_compound():
    policy = GuardPolicy(own_words=("Wielewaal", "project Blauwe Reiger", "kern"))
    text = "De WIELEWAAL en het wielewaaldossier horen bij Project Blauwe Reiger in de kernstad."
    assert found_in(text, policy) == [
        ("own_word", "WIELEWAAL"),
        ("own_word", "wielewaaldossier"),
        ("own_word", "Project Blauwe Reiger"),
    ]


def test_the_reason_names_the_word_that_gave_a_password_away():
    [finding] = confidential("ww: Zomer2026!", Words("ww: Zomer2026!"), NO_POLICY)
    assert finding.why.sentence == "Dit lijkt een wachtwoord: ervoor staat ‘ww’."


def test_amounts_in_one_row_are_judged_together():
    text = "De vraagprijs is € 410.000. De buren kregen € 395.000."
    assert found_in(text) == [("price", "€ 410.000"), ("price", "€ 395.000")]


def test_no_explanation_quotes_the_text():
    text = "Het wachtwoord is Zomer2026! en ons bod is € 340.000. VERTROUWELIJK"
    for found in confidential(text, Words(text), NO_POLICY):
        assert text[found.start : found.end] not in found.why.sentence
