"""The section 剖面 of a listing, drawn from its facts: a hall, a stack of floors, or a piece of land.

The view box is 400 × 324, with the ground line at y = 238. The greatest known height is drawn 158.4 high, everything else to
scale. Unstated parts are dashed and labelled as such.
"""

from dataclasses import dataclass, field, replace
from typing import Any

from django.utils.translation import gettext

from luodi import voice
from luodi.web.portal import figures
from luodi.web.portal.listing import facts
from luodi.web.portal.listing.facts import Record
from luodi.web.shared.reader import reader

GROUND, TALLEST = 238.0, 158.4
#: The height drawn if none is known; a hall's crane rail is at seven eighths of its storey.
_CLEAR_OF_STOREY = 7 / 8
_MOST_SLABS = 8


@dataclass(frozen=True, slots=True)
class Note:
    """A label of the drawing; `state` is "known" or "unknown"."""

    text: str
    state: str


@dataclass(frozen=True, slots=True)
class Level:
    """A height with its dimension line: its y, the middle of the line, and the label."""

    y: float
    middle: float
    note: Note


@dataclass(frozen=True, slots=True)
class Slab:
    """A floor of a multi-storey building: y of slab, middle and ceiling, its number, whether it is on offer."""

    y: float
    middle: float
    top: float
    height: float
    number: int
    is_offered: bool


@dataclass(frozen=True, slots=True)
class Section:
    """The context of `section.html`. `shape` is hall, floors or land."""

    shape: str
    size: Note
    sub: str
    power: Note | None
    load: Note | None
    dock: Note | None
    clear: Level | None = None
    storey: Level | None = None
    crane: Note | None = None
    slabs: list[Slab] = field(default_factory=list)
    description: str = ""

    @property
    def size_y(self) -> float:
        """The y of the area label: in the storey on offer, else above the ground."""
        storeys = [slab for slab in self.slabs if slab.is_offered] or self.slabs[:1]
        return storeys[0].middle + 8 if storeys else 196.0

    @property
    def hatching(self) -> str:
        """The hatching below the ground line, as one path."""
        return "".join(f"M{x} 238l-8 9" for x in range(16, 401, 12))


def section(record: Record) -> Section:
    """The drawing of a record; without any facts it is all dashed."""
    if _is_land(record):
        return _land(record)
    floors = int(record.get("floors_total") or max(record.get("floor_no") or [1]))
    return _floors(record, floors) if floors > 1 else _hall(record)


def _is_land(record: Record) -> bool:
    kinds = set(record.get("kind", ()))
    return bool(kinds) and kinds <= {"land", "yard"}


def _hall(record: Record) -> Section:
    top_key, top = _top(record)
    clear = record.get("clear_height_m")
    tallest = max(top or 0.0, float(clear or 0) / _CLEAR_OF_STOREY)
    scale = TALLEST / tallest if tallest else 0.0
    crane = facts.crane(record)
    section = Section(
        shape="hall",
        size=_size(record),
        sub=_sub(record),
        clear=_level(GROUND - (clear * scale if clear else TALLEST * _CLEAR_OF_STOREY), "clear_height_m", clear),
        storey=_level(GROUND - (top * scale if top else TALLEST), top_key, top),
        crane=None if crane == gettext("没有") else _note(gettext("行车"), crane),
        **_notes(record),
    )
    return _described(section)


def _floors(record: Record, total: int) -> Section:
    """Draws up to eight slabs; of a higher building the lowest ones and the roof."""
    drawn = min(total, _MOST_SLABS)
    offered = set(record.get("floor_no") or ())
    step = TALLEST / drawn
    numbers = [*range(1, drawn), total]
    slabs = [
        Slab(*_storey(place, step), number=number, is_offered=number in offered) for place, number in enumerate(numbers)
    ]
    top_key, top = _top(record)
    return _described(
        Section(
            shape="floors",
            size=_size(record),
            sub=_sub(record),
            storey=_level(GROUND - step, top_key, top),
            slabs=slabs,
            **_notes(record),
        )
    )


def _storey(place: int, step: float) -> tuple[float, float, float, float]:
    """y of the slab, the middle and the ceiling, and the height between."""
    y = GROUND - step * place
    return round(y, 1), round(y - step / 2, 1), round(y - step, 1), round(step, 1)


def _land(record: Record) -> Section:
    area = record.get("land_area_m2") or record.get("yard_m2")
    size = Note(figures.mu(area), "known") if area else Note(gettext("面积未填"), "unknown")
    sub = figures.amount(area, "m2") if area else ""
    return _described(Section(shape="land", size=size, sub=sub, power=_power(record), load=None, dock=None))


def _top(record: Record) -> tuple[str, Any]:
    """The height of the eaves in the drawing: storey, eaves, or a height of unstated kind."""
    for key in ("storey_height_m", "eaves_height_m", "height_m"):
        if record.get(key):
            return key, float(record[key])
    return "storey_height_m", None


def _level(y: float, key: str, metres: Any) -> Level:
    text = f"{figures.label(key)} {figures.amount(metres, 'm')}" if metres else _blank(figures.label(key))
    return Level(round(y, 1), round((y + GROUND) / 2, 1), Note(text, "known" if metres else "unknown"))


def _size(record: Record) -> Note:
    area = record.get("area_m2")
    return Note(figures.amount(area, "m2"), "known") if area else Note(gettext("面积未填"), "unknown")


def _sub(record: Record) -> str:
    parts = [gettext("单层")] if record.get("is_single_storey") else []
    if record.get("floor_no"):
        parts.append(voice.floors(record["floor_no"], reader()))
    if record.get("structure"):
        parts.append(str(record["structure"])[:8])
    return " · ".join(parts)


def _notes(record: Record) -> dict[str, Any]:
    load = record.get("floor_load_kn_m2")
    load_text = figures.amount(load, "kN/m2") if load else ""
    dock = record.get("has_loading_dock")
    dock_text = "" if dock is None else voice.yes_or_no("has_loading_dock", dock, reader())
    return {
        "power": _power(record),
        "load": _note(gettext("荷载"), load_text),
        "dock": None if dock is False else _note(gettext("平台"), dock_text),
    }


def _power(record: Record) -> Note:
    stated = record.get("power_capacity_kva")
    return _note(gettext("配电"), figures.amount(stated, "kVA") if stated is not None else "")


def _note(name: str, text: str) -> Note:
    return Note(f"{name} {text}", "known") if text else Note(_blank(name), "unknown")


def _blank(name: str) -> str:
    return gettext("%(name)s未填") % {"name": name}


def _described(section: Section) -> Section:
    """The drawing with its text alternative."""
    levels = [level.note for level in (section.clear, section.storey) if level is not None]
    notes = [
        note
        for note in (section.size, *levels, section.crane, section.power, section.load, section.dock)
        if note is not None
    ]
    words = gettext("，").join(note.text for note in notes)
    return replace(section, description=gettext("剖面示意：%(facts)s") % {"facts": words})
