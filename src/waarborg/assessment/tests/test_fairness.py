"""Reading outcomes, measuring, and that the outcomes are gone afterwards (art. 5.3)."""

import io
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.cast import Cast
from tests.scenes import outcomes_file, outcomes_read, ruled
from waarborg.assessment.actions import fairness as actions
from waarborg.assessment.fairness import Unreadable, read_outcomes
from waarborg.assessment.models import FairnessMeasurement, FairVerdict, OutcomeFile
from waarborg.assessment.tasks import expire_on
from waarborg.audit.models import Event
from waarborg.core.transitions import Refused
from waarborg.notify.models import Message
from waarborg.register.models import UseCase

CHOICES: dict[str, Any] = {"outcome": "besluit", "favourable": ["toegekend"], "groups": ["wijk", "leeftijd"]}


@pytest.fixture
def use_case(cast: Cast) -> UseCase:
    use = UseCase.objects.get(notice=ruled(cast).notice)
    UseCase.objects.filter(pk=use.pk).update(owner=cast.bram)
    return UseCase.objects.select_related("system").get(pk=use.pk)


def measured(cast: Cast, use_case: UseCase, **made: float) -> FairnessMeasurement:
    return actions.measure(by=cast.bram, outcomes=outcomes_read(use_case, by=cast.bram, **made), **CHOICES)


def test_it_works(cast: Cast, use_case: UseCase):
    found = measured(cast, use_case)
    assert found.verdict == FairVerdict.UNFAIR
    assert found.findings[0]["reference"] in {"noord", "zuid"}
    assert found.next_on == timezone.localdate() + timedelta(days=180)
    acts = Event.objects.filter(act__startswith="assessment.").order_by("sequence").values_list("act", flat=True)
    assert list(acts)[-2:] == ["assessment.outcomes_read", "assessment.fairness_measured"]


def test_names_are_not_kept_and_ages_become_ranges(cast: Cast, use_case: UseCase):
    kept = outcomes_read(use_case, by=cast.bram)
    stored = read_outcomes(io.BytesIO(kept.content))
    assert kept.left_out == ["naam"]
    assert stored.columns == ("besluit", "wijk", "leeftijd")
    assert "20–29" in stored.values["leeftijd"]


def test_after_the_measurement_the_outcomes_are_gone(cast: Cast, use_case: UseCase):
    measured(cast, use_case)
    assert not OutcomeFile.objects.exists()
    assert b"Persoon" not in str(FairnessMeasurement.objects.get().result).encode()


def test_outcomes_that_nobody_measured_go_when_their_term_is_over(cast: Cast, use_case: UseCase):
    kept = outcomes_read(use_case, by=cast.bram)
    assert kept.expires_on == timezone.localdate() + timedelta(days=30)
    assert expire_on(kept.expires_on - timedelta(days=1)) == 0
    assert expire_on(kept.expires_on) == 1
    assert Event.objects.filter(act="assessment.outcomes_expired").exists()


def test_the_owner_hears_of_a_difference_that_is_too_large(cast: Cast, use_case: UseCase):
    measured(cast, use_case)
    assert "verschillen te veel" in Message.objects.filter(person=cast.bram).latest("pk").sentence


def test_outcomes_are_measured_once(cast: Cast, use_case: UseCase):
    kept = outcomes_read(use_case, by=cast.bram)
    actions.measure(by=cast.bram, outcomes=kept, **CHOICES)
    with pytest.raises(Refused, match="al gemeten"):
        actions.measure(by=cast.daan, outcomes=kept, **CHOICES)


def test_a_stranger_reads_nothing_in(cast: Cast, use_case: UseCase):
    for person in (cast.joost, cast.gerda):
        with pytest.raises(Refused, match="eigenaar van de toepassing"):
            outcomes_read(use_case, by=person)


def test_a_file_without_groups_is_refused(cast: Cast, use_case: UseCase):
    today = timezone.localdate()
    with pytest.raises(Unreadable, match="minstens twee bruikbare kolommen"):
        actions.read_in(
            by=cast.bram, use_case=use_case, file=io.BytesIO(b"naam,besluit\nA,ja\nB,nee\n"), name="a.csv",
            period=(today, today),
        )  # fmt: skip


class TestPages:
    def upload(self, client: Client, use_case: UseCase, content: bytes, **changes: str):
        given = {"period_from": "1-7-2026", "period_to": "30-9-2026"} | changes
        file = SimpleUploadedFile("besluiten.csv", content)
        return client.post(reverse("assessment:fairness", args=[use_case.pk]), {"file": file, **given})

    def test_a_file_that_is_too_large_says_so_and_keeps_the_period(
        self, client: Client, cast: Cast, use_case: UseCase, settings
    ):
        settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 1_000
        client.force_login(cast.bram)
        shown = self.upload(client, use_case, b"besluit;wijk\n" + b"ja;noord\n" * 500).content.decode()
        assert "hoogstens 10 MB" in shown
        assert "Kies een bestand." not in shown
        assert "1-7-2026" in shown

    @pytest.mark.parametrize(
        "content", [b"\x81;b\nja;noord\n", b"besluit;wijk\rja;noord\rnee;zuid\r", "café;wijk\nja;é\n".encode("cp1252")]
    )
    def test_no_file_is_a_failure_of_the_page(self, client: Client, cast: Cast, use_case: UseCase, content: bytes):
        client.force_login(cast.bram)
        assert self.upload(client, use_case, content).status_code in {200, 302}

    def test_bram_reads_in_chooses_and_reads_what_came_out(self, client: Client, cast: Cast, use_case: UseCase):
        client.force_login(cast.bram)
        response = self.upload(client, use_case, outcomes_file().getvalue())
        shown = client.get(response["Location"]).content.decode()
        assert "Niet bewaard" in shown
        assert "besluit = toegekend" in shown
        chosen = {"favourable": ["besluit\x1ftoegekend"], "groups": ["wijk", "leeftijd"]}
        done = client.post(response["Location"], chosen, follow=True).content.decode()
        assert "Te groot verschil" in done
        assert "minder vaak een gunstige uitkomst" in done
        assert "Groepen die niemand noemde" in done

    @pytest.mark.parametrize(
        ("upload", "told"),
        [
            ((b"", {}), "Dit bestand is leeg."),
            ((b"a,b\n\0\n", {}), "geen tekstbestand"),
            ((b"besluit,wijk\nja,a\nnee,b\n", {"period_to": "1-1-2026"}), "eindigt vóór zij begint"),
            ((b"besluit,wijk\nja,a\nnee,b\n", {"period_from": "31-2-2026"}), "geen bestaande dag"),
        ],
    )
    def test_what_is_wrong_stands_at_its_field(
        self, client: Client, cast: Cast, use_case: UseCase, upload: tuple[bytes, dict[str, str]], told: str
    ):
        client.force_login(cast.bram)
        response = self.upload(client, use_case, upload[0], **upload[1])
        assert response.status_code == 200
        assert told in response.content.decode()

    @pytest.mark.parametrize(
        ("changes", "told"),
        [
            ({"favourable": []}, "gunstige uitkomst"),
            ({"favourable": ["besluit\x1ftoegekend", "wijk\x1fzuid"]}, "van één kolom"),
            ({"groups": ["besluit"]}, "niet ook een groep"),
        ],
    )
    def test_a_choice_that_does_not_fit_is_told(
        self, client: Client, cast: Cast, use_case: UseCase, changes: dict[str, list[str]], told: str
    ):
        client.force_login(cast.bram)
        kept = outcomes_read(use_case, by=cast.bram)
        chosen = {"favourable": ["besluit\x1ftoegekend"], "groups": ["wijk"]} | changes
        response = client.post(kept.get_absolute_url(), chosen)
        assert response.status_code == 200
        assert told in response.content.decode()
        assert OutcomeFile.objects.exists()

    def test_the_trend_shows_from_the_second_measurement_on(self, client: Client, cast: Cast, use_case: UseCase):
        measured(cast, use_case)
        measured(cast, use_case, worse=0.65)
        client.force_login(cast.ilse)
        shown = client.get(reverse("assessment:fairness", args=[use_case.pk])).content.decode()
        assert "De laagste verhouding tussen twee groepen is beter geworden" in shown
        assert "Uitkomsten inlezen" not in shown

    def test_the_download_has_counts_and_no_people(self, client: Client, cast: Cast, use_case: UseCase):
        found = measured(cast, use_case)
        client.force_login(cast.ilse)
        csv = client.get(reverse("assessment:measurement_csv", args=[found.pk])).getvalue().decode()
        assert "wijk;zuid;" in csv
        assert "Persoon" not in csv

    def test_with_the_truth_the_errors_of_each_group_are_shown(self, client: Client, cast: Cast, use_case: UseCase):
        today = timezone.localdate()
        lines = ["besluit,wijk,bleek"]
        lines += ["toegekend,noord,toegekend", "afgewezen,noord,toegekend", "afgewezen,zuid,afgewezen"] * 20
        lines += ["toegekend,zuid,afgewezen"] * 10
        file = io.BytesIO("\n".join(lines).encode())
        kept = actions.read_in(by=cast.bram, use_case=use_case, file=file, name="a.csv", period=(today, today))
        choices = CHOICES | {"groups": ["wijk"], "truth": "bleek"}
        found = actions.measure(by=cast.bram, outcomes=kept, **choices)
        client.force_login(cast.bram)
        shown = client.get(found.get_absolute_url()).content.decode()
        assert "Ten onrechte ongunstig" in shown
        assert "50 % (" in shown
        assert "niemand" in shown

    def test_what_must_be_measured_again_is_work(self, client: Client, cast: Cast, use_case: UseCase, time_machine):
        found = measured(cast, use_case)
        time_machine.move_to(timezone.make_aware(timezone.datetime(*found.next_on.timetuple()[:3], 12)))  # type: ignore[attr-defined]
        client.force_login(cast.bram)
        assert "Meet opnieuw of Copilot" in client.get(reverse("web:work")).content.decode()
