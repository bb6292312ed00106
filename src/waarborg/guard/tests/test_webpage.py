"""Of a page also what no one sees is read: data of elements, pages in the page, texts in scripts."""

import pytest

from waarborg.guard import check
from waarborg.guard.files import read

BSN = "123456782"


def where(page: str) -> dict[str, str]:
    document = read(f"<!doctype html>{page}".encode(), name="a.html")
    return {part.where: part.text for part in document.parts}


SCRIPT, DATA, PAGE = (
    f"regel 1, {what}" for what in ("gegevens in een script", "verborgen gegevens", "pagina in de pagina")
)


@pytest.mark.parametrize(
    "page",
    [
        f'<script>window.s={{"bsn":"{BSN}"}}</script>',
        f"<script>var bsn = {BSN};</script>",
        f'<div data-bsn="{BSN}">',
        f"<div DATA-BSN={BSN}>",
        f'<iframe srcdoc="BSN {BSN}">',
        f'<script type="text/template"><p>BSN {BSN}</p></script>',
    ],
)
def test_a_number_that_is_hidden_in_a_page_is_found(page):
    document = read(f"<!doctype html>{page}".encode(), name="a.html")
    assert [finding.kind for finding in check(document.text).findings] == ["bsn"]


def test_data_of_an_element_stands_behind_its_name():
    assert (
        where(f'<p data-bsn="{BSN}" data-leeg="" data-wie="Jan &amp; Kees" class="x 1">')[DATA]
        == "data-wie: Jan & Kees"
    )
    assert where(f'<div data-bsn="{BSN}">')[DATA] == f"data-bsn: {BSN}"


def test_a_page_in_the_page_is_read_as_a_page():
    page = "&lt;p title='Kees'&gt;Beste &lt;b&gt;J&lt;/b&gt;an&lt;/p&gt;"
    assert where(f'<iframe srcdoc="{page}">')[PAGE] == "srcdoc: Kees\nBeste Jan"


def test_a_page_in_a_page_in_the_page_is_read_as_it_stands():
    inner = '&lt;iframe srcdoc="&amp;lt;b&amp;gt;Jan Jansen"&gt;'.replace('"', "&quot;")
    assert "Jan Jansen" in where(f'<iframe srcdoc="{inner}">')[PAGE]


@pytest.mark.parametrize(
    ("script", "texts"),
    [
        ('let a = "Jan Jansen";', "a: Jan Jansen"),
        ("let a = 'Jan Jansen';", "a: Jan Jansen"),
        ("let a = `Jan\n  Jansen`;", "a: Jan Jansen"),
        ("{'naam': 'Jan Jansen', 'x': 'y'}", "naam: Jan Jansen"),
        ('f("Jan Jansen", "7")', "Jan Jansen\n7"),
        ('{"Jan Jansen": ["a", "b"]}', "Jan Jansen"),
        (r'a("\u004aan \x4aansen\n7 \"8\" \u{4a}")', 'Jan Jansen 7 "8" J'),
        ('a("Jan Jansen', "Jan Jansen"),
        ('a("Jan Jansen\nb("Kees Bakker")', "Jan Jansen\nKees Bakker"),
        ('a("Jan Jansen\\', "Jan Jansen"),
        ("let tel = 0612345678, n = 12", "tel: 0612345678"),
        ('for (i = 0; i < 10; i++) { show("x"); }', ""),
        ("f(1234567)", ""),
    ],
)
def test_of_a_script_the_texts_between_quotes_and_named_numbers_are_read(script, texts):
    assert where(f"<p>x<script>{script}</script>").get(SCRIPT, "") == texts


@pytest.mark.parametrize(
    ("kind", "is_whole"),
    [
        ('type="application/ld+json"', True),
        ("type=text/x-handlebars", True),
        ('type="text/javascript"', False),
        ('type="module"', False),
        ('data-type="kaart"', False),
        ('type=""', False),
    ],
)
def test_what_is_no_script_by_its_type_is_read_whole(kind, is_whole):
    assert (where(f"<script {kind}>Jan</script>").get(SCRIPT) == "Jan") is is_whole


def test_how_a_page_looks_is_not_read():
    assert where('<style>p::before { content: "Jan Jansen" }</style><p>Dag') == {"regel 1": "Dag"}
