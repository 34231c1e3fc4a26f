"""Log-log charts as SVG for documents, without a library and byte-for-byte reproducible.

Colours are readable on white and on black; each curve is labelled at its last point in Chinese and English.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from xml.sax.saxutils import escape

_WIDTH, _HEIGHT = 960, 560
_LEFT, _RIGHT, _TOP, _BOTTOM = 92, 250, 56, 76
#: The least distance of labels in pixels.
_APART = 40
_COLOURS = ("#00796b", "#c2571a", "#5b63b7", "#8a6d00")
_STYLE = (
    "text{font-family:-apple-system,'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif;font-size:15px;fill:#6b7280}"
    ".title{font-size:18px;font-weight:600}.grid{stroke:#9ca3af;stroke-opacity:.35}.curve{fill:none;stroke-width:2.5}"
)


@dataclass(frozen=True, slots=True)
class Curve:
    """Points (x, y), both positive, and the label in Chinese and English."""

    name: str
    name_en: str
    points: Sequence[tuple[float, float]]


def chart(title: str, across: str, up: str, curves: Sequence[Curve]) -> str:
    """An SVG with logarithmic axes. ValueError without a curve or a point."""
    if not all(curve.points for curve in curves) or not curves:
        raise ValueError("a chart needs points")
    area = _Area(curves)
    body = [*area.grid(), *area.axes(title, across, up), *area.drawn(curves)]
    size = f'viewBox="0 0 {_WIDTH} {_HEIGHT}" width="{_WIDTH}" height="{_HEIGHT}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-label="{escape(title)}">'
    return "\n".join([head, f"<style>{_STYLE}</style>", *body, "</svg>", ""])


class _Area:
    """The range of both axes in whole powers of ten, and the mapping to pixels."""

    def __init__(self, curves: Sequence[Curve]) -> None:
        points = [point for curve in curves for point in curve.points]
        self.x, self.y = (_powers([point[axis] for point in points]) for axis in (0, 1))

    def at(self, point: tuple[float, float]) -> tuple[float, float]:
        """The pixel position of a point."""
        across = _share(point[0], self.x) * (_WIDTH - _LEFT - _RIGHT)
        up = _share(point[1], self.y) * (_HEIGHT - _TOP - _BOTTOM)
        return round(_LEFT + across, 1), round(_HEIGHT - _BOTTOM - up, 1)

    def grid(self) -> Iterator[str]:
        """Grid lines with numbers at every power of ten."""
        for power in range(self.x[0], self.x[1] + 1):
            x, foot = self.at((10**power, 10 ** self.y[0]))
            yield f'<line class="grid" x1="{x}" x2="{x}" y1="{_TOP}" y2="{foot}"/>'
            yield f'<text x="{x}" y="{foot + 24}" text-anchor="middle">{_number(power)}</text>'
        for power in range(self.y[0], self.y[1] + 1):
            left, y = self.at((10 ** self.x[0], 10**power))
            yield f'<line class="grid" x1="{left}" x2="{_WIDTH - _RIGHT}" y1="{y}" y2="{y}"/>'
            yield f'<text x="{left - 10}" y="{y + 5}" text-anchor="end">{_number(power)}</text>'

    def axes(self, title: str, across: str, up: str) -> Iterator[str]:
        """The title and the axis labels."""
        yield f'<text class="title" x="{_LEFT}" y="26">{escape(title)}</text>'
        yield f'<text x="{_LEFT}" y="{_HEIGHT - 18}">{escape(across)}</text>'
        middle = (_TOP + _HEIGHT - _BOTTOM) / 2
        yield f'<text x="22" y="{middle}" text-anchor="middle" transform="rotate(-90 22 {middle})">{escape(up)}</text>'

    def drawn(self, curves: Sequence[Curve]) -> Iterator[str]:
        """Each curve with its points, and its two-line label beside the last one."""
        ends = _apart([self.at(curve.points[-1])[1] for curve in curves])
        for curve, colour, end in zip(curves, _COLOURS, ends, strict=False):
            places = [self.at(point) for point in curve.points]
            path = " ".join(f"{x},{y}" for x, y in places)
            yield f'<polyline class="curve" stroke="{colour}" points="{path}"/>'
            yield from (f'<circle cx="{x}" cy="{y}" r="3.5" fill="{colour}"/>' for x, y in places)
            x = places[-1][0] + 12
            yield f'<text x="{x}" y="{end - 2}" style="fill:{colour}">{escape(curve.name)}</text>'
            yield f'<text x="{x}" y="{end + 16}" style="fill:{colour}">{escape(curve.name_en)}</text>'


def _powers(values: Sequence[float]) -> tuple[int, int]:
    """Two distinct powers of ten that enclose some values."""
    low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    return low, max(high, low + 1)


def _share(value: float, powers: tuple[int, int]) -> float:
    return (math.log10(value) - powers[0]) / (powers[1] - powers[0])


def _number(power: int) -> str:
    return f"{10**power:,}" if power >= 0 else f"{10**power:.{-power}f}"


def _apart(ends: Sequence[float]) -> list[float]:
    """Label heights, moved down so that two-line labels do not overlap."""
    heights = list(ends)
    order = sorted(range(len(ends)), key=lambda place: ends[place])
    for above, below in pairwise(order):
        heights[below] = max(heights[below], heights[above] + _APART)
    return heights
