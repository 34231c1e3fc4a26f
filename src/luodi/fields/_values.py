"""Checking one value against its field, and the exact integer form in which numbers are compared.

clean(field("area_m2"), "3000")      3000 (a number; text that is not one raises BadValue)
to_scaled(field("rent_max_cny_m2_month"), 18.8583)   188583
"""

import datetime as dt
import math
import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Any

from luodi.fields._dictionary import Field

_WORDS = {
    True: ("true", "yes", "y", "1", "是", "有", "可", "可以", "能", "√"),
    False: ("false", "no", "n", "0", "否", "无", "没有", "不可", "不能", "×"),
}
_BOOLS = {word: value for value, words in _WORDS.items() for word in words}


class BadValue(ValueError):
    """A value that its field cannot hold. `reason` and `remedy` are for the person who typed it, in Chinese; both have an
    English twin, and `sentence_en` is the whole sentence, as str() is in Chinese."""

    def __init__(self, field: Field, value: object, reason: str, remedy: str, reason_en: str, remedy_en: str) -> None:
        self.field, self.value = field, value
        self.reason, self.remedy, self.reason_en, self.remedy_en = reason, remedy, reason_en, remedy_en
        super().__init__(f"{field.zh}「{value}」{reason}，{remedy}")

    @property
    def sentence_en(self) -> str:
        """Field, value, reason and remedy in English: Area “-5” cannot be negative: write 0 or more, or leave it blank."""
        return f"{self.field.en} “{self.value}” {self.reason_en}: {self.remedy_en}"


def clean(field: Field, value: Any) -> Any:
    """The value as records hold it: number, bool, ISO date text, list of text, letter or text.

    Raises BadValue when the field cannot hold it. None, "" and an empty list are absent and come back as None.
    """
    if value is None or value == "" or value == []:
        return None
    return _CLEANERS[field.type](field, value)


def _number(field: Field, value: Any) -> int | float:
    try:
        if isinstance(value, bool):
            raise InvalidOperation
        number = Decimal(str(value).strip().replace(",", ""))
    except InvalidOperation:
        raise BadValue(
            field,
            value,
            "不是数字",
            "请只填数字，单位写在表头",
            "is not a number",
            "write digits only, the unit is in the heading",
        ) from None
    if not number.is_finite():
        raise BadValue(
            field, value, "不是有限的数字", "请填一个确定的数字", "is not a finite number", "write a definite number"
        )
    if number < 0 and field.unit != "degree":
        raise BadValue(
            field,
            value,
            "不能是负数",
            "请填 0 或正数；不清楚就留空",
            "cannot be negative",
            "write 0 or more, or leave it blank",
        )
    if abs(number) >= Decimal(10) ** 15:
        raise BadValue(field, value, "大得不合理", "请检查单位", "is too large", "check the unit")
    return int(number) if number == number.to_integral_value() else float(number)


def _bool(field: Field, value: Any) -> bool:
    if isinstance(value, bool):
        return value
    known = _BOOLS.get(str(value).strip().lower())
    if known is None:
        raise BadValue(
            field,
            value,
            "不是“是”或“否”",
            "请填 是 或 否；不清楚就留空",
            "is not yes or no",
            "write yes or no, or leave it blank",
        )
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
        raise BadValue(
            field, value, "不是日期", "请写成 2026-11-23", "is not a date", "write it as 2026-11-23"
        ) from None


def _floors(field: Field, members: list[Any]) -> list[Any]:
    try:
        return [int(m) for m in members]
    except ValueError:
        raise BadValue(
            field,
            "、".join(map(str, members)),
            "不是楼层号",
            "请填数字，几层就写几",
            "is not a floor number",
            "write the number of the floor",
        ) from None


#: Lists whose members are floor numbers.
_FLOOR_LISTS = ("floor_no", "floors_excluded")


def _members(field: Field, value: Any) -> list[Any]:
    members = list(value) if isinstance(value, list | tuple | set) else re.split(r"[、,，;；/|\s]+", str(value).strip())
    members = [m for m in members if m not in ("", None)]
    if field.key in _FLOOR_LISTS:
        members = _floors(field, members)
    for member in members:
        if field.choices and member not in field.choices:
            raise BadValue(
                field,
                member,
                "不在可选值之中",
                "可选：" + " ".join(field.choices),
                "is not one of the choices",
                "choose from " + " ".join(field.choices),
            )
    return list(dict.fromkeys(members))


def _choice(field: Field, value: Any) -> str:
    text = str(value).strip()
    if field.choices and text not in field.choices:
        raise BadValue(
            field,
            value,
            "不在可选值之中",
            "可选：" + " ".join(field.choices),
            "is not one of the choices",
            "choose from " + " ".join(field.choices),
        )
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
    """The number that a stored integer stands for; whole numbers come back as int."""
    if field.scale is None:
        raise ValueError(f"{field.key} has no scale")
    value = stored / field.scale
    return int(value) if math.isfinite(value) and value == int(value) else value
