"""Values of a requirement in short form, for chips: 2700–3300 ㎡, ≥ 9 米, 溧阳市、武进区."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from luodi import voice
from luodi.web.needs.topics import CHOICES, TOPICS, Slot, Topic
from luodi.web.shared.reader import named, reader

_NB = "\u00a0"


def ask_label(name: str) -> str:
    """The label of an ask."""
    return named("ask", name)


def said(topic: Topic, record: Mapping[str, Any]) -> str:
    """The value of a topic in a record, "" for none."""
    if topic.name in ("area", "land_area"):
        return _span(topic, record)
    parts = [
        _said_one(slot, record[slot.key], topic) for slot in topic.slots if record.get(slot.key) not in (None, "", [])
    ]
    if not parts and topic.need and record.get(topic.need):
        return _("要有") if topic.name != "ground_floor" else _("要底层")
    return _("、").join(parts)


def _span(topic: Topic, record: Mapping[str, Any]) -> str:
    low, high = (slot.shown(record.get(slot.key)) for slot in topic.slots)
    unit = f"{_NB}{topic.slots[0].unit}"
    if low and high:
        return f"{low}{unit}" if low == high else f"{low}–{high}{unit}"
    return f"≥{_NB}{low}{unit}" if low else f"≤{_NB}{high}{unit}" if high else ""


_HEIGHTS = ("clear_height_min_m", "storey_height_min_m")


def _said_one(slot: Slot, value: Any, topic: Topic) -> str:
    if slot.control in ("choices", "letter"):
        members = value if isinstance(value, list) else [value]
        return _("、").join(str(CHOICES[slot.key].get(each, each)) for each in members)
    if slot.control == "places":
        names = _("、").join(place(code) for code in value)
        return _("不要 %(places)s") % {"places": names} if slot.key == "regions_excluded" else names
    if slot.control == "industries":
        return _("、").join(voice.industry(code, reader()) for code in value)
    if slot.control == "date":
        return _("%(day)s 前") % {"day": value}
    if slot.control == "floors":
        return _("不要 %(floors)s") % {"floors": voice.refused_floors(value, reader())}
    sign = "≥" if "_min_" in slot.key else "≤" if "_max_" in slot.key else ""
    number = f"{sign}{_NB if sign else ''}{slot.shown(value)}{_NB}{slot.unit}"
    if slot.key in _HEIGHTS:
        noun = _("净高") if slot.key == _HEIGHTS[0] else _("层高")
        return f"{noun}{_NB}{number}"
    return number


def place(code: str) -> str:
    """The short name of a division: 溧阳市, 武进区."""
    return voice.place_name(code, reader())


def needs(record: Mapping[str, Any]) -> list[tuple[str, str, bool]]:
    """A requirement as (label, value, is wish) in order, without the company's figures."""
    return [
        (str(topic.label), said(topic, record), topic.strength(record) == "wish")
        for topic in TOPICS
        if topic.group != "company" and topic.is_stated(record)
    ]
