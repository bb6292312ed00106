"""The log on screen and as a file: for who may inspect, and provable without us."""

import json
import subprocess
import sys
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.urls import reverse

from tests.cast import Cast
from waarborg.audit import triggers
from waarborg.audit.actions import chain_end
from waarborg.audit.models import Event, exported
from waarborg.audit.tests.test_log import open_team
from waarborg.audit.views import VERIFIER

NASTY: list[tuple[str, dict[str, Any]]] = [
    ("=HYPERLINK", {"reden": "'=1+1"}),
    ("'s Gravenland", {"regels": "een\r\ntwee\nvijf; zes\u2028"}),
    ("Ruimte", {"leeg": None, "é": [1, True, "ü"]}),
]


@pytest.fixture
def ilse(client: Client, cast: Cast) -> Client:
    for name, data in NASTY:
        open_team(by=cast.aisha, name=name, data=data)
    client.force_login(cast.ilse)
    return client


def body(response) -> bytes:
    return b"".join(response.streaming_content)


def test_the_list_shows_the_newest_first(ilse):
    page = ilse.get(reverse("audit:events")).content.decode()
    assert page.index("opende team Ruimte") < page.index("opende team =HYPERLINK")


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ({"woorden": "team ruimte"}, True),
        ({"woorden": "team markt"}, False),
        ({"wie": "aisha"}, True),
        ({"wie": "hugo"}, False),
        ({"soort": "register"}, False),
        ({"van": "2020-01-01", "tot": "2999-01-01"}, True),
        ({"tot": "2020-01-01"}, False),
        ({"van": "geen datum"}, True),
        ({"dossier": "accounts.unit:0"}, False),
    ],
)
def test_filters_narrow_the_list(ilse, query, shown):
    assert ("opende team Ruimte" in ilse.get(reverse("audit:events"), query).content.decode()) is shown


def test_a_dossier_can_be_followed(ilse):
    dossier = Event.objects.get(sequence=3).dossier
    page = ilse.get(reverse("audit:events"), {"dossier": dossier}).content.decode()
    assert "opende team Ruimte" in page
    assert "HYPERLINK" not in page


def test_pages_cost_few_queries(ilse, django_assert_max_num_queries):
    for address in (reverse("audit:events"), reverse("audit:event", args=[2])):
        with django_assert_max_num_queries(8):
            ilse.get(address)


def test_an_event_shows_all_that_its_hash_covers(ilse):
    event = Event.objects.get(sequence=2)
    page = ilse.get(reverse("audit:event", args=[2])).content.decode()
    for fact in (event.actor, event.act, event.subject, event.hash, event.previous, "de hash klopt met de gegevens"):
        assert fact in page
    assert reverse("audit:event", args=[1]) in page
    assert reverse("audit:event", args=[3]) in page


def test_an_event_that_is_not_there_gives_404(ilse):
    assert ilse.get(reverse("audit:event", args=[99])).status_code == 404


def test_the_check_says_that_the_chain_holds(ilse):
    page = ilse.post(reverse("audit:verification")).content.decode()
    assert "De keten klopt" in page
    assert "3 gebeurtenissen gecontroleerd" in page


def test_the_check_names_the_event_where_it_breaks(ilse):
    triggers.remove(connection)
    Event.objects.filter(sequence=2).update(sentence="deed niets")
    triggers.install(connection)
    assert "gebroken bij gebeurtenis 2" in ilse.post(reverse("audit:verification")).content.decode()
    assert "de hash klopt niet" in ilse.get(reverse("audit:event", args=[2])).content.decode()


@pytest.mark.parametrize("name", ["events", "event", "verification", "export_csv", "export_jsonl", "verifier"])
def test_a_stranger_gets_404(client, cast, name):
    client.force_login(cast.gerda)
    args = [1] if name == "event" else []
    assert client.get(reverse(f"audit:{name}", args=args)).status_code == 404


def test_who_is_not_logged_in_is_asked_to(client, db):
    assert client.get(reverse("audit:export_csv")).headers["Location"].startswith(reverse("account_login"))


def test_jsonl_is_exactly_what_was_recorded(ilse, cast):
    lines = body(ilse.get(reverse("audit:export_jsonl"))).decode().split("\n")
    assert [json.loads(line) for line in lines if line] == list(exported(cast.ilse.organisation))


def test_no_cell_of_the_csv_starts_a_formula(ilse, cast):
    cast.aisha.name = "=1+1"
    open_team(by=cast.aisha, name="Rekenen")
    text = body(ilse.get(reverse("audit:export_csv"))).decode()
    assert "'=1+1" in text
    assert ";=" not in text


@pytest.fixture(params=["csv", "jsonl"])
def export(request, ilse, tmp_path) -> Path:
    path: Path = tmp_path / f"logboek.{request.param}"
    path.write_bytes(body(ilse.get(reverse(f"audit:export_{request.param}"))))
    return path


def check(path: Path, *more: str) -> subprocess.CompletedProcess[str]:
    """As an auditor does it: the program that we hand out, in an empty environment, without our code."""
    program = path.with_name("controleer.py")
    program.write_bytes(VERIFIER.read_bytes())
    command = [sys.executable, "-I", str(program), str(path), *more]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_verifier_is_short_enough_to_read():
    assert len(VERIFIER.read_text(encoding="utf-8").splitlines()) <= 40


def test_an_export_verifies_without_the_product(export, cast):
    count, head = chain_end(cast.ilse.organisation)
    answer = check(export, head)
    assert answer.stdout == f"{count} gebeurtenissen kloppen. Laatste hash: {head}\n"
    assert answer.returncode == 0


def test_a_changed_export_does_not_verify(export):
    export.write_bytes(export.read_bytes().replace(b"Gravenland", b"Gravenzand", 1))
    answer = check(export)
    assert (answer.returncode, answer.stderr) == (1, "De keten breekt bij gebeurtenis 2.\n")


def test_an_export_with_an_event_less_does_not_verify(export):
    header = export.suffix == ".csv"
    lines = export.read_bytes().split(b"\n")
    del lines[1 if header else 0]
    export.write_bytes(b"\n".join(lines))
    assert check(export).stderr == "De keten breekt bij gebeurtenis 1.\n"


def test_an_export_that_was_cut_off_does_not_match_the_hash_that_was_kept(export, cast):
    _, head = chain_end(cast.ilse.organisation)
    lines = export.read_bytes().strip().split(b"\n")
    export.write_bytes(b"\n".join(lines[:-1]) + b"\n")
    assert check(export, head).returncode == 1


def test_the_command_verifies_and_exports(ilse, cast, tmp_path):
    out = StringIO()
    call_command("audit", "verify", stdout=out)
    assert out.getvalue().startswith("3 gebeurtenissen kloppen.")
    call_command("audit", "export", str(tmp_path / "log.csv"), stdout=out)
    assert check(tmp_path / "log.csv").returncode == 0


def test_the_command_names_the_first_broken_event_and_ends_with_1(ilse):
    triggers.remove(connection)
    Event.objects.filter(sequence=3).delete()
    triggers.install(connection)
    errors = StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("audit", "verify", stderr=errors)
    assert ended.value.code == 1
    assert "gebroken bij gebeurtenis 3" in errors.getvalue()


def test_the_command_tells_which_organisations_there_are(ilse):
    with pytest.raises(CommandError, match="Kies uit"):
        call_command("audit", "--organisation", "nergens", "verify")


def test_the_command_writes_no_other_kind_of_file(ilse, tmp_path):
    with pytest.raises(CommandError, match=r"\.jsonl"):
        call_command("audit", "export", str(tmp_path / "log.xml"))


@pytest.mark.parametrize(("name", "day"), [("tot", "9999-12-31"), ("van", "0001-01-01")])
def test_a_day_that_cannot_be_reckoned_with_is_an_error_at_its_field(ilse, name, day):
    page = ilse.get(reverse("audit:events"), {name: day})
    assert page.status_code == 200
    assert page.context["table"].filter_form.errors[name] == ["Kies een dag tussen 2000 en 2100."]


@pytest.mark.parametrize("content", [b"geen logboek\n{", b"\xff\xfe\x00", b"a;b\n1;2;3\n"])
def test_a_file_that_is_no_log_is_named_without_a_traceback(tmp_path, content):
    for name in ("stuk.csv", "stuk.jsonl"):
        path = tmp_path / name
        path.write_bytes(content)
        answer = check(path)
        assert answer.returncode == 2
        assert "Dit is niet te lezen" in answer.stderr
        assert "Traceback" not in answer.stderr


def test_a_log_without_events_is_not_called_right(export):
    header = export.read_bytes().splitlines(keepends=True)[0] if export.suffix == ".csv" else b""
    for content in (b"", header):
        export.write_bytes(content)
        answer = check(export)
        assert (answer.returncode, answer.stdout) == (2, "")
        assert "er staan geen gebeurtenissen in" in answer.stderr


def test_a_file_that_is_not_there_is_named(tmp_path):
    answer = check(tmp_path / "weg.csv")
    assert answer.returncode == 2
    assert "weg.csv" in answer.stderr


def test_without_a_file_the_verifier_says_how_it_is_called(tmp_path):
    program = tmp_path / "controleer.py"
    program.write_bytes(VERIFIER.read_bytes())
    answer = subprocess.run([sys.executable, "-I", str(program)], capture_output=True, text=True, check=False)
    assert (answer.returncode, answer.stdout) == (2, "")
    assert answer.stderr.startswith("Noem een logboek")
