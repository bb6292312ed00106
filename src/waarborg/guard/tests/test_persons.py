import pytest
from hypothesis import given
from hypothesis import strategies as st

from waarborg.guard import check
from waarborg.guard.names.model import BLOCK, NameModel, model
from waarborg.guard.names.persons import persons
from waarborg.guard.words import Words


def found(text: str, kind: str = "person", **options: float) -> list[str]:
    return [text[f.start : f.end] for f in persons(Words(text), **options) if f.kind == kind]


SENTENCES = [
    ("Gisteren sprak ik Jan de Vries over de vergunning.", ["Jan de Vries"]),
    ("Volgens Fatima El Idrissi is het besluit onjuist.", ["Fatima El Idrissi"]),
    ("De heer Van den Berg belt morgen terug.", ["Van den Berg"]),
    ("mevr. drs. S. Yildiz-Kaya", ["S. Yildiz-Kaya"]),
    ("dr. A. Jansen", ["A. Jansen"]),
    ("Naam: Jansen, P.", ["Jansen, P."]),
    ("Naam: Vries, J. de", ["Vries, J. de"]),
    ("gez. Van Dijk", ["Van Dijk"]),
    ("t.a.v. mw. M. Hoekstra", ["M. Hoekstra"]),
    ("Hallo Samira,\n\nZie de bijlage.", ["Samira"]),
    ("Met vriendelijke groet,\n\nPieter Bos\nmedewerker Burgerzaken", ["Pieter Bos"]),
    ("Aanwezig: Karin Smit, Mohamed Bouali en Els de Wit", ["Karin Smit", "Mohamed Bouali", "Els de Wit"]),
    ("kun je een brief maken voor mevrouw bakker uit mijdrecht", ["bakker"]),
    ("P.J. (Piet) de Boer tekende het verslag.", ["P.J. (Piet) de Boer"]),
    ("naam;plaats\nKees Visser;Wilnis\nAnna Mol;Abcoude\n", ["Kees Visser", "Anna Mol"]),
]


@pytest.mark.parametrize(("text", "names"), SENTENCES)
def test_it_finds_names(text, names):
    assert found(text) == names


NO_PERSONS = [
    "De bakker en de visser staan op de markt.",
    "Team Vergunningen werkt met Zaaksysteem en Suite4Sociaal.",
    "De raad behandelt de Nota Grondbeleid in september.",
    "Bakkerij Jansen levert het brood.",
    "De Prins Bernhardstraat wordt in mei opnieuw ingericht.",
    "Beste collega's,\n\nMorgen is het gemeentehuis dicht.",
    "Artikel 4:17 van de Algemene wet bestuursrecht",
    "Naam: \nAdres: \nTelefoon: ",
]


@pytest.mark.parametrize("text", NO_PERSONS)
def test_it_leaves_other_words_alone(text):
    assert found(text) == []


def test_a_possessive_is_no_part_of_the_name():
    assert found("Ik lees Fatima's brief aan Jan de Vries.") == ["Fatima", "Jan de Vries"]


def test_a_surname_alone_is_found_when_the_full_name_stands_elsewhere():
    text = "Tineke Postma belde.\nDossier Postma is compleet."
    assert found(text) == ["Tineke Postma", "Postma"]


@pytest.mark.parametrize(
    "name", ["**Chantal Brouwer**", "*Chantal Brouwer*", "__Chantal Brouwer__", "***Chantal Brouwer***"]
)
def test_a_name_in_bold_is_a_name(name):
    text = f"Gesproken met {name} over de aanvraag."
    assert [text[finding.start : finding.end] for finding in check(text).findings] == ["Chantal Brouwer"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("kan je jan de vries bellen?", "jan de vries"), ("JAN DE VRIES HEEFT GEBELD", "JAN DE VRIES"),
        ("kees heeft griep", "kees"), ("Piet belde. hassan zegt niets.", "hassan"), ("haar zoon heet tim", "tim"),
        ("naam: jan jansen", "jan jansen"), ("groetjes kees", "kees"),
    ],
)  # fmt: skip
def test_names_in_small_letters_and_first_names_alone_are_found(text, name):
    assert name in found(text)


@pytest.mark.parametrize(
    "text",
    ["Roos is een kleur", "naam: onbekend", "het heet nu beleid", "de kosten van de gemeente", "naam: zie boven"],
)
def test_words_that_are_names_too_are_none_here(text):
    assert found(text) == []


def test_what_stands_in_a_row_with_names_is_a_name():
    assert found("Aanwezig: Jan de Boer, Jupp Xhofleer, Kusk en Piet Smit") == [
        "Jan de Boer", "Jupp Xhofleer", "Kusk", "Piet Smit",
    ]  # fmt: skip


@pytest.mark.parametrize("other", ["Gemeente Utrecht", "Wmo", "de directie", "Stichting Welzijn", "Amsterdam"])
def test_what_is_no_name_stays_out_of_the_row(other):
    assert found(f"Aanwezig: Jan de Boer, {other} en Piet Smit") == ["Jan de Boer", "Piet Smit"]


def test_a_line_with_a_name_only_is_a_name():
    assert found("De raad vergadert.\nJan Jansen\n\n- Piet Smit\n") == ["Jan Jansen", "Piet Smit"]


@pytest.mark.parametrize(
    "text",
    ["Den Haag", "Zij woont in De Bilt.", "St. Antonius Ziekenhuis", "Wij werken met Microsoft en Zivver.",
     "de wijken Meerwijk en Zuiderpark", "Subsidie voor de Friese taal"],
)  # fmt: skip
def test_places_and_institutions_are_no_persons(text):
    assert found(text) == []


INITIALS = [
    ("par. JdV", ["JdV"]),
    ("Behandeld door M.K.", ["M.K."]),
    ("Ref. 2026-1 par. AdB / KS", ["AdB", "KS"]),
    ("nr|wat|wie\n1|gebeld|NK\n2|brief|DA\n", ["NK", "DA"]),
]


@pytest.mark.parametrize(("text", "letters"), INITIALS)
def test_it_finds_initials(text, letters):
    assert found(text, "initials") == letters


@pytest.mark.parametrize("text", ["De VNG en het UWV", "De WMO, de AVG en de MvT", "Behandeld door J.P. Bakker"])
def test_abbreviations_and_the_letters_of_a_name_are_no_initials(text):
    assert found(text, "initials") == []


def test_more_bias_finds_more():
    text = "Gisteren kwam Veldwijk langs met Oranje en Storm."
    assert len(found(text, bias=-8.0)) <= len(found(text)) <= len(found(text, bias=8.0))


@given(st.lists(st.sampled_from(["Jan", "de", "Vries", ".", ",", "belde", "J.P.", "\n", "Bakker", "’s", "van", "het"])))
def test_names_stand_in_order_and_apart(forms):
    last = 0
    for finding in persons(Words(" ".join(forms))):
        assert finding.start >= last
        last = finding.end


def test_a_long_text_is_read_in_blocks():
    sentence = "Gisteren sprak ik Jan de Vries over de vergunning.\n"
    times = 3 * BLOCK // len(Words(sentence).forms)
    assert found(sentence * times).count("Jan de Vries") >= times - 3


def test_the_memory_of_words_stays_bounded(monkeypatch):
    monkeypatch.setattr("waarborg.guard.names.model.WORDS_KEPT", 64)
    small = NameModel(model().weights)
    text = Words("Gisteren sprak ik Jan de Vries over de vergunning.").forms
    for number in range(200):
        assert [(n.first, n.last) for n in small.names([*text, f"woord{number}"])] == [(3, 6)]
    assert len(small.rows) <= 64
