"""Curves over powers of ten: where points come to lie, names that keep apart, the same bytes for the same numbers."""

import xml.etree.ElementTree as ET

import pytest

from luodi.bench._chart import Curve, chart

RISING = [(1_000.0, 0.1), (10_000.0, 1.0), (100_000.0, 10.0)]


def drawn(*curves: Curve) -> ET.Element:
    return ET.fromstring(chart("标题", "横", "纵", curves))


def places(drawing: ET.Element) -> list[tuple[float, float]]:
    line = drawing.find("{*}polyline")
    assert line is not None
    return [(float(x), float(y)) for x, y in (pair.split(",") for pair in line.get("points", "").split())]


def test_powers_of_ten_lie_on_the_corners_of_the_grid() -> None:
    (left, bottom), (middle, half), (right, top) = places(drawn(Curve("升", "up", RISING)))
    assert (left, bottom, right, top) == (92.0, 484.0, 710.0, 56.0)
    assert (middle, half) == ((left + right) / 2, (top + bottom) / 2)


def test_equal_values_get_a_grid_all_the_same() -> None:
    assert places(drawn(Curve("平", "flat", [(10.0, 1.0), (10.0, 1.0)]))) == [(92.0, 484.0)] * 2


@pytest.mark.parametrize("last", [10.0, 9.0, 11.0])
def test_names_of_curves_that_end_together_keep_apart(last: float) -> None:
    other = [*RISING[:2], (100_000.0, last)]
    drawing = drawn(Curve("甲", "first", RISING), Curve("乙", "second", other))
    heights = {text.text: float(text.get("y", "")) for text in drawing.findall("{*}text")}
    assert abs(heights["甲"] - heights["乙"]) >= 40
    assert heights["first"] - heights["甲"] == heights["second"] - heights["乙"] == 18


def test_words_are_escaped() -> None:
    assert drawn(Curve("<&>", '"', RISING)).findall("{*}text")[-2].text == "<&>"


def test_drawing_is_the_same_every_time() -> None:
    assert chart("a", "b", "c", [Curve("升", "up", RISING)]) == chart("a", "b", "c", [Curve("升", "up", RISING)])


@pytest.mark.parametrize("curves", [[], [Curve("空", "empty", [])]])
def test_nothing_to_draw_is_refused(curves: list[Curve]) -> None:
    with pytest.raises(ValueError, match="points"):
        chart("a", "b", "c", curves)
