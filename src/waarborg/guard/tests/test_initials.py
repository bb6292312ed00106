import pytest

from waarborg.guard import check
from waarborg.guard.names.bearers import letters_of


def initials_in(text: str) -> list[str]:
    return [text[finding.start : finding.end] for finding in check(text).findings if finding.kind == "initials"]


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("Aanwezig: PK, LvD, HdG en ST\nAfwezig: RM", ["PK", "LvD", "HdG", "ST", "RM"]),
        ("1. Opening\nPK opent om 9.00 uur.", ["PK"]),
        ("- offerte opvragen (WvR)\n- memo naar college (LS / PT, vóór 1 april)", ["WvR", "LS", "PT"]),
        ("nr;wat;trekker\n1;navraag;RB\n2;brief;KdW, TH", ["RB", "KdW", "TH"]),
        ("14:02 JvdB: ik kijk morgen\n14:05 HK: top\n14:06 SW: dank", ["JvdB", "HK", "SW"]),
        ("PW: goed jaar gehad.\nTR: veel ziek, wil minder uren.\nGN: geen klachten.", ["PW", "TR", "GN"]),
        ("Met vriendelijke groet,\n\nJH", ["JH"]),
        ("Bel maar terug.\n\nGr.\nRW", ["RW"]),
        ("Collega (MB) en consulent (TS) bellen terug.", ["MB", "TS"]),
        ("Par. medew.: ab, par. MW: J.K.", ["ab", "J.K."]),
        ("zij ondertekent altijd met k.l.", ["k.l."]),
        ("Neem bij vragen contact op met R.D. of de balie.", ["R.D."]),
        ("Presentielijst\n- TvL\n- RS", ["TvL", "RS"]),
        ("Notulen: KB\n1. RvW vraagt offerte op\n2. HF/MJ maken de planning", ["KB", "RvW", "HF", "MJ"]),
        ("Aanwezig: Moniek (MJ). Volgens DH kan het.", ["MJ", "DH"]),
        ("Brief gestuurd, afgehandeld. (SB)", ["SB"]),
        ("Groetjes MR", ["MR"]),
        ("Trekker: JB. Tegengelezen door PJ.", ["JB", "PJ"]),
    ],
)  # fmt: skip
def test_letters_are_initials_where_people_write_them(text, letters):
    assert initials_in(text) == letters


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("Iris de Boer (IdB) en Mark Jansen (MJ) kwamen. MJ belt de huisarts.", ["IdB", "MJ", "MJ"]),
        ("MvdB = Marieke van den Berg, QK = Quinten Kuipers", ["MvdB", "QK"]),
        ("Aanwezig waren Fleur Wiersma en Gijs Otten. Volgende keer neemt FW taart mee.", []),
        ("Aanwezig waren Fleur Wiersma en Gijs Otten. FW neemt taart mee en GO koffie.", ["FW", "GO"]),
    ],
)
def test_letters_that_fit_a_name_of_the_text_are_initials(text, letters):
    assert initials_in(text) == letters


def test_the_reason_says_that_letters_fit_a_name():
    letters = check("Fleur Wiersma belde. FW belt morgen terug.").findings[-1]
    assert letters.why.sentence == "Initialen: de letters passen bij een naam in de tekst."


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Jan de Vries", {"JV", "JDV"}),
        ("Vries, J. de", {"JV"}),
        ("Henk-Jan Mulder", {"HJ", "HM", "HJM"}),
        ("Émile Östlund", {"EO"}),
        ("Carola", set()),
    ],
)
def test_a_name_has_the_letters_of_its_words(name, letters):
    assert letters <= letters_of(name) or not letters
    assert all(made[0] == min(letters)[0] for made in letters_of(name))


@pytest.mark.parametrize(
    "text",
    [
        "het Fonds voor Wijken en Dorpen (FWD) en het Regionaal Overlegplatform (ROP). FWD betaalt.",
        "De KTO (klanttevredenheidsonderzoek) van dit jaar. Actie: KTO herhalen.",
        "Het Landelijk Bureau Toezicht (hierna: LBT) laat weten dat het start.",
        "de subsidie voor QXZ en bezorgen door QX Groep",
        "Begrippen\nAVP: Algemeen veiligheidsplan\nRKT: Regionaal kwaliteitsteam",
        "OS: Windows\nRAM: snel\nGPU: aanwezig",
        "Het PvE en de RvS; zie het RvO en de CvB.",
        "TCP/IP en EU/EER, PO/VO of HBO/WO",
        "Fracties: VVD, CDA, GL, SP, QVP, BvL. QVP stemt tegen. BvL niet.",
        "DE VOORZITTER: IK GEEF HET WOORD AAN MEVROUW",
        "wie het aanwezig hebben van MDMA meldt",
        "Zorg dat een medewerker elk besluit bekijkt.",
    ],
)
def test_abbreviations_and_words_in_capitals_are_no_initials(text):
    assert initials_in(text) == []
