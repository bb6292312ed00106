"""A policy folder loads, builds on another one, and is refused with every mistake at once."""

from datetime import date

import pytest

from waarborg.rulebook import DataClassName, DutyName, loading
from waarborg.rulebook.loading import load
from waarborg.rulebook.tests.folders import DE_RONDE_VENEN, WATERVEEN, loaded, problems, refused, write


def test_it_works():
    book = load(DE_RONDE_VENEN)
    assert book.policy.municipality.name == "Gemeente De Ronde Venen"
    assert len(book.chapters) == 12
    assert book.policy.roles_with(DutyName.RULE) == {"directie"}
    assert book.policy.data_classes["bsn"].needs_designation


def test_every_paragraph_of_the_policy_is_there():
    paragraphs = {1: 2, 2: 7, 3: 4, 4: 4, 5: 3, 6: 2, 7: 4, 8: 1, 9: 2, 10: 2, 11: 1, 12: 1}
    book = load(DE_RONDE_VENEN)
    assert {chapter.number: len(book.in_chapter(chapter.number)) for chapter in book.chapters} == paragraphs


def test_an_article_is_found_by_number_and_by_letter():
    book = load(DE_RONDE_VENEN)
    assert book.article("2.1") is book.articles["2.1"]
    assert book.article("5.1b") is book.articles["5.1"]


@pytest.mark.parametrize("reference", ["2.9", "5.1e", "2.1a", "5", "", "5.1bb"])
def test_a_reference_to_nothing_finds_nothing(reference):
    assert load(DE_RONDE_VENEN).article(reference) is None


def test_the_policy_holds_from_its_first_day():
    policy = load(WATERVEEN).policy
    assert not policy.in_force(date(2025, 2, 28))
    assert policy.in_force(date(2025, 3, 1))


def test_waterveen_inherits_what_it_does_not_say():
    ours, theirs = load(WATERVEEN), load(DE_RONDE_VENEN)
    assert ours.policy.municipality.name == "Gemeente Waterveen"
    assert ours.policy.terms.pilot_max < theirs.policy.terms.pilot_max
    assert ours.policy.terms.ruling == theirs.policy.terms.ruling
    assert ours.policy.roles == theirs.policy.roles
    assert ours.articles == theirs.articles


def test_tables_are_merged_and_lists_replaced(tmp_path):
    own_role = '[roles.griffier]\nlabel = "Griffier"\narticle = "2.1"\ndescription = "Helpt de raad."\n'
    policy = loaded(tmp_path, own_role + '[duties.rule]\nroles = ["griffier"]').policy
    assert policy.roles_with(DutyName.RULE) == {"griffier"}
    assert policy.duties["rule"].label == "Besluiten of een AI-systeem wordt gebruikt"
    assert {"griffier", "iboard"} <= policy.roles.keys()


def test_an_article_can_be_reworded(tmp_path):
    book = loaded(tmp_path, articles='[articles."2.6"]\nsummary = "Wij houden een lijst bij."')
    assert book.articles["2.6"].summary == "Wij houden een lijst bij."
    assert book.articles["2.6"].title == "Bijhouden wat er is"


def test_a_policy_may_build_on_a_policy_that_builds_on_another(tmp_path):
    write(tmp_path / "base", "[terms]\nadvice = 5")
    (tmp_path / "top").mkdir()
    (tmp_path / "top" / "policy.toml").write_text('extends = "../base"\n[terms]\nruling = 3', encoding="utf-8")
    terms = load(tmp_path / "top").policy.terms
    assert (terms.advice, terms.ruling, terms.answer) == (5, 3, 10)


def test_a_rulebook_cannot_be_changed():
    book = load(DE_RONDE_VENEN)
    with pytest.raises(TypeError):
        book.policy.roles["iboard"] = book.policy.roles["auditor"]


@pytest.mark.parametrize(
    ("policy", "key", "wrong", "allowed"),
    [
        ("[terms]\nadvies = 5", "terms.advies", "deze sleutel kennen wij niet", "advice"),
        ("[terms]\nadvice = -1", "terms.advice", "-1 is te laag", "1 of meer"),
        ("[terms]\npilot_max = 0", "terms.pilot_max", "0 is te laag", "1 of meer"),
        ("[terms]\nadvice = true", "terms.advice", "hier staat true of false", "een geheel getal"),
        ("[terms]\nadvice = 2.5", "terms.advice", "hier staat een kommagetal", "een geheel getal"),
        ("[terms]\nreminders = 30", "terms.reminders", "hier staat een getal", "een lijst tussen [ en ]"),
        ("[terms]\nreminders = [30, -7]", "terms.reminders.2", "-7 is te laag", "0 of meer"),
        ('effective_from = "1 maart"', "effective_from", "hier staat een tekst", "een datum als 2025-12-01"),
        ("effective_from = 2025-03-01T10:00:00", "effective_from", "hier staat een datum of tijd", "een datum"),
        ('title = ""', "title", "dit is leeg", "minstens één"),
        ("names = 3", "names", "hier staat een getal", "een tabel"),
        ('[roles.iboard]\narticle = "2.9"', "roles.iboard.article", "artikel '2.9' bestaat niet", "2.1"),
        ('[screening.prive]\nforbidden_by = "5.1e"', "screening.prive.forbidden_by", "artikel '5.1e'", "5.1d"),
        ('[duties.rule]\nroles = ["raad"]', "duties.rule.roles.1", "rol 'raad' bestaat niet", "directie"),
        ("[duties.rule]\nroles = []", "duties.rule.roles", "dit is leeg", "minstens één"),
        (
            '[duties.dance]\nlabel = "x"\narticle = "2.1"\nroles = ["ciso"]',
            "duties",
            "onbekend: dance",
            "report, advise",
        ),
        (
            '[data_classes.gossip]\nlabel = "x"\nexplanation = "x"\nneeds_designation = false',
            "data_classes",
            "onbekend: gossip",
            "public, internal",
        ),
        ('[system_kinds.other_ai]\nai_act_scope = "maybe"', "system_kinds.other_ai.ai_act_scope", "'maybe'", "unknown"),
        ("[system_kinds.other_ai]\nai_act_scope = [1]", "system_kinds.other_ai.ai_act_scope", "'[1]'", "unknown"),
        ('everyone = "burger"', "everyone", "rol 'burger' bestaat niet", "medewerker"),
        ("[data_classes.bsn]\nadvisers = []", "data_classes.bsn", "advisers is leeg", "minstens één rol"),
        (
            '[data_classes.bsn]\nadvisers = ["directie"]',
            "data_classes.bsn.advisers",
            "rol 'directie' mag geen adviesvraag beantwoorden",
            "privacy_adviseur",
        ),
        ('[purposes.samenvatten]\nforbidden_by = "5.2"', "purposes.samenvatten", "allebei ingevuld", "precies één"),
        (
            '[four_eyes]\nadviser_may_rule = "nee"',
            "four_eyes.adviser_may_rule",
            "hier staat een tekst",
            "true of false",
        ),
        ('[roles.Raad]\nlabel = "x"\narticle = "2.1"\ndescription = "x"', "roles.Raad.key", "'Raad'", "kleine letters"),
        ('[roles.raad]\nlabel = "Raad"\narticle = "2.1"', "roles.raad.description", "dit ontbreekt", "tekst"),
    ],
)
def test_a_mistake_in_the_policy_is_explained(tmp_path, policy, key, wrong, allowed):
    (problem,) = problems(tmp_path, policy)
    assert problem.file == "policy.toml"
    assert problem.key == key
    assert wrong in problem.wrong
    assert allowed in problem.allowed


@pytest.mark.parametrize(
    ("articles", "key", "wrong", "allowed"),
    [
        ('[articles."2.6"]\nkleur = "rood"', 'articles."2.6".kleur', "deze sleutel kennen wij niet", "summary"),
        ('[articles."2.6"]\nacceptance_test = ""', 'articles."2.6"', "acceptance_test ontbreekt", "built = false"),
        ('[articles."2.6"]\npath = "register"', 'articles."2.6"', "path is 'register'", "met / begint"),
        (
            '[articles."2"]\ntitle = "t"\nsummary = "s"\nmeaning = "m"\napp = "a"\nbuilt = false',
            "articles.2.number",
            "'2'",
            "2.1",
        ),
        (
            '[articles."13.1"]\ntitle = "t"\nsummary = "s"\nmeaning = "m"\napp = "a"\nbuilt = false',
            'articles."13.1"',
            "hoofdstuk 13 bestaat niet",
            "1, 2, 3",
        ),
        ('[chapters]\nx = { title = "t" }', "chapters.x.number", "hier staat een tekst", "een geheel getal"),
    ],
)
def test_a_mistake_in_the_articles_is_explained(tmp_path, articles, key, wrong, allowed):
    (problem,) = problems(tmp_path, articles=articles)
    assert problem.file == "articles.toml"
    assert problem.key == key
    assert wrong in problem.wrong
    assert allowed in problem.allowed


def test_all_mistakes_are_told_at_once(tmp_path):
    found = problems(
        tmp_path,
        '[terms]\nadvice = -1\nruling = "x"\n[roles.iboard]\narticle = "99.1"',
        '[articles."2.6"]\nkleur = "rood"',
    )
    assert {problem.key for problem in found} == {
        "terms.advice",
        "terms.ruling",
        "roles.iboard.article",
        'articles."2.6".kleur',
    }


def test_the_message_reads_as_dutch(tmp_path):
    message = str(refused(write(tmp_path / "onze-gemeente", "[terms]\nadvice = -1")))
    assert message == (
        "Het beleid in onze-gemeente klopt op 1 plaats niet:\n"
        "- policy.toml, terms.advice: -1 is te laag. Toegestaan: 1 of meer."
    )


def test_a_mistake_in_an_inherited_file_names_that_file(tmp_path):
    write(tmp_path / "base", "[terms]\nadvice = -1")
    (tmp_path / "top").mkdir()
    (tmp_path / "top" / "policy.toml").write_text('extends = "../base"\n[terms]\nruling = -2', encoding="utf-8")
    assert {(p.file, p.key) for p in refused(tmp_path / "top").problems} == {
        ("base/policy.toml", "terms.advice"),
        ("policy.toml", "terms.ruling"),
    }


def test_an_empty_folder_has_no_policy(tmp_path):
    (problem,) = refused(tmp_path).problems
    assert (problem.file, problem.wrong) == ("policy.toml", "dit bestand ontbreekt")


def test_a_policy_that_builds_on_nothing_needs_its_own_articles(tmp_path):
    (tmp_path / "policy.toml").write_bytes((DE_RONDE_VENEN / "policy.toml").read_bytes())
    (problem,) = refused(tmp_path).problems
    assert (problem.file, problem.wrong) == ("articles.toml", "dit bestand ontbreekt")


@pytest.mark.parametrize("name", DataClassName)
def test_no_data_class_may_be_left_out(tmp_path, name):
    text = (DE_RONDE_VENEN / "policy.toml").read_text(encoding="utf-8")
    blocks = [block for block in text.split("\n\n") if not block.startswith(f"[data_classes.{name}]")]
    blocks = [
        block.replace(f"[data_classes.{name}]", "[nergens]") if "# Welke gegevens" in block else block
        for block in blocks
    ]
    (tmp_path / "policy.toml").write_text("\n\n".join(blocks), encoding="utf-8")
    (tmp_path / "articles.toml").write_bytes((DE_RONDE_VENEN / "articles.toml").read_bytes())
    assert any(f"ontbreekt: {name}" in problem.wrong for problem in refused(tmp_path).problems)


def test_broken_toml_says_where(tmp_path):
    (problem,) = problems(tmp_path, "[terms\nadvice = 1")
    assert "geen geldige TOML" in problem.wrong
    assert "line 2" in problem.wrong


def test_a_file_in_another_encoding_is_refused(tmp_path):
    (tmp_path / "policy.toml").write_bytes('title = "café"'.encode("cp1252"))
    assert any("UTF-8" in problem.wrong for problem in refused(tmp_path).problems)


@pytest.mark.parametrize("base", ['"."', '"../nergens"', "3"])
def test_a_policy_builds_on_another_folder_that_exists(tmp_path, base):
    (tmp_path / "policy.toml").write_text(f"extends = {base}", encoding="utf-8")
    assert "extends" in {problem.key for problem in refused(tmp_path).problems}


@pytest.mark.parametrize(
    ("was", "becomes", "wrong"),
    [
        ("valid_to = 2026-12-01\n", "", "gelden op dezelfde dag"),
        ("valid_to = 2026-12-01", "valid_to = 2024-01-01", "valid_to ligt vóór valid_from"),
        ("valid_to = 2026-12-01", 'valid_to = "ooit"', "hier staat een tekst"),
        ('certainty = "A*"', 'certainty = "?"', "caveat ontbreekt"),
        ('certainty = "A*"', 'certainty = "Z"', "'Z' bestaat niet"),
        ('value = 8\nunit = "verboden"', 'unit = "verboden"', "unit zonder value"),
    ],
)
def test_a_mistake_in_the_law_is_refused(tmp_path, monkeypatch, was, becomes, wrong):
    law = (loading.PACKAGE / "law.toml").read_text(encoding="utf-8")
    glossary = (loading.PACKAGE / "glossary.toml").read_text(encoding="utf-8")
    monkeypatch.setattr(loading, "PACKAGE", tmp_path)
    assert was in law
    (tmp_path / "law.toml").write_text(law.replace(was, becomes, 1), encoding="utf-8")
    (tmp_path / "glossary.toml").write_text(glossary, encoding="utf-8")
    (problem,) = refused(DE_RONDE_VENEN).problems
    assert problem.file == "law.toml"
    assert wrong in problem.wrong


@pytest.mark.parametrize("address", ["gemeente@waterveen.example", "http://waterveen.example", "https://"])
def test_the_contact_of_the_municipality_is_a_page_on_the_web(tmp_path, address):
    (problem,) = problems(tmp_path, f'[municipality]\ncontact = "{address}"\n')
    assert problem.key == "municipality.contact"
