"""What records hold, in the words of the desk."""

from typing import Any

from luodi import voice
from luodi.fields import FIELDS, Field
from luodi.voice.numbers import number, unit_of
from luodi.voice.records import is_number
from luodi.web.shared.reader import names, reader

#: What each choice is called, by field.
CHOICES: dict[str, dict[str, Any]] = {
    "deal": names("deal"),
    "kind": names("kind"),
    "area_basis": names("area_basis"),
    "fire_hazard_category": names("hazard"),
    "hazard_category": names("hazard"),
}
VERDICTS: dict[str, Any] = names("verdict")
EMPTY = "—"
#: A coordinate has six; the desk rounds nothing that it stores.
_ALL_DIGITS = 6


def label(entry: Field) -> str:
    """The name of a field with its unit: 租金下限（元/㎡/月）."""
    name = voice.field_name(entry.key, reader())
    unit = unit_of(entry.unit, reader()) if entry.type == "number" else ""
    return voice.phrase("note", reader(), value=name, note=unit) if unit else name


def value(key: str, stored: Any) -> str:
    """A stored value as people read it, a number in the unit of its label; blank is a dash."""
    if stored in (None, "", []):
        return EMPTY
    if isinstance(stored, dict):
        parts = (f"{label(FIELDS[k])} {value(k, v)}" for k, v in stored.items() if k in FIELDS)
        return voice.phrase("semicolon", reader()).join(parts)
    if isinstance(stored, list) and any(isinstance(each, dict) for each in stored):
        return voice.phrase("semicolon", reader()).join(value(key, each) for each in stored)
    if is_number(key) and not isinstance(stored, str):
        return number(stored, _ALL_DIGITS)
    return voice.record_value(key, stored, reader())


def stated(record: dict[str, Any], without: frozenset[str] = frozenset()) -> list[tuple[str, str]]:
    """The fields of a record that say something: label and value, in dictionary order."""
    known = [(FIELDS[key], content) for key, content in record.items() if key in FIELDS and key not in without]
    order = list(FIELDS)
    return [
        (label(entry), value(entry.key, content))
        for entry, content in sorted(known, key=lambda e: order.index(e[0].key))
    ]
