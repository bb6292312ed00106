import pytest
from django.template import engines
from hypothesis import given
from hypothesis import strategies as st

from waarborg.core.charts import LABEL_WIDTH, WIDTH, Figure, Point, layout_bars, layout_line, number

points = st.lists(
    st.builds(Point, label=st.just("maand"), value=st.floats(min_value=0, max_value=1e9, allow_nan=False)), max_size=40
).map(tuple)


def figure(*values: float) -> Figure:
    named = tuple(Point(f"maand {index}", value) for index, value in enumerate(values, start=1))
    return Figure("Meldingen", "Het aantal meldingen stijgt.", "meldingen", named)


def draw(tag: str, drawn: Figure) -> str:
    template = engines["django"].from_string(f"{{% {tag} figure %}}")
    return str(template.render({"figure": drawn}))


def test_the_highest_bar_is_the_longest_and_half_of_it_half_as_long():
    whole, half = layout_bars(figure(10, 5)).bars

    assert half.width == pytest.approx(whole.width / 2, abs=1)


def test_a_line_says_its_first_last_highest_and_lowest_value():
    dots = layout_line(figure(5, 6, 20, 7, 6, 1, 6, 7)).dots

    assert [dot.value for dot in dots if dot.named] == ["5", "20", "1", "7"]


def test_values_of_neighbours_do_not_print_over_each_other():
    dots = layout_line(figure(5, 20, 1, 4)).dots

    assert [dot.named for dot in dots] == [True, False, False, True]


def test_a_value_in_a_dip_stands_below_the_line():
    _, dip, _ = layout_line(figure(10, 5, 10)).dots

    assert dip.value_y > dip.y


@given(points)
def test_no_bar_leaves_the_picture(found: tuple[Point, ...]) -> None:
    bars = layout_bars(Figure("", "", "", found))

    assert all(LABEL_WIDTH <= bar.x <= bar.x + bar.width < WIDTH for bar in bars.bars)
    assert all(bar.y + bar.height <= bars.height for bar in bars.bars)


@given(points)
def test_no_dot_leaves_the_picture(found: tuple[Point, ...]) -> None:
    line = layout_line(Figure("", "", "", found))

    assert all(0 <= dot.x <= WIDTH and 0 <= dot.y <= line.base_y for dot in line.dots)


def test_numbers_are_written_as_in_the_netherlands():
    assert [number(1250), number(2.5), number(3.0)] == ["1.250", "2,5", "3"]


@pytest.mark.parametrize("tag", ["bar_chart", "line_chart"])
def test_a_figure_has_a_title_a_description_and_its_table(tag):
    page = draw(tag, figure(1250, 3))

    assert "<title>Meldingen</title>" in page
    assert "<desc>Het aantal meldingen stijgt.</desc>" in page
    assert "Toon als tabel" in page
    assert '<td class="w-number">1.250</td>' in page


def test_positions_are_never_written_with_a_thousands_separator():
    page = draw("bar_chart", figure(*range(1, 40)))

    assert f"V{39 * 36 - 12}" in page


@pytest.mark.parametrize("tag", ["bar_chart", "line_chart"])
def test_a_figure_without_points_says_so(tag):
    page = draw(tag, figure())

    assert "Er zijn nog geen cijfers." in page
    assert "<svg" not in page
