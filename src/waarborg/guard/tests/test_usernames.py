import pytest

from waarborg.guard.tests.finding_help import parts


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ticket 77: het account van tbrouwer staat op slot", ["tbrouwer"]),
        ("Gebruikersnaam FHOVING, afdeling Belastingen", ["FHOVING"]),
        ("ADMIN_LOGIN=beheer_qz\nMAIL_USER=noreply-balie", ["beheer_qz", "noreply-balie"]),
        ("Log in met fb-meldingen en als wachtwoord kies je zelf iets", ["fb-meldingen"]),
        ("De leverancier logt in als ext.breda04.", ["ext.breda04"]),
        ("Op Teams heet zij trouwens lotje_v_d.", ["lotje_v_d"]),
        ("te vinden op X als wim_duin_raad", ["wim_duin_raad"]),
        ("hij zit in de groepsapp (zijn naam daar is kikker77)", ["kikker77"]),
        ("Beste Sanne1991,", ["Sanne1991"]),
        ("Mijn gebruikersnaam is nog f.hoving", ["f.hoving"]),
        ("User ID: fhoving Wachtwoord: geheim", ["fhoving"]),
        ("Windows-inlog: tulp9", ["tulp9"]),
        ("als kat_zonder_staart op Discord", ["kat_zonder_staart"]),
        ("de helpdesk heeft tkorte verwijderd", ["tkorte"]),
        ("WHERE created_by = 'jpieters'", ["jpieters"]),
        ("blokkeer oud_jkl en mail daarna", ["oud_jkl"]),
    ],
)
def test_a_name_behind_a_word_for_it_is_found(text, names):
    assert parts(text, "user_name") == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("sudo: wdekker : TTY=pts/1 ; COMMAND=/bin/ls", ["wdekker"]),
        ("Accepted publickey for wdekker from 10.1.1.9 port 22", ["wdekker"]),
        (r"proxy: 407 for GEM\f.hoving (10.1.1.9)", [r"GEM\f.hoving"]),
        ("ssh wdekker@srv-app02", ["wdekker"]),
        ("scp nota.pdf fhoving@10.1.1.9:/tmp", ["fhoving"]),
        ("GRANT SELECT ON zaken TO fhoving;", ["fhoving"]),
        ("INSERT INTO medewerkers (id, user_name, rol) VALUES (7, 'fhoving', 'lezer')", ["fhoving"]),
        ("dn: uid=fhoving,ou=people,dc=gemeente,dc=nl", ["fhoving"]),
        ("zie https://github.com/fhoving88", ["fhoving88"]),
        (r"\\fs01\home$\wverhagen\docs", ["wverhagen"]),
    ],
)
def test_a_name_in_a_log_a_command_or_a_path_is_found(text, names):
    assert parts(text, "user_name") == names


def test_initials_with_a_surname_of_the_text_are_a_name():
    text = "kolommen naam en login:\nkees-jan hoving kjhoving lezer\nÉ Carlin ecarling lezer"
    assert parts(text, "user_name") == ["kjhoving", "ecarling"]


@pytest.mark.parametrize(
    "text",
    [
        "Gebruiker: Jan de Vries", "Gebruikers moeten inloggen met hun e-mailadres.", "Log in met eHerkenning.",
        "de kolommen user_id en created_at", "Facebook: Gemeente Leiden", "facebook.com/gemeenteleiden",
        "gewijzigd door team3 in fase2", "Account Name: SRV01$",
        "DefaultEndpointsProtocol=https;AccountName=opslag;AccountKey=x",
        "Geef door welke AI u gebruikt. Elke gebruiker kan meedoen.", "apt-get install python3", r"HKLM\Software",
        "mail naar root@localhost", "Account: zie bijlage", "Gebruikersnaam = voorletter en achternaam",
        "gebruikersnaam/wachtwoord",
    ],
)  # fmt: skip
def test_words_and_machines_are_no_names_of_users(text):
    assert parts(text, "user_name") == []
