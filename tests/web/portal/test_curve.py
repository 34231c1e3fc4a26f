"""The small curve of a grade: it begins at the limit, bends where it is full, and shows what an unknown counts."""

import pytest

from luodi.matching import Weighting, weightings
from luodi.web.portal.drawings import curve


def weighting(kind: str, at_limit: int, full: int) -> Weighting:
    return Weighting(
        "rent", weight=10, prior=51, curve=kind, at_limit=at_limit, full=full, near=20, gist="", gist_en=""
    )


def places(kind: str, at_limit: int, full: int) -> list[tuple[float, float]]:
    drawing = curve(weighting(kind, at_limit, full))
    assert drawing is not None
    return [(float(x), float(y)) for x, y in (pair.split(",") for pair in drawing.points.split())]


def test_more_begins_at_the_limit_and_is_full_where_it_bends() -> None:
    drawn = places("more_is_better", 127, 180)
    drawing = curve(weighting("more_is_better", 127, 180))
    assert drawing is not None
    assert (drawing.low, drawing.high, drawing.limit_x) == (80, 200, drawn[0][0])
    assert (drawn[0][1], drawn[-1]) == (46.1, (192.0, 10.0))
    assert drawing.unknown_y == 67.6


def test_less_ends_at_the_limit() -> None:
    drawn = places("less_is_better", 127, 60)
    assert (drawn[0], drawn[-1][1]) == ((8.0, 10.0), 46.1)


def test_ideal_falls_to_what_it_never_goes_below() -> None:
    heights = [y for _, y in places("ideal", 127, 300)]
    assert (heights[0], heights[-1]) == (10.0, 46.1)
    assert heights == sorted(heights)


def test_flat_needs_no_drawing() -> None:
    assert curve(weighting("flat", 255, 100)) is None


@pytest.mark.parametrize("ask", [each.ask for each in weightings().values() if each.curve != "flat"])
def test_running_curve_stays_inside_its_frame(ask: str) -> None:
    drawing = curve(weightings()[ask])
    assert drawing is not None
    pairs = [tuple(map(float, pair.split(","))) for pair in drawing.points.split()]
    assert all(8 <= x <= 192 and 10 <= y <= 82 for x, y in pairs)
    assert [x for x, _ in pairs] == sorted({x for x, _ in pairs})
