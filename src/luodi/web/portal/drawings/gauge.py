"""The rent gauge: a line from lowest to highest with ▽ at the median, on one scale for a whole table."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from django.utils.translation import gettext

from luodi.voice.numbers import number

#: With fewer priced listings no statistics are shown, so that no single listing can be inferred from a median.
FEWEST = 10
#: Margins at both ends of the line, for the numbers.
_MARGIN = 8.0


@dataclass(frozen=True, slots=True)
class Gauge:
    """Positions in per cent of the width, and the three numbers as text."""

    low_x: float
    high_x: float
    median_x: float
    low: str
    high: str
    median: str

    @property
    def description(self) -> str:
        """The text alternative."""
        return gettext("租金 %(low)s 到 %(high)s 元，中位 %(median)s 元") % {
            "low": self.low,
            "high": self.high,
            "median": self.median,
        }


def gauge(rents: Sequence[float], scale: tuple[float, float]) -> Gauge | None:
    """The gauge of some rents on a scale; None for fewer than ten. The outer tenths are left out."""
    if len(rents) < FEWEST:
        return None
    ordered = sorted(rents)
    cut = len(ordered) // 10
    low, high, middle = ordered[cut], ordered[-1 - cut], median(ordered)
    marks = [_x(value, scale) for value in (low, high, middle)]
    texts = [number(value, 1) for value in (low, high, middle)]
    return Gauge(marks[0], marks[1], marks[2], texts[0], texts[1], texts[2])


def _x(value: float, scale: tuple[float, float]) -> float:
    low, high = scale
    share = (value - low) / (high - low) if high > low else 0.5
    return round(_MARGIN + min(max(share, 0.0), 1.0) * (100 - 2 * _MARGIN), 1)
