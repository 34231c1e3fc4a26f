"""The facts a listing must state before it is published, and whether facts can be stored at all."""

import datetime as dt
from typing import Any

from luodi.fields import FIELDS, BadValue, Field, clean, for_record, to_scaled
from luodi.sheets import is_contact
from luodi.voice import phrase, refused_value
from luodi.web.listings.errors import BadFacts
from luodi.web.shared.reader import reader

#: The gates of design section 4 in the order people fill them in, each with what to fill in.
GATES = {
    "deal": "交易方式（租、售）",
    "kind": "类型（厂房、仓库、土地…）",
    "county": "区县（行政区划代码到区县）",
    "area": "面积",
    "area_basis": "面积口径（建筑面积或套内）",
    "price": "价格，或写明面议",
    "contact": "联系电话或微信",
    "source": "信息来源",
    "as_of": "信息日期",
}
_COUNTY_DIGITS = 6


def missing_gates(record: dict[str, Any], on: dt.date) -> list[str]:
    """The gates that a record does not pass on a day, in order. Land states no area basis; a county needs six digits; facts
    are not known from tomorrow."""
    filled = {entry.gate for entry in for_record("listing") if entry.gate and _states(entry, record)}
    if str(record.get("as_of") or "") > (on + dt.timedelta(days=1)).isoformat():
        filled.discard("as_of")
    if "area_m2" not in record:
        filled.add("area_basis")
    return [gate for gate in GATES if gate not in filled]


def _states(entry: Field, record: dict[str, Any]) -> bool:
    """Whether a record passes a gate by a field: a contact reaches somebody, a size or a price is above 0."""
    value = record.get(entry.key)
    if entry.gate == "county":
        return len(str(value or "")) >= _COUNTY_DIGITS
    if entry.gate == "contact":
        return bool(value) and is_contact(entry.key, str(value))
    return value is True if entry.type == "bool" else value not in (None, "", [], 0)


def clean_facts(facts: dict[str, Any]) -> dict[str, Any]:
    """The facts as records store them; None clears a field. BadFacts names every faulty field, not only the first."""
    kept: dict[str, Any] = {}
    faults: dict[str, str] = {}
    for key, value in facts.items():
        try:
            kept[key] = _that_fits(FIELDS[key], clean(FIELDS[key], value))
        except BadValue as fault:
            faults[key] = refused_value(key, fault.value, fault.why, reader())
    if faults:
        raise BadFacts(faults=faults, summary=phrase("next", reader()).join(faults.values()))
    return kept


#: The limits of text and number columns on either database.
LONGEST, LARGEST = 300, 2**63 - 1


def _that_fits(entry: Field, value: Any) -> Any:
    """The value if its column can hold it. Checked here, as SQLite would take more and PostgreSQL would fail the request."""
    if isinstance(value, str) and not entry.is_personal and len(value) > LONGEST:
        raise BadValue(entry, value, "too_long", length=len(value), most=LONGEST)
    if entry.scale is not None and value is not None and abs(to_scaled(entry, value)) > LARGEST:
        raise BadValue(entry, value, "too_large")
    return value
