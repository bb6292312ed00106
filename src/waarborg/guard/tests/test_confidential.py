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


def test_no_explanation_quotes_the_text():
    text = "Het wachtwoord is Zomer2026! en ons bod is € 340.000. VERTROUWELIJK"
    for found in confidential(text, Words(text), NO_POLICY):
        assert text[found.start : found.end] not in found.why.sentence
