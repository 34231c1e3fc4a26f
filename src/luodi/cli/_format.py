"""Values as people write them: 3,000 ㎡, 20,000 ㎡（30 亩）, 18.86 元/㎡/月, 2,000 万元, 江苏省常州市溧阳市."""

from fractions import Fraction
from typing import Any

from luodi.cli._language import language
from luodi.cli._words import CHOICES, UNITS, ask_word, phrase, word
from luodi.fields import FIELDS
from luodi.measures import mu_of
from luodi.voice import places

_BIG = (("亿", 100_000_000), ("万", 10_000))
_BIG_EN = (("billion ", 1_000_000_000), ("million ", 1_000_000))
_LAND = frozenset({"land_area_m2", "land_area_min_m2", "land_area_max_m2"})
_CODES = frozenset({"region_code", "region_codes"})
_INDUSTRIES = frozenset({"industry_codes", "industries_admitted", "industries_excluded"})


def name(key: str) -> str:
    """The field's name in the language chosen, its key where the dictionary does not have it."""
    known = FIELDS.get(key)
    return key if known is None else known.en if language() == "en" else known.zh


def value(key: str, content: Any) -> str:
    """A value of a record for people."""
    if isinstance(content, bool):
        return phrase("yes" if content else "no")
    if key in _CODES:
        return places(content if isinstance(content, list | tuple) else [content], language())
    if isinstance(content, list | tuple):
        return phrase("and").join(value(key, member) for member in content)
    if isinstance(content, int | float):
        return _number_of(key, content)
    return _text_of(key, str(content))


def interval(key: str, low: Any, high: Any) -> str:
    """3,000-4,000 ㎡, ≥ 3,000 ㎡, ≤ 4,000 ㎡; one value when both ends are the same."""
    if low is None or high is None:
        return f"≥ {value(key, low)}" if high is None else f"≤ {value(key, high)}"
    if low == high:
        return value(key, low)
    mu = f" ({_mu(low)}-{_mu(high)} {phrase('mu')})" if key in _LAND else ""
    return f"{_plain(low)}-{_measured(key, high)}{mu}"


def _number_of(key: str, number: float) -> str:
    known = FIELDS.get(key)
    unit = known.unit if known else ""
    if unit.startswith("CNY") and unit != "CNY/m2/month":
        return _money(number, word(UNITS, unit))
    shown = _measured(key, number)
    return f"{shown} ({_mu(number)} {phrase('mu')})" if key in _LAND else shown


def _measured(key: str, number: float) -> str:
    unit = FIELDS[key].unit if key in FIELDS else ""
    return f"{_plain(number)}{_gap(unit)}{word(UNITS, unit)}"


def _mu(m2: float) -> str:
    return _plain(float(mu_of(Fraction(m2))))


def _gap(unit: str) -> str:
    return "" if unit in ("", "%", "degree") else " "


def _money(number: float, unit: str) -> str:
    for big, size in _BIG_EN if language() == "en" else _BIG:
        if abs(number) >= size:
            return f"{_plain(number / size)} {big}{unit}"
    return f"{_plain(number)} {unit}"


def _plain(number: float) -> str:
    rounded = round(number, 2)
    return f"{int(rounded):,}" if rounded == int(rounded) else f"{rounded:,}"


def _text_of(key: str, text: str) -> str:
    if key in _INDUSTRIES:
        return industry(text)
    return ask_word(text) if key == "wishes" else word(CHOICES, text)


def industry(code: str) -> str:
    """The name of an industry with its code; the code alone where it is not known."""
    # imported late: commands that do without it start sooner
    from luodi.industry import name as name_of

    known = name_of(code)
    return code if known == code else f"{known} {code}"
