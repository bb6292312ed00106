"""Forms that people in a municipality use beside the usual ones, each with what looks like it and is something else."""

import pytest

from waarborg.guard import check


def found_in(text: str) -> list[tuple[str, str]]:
    return [(finding.kind, text[finding.start : finding.end]) for finding in check(text).findings]


def parts(text: str, kind: str) -> list[str]:
    return [part for found, part in found_in(text) if found == kind]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("geb. 3 mrt '84", "3 mrt '84"),
        ("geboren op 30-XI-1994", "30-XI-1994"),
        ("Geboort datum 17/10/81", "17/10/81"),
        ("geboren veertien april 1986", "veertien april 1986"),
        ("geb. 2 7 1 2 1 9 6 5", "2 7 1 2 1 9 6 5"),
        ("geboortedatum is 9 lipca 1977", "9 lipca 1977"),
        ("uw zoon Jelmer (zeven mei tweeduizendzes)", "zeven mei tweeduizendzes"),
        ("dochter Zahra, 22.8.20", "22.8.20"),
        ("Eigenaar: Xiao Huang, 1 mei '72, bsn volgt", "1 mei '72"),
    ],
)
def test_a_date_of_birth_in_other_words_and_signs_is_one(text, date):
    assert parts(text, "birth_date") == [date]


@pytest.mark.parametrize(
    "text",
    [
        "Raad van State, 12-3-2008", "Rechtbank Breda, 3 mei 2004", "de brief is van 3 mei 2004",
        "mevrouw belde, 3-2-2026",

        "het zijn twee of drie vier jaar oude bomen",
    ],
)  # fmt: skip
def test_other_dates_after_a_name_are_no_dates_of_birth(text):
    assert parts(text, "birth_date") == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("nr. BOA-0392-26-00118", "BOA-0392-26-00118"), ("zaak openen: HH-HEN-26-004", "HH-HEN-26-004"),
        ("dossier SR/25-66", "SR/25-66"), ("meldingsnr. website: 2026020411873", "2026020411873"),
        ("uw vergunning MV.0027.2023", "MV.0027.2023"), ("meldingsnummer vier vier nul", "vier vier nul"),
        ("map JH_2024_5512", "JH_2024_5512"),
    ],
)  # fmt: skip
def test_a_number_of_a_case_in_the_form_of_another_system_is_one(text, code):
    assert parts(text, "case_number") == [code]


@pytest.mark.parametrize(
    "text",
    ["CVE-2024-12345", "factuur F-2026-0012", "INV/26/00123", "NEN-2767-2024", "RFC-2026-118",
     "raadsvoorstel RV-26-0031"],
)  # fmt: skip
def test_orders_norms_and_proposals_are_no_cases(text):
    assert parts(text, "case_number") == []


@pytest.mark.parametrize(
    "address",
    [
        "Havendijk 3 b", "Parkweg 212 - 4", "Ter Borghlaan 61 flat 308", "Achterom 4, 4a en 4b", "Kanaaldijk Oost 40",
        "De Brink 22", "Groenedijk 201/III", "Vuurkeienweg 3, kavel 17", "Dorpsstraat 12-A t/m C",
        "Dorpsstraat zesenveertig",
    ],
)  # fmt: skip
def test_an_address_goes_as_far_as_its_addition(address):
    assert parts(f"aan de {address}, Delft", "street_address") == [address]


@pytest.mark.parametrize(
    "text",
    ["het Plein 1945", "de hoofdweg vier weken dicht", "Dorpsstraat 12 en 3 bomen", "in de Dorpsstraat twee bomen"],
)
def test_years_and_counts_are_no_part_of_an_address(text):
    assert all(part == "Dorpsstraat 12" for part in parts(text, "street_address"))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (r"C:\Users\jdevries\Desktop", "jdevries"), (r"GEM\jvries02", r"GEM\jvries02"), ("/home/pvliet/.ssh", "pvliet"),
        ('{"user": "n.verbeek"}', "n.verbeek"), ("je account wstorm staat op pauze", "wstorm"),
        ("log even in met wijkteam.noord", "wijkteam.noord"), ("Joris Hamelink (jhamelink)", "jhamelink"),
        ("session opened for user deploy", "deploy"), ("gewoon adm-nkoster", "adm-nkoster"),
    ],
)  # fmt: skip
def test_a_name_of_a_user_is_found_in_paths_fields_and_log_lines(text, name):
    assert parts(text, "user_name") == [name]


@pytest.mark.parametrize(
    "text",
    [
        r"C:\Users\Public\Documents", "uw account is geblokkeerd", "log in met DigiD", "het account werkt niet",
        "de kolom created_at", "Windows11 en office365", "de (verplichte) bijlage",
    ],
)  # fmt: skip
def test_other_words_of_machines_are_no_names_of_users(text):
    assert parts(text, "user_name") == []


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("Parafen: RS / MdL", ["RS", "MdL"]), ("Steller JKvT.", ["JKvT"]), ("paraaf gh", ["gh"]),
        ("Ingenomen door baliemedewerker: hk", ["hk"]),
    ],
)  # fmt: skip
def test_initials_of_other_forms_are_found(text, letters):
    assert parts(text, "initials") == letters


@pytest.mark.parametrize("text", ["paraaf van de", "De B.V. en de N.V.", "L.S.", "het OvJ en de RvS"])
def test_words_in_few_letters_are_no_initials(text):
    assert parts(text, "initials") == []


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        ("mijn login lenen (bwier-adm / Kl0mp3nDans_7)", "Kl0mp3nDans_7"), ("pincode 80-41-17", "80-41-17"),
        ("de code voor die map is Gemw-88-kluis", "Gemw-88-kluis"), ("ww koffieMETmelk", "koffieMETmelk"),
        ("wachtwoordzin: \"vier rode fietsen\"", "vier rode fietsen"),
        ("db = Server=sql03;Uid=app;Pwd=Regenboog88;", "Server=sql03;Uid=app;Pwd=Regenboog88;"),
        ("Herstelcode account: QX7-44L-9PT", "QX7-44L-9PT"),
    ],
)  # fmt: skip
def test_secrets_of_other_forms_are_found(text, secret):
    assert secret in parts(text, "credential")


@pytest.mark.parametrize(
    "text", ["de postcode is 3641", "QR-code 2026", "wachtwoord vergeten", "zaak en zin / Tweede Kamer", "code oranje"]
)
def test_other_codes_are_no_secrets(text):
    assert parts(text, "credential") == []


def test_prices_in_words_are_found():
    assert found_in("Zij hebben vier euro twintig per rit geboden") == [("price", "vier euro twintig")]
    assert found_in("Hun bod is € 2,4 mln k.k.") == [("price", "€ 2,4 mln")]
    assert found_in("Danny bood eerst anderhalve ton.")[-1] == ("price", "anderhalve ton")
    assert parts("Een paspoort kost vier euro twintig meer", "price") == []


@pytest.mark.parametrize(
    "marking",
    [
        "Dienstgeheim",
        "onder oplegging van geheimhouding",
        "RIEC-vertrouwelijk",
        "Niet voor derden",
        "concurrentiegevoelig",
    ],
)
def test_markings_of_other_words_are_found(marking):
    assert parts(f"Verslag\n{marking}\n\nTekst", "secret_marking") + parts(
        f"Verslag\n{marking}\n\nTekst", "confidential_marking"
    ) == [marking]


@pytest.mark.parametrize(
    "text", ["Alleen voor volwassenen", "Het bad is alleen voor leden.", "Wij gaan vertrouwelijk om met gegevens"]
)
def test_what_is_for_some_people_only_is_no_marking(text):
    assert found_in(text) == []
