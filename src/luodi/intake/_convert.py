"""Converts single values of a record to kernel form: scaled integers, masks, ordinals, codes."""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from typing import Any

from luodi.fields import BadValue, Why, clean, field, to_scaled
from luodi.intake.errors import BadFieldValue, ValueTooLarge
from luodi.matching import ABSENT, DEALS, KINDS, plain_keys

#: The largest scaled value per number, so that no product of two exceeds 64 bits; the default fits 32 bits.
LARGEST = 2**31 - 1
LARGEST_OF = {
    "land_area_m2": 6 * 10**10,  # 600 km²
    "land_area_min_m2": 6 * 10**10,
    "land_area_max_m2": 6 * 10**10,
    "sale_price_cny": 10**15,  # 10 trillion yuan
    "tax_cny_year": 10**15,
    "investment_cny": 10**15,
    "output_cny_year": 10**15,
    "sale_price_cny_m2": 4 * 10**8,  # 4 million a m²
    "sale_price_max_cny_m2": 4 * 10**8,
    "land_price_cny_mu": 10**10,  # 100 million a mu
    "land_price_max_cny_mu": 10**10,
    "tax_per_mu_min_cny": 10**10,
    "investment_per_mu_min_cny": 10**10,
    "output_per_mu_min_cny": 10**10,
}
_LETTERS = "ABCDE"
_MASKS = {"deal": DEALS, "kind": KINDS}


def cleaned(key: str, record: Mapping[str, Any]) -> Any:
    """The value of a key in the type of its field, None if absent. BadFieldValue names field, value and remedy."""
    described = field(key)
    try:
        return clean(described, record.get(key))
    except BadValue as bad:
        raise BadFieldValue(key, bad.value, bad.why) from None


def refuse(key: str, value: object, why: str) -> BadFieldValue:
    """The error for a value that the field's type allows but its meaning does not."""
    return BadFieldValue(key, value, Why(why))


def number(key: str, record: Mapping[str, Any]) -> int:
    """The scaled integer of a number, ABSENT if not stated."""
    value = cleaned(key, record)
    if value is None:
        return ABSENT
    scaled = to_scaled(field(key), value)
    if scaled > LARGEST_OF.get(key, LARGEST):
        raise ValueTooLarge(key, value, Why("too_large"))
    return scaled


def boolean(key: str, record: Mapping[str, Any]) -> int:
    """1, 0 or ABSENT."""
    value = cleaned(key, record)
    return ABSENT if value is None else int(value)


def day(key: str, record: Mapping[str, Any]) -> int:
    """The proleptic ordinal of a date, ABSENT if not stated."""
    value = cleaned(key, record)
    return ABSENT if value is None else dt.date.fromisoformat(value).toordinal()


def letter(key: str, record: Mapping[str, Any]) -> int:
    """1 for A (most dangerous) to 5 for E, ABSENT if not stated."""
    value = cleaned(key, record)
    return ABSENT if value is None else _LETTERS.index(value) + 1


def mask(key: str, record: Mapping[str, Any]) -> int:
    """The bits of a set, 0 if not stated."""
    return sum(1 << _MASKS[key].index(member) for member in cleaned(key, record) or ())


def floors(key: str, record: Mapping[str, Any]) -> tuple[int, ...]:
    """Distinct floor numbers, sorted; 1 is the ground floor."""
    return tuple(sorted(set(cleaned(key, record) or ())))


def division(key: str, value: object) -> str:
    """A division code without empty levels: 320400 is 3204, 320481000 is 320481; 12 digits are cut to the township."""
    code = str(value).strip()
    if re.fullmatch(r"[1-8]\d{11}", code):
        code = code[:9]
    if re.fullmatch(r"[1-8]\d(\d{2}(\d{2}(\d{3})?)?)?", code) is None:
        raise refuse(key, value, "not_a_division")
    if len(code) == 9 and code.endswith("000"):
        code = code[:6]
    while len(code) in (4, 6) and code.endswith("00"):
        code = code[:-2]
    return code


def divisions(key: str, record: Mapping[str, Any]) -> tuple[str, ...]:
    """Distinct division codes in the order given."""
    return tuple(dict.fromkeys(division(key, code) for code in cleaned(key, record) or ()))


def industries(key: str, record: Mapping[str, Any]) -> tuple[str, ...]:
    """Distinct industry codes, sorted: 2 to 4 digits of GB/T 4754; the letter of a section before them is dropped."""
    return tuple(sorted({industry(key, str(code).strip()) for code in cleaned(key, record) or ()}))


def industry(key: str, code: str) -> str:
    """One industry code: 36, 361, 3612, C3612."""
    match = re.fullmatch(r"[A-Ta-t]?(\d{2,4})", code)
    if match is None:
        raise refuse(key, code, "not_an_industry")
    return match[1]


#: Readers of plain asks, by the type of the field.
_BY_TYPE = {"number": number, "bool": boolean, "date": day}


def plain_readers(side: str) -> dict[str, Callable[[str, Mapping[str, Any]], int]]:
    """The reader of each key used by plain asks (`asks.csv`) on one side."""
    return {key: _BY_TYPE[field(key).type] for key in plain_keys(side)}
