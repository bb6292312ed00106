"""The report names no folder that may be called after someone; a table for few says which one it is."""

import csv
from functools import partial
from pathlib import Path

import pytest

from waarborg.guard.archive import engine
from waarborg.guard.archive.foldernames import may_name_someone, words_of
from waarborg.guard.archive.scanning import scan
from waarborg.guard.policy import NO_POLICY
from waarborg.guard.tests.archive_scenes import archive, quick_scan

pq = pytest.importorskip("pyarrow.parquet", reason="pyarrow ontbreekt: zonder dat pakket maakt een scan geen tabellen")

OF_SOMEONE = [
    "Jansen", "JanJansen", "janjansen", "JANJANSEN", "Jansen, … …", "el_amrani_fatima", "ElAmraniFatima", "de_vries",
    "a_bakker", "J. Vos", "BakkerJ", "dossier-yilmaz-2023", "dossieryilmaz", "Zaak Tim", "2023_roos_wiersma", "vriesj",
    "van den Berg", "fam. Bakker", "Oyelaran", "gebreselassie", "Szczepańska", "Müller", "Li_Wei", "mohammed.b",
    "k.pietersma", "Nguyen3", "Zorg Pieter", "111222333", "Donker_Tim", "mirte",
    "zaak-vos", "Stapel, M.", "hvanvliet", "wiersmaj", "jokevandenakker", "kees@voorbeeld.nl", "06-12345678", "map 3",
]  # fmt: skip
OF_WORK = [
    "zorg", "Zorg", "groen", "Bezwaarschriften 2023", "omgevingsvergunningen", "Kadaster", "personeelszaken", "WMO",
    "ict", "jeugdhulp", "fotos", "handhavingsverzoeken", "subsidiebeschikkingen", "Mijdrecht Centrum", "De Ronde Venen",
    "klantcontactcentrum", "Woo-verzoeken", "brieven_uit", "DossiersZorg", "01 Beleid", "2024", "Q1", "notulen B&W",
    "kopie van data", "Sociaal Domein", "verkeer en vervoer", "Utrecht", "backup", "rioolbeheer", "raadsvoorstellen",
]  # fmt: skip


@pytest.mark.parametrize("name", OF_SOMEONE)
def test_a_name_that_may_be_of_a_person_is_hidden(name):
    assert may_name_someone(name, policy=NO_POLICY)


@pytest.mark.parametrize("name", OF_WORK)
def test_other_names_are_shown(name):
    assert not may_name_someone(name, policy=NO_POLICY)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("el_amrani-fatima.2", ["el", "amrani", "fatima"]),
        ("JanJansenWMO", ["Jan", "Jansen", "WMO"]),
        ("WMODossier12Zorg", ["WMO", "Dossier", "Zorg"]),
        ("ÉmileÖzdemir", ["Émile", "Özdemir"]),
    ],
)
def test_a_name_is_cut_into_its_words(name, words):
    assert words_of(name) == words


def test_even_a_long_name_is_judged_at_once():
    assert may_name_someone("zorg" * 60, policy=NO_POLICY)
    assert may_name_someone("e" * 250, policy=NO_POLICY)


@pytest.fixture
def scanned(tmp_path: Path) -> Path:
    folders = ("zorg/JanJansen", "zorg/el_amrani_fatima", "el_amrani_fatima/beleid", "groen/beleid", "map 7")
    files = {f"{folder}/{number}.txt": "found" for number, folder in enumerate(folders)}
    quick_scan(archive(tmp_path / "Dossier Yilmaz", files), tmp_path / "uit")
    return tmp_path / "uit"


def test_the_report_gives_them_a_number_and_shows_the_others(scanned):
    page = (scanned / "report.html").read_text(encoding="utf-8")
    for part in ("jansen", "amrani", "fatima", "yilmaz", "map 7<", "…"):
        assert part not in page.casefold()
    for shown in ("groen/beleid", "zorg/map ", "/beleid"):
        assert shown in page


def test_a_key_says_which_folder_it_is(scanned):
    table = {row["nummer"]: row["map"] for row in pq.read_table(scanned / "vertrouwelijk-mappen.parquet").to_pylist()}
    root = str(scanned.parent / "Dossier Yilmaz")
    assert set(table.values()) == {root, "zorg/JanJansen", "zorg/el_amrani_fatima", "el_amrani_fatima", "map 7"}
    with (scanned / "vertrouwelijk-mappen.csv").open(encoding="utf-8-sig", newline="") as file:
        head, *rows = csv.reader(file, delimiter=";")
    assert head == ["nummer", "map"]
    assert {int(number.removeprefix("map ")): folder for number, folder in rows} == table


def test_a_number_stays_the_same_in_the_next_report(scanned):
    before = (scanned / "vertrouwelijk-mappen.csv").read_bytes()
    archive(scanned.parent / "Dossier Yilmaz", {"Aalders/1.txt": "found", "Aalders/2.txt": "found"})
    quick_scan(scanned.parent / "Dossier Yilmaz", scanned)
    after = (scanned / "vertrouwelijk-mappen.csv").read_bytes()
    assert after.startswith(before)
    assert b";Aalders" in after


def test_names_within_reasons_and_types_are_not_shown_either(tmp_path):
    files = {"a.fatima": "\0", "b.txt": f"{'x' * 10}\0"}
    root = archive(tmp_path / "archief", files)
    scan(root, tmp_path / "uit", engine=partial(engine.local, count=1))
    assert "fatima" not in (tmp_path / "uit" / "report.html").read_text(encoding="utf-8").casefold()
