"""The grade of a met ask as a small curve: x is the fact in per cent of the limit, y its utility.

The solid line is the grade of a known fact, the dashed one the prior of an unknown; a tick marks the limit. Nothing is drawn
beyond the limit, because an unmet ask counts 0.
"""

from dataclasses import dataclass

from luodi.matching import Weighting

#: In SVG units: width and height of the plot, and the margin around it.
WIDTH, HEIGHT = 200, 72
_LEFT, _TOP = 8, 10
_FULL = 255
#: How far the axis extends beyond both ends of the curve, in per cent of the limit.
_BEFORE, _BEYOND = 20, 20
_STEPS = 48


@dataclass(frozen=True, slots=True)
class Curve:
    """Points of the grade, the height of an unknown, the position of the limit, and the ends of the axis in per cent."""

    points: str
    unknown_y: float
    limit_x: float
    low: int
    high: int


def curve(weighting: Weighting) -> Curve | None:
    """The curve of a current weighting; None for a flat one."""
    if weighting.curve == "flat":
        return None
    low, high = _ends(weighting)
    met = [percent for percent in _percents(low, high, weighting.full) if weighting.utility(percent)]
    places = [(_x(percent, low, high), _y(weighting.utility(percent))) for percent in met]
    return Curve(
        points=" ".join(f"{x},{y}" for x, y in places),
        unknown_y=_y(weighting.prior),
        limit_x=_x(100, low, high),
        low=low,
        high=high,
    )


def _ends(weighting: Weighting) -> tuple[int, int]:
    low, high = sorted((100, weighting.full))
    return low - _BEFORE, high + _BEYOND


def _percents(low: int, high: int, full: int) -> list[int]:
    """Enough points for a line, including the ends, the limit and the bends."""
    even = {low + (high - low) * step // _STEPS for step in range(_STEPS + 1)}
    return sorted(even | {100, full})


def _x(percent: int, low: int, high: int) -> float:
    return round(_LEFT + (WIDTH - 2 * _LEFT) * (percent - low) / (high - low), 1)


def _y(utility: int) -> float:
    return round(_TOP + HEIGHT * (1 - utility / _FULL), 1)
