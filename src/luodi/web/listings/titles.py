"""What a listing is called: by its own title, or where that is blank or only a code, by place, kind and area.

武进智造园 凤林南路 9 号厂房; without a title 洛阳镇 厂房 3000 ㎡. The code stands beside such a title, small.
"""

import re
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from luodi import voice
from luodi.geography import is_division
from luodi.measures import MU_M2
from luodi.voice.numbers import amount
from luodi.web.shared.reader import reader

#: A title that says nothing to a stranger: C20, N261130-002.
_CODE = re.compile(r"(?=.*\d)[A-Za-z0-9._/#-]+")


def is_telling(title: str) -> bool:
    """Whether a title says more than a code does."""
    return bool(title) and not _CODE.fullmatch(title)


def place_and_kind(record: Mapping[str, Any], park: str = "") -> str:
    """武进区洛阳镇 厂房: the park or the township, and what it is; "" where neither is stated."""
    code = str(record.get("region_code", ""))
    place = park or (voice.near_place(code, reader()) if is_division(code) else "")
    kinds = voice.phrase("and", reader()).join(voice.noun("kind", kind, reader()) for kind in record.get("kind", ()))
    return " ".join(part for part in (place, kinds) if part)


def made(record: Mapping[str, Any], park: str = "") -> str:
    """The title of a record that has none: 武进区洛阳镇 厂房 3000 ㎡."""
    return " ".join(part for part in (place_and_kind(record, park), _size(record)) if part)


def _size(record: Mapping[str, Any]) -> str:
    if record.get("area_m2") is not None:
        return amount(record["area_m2"], "m2", reader(), "list")
    land = record.get("land_area_m2")
    return "" if land is None else amount(round(Fraction(str(land)) / MU_M2, 1), "mu", reader(), "list")
