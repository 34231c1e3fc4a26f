"""Validates one value against its field, and converts numbers to and from exact scaled integers.

clean(field("area_m2"), "3000")      3000 (a number; text that is not one raises BadValue)
to_scaled(field("rent_max_cny_m2_month"), 18.8583)   188583
"""

import datetime as dt
import math
import re
from collections.abc import Collection, Mapping
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from types import MappingProxyType
from typing import Any, NamedTuple

from luodi.fields._dictionary import Field

_WORDS = {
    True: ("true", "yes", "y", "1", "是", "有", "可", "可以", "能", "√"),
    False: ("false", "no", "n", "0", "否", "无", "没有", "不可", "不能", "×"),
}
_BOOLS = {word: value for value, words in _WORDS.items() for word in words}
#: What no honest value exceeds: the members of a list, the characters of a text.
MOST_MEMBERS, LONGEST_TEXT = 500, 20_000
#: How much of a refused value is repeated.
_ECHOED = 80
#: No number of a field reaches this.
_TOO_LARGE = 10**15
#: No database and no page can hold these.
_UNREADABLE = re.compile("[\0\ud800-\udfff]")


class Why(NamedTuple):
    """The reason for a refusal: a code, and the values of its sentence's placeholders. `luodi.voice` has the words."""

    code: str
    values: Mapping[str, Any] = MappingProxyType({})


class BadValue(ValueError):
    """A value its field cannot hold. `luodi.voice.refused_value` words field, value, reason and remedy."""

    code = "bad_value"

    def __init__(self, field: Field, value: object, why: str, **values: Any) -> None:
        self.field, self.value, self.why = field, echo(value), Why(why, values)
        super().__init__(f"{field.key} {self.value!r}: {why}")


def echo(value: object) -> object:
    """The value as a refusal may repeat it: short, readable, and without what is inside a list or an object."""
    if isinstance(value, list | tuple | set | dict):
        return "{…}" if isinstance(value, dict) else "[…]"
    if isinstance(value, int) and abs(value) > 10**_ECHOED:
        return "…"
    if isinstance(value, str):
        value = _UNREADABLE.sub("�", value[: _ECHOED + 1])
        return value if len(value) <= _ECHOED else f"{value[:_ECHOED]}…"
    return value


def clean(field: Field, value: Any) -> Any:
    """The value in stored form: number, bool, ISO date text, list of text, letter or text.

    Raises BadValue if the field cannot hold it. None, "" and an empty list mean absent and become None.
    """
    if value is None or value == "" or value == []:
        return None
    is_list = field.type in ("set", "list") and isinstance(value, list | tuple | set)
    for one in _bounded(field, value) if is_list else (value,):
        _check_single(field, one)
    return _CLEANERS[field.type](field, value)


def _bounded(field: Field, members: Collection[Any]) -> Collection[Any]:
    """The members, unless they are more than anybody means."""
    if len(members) > MOST_MEMBERS:
        raise BadValue(field, members, "too_many_members", count=len(members), most=MOST_MEMBERS)
    return members


def _check_single(field: Field, value: Any) -> None:
    """Refuses what is no single value, is larger than any, or cannot be read."""
    if isinstance(value, list | tuple | set | dict):
        raise BadValue(field, value, "not_one_value")
    if isinstance(value, int) and abs(value) >= _TOO_LARGE:
        raise BadValue(field, value, "too_large")
    if isinstance(value, str):
        if len(value) > LONGEST_TEXT:
            raise BadValue(field, value, "too_long", length=len(value), most=LONGEST_TEXT)
        if _UNREADABLE.search(value):
            raise BadValue(field, value, "unreadable_characters")


def _number(field: Field, value: Any) -> int | float:
    try:
        if isinstance(value, bool):
            raise InvalidOperation
        number = Decimal(str(value).strip().replace(",", ""))
    except InvalidOperation:
        raise BadValue(field, value, "not_a_number") from None
    if not number.is_finite():
        raise BadValue(field, value, "not_finite")
    if number < 0 and field.unit != "degree":
        raise BadValue(field, value, "negative")
    if abs(number) >= _TOO_LARGE:
        raise BadValue(field, value, "too_large")
    return int(number) if number == number.to_integral_value() else float(number)


def _bool(field: Field, value: Any) -> bool:
    if isinstance(value, bool):
        return value
    known = _BOOLS.get(str(value).strip().lower())
    if known is None:
        raise BadValue(field, value, "not_yes_or_no")
    return known


def _date(field: Field, value: Any) -> str:
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    if isinstance(value, dt.date):
        return value.isoformat()
    numbers = re.fullmatch(r"\s*(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T].*)?\s*", str(value))
    try:
        if numbers is None:
            raise ValueError
        return dt.date(*(int(n) for n in numbers.groups())).isoformat()
    except ValueError:
        raise BadValue(field, value, "not_a_date") from None


def _floors(field: Field, members: list[Any]) -> list[Any]:
    try:
        floors = [int(m) for m in members]
    except (ValueError, OverflowError):
        raise BadValue(field, "、".join(map(str, members)), "not_a_floor") from None
    if any(abs(floor) > _FARTHEST_FLOOR for floor in floors):
        raise BadValue(field, "、".join(map(str, members)), "not_a_floor")
    return floors


#: Higher than anything on this market; the end of "and all above".
TOP_FLOOR = 30
#: No building anywhere has a floor beyond it.
_FARTHEST_FLOOR = 200
#: Lists whose members are floor numbers.
_FLOOR_LISTS = ("floor_no", "floors_excluded")


def _members(field: Field, value: Any) -> list[Any]:
    members = list(value) if isinstance(value, list | tuple | set) else re.split(r"[、,，;；/|\s]+", str(value).strip())
    members = [*_bounded(field, list(dict.fromkeys(m for m in members if m not in ("", None))))]
    if field.key in _FLOOR_LISTS:
        members = _floors(field, members)
    for member in members:
        if field.choices and member not in field.choices:
            raise BadValue(field, member, "not_a_choice", choices=field.choices)
    return list(dict.fromkeys(members))


def _choice(field: Field, value: Any) -> str:
    text = str(value).strip()
    if field.choices and text not in field.choices:
        raise BadValue(field, value, "not_a_choice", choices=field.choices)
    return text


def _text(field: Field, value: Any) -> str:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value).strip()


_CLEANERS = {
    "number": _number,
    "bool": _bool,
    "date": _date,
    "set": _members,
    "list": _members,
    "letter": _choice,
    "enum": _choice,
    "text": _text,
}


def to_scaled(field: Field, value: int | float | str | Decimal) -> int:
    """The number as its exact stored integer, rounded half up at the field's scale (ValueError without a scale)."""
    if field.scale is None:
        raise ValueError(f"{field.key} has no scale")
    return int((Decimal(str(value)) * field.scale).quantize(Decimal(1), rounding=ROUND_HALF_UP))


def from_scaled(field: Field, stored: int) -> int | float:
    """The number of a stored integer, an int if whole."""
    if field.scale is None:
        raise ValueError(f"{field.key} has no scale")
    value = stored / field.scale
    return int(value) if math.isfinite(value) and value == int(value) else value
