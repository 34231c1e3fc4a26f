"""Single values of an ask in words: places, industries, letters, days, floors, members of a set."""

import datetime as dt
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from luodi.fields import TOP_FLOOR, field
from luodi.geography import GeographyError, division, english_full_name, english_name, full_name
from luodi.industry import name as industry_name
from luodi.voice.language import Language
from luodi.voice.nouns import noun, phrase


def exact(key: str, stored: int) -> Fraction:
    """The number that a stored integer of a field stands for."""
    return Fraction(stored, field(key).scale or 1)


def one_of(group: str, codes: Sequence[str], language: Language) -> str:
    """厂房或仓库."""
    return phrase("or", language).join(noun(group, code, language) for code in codes)


def listed(names: Sequence[str], language: Language) -> str:
    """Several names as one list."""
    return phrase("and", language).join(names)


def place(code: str, language: Language) -> str:
    """江苏省常州市溧阳市 (Liyang, Changzhou, Jiangsu); the code where geography does not know it."""
    try:
        return english_full_name(code) if language == "en" else full_name(code)
    except GeographyError:
        return phrase("unknown_place", language, code=code)


def places(codes: Sequence[str], language: Language) -> str:
    """Several places as one list."""
    return phrase("and_places", language).join(place(code, language) for code in codes)


def place_name(code: str, language: Language) -> str:
    """Its own name, without what is above it: 武进区 (Wujin District); the code where geography does not know it."""
    try:
        return english_name(code) if language == "en" else division(code).name
    except GeographyError:
        return code


def short_place(code: str, language: Language) -> str:
    """A region without what kind of division it is: 常州 (Changzhou), 武进 (Wujin District)."""
    return place_name(code, language) if language == "en" else division(code).short


def near_place(code: str, language: Language) -> str:
    """County and township alone, for a column where province and city would be the same in every row."""
    names = dict.fromkeys(place_name(code[:digits], language) for digits in (6, 9) if len(code) >= digits)
    if not names:
        return place(code, language)
    return ", ".join(reversed(names)) if language == "en" else "".join(names)


def industry(code: str, language: Language) -> str:
    """3670 汽车零部件及配件制造; the code alone where the classification does not know it."""
    known = industry_name(code, language)
    return code if known == code else f"{code} {known}"


def floors(numbers: Sequence[int], language: Language) -> str:
    """1 楼、2 楼 (floor 1, floors 1, 2)."""
    if language == "zh":
        return listed([phrase("floor", language, number=number) for number in numbers], language)
    if len(numbers) == 1:
        return phrase("floor", language, number=numbers[0])
    return phrase("floors", language, numbers=", ".join(map(str, numbers)))


def refused_floors(numbers: Sequence[int], language: Language) -> str:
    """2 楼以上 (floor 2 and above) for all floors from one to the top; else each of them."""
    least = min(numbers, default=TOP_FLOOR)
    if 1 < least < TOP_FLOOR and {*range(least, TOP_FLOOR + 1)} <= {*numbers}:
        return phrase("floors_from", language, number=least)
    return floors(numbers, language)


def plain(value: Any, language: Language) -> str:
    """A day as it is written, a letter of the fire hazard as a category."""
    return value.isoformat() if isinstance(value, dt.date) else noun("hazard", str(value), language)
