from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any

import pytest
from django import forms
from django.template import engines

from waarborg.core.tables import Cell, Column, Empty, Row, Table
from waarborg.rulebook import Obligation, Outcome, Reason, WayOn, verdict

TODAY = date(2026, 12, 3)

REPORTED = Reason("2.1", "Het gebruik is gemeld.", Outcome.MET)
NO_RULING = Reason(
    "2.4", "De directie heeft nog niet besloten.", Outcome.MISSING, WayOn("Volg de melding", "/melden/1/")
)
NO_BSN = Reason("4.1", "Een BSN mag niet in dit systeem.", Outcome.FORBIDDEN, WayOn("Bel de privacy adviseur"))
UNKNOWN_RISK = Reason("9.1", "De risicogroep is nog te bepalen.", Outcome.OPEN)
MENTION = Obligation("6.1", "Zeg dat AI heeft geholpen.", "Aisha", "bij elk verslag")


def render(source: str, **context: Any) -> str:
    page = engines["django"].from_string(source).render(context)
    return " ".join(str(page).split())


@dataclass
class Happening:
    moment: datetime
    sentence: str
    actor_name: str = "Gerda Visser"
    reason: str = ""
    kind: str = "ruling"
    url: str = ""


class TestVerdictCard:
    @pytest.mark.parametrize(
        ("reasons", "obligations", "word", "tone"),
        [
            ([REPORTED], [], "Ja", "good"),
            ([REPORTED], [MENTION], "Ja, met voorwaarden", "condition"),
            ([REPORTED, NO_RULING], [], "Nog niet", "warning"),
            ([NO_RULING, NO_BSN], [], "Nee", "danger"),
        ],
    )
    def test_it_says_one_large_word_with_a_shape_of_its_own(self, reasons, obligations, word, tone):
        page = render("{% verdict_card verdict %}", verdict=verdict(reasons, obligations))

        assert f"<strong>{word}</strong>" in page
        assert f"w-verdict--{tone}" in page
        assert f'<p class="w-verdict__answer"><svg class="w-shape w-shape--{tone}"' in page

    def test_what_you_must_do_stands_apart_from_what_others_must(self):
        yours = Obligation("7.3", "Kijk de uitkomst na.", owner="u")
        theirs = Obligation("2.4", "Maak een instructie.", owner="Bram", due="3 december 2026", late=True)
        page = render("{% verdict_card verdict %}", verdict=verdict([REPORTED], [theirs, yours]))
        order = ("Voor u", "Kijk de uitkomst na.", "Voor anderen", "Maak een instructie.", "door Bram", "te laat")
        places = [page.index(words) for words in order]
        assert places == sorted(places)
        assert "door u" not in page

    def test_duties_of_others_alone_need_no_heading(self):
        assert "Voor anderen" not in render("{% verdict_card verdict %}", verdict=verdict([REPORTED], [MENTION]))

    def test_every_reason_has_its_article_outcome_and_way_on(self):
        page = render("{% verdict_card verdict %}", verdict=verdict([REPORTED, NO_RULING]))

        assert 'href="/beleid/2.1/"' in page
        assert 'href="/beleid/2.4/"' in page
        assert "voldaan" in page
        assert "ontbreekt nog" in page
        assert 'href="/melden/1/">Volg de melding</a>' in page

    def test_a_way_on_without_an_address_is_words(self):
        page = render("{% verdict_card verdict %}", verdict=verdict([NO_BSN]))

        assert "Bel de privacy adviseur" in page
        assert ">Bel de privacy adviseur</a>" not in page

    def test_what_was_not_assessed_is_visible_and_does_not_refuse(self):
        page = render("{% verdict_card verdict %}", verdict=verdict([REPORTED, UNKNOWN_RISK]))

        assert "nog niet beoordeeld" in page
        assert "<strong>Ja</strong>" in page

    def test_obligations_say_who_and_when(self):
        page = render("{% verdict_card verdict %}", verdict=verdict([REPORTED], [MENTION]))

        assert "Zeg dat AI heeft geholpen." in page
        assert "<span>door Aisha</span> <span>uiterlijk bij elk verslag</span>" in page

    def test_what_decides_comes_first_and_each_part_keeps_the_order_of_the_policy(self):
        page = render("{% verdict_card verdict %}", verdict=verdict([REPORTED, NO_RULING, NO_BSN]))

        assert page.index("/beleid/2.4/") < page.index("/beleid/4.1/") < page.index("/beleid/2.1/")
        assert "Wat in orde is (1)" in page

    def test_words_of_people_are_escaped(self):
        sneaky = Reason("2.1", "<script>", Outcome.MET)

        assert "<script>" not in render("{% verdict_card verdict '<b>' %}", verdict=verdict([sneaky]))


class TestArticle:
    def test_a_letter_leads_to_its_paragraph(self):
        assert 'href="/beleid/5.1/"' in render('{% article "5.1b" %}')

    def test_the_title_is_there_for_who_cannot_see_the_chip(self):
        page = render('{% article "2.1" %}')

        assert '<span>art. 2.1</span><span class="w-hidden">, ' in page

    @pytest.mark.parametrize("number", ["99.1", "Awb 4:13"])
    def test_another_source_is_shown_without_a_link(self, number):
        page = render("{% article number %}", number=number)

        assert number in page
        assert "<a" not in page

    def test_no_article_is_no_chip(self):
        assert render('{% article "" %}') == ""


class TestSmallBlocks:
    @pytest.mark.parametrize("tone", ["neutral", "info", "good", "warning", "danger"])
    def test_a_badge_has_a_word_and_a_shape(self, tone):
        page = render("{% badge 'In gebruik' tone %}", tone=tone)

        assert "In gebruik" in page
        assert f"w-shape--{tone}" in page

    def test_each_tone_has_another_shape(self):
        tones = ["neutral", "info", "good", "condition", "warning", "danger"]
        drawings = {render("{% shape tone %}", tone=tone).split("<", 2)[2] for tone in tones}

        assert len(drawings) == len(tones)

    def test_a_person_has_name_function_and_unit(self):
        aisha = SimpleNamespace(name="Aisha", job="Beleidsmedewerker", unit="Sociaal domein")
        page = render("{% person_line person %}", person=aisha)

        assert all(word in page for word in ("Aisha", "Beleidsmedewerker", "Sociaal domein"))

    def test_nobody_is_said_in_words(self):
        assert "nog niemand" in render("{% person_line person %}", person=None)

    @pytest.mark.parametrize(
        ("due", "words", "tone"),
        [
            (date(2026, 12, 7), "nog 4 dagen", "neutral"),
            (date(2026, 12, 6), "nog 3 dagen", "warning"),
            (date(2026, 12, 4), "nog 1 dag", "warning"),
            (date(2026, 12, 3), "vandaag", "warning"),
            (date(2026, 11, 30), "3 dagen te laat", "danger"),
            (date(2027, 3, 3), "nog 90 dagen", "neutral"),
        ],
    )
    def test_a_clock_says_what_is_left(self, due, words, tone):
        page = render("{% clock due today %}", due=due, today=TODAY)

        assert f"<strong>{words}</strong>" in page
        assert f"w-clock--{tone}" in page
        assert f'datetime="{due.isoformat()}"' in page

    def test_a_moment_is_written_in_dutch_time(self):
        moment = datetime(2026, 11, 24, 13, 3, tzinfo=UTC)
        assert render("{{ moment|dutch_moment }}", moment=moment) == "24 november 2026 om 14.03"

    def test_a_clock_with_a_start_shows_the_share_that_is_left(self):
        page = render(
            "{% clock due today start=start %}", due=date(2026, 12, 13), today=TODAY, start=date(2026, 11, 23)
        )

        assert 'class="w-clock__left" width="50"' in page

    def test_a_next_step_that_changes_something_is_a_form(self):
        step = SimpleNamespace(
            sentence="Geef advies.", who="Chantal", due=TODAY, label="Geef advies", url="/advies/", method="post"
        )
        page = render("{% next_step step %}", step=step, csrf_token="geheim")

        assert '<form method="post" action="/advies/">' in page
        assert 'name="csrfmiddlewaretoken" value="geheim"' in page
        assert "3 december 2026" in page

    def test_a_next_step_that_only_leads_on_is_a_link(self):
        step = SimpleNamespace(sentence="Lees het.", who="", due=None, label="Lees", url="/x/", method="get")
        page = render("{% next_step step %}", step=step)

        assert 'href="/x/"' in page
        assert "<form" not in page

    def test_no_next_step_is_nothing(self):
        assert render("{% next_step step %}", step=None) == ""

    def test_a_figure_is_a_link_to_its_list_with_its_norm(self):
        page = render("{% stat 1250 'meldingen' url='/melden/' norm='norm: 10' tone='warning' %}")

        assert "1.250" in page
        assert 'href="/melden/"' in page
        assert "w-shape--warning" in page

    def test_an_empty_place_says_how_to_start(self):
        assert 'href="/melden/"' in render("{% empty 'Nog niets.' 'Meld' '/melden/' %}")

    def test_dates_and_days_are_in_words(self):
        words = render("{{ today|dutch_date }}|{{ 1|days }}|{{ 12|days }}|{{ none|dutch_date }}", today=TODAY)

        assert words == "3 december 2026|1 dag|12 dagen|"


class TestTimeline:
    def test_events_stand_under_the_day_on_which_they_happened_here(self):
        # 23:30 in Londen is half past midnight of the next day in the Netherlands.
        late = Happening(datetime(2026, 12, 2, 23, 30, tzinfo=UTC), "heeft beslist")
        early = Happening(datetime(2026, 12, 2, 9, 0, tzinfo=UTC), "heeft gemeld")
        page = render("{% timeline events %}", events=[late, early])

        assert page.index("3 december 2026") < page.index("heeft beslist") < page.index("2 december 2026")
        assert page.index("2 december 2026") < page.index("heeft gemeld")
        assert "00:30" in page

    def test_the_reason_is_told_and_the_event_linked(self):
        event = Happening(datetime(2026, 12, 2, 9, tzinfo=UTC), "heeft beslist", reason="Proef is gedaan.", url="/e/1/")
        page = render("{% timeline events %}", events=[event])

        assert "Proef is gedaan." in page
        assert 'href="/e/1/"' in page

    def test_no_events_is_said(self):
        assert "Er is nog niets gebeurd." in render("{% timeline events %}", events=[])


class Filters(forms.Form):
    word = forms.CharField(label="Zoek", required=False)


class TestTable:
    COLUMNS = (
        Column("name", "Naam", sortable=True, sort_url="?sorteer=-name", sorted="ascending"),
        Column("users", "Gebruikers", numeric=True),
    )
    COPILOT = Row("/register/1/", (Cell("Copilot"), Cell("1.250", numeric=True)))

    def draw(self, *rows: Row, **changes: Any) -> str:
        listed = Table("Systemen", self.COLUMNS, rows, count=len(rows))
        return render("{% table table %}", table=replace(listed, **changes))

    def test_a_row_is_a_link_and_names_its_cells(self):
        page = self.draw(self.COPILOT)

        assert 'href="/register/1/">Copilot</a>' in page
        assert '<td data-label="Gebruikers" class="w-number">1.250</td>' in page

    def test_sorting_is_a_link_and_said(self):
        page = self.draw(self.COPILOT)

        assert 'aria-sort="ascending"' in page
        assert 'href="?sorteer=-name"' in page

    def test_a_cell_with_a_tone_is_a_badge(self):
        row = Row("/register/1/", (Cell("Copilot"), Cell("In gebruik", tone="good")))

        assert "w-badge--good" in self.draw(row)

    def test_count_export_and_paging_are_there(self):
        page = self.draw(self.COPILOT, exports=(("CSV", "?formaat=csv"),), next_url="?na=x")

        assert "1 resultaat<" in page
        assert 'href="?formaat=csv">CSV</a>' in page
        assert 'href="?na=x" rel="next"' in page
        assert 'rel="prev"' not in page

    def test_a_count_that_stopped_says_more_than(self):
        assert "Meer dan 1.000 resultaten" in self.draw(self.COPILOT, count=1000, count_is_exact=False)

    def test_a_list_that_is_still_empty_says_how_to_start(self):
        page = self.draw(empty=Empty("Nog geen systemen.", "Meld het eerste", "/melden/"))

        assert "Nog geen systemen." in page
        assert 'href="/melden/"' in page

    def test_filters_that_leave_nothing_over_can_be_cleared(self):
        page = self.draw(empty=Empty("Nog geen systemen."), filter_form=Filters({"word": "x"}), action_url="/register/")

        assert "Geen resultaten met deze filters." in page
        assert 'href="/register/">Wis alle filters</a>' in page
        assert "Nog geen systemen." not in page

    def test_a_filter_is_never_called_optional(self):
        assert "(niet verplicht)" not in self.draw(filter_form=Filters())
