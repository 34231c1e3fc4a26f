"""A card's thumbnail: the section of its place, on one scale for all cards, so that halls can be compared at a glance.

The view box is 120 × 84, with the ground at y = 70 and 4 px per metre; the required height is a line across it. Unstated parts
are dashed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Record = Mapping[str, Any]

GROUND, A_METRE = 70.0, 4.0
#: The height drawn for a hall of unknown height, and the greatest height drawn.
_USUAL_M, _MOST_M = 9.0, 14.0
#: How far the eaves are drawn above the clear height.
_ROOF_M = 1.0
_MOST_FLOORS, _FLOOR_PX, _FLOORS_PX = 6, 11.0, 56.0
_HEIGHTS = ("storey_height_m", "eaves_height_m", "height_m")
_ASKED = ("clear_height_min_m", "height_min_m", "storey_height_min_m")


@dataclass(frozen=True, slots=True)
class Floor:
    """A floor of a multi-storey building: the top of its rectangle, its height, whether it is on offer."""

    y: str
    height: str
    is_offered: bool


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """The context of `thumbnail.html`. `shape`: hall, floors or land. `asked_y`: the y of the required height, if any."""

    shape: str
    is_known: bool
    eaves: float = GROUND
    crane: float | None = None
    asked_y: float | None = None
    floors: tuple[Floor, ...] = ()

    @property
    def roof(self) -> str:
        """The outer and the inner line of a hall's roof."""
        y = self.eaves
        return f"M16 {y + 1:.1f}L60 {y - 9:.1f}L104 {y + 1:.1f}M20 {y + 4:.1f}L60 {y - 5:.1f}L100 {y + 4:.1f}"

    @property
    def walls(self) -> str:
        return f"M20 {GROUND:g}V{self.eaves:.1f}M100 {GROUND:g}V{self.eaves:.1f}"

    @property
    def asked(self) -> str:
        """The line of the required height, "" for none."""
        return "" if self.asked_y is None else f"M10 {self.asked_y:.1f}H110"

    @property
    def here(self) -> str:
        """The mark ▽ on it."""
        return "" if self.asked_y is None else f"M104 {self.asked_y - 8:.1f}h12l-6 7z"

    @property
    def hook(self) -> str:
        """The crane below the eaves: bridge, trolley, hook."""
        y = self.crane
        return "" if y is None else f"M54 {y:.1f}h30M64 {y:.1f}v-4h10v4M69 {y:.1f}v11c0 4 5 4 5 0"


def thumbnail(record: Record, need: Record | None = None) -> Thumbnail:
    """The drawing of a record, with the height a requirement asks for."""
    kinds = set(record.get("kind", ()))
    if kinds and kinds <= {"land", "yard"}:
        return Thumbnail("land", is_known=bool(record.get("land_area_m2") or record.get("yard_m2")))
    total = int(record.get("floors_total") or max(record.get("floor_no") or [1]))
    return _floors(record, total) if total > 1 else _hall(record, need or {})


def _hall(record: Record, need: Record) -> Thumbnail:
    clear = record.get("clear_height_m")
    known = [float(record[key]) for key in _HEIGHTS if record.get(key)]
    metres = float(clear) + _ROOF_M if clear else max(known, default=_USUAL_M)
    eaves = _y(metres)
    asked = next((float(need[key]) for key in _ASKED if need.get(key)), None)
    has_crane = bool(record.get("crane_capacity_t") or record.get("has_crane"))
    return Thumbnail(
        "hall",
        is_known=bool(clear or known),
        eaves=eaves,
        crane=eaves + 9 if has_crane else None,
        asked_y=None if asked is None else _y(asked),
    )


def _floors(record: Record, total: int) -> Thumbnail:
    """Draws up to six floors; of a higher building the lowest ones, and the one on offer if it is above them."""
    drawn = min(total, _MOST_FLOORS)
    offered = {min(number, drawn) for number in record.get("floor_no") or ()}
    step = min(_FLOOR_PX, _FLOORS_PX / drawn)
    floors = tuple(
        Floor(f"{GROUND - step * number:.1f}", f"{step:.1f}", number in offered) for number in range(1, drawn + 1)
    )
    return Thumbnail("floors", is_known=True, floors=floors)


def _y(metres: float) -> float:
    return round(GROUND - A_METRE * min(metres, _MOST_M), 1)
