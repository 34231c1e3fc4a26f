"""Values of records in words, for every field of the dictionary."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from luodi.fields import FIELDS
from luodi.voice.language import Language
from luodi.voice.nouns import nouns, phrase
from luodi.voice.numbers import Style, number, of
from luodi.voice.values import industry, places, refused_floors

_PLACES: Final = frozenset({"region_code", "region_codes", "regions_excluded"})
_INDUSTRIES: Final = frozenset({"industry_codes", "industries_admitted", "industries_excluded"})
#: Fields that hold codes, and the group of nouns for these.
_GROUPS: Final = {
    "deal": "deal",
    "kind": "kind",
    "area_basis": "area_basis",
    "fire_hazard_category": "hazard",
    "hazard_category": "hazard",
    "stage": "stage",
    "wishes": "ask",
    "hard": "ask",
}


def record_value(key: str, content: Any, language: Language, style: Style = "terminal") -> str:
    """A value of a record: 3000 ㎡, 30 亩（20,000 ㎡）, 出租、出售, 江苏省常州市溧阳市, 是; unchanged if there is no word."""
    if isinstance(content, bool):
        return phrase("yes" if content else "no", language)
    if key in _PLACES:
        return places(content if isinstance(content, list | tuple) else [content], language)
    if key == "floors_excluded":
        return refused_floors(content, language)
    if isinstance(content, list | tuple):
        return phrase("and", language).join(record_value(key, member, language, style) for member in content)
    if isinstance(content, int | float | Decimal | Fraction):
        return of(key, content, language, style) if is_number(key) else number(content)
    return content.isoformat() if isinstance(content, dt.date) else _word(key, str(content), language)


def is_number(key: str) -> bool:
    """Whether a field of the dictionary holds a number with its unit."""
    return key in FIELDS and FIELDS[key].type == "number"


def _word(key: str, text: str, language: Language) -> str:
    if key in _INDUSTRIES:
        return industry(text, language)
    known = nouns(_GROUPS[key], language).get(text) if key in _GROUPS else None
    return known.name if known else text
