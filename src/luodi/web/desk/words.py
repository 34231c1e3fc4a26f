"""What records hold, in the words of the desk."""

from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from luodi import voice
from luodi.fields import FIELDS, Field
from luodi.web.needs.topics import BY_NAME
from luodi.web.shared.reader import lazily_named, names, reader

#: What each choice is called, by field.
CHOICES: dict[str, dict[str, Any]] = {
    "deal": names("deal"),
    "kind": names("kind"),
    "area_basis": names("area_basis"),
    "fire_hazard_category": names("hazard"),
    "hazard_category": names("hazard"),
}
UNITS: dict[str, Any] = {
    "m2": "㎡",
    "CNY": _("元"),
    "CNY/m2": _("元/㎡"),
    "CNY/m2/month": _("元/㎡/月"),
    "CNY/mu": _("元/亩"),
    "CNY/mu/year": _("元/亩/年"),
    "CNY/year": _("元/年"),
    "m": _("米"),
    "t": _("吨"),
    "kN/m2": "kN/㎡",
    **{unit: lazily_named("unit", unit) for unit in ("t/d", "t/h", "Nm3/h")},
    "months": _("个月"),
    "years": _("年"),
    "people": _("人"),
    "degree": "°",
}
VERDICTS: dict[str, Any] = names("verdict")
EMPTY = "—"
_YES_NO = {True: _("是"), False: _("否")}


def label(entry: Field) -> str:
    """The name of a field with its unit: 租金下限（元/㎡/月）."""
    name = entry.en if (get_language() or "").startswith("en") else entry.zh
    unit = UNITS.get(entry.unit, entry.unit)
    return f"{name}（{unit}）" if unit and entry.type == "number" else name


def value(key: str, stored: Any) -> str:
    """A stored value as people read it; blank is a dash."""
    if stored in (None, "", []):
        return EMPTY
    if isinstance(stored, bool):
        return str(_YES_NO[stored])
    if isinstance(stored, list | tuple):
        return "、".join(value(key, each) for each in stored)
    if isinstance(stored, dict):
        return "，".join(f"{label(FIELDS[k])} {value(k, v)}" for k, v in stored.items() if k in FIELDS)
    if isinstance(stored, float | int) and key in FIELDS and FIELDS[key].type == "number":
        return f"{stored:,}"
    return str(CHOICES.get(key, {}).get(str(stored)) or _named(key, str(stored)))


def _named(key: str, stored: str) -> str:
    """Codes with the name that they stand for; what has none as it is."""
    if key in ("wishes", "hard"):
        topic = BY_NAME.get(stored)
        return str(topic.label) if topic else stored
    if key in ("region_code", "region_codes"):
        return voice.place(stored, reader())
    if key in ("industries_admitted", "industries_excluded", "industry_codes"):
        return voice.industry(stored, reader())
    return stored


def stated(record: dict[str, Any], without: frozenset[str] = frozenset()) -> list[tuple[str, str]]:
    """The fields of a record that say something: label and value, in dictionary order."""
    known = [(FIELDS[key], said) for key, said in record.items() if key in FIELDS and key not in without]
    order = list(FIELDS)
    return [
        (label(entry), value(entry.key, said)) for entry, said in sorted(known, key=lambda e: order.index(e[0].key))
    ]
