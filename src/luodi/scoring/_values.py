"""Whether a value equals the labelled one: exactly after normalisation, with a tolerance for converted numbers."""

import re
import unicodedata
from typing import Any

_TOLERANCE, _LOOSE_TOLERANCE = 0.002, 0.01
#: Fields the labellers converted from tonnes, days or totals, often with rounding.
_LOOSE = frozenset(
    {
        "floor_load_kn_m2",
        "floor_load_min_kn_m2",
        "rent_min_cny_m2_month",
        "rent_max_cny_m2_month",
        "service_charge_cny_m2_month",
    }
)
_NEARNESS = 0.25
_NO_WORD = re.compile(r"[\W_]+")
_DIGIT_GAPS = re.compile(r"\D")
_PLACE_SUFFIX = re.compile(
    r"(省|市|县|区|镇|乡|街道|自治区|自治州|经济技术开发区|经济开发区|开发区|高新技术产业开发区)$"
)
_MOBILE_DIGITS = 11


def plain(value: object) -> str:
    """Text normalised in width and case, without spaces and punctuation."""
    return _NO_WORD.sub("", unicodedata.normalize("NFKC", str(value))).lower()


def is_blank(value: object) -> bool:
    """Whether a value is None, an empty list or an empty text; 0 and False are values."""
    return value is None or value == [] or value == ""


def is_number(value: object) -> bool:
    """Whether a value is a number and not a boolean."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def is_close(want: float, got: float, tolerance: float = _TOLERANCE) -> bool:
    """Whether a number is within a relative tolerance of the wanted one."""
    return abs(want - got) <= tolerance * max(abs(want), 1e-9)


def is_inside(first: str, second: str) -> bool:
    """Whether one plain text contains the other; an empty one is contained in nothing."""
    return bool(first and second) and (first in second or second in first)


def is_same(key: str, want: Any, got: Any) -> bool:
    """Whether `got` counts as equal to the labelled value of a key."""
    if is_number(want) and is_number(got):
        return is_close(want, got, _LOOSE_TOLERANCE if key in _LOOSE else _TOLERANCE)
    if isinstance(want, list) or isinstance(got, list):
        return _members(want) == _members(got)
    if isinstance(want, bool) or isinstance(got, bool):
        return want is got
    if key == "phone":
        return _last_digits(want) == _last_digits(got)
    return is_inside(plain(want), plain(got))


def is_about(want: float, low: float | None, high: float | None) -> bool:
    """Whether a labelled area lies in the interval read and is near one of its ends (None: open)."""
    if low is not None and low > want * (1 + _TOLERANCE):
        return False
    if high is not None and high < want * (1 - _TOLERANCE):
        return False
    return any(end is not None and abs(end - want) <= _NEARNESS * want for end in (low, high))


def names_all_in(names: list[str], where: str) -> bool:
    """Whether every labelled place, without its suffix, occurs in the text of the place read."""
    text = plain(where)
    return all(plain(_PLACE_SUFFIX.sub("", name)) in text for name in names)


def is_same_division(want: list[str], got: list[str]) -> bool:
    """Whether a code agrees with a labelled one in its first two digits."""
    return bool({str(code)[:2] for code in want} & {str(code)[:2] for code in got})


def _members(value: Any) -> set[str]:
    return {str(member) for member in (value if isinstance(value, list) else [value])}


def _last_digits(value: object) -> str:
    return _DIGIT_GAPS.sub("", str(value))[-_MOBILE_DIGITS:]
