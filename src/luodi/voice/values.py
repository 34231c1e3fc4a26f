"""Single values of an ask in words: places, industries, letters, days, floors, members of a set."""

import datetime as dt
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from luodi.fields import TOP_FLOOR, field
from luodi.geography import GeographyError, Rung, division, english_full_name, english_name, full_name
from luodi.industry import name as industry_name
from luodi.voice.language import Language
from luodi.voice.nouns import noun, noun_of, nouns, phrase


def exact(key: str, stored: int) -> Fraction:
    """The number that a stored integer of a field represents."""
    return Fraction(stored, field(key).scale or 1)


def one_of(group: str, codes: Sequence[str], language: Language) -> str:
    """厂房或仓库."""
    return phrase("or", language).join(noun(group, code, language) for code in codes)


def listed(names: Sequence[str], language: Language) -> str:
    """Several names as one list."""
    return phrase("and", language).join(names)


def place(code: str, language: Language) -> str:
    """江苏省常州市溧阳市 (Liyang, Changzhou, Jiangsu); the code if geography does not know it."""
    try:
        return english_full_name(code) if language == "en" else full_name(code)
    except GeographyError:
        return phrase("unknown_place", language, code=code)


def places(codes: Sequence[str], language: Language) -> str:
    """Several places as one list."""
    return phrase("and_places", language).join(place(code, language) for code in codes)


def place_name(code: str, language: Language) -> str:
    """The place's own name: 武进区 (Wujin District); the code if geography does not know it."""
    try:
        return english_name(code) if language == "en" else division(code).name
    except GeographyError:
        return code


def short_place(code: str, language: Language) -> str:
    """A region without its type of division: 常州 (Changzhou), 武进 (Wujin District)."""
    return place_name(code, language) if language == "en" else division(code).short


def near_place(code: str, language: Language) -> str:
    """County and township only, for columns in which province and city are always the same."""
    names = dict.fromkeys(place_name(code[:digits], language) for digits in (6, 9) if len(code) >= digits)
    if not names:
        return place(code, language)
    return ", ".join(reversed(names)) if language == "en" else "".join(names)


def industry(code: str, language: Language) -> str:
    """3670 汽车零部件及配件制造; the code alone if the classification does not know it."""
    known = industry_name(code, language)
    return code if known == code else f"{code} {known}"


def yes_or_no(key: str, value: bool, language: Language) -> str:
    """A boolean beside the name of its field: 可分, 已通过, 没有."""
    known = nouns("beside", language)
    said = known.get(key, known["other"])
    return said.yes if value else said.no


def accepted_hazard(letter: str, language: Language) -> str:
    """可做丙类及以下: what a building is approved for."""
    return noun_of("ask", "hazard", language).yes.format(value=noun("hazard", letter, language))


def limit(key: str, language: Language) -> str:
    """净高不低于, 租金不超过 (clear height at least, rent at most): the name of a limit that somebody states."""
    stem, least, _unit = key.partition("_min_")
    stem = stem if least else stem.partition("_max_")[0]
    if stem == "crane":
        name = noun("field", "crane_capacity_t", language)
    else:
        name = noun("height" if stem in nouns("height", language) else "ask", stem, language)
    return phrase("no_less" if least else "no_more", language, noun=name)


def runs(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Numbers in order as runs, each by its ends: 1, 2, 3, 8 as (1, 3), (8, 8)."""
    found: list[tuple[int, int]] = []
    for number in sorted({*numbers}):
        if found and number == found[-1][1] + 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found


def floors(numbers: Sequence[int], language: Language) -> str:
    """1 楼、2 楼 (floor 1, floors 1, 2); three and more in a row by their ends: 1–6 楼."""
    parts = [part for first, last in runs(numbers) for part in _by_ends(first, last)]
    if language == "zh" or len({*numbers}) == 1:
        return listed([phrase("floor", language, number=part) for part in parts], language)
    return phrase("floors", language, numbers=listed(parts, language))


def _by_ends(first: int, last: int) -> list[str]:
    return [f"{first}–{last}"] if last - first > 1 else [str(number) for number in range(first, last + 1)]


def rung(step: Rung, language: Language) -> str:
    """A step of the ladder of regions: 30 公里以内的邻近区县; 同一城市群（长三角）."""
    name = noun("rung", step.name, language)
    groups = [group.english if language == "en" else group.chinese for group in step.groups]
    return phrase("note", language, value=name, note=listed(groups, language)) if groups else name


def refused_floors(numbers: Sequence[int], language: Language) -> str:
    """2 楼以上 (floor 2 and above) for all floors from one to the top; else each of them."""
    least = min(numbers, default=TOP_FLOOR)
    if 1 < least < TOP_FLOOR and {*range(least, TOP_FLOOR + 1)} <= {*numbers}:
        return phrase("floors_from", language, number=least)
    return floors(numbers, language)


def plain(value: Any, language: Language) -> str:
    """A date as written, a hazard letter as a category."""
    return value.isoformat() if isinstance(value, dt.date) else noun("hazard", str(value), language)
