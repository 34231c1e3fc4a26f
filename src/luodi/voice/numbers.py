"""Numbers with units, as people read them.

One formatter, three styles. `sentence`: 13,333.33 ㎡, up to four decimals, so that different values look different.
`list`: two decimals, a no-break space before the unit, short units (9 m). `terminal`: two decimals. Thousands are
separated from five digits on. Sums of yuan from 10,000 are in 万元, from 100 million in 亿元 (English: million);
lists stay in 万元, so that their rows are comparable.
"""

from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Final, Literal

from luodi.fields import FIELDS, field
from luodi.measures import KN_PER_TONNE, MU_M2
from luodi.voice.language import Language
from luodi.voice.nouns import noun_of, phrase

Style = Literal["sentence", "list", "terminal"]
Number = int | float | Decimal | Fraction
NBSP: Final = "\u00a0"
_DIGITS: Final[dict[Style, int]] = {"sentence": 4, "list": 2, "terminal": 2}
_FROM_FIVE_DIGITS = 10_000
#: The magnitudes of large sums, the largest first; a Chinese list leaves out the first.
_SIZES: Final[dict[Language, tuple[tuple[int, str], ...]]] = {
    "zh": ((100_000_000, "亿"), (10_000, "万")),
    "en": ((1_000_000, "million "),),
}
#: Units of large sums, shown in 万元, 亿元 or million yuan.
_SUMS = frozenset({"CNY", "CNY/mu", "CNY/mu/year", "CNY/year"})
#: Units written without a space after the number.
_CLOSE = frozenset({"", "%", "degree"})
_LAND = frozenset({"land_area_m2", "land_area_min_m2", "land_area_max_m2"})
_LOADS = frozenset({"floor_load_kn_m2", "floor_load_min_kn_m2"})


def number(value: Number, digits: int = 2) -> str:
    """3200, 12,600, 10.5, 0: at most `digits` decimals, none that are zero."""
    exact = _exact(value)
    rounded = round(Decimal(exact.numerator) / exact.denominator, digits) + 0
    text = f"{rounded:,f}" if abs(rounded) >= _FROM_FIVE_DIGITS else f"{rounded:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def amount(value: Number, unit: str, language: Language, style: Style = "sentence") -> str:
    """A number of a dictionary unit with that unit: 3200 ㎡, 40 万元/亩, 1 year."""
    shown, size, big = _sized(value, unit, language, style)
    return _joined(shown, f"{big}{unit_of(unit, language, style, is_one=shown == '1' and size == 1)}", unit, style)


def of(key: str, value: Number, language: Language, style: Style = "sentence") -> str:
    """The same by field key; land is shown in mu and loads in tonnes where that is customary.

    30 亩（20,000 ㎡）, 2 吨/㎡（19.62 kN/㎡）; 5432 ㎡（8.15 亩） if the mu are not round.
    """
    if style != "list" and key in _LAND:
        return _in_both(key, value, "m2", "mu", MU_M2, language, style)
    if style != "list" and key in _LOADS:
        return _in_both(key, value, "kN/m2", "t/m2", KN_PER_TONNE, language, style)
    return amount(value, field(key).unit, language, style)


def in_full(key: str, value: Number, language: Language) -> str:
    """A fact on its own: short as in a list, land and loads in both units."""
    if key in _LAND:
        return _in_both(key, value, "m2", "mu", MU_M2, language, "list")
    if key in _LOADS:
        return _in_both(key, value, "kN/m2", "t/m2", KN_PER_TONNE, language, "list")
    return amount(value, field(key).unit, language, "list")


def between(key: str, low: Number | None, high: Number | None, language: Language, style: Style = "sentence") -> str:
    """2000 到 3000 ㎡, 8 米以上, 18 元/㎡/月以内; a single value if both ends are equal."""
    if low is None:
        return phrase("at_most", language, amount=spaced(of(key, high or 0, language, style), language))
    if high is None:
        return phrase("at_least", language, amount=spaced(of(key, low, language, style), language))
    return of(key, low, language, style) if low == high else _span(key, low, high, language, style)


def starting(key: str, low: Number | None, high: Number | None, language: Language, style: Style = "sentence") -> str:
    """An offered value: 18 元/㎡/月起 if only the lower end is stated, else as `between`."""
    if high is None and low is not None:
        return phrase("from", language, amount=spaced(of(key, low, language, style), language))
    return between(key, low, high, language, style)


def unit_of(unit: str, language: Language, style: Style = "sentence", *, is_one: bool = False) -> str:
    """A unit as written after a number; the unit itself if there is no word for it."""
    one, several = _unit(unit, language, style == "list")
    return one if is_one else several


def spaced(text: str, language: Language) -> str:
    """A Chinese amount before 以上 or 起: a space after Latin letters (630 kVA 以上), none after 米."""
    return f"{text} " if language == "zh" and text[-1].isascii() else text


def _span(key: str, low: Number, high: Number, language: Language, style: Style) -> str:
    if style != "list" and key in _LAND | _LOADS:
        return phrase("to", language, low=of(key, low, language, style), high=of(key, high, language, style))
    unit = field(key).unit
    first, last = _sized(low, unit, language, style), _sized(high, unit, language, style)
    if first[1] != last[1]:
        return phrase("to", language, low=of(key, low, language, style), high=of(key, high, language, style))
    dash = f"{first[0]}–{last[0]}" if style != "sentence" else phrase("to", language, low=first[0], high=last[0])
    return _joined(dash, f"{first[2]}{unit_of(unit, language, style)}", unit, style)


def _in_both(key: str, value: Number, unit: str, shown: str, size: Fraction, language: Language, style: Style) -> str:
    """A value in both the everyday and the stored unit; the everyday one first if it is a round number."""
    exact = _exact(value)
    rounded = round(exact / size, 2)
    is_round = abs(exact - rounded * size) * (field(key).scale or 1) < 1
    stored, other = amount(value, unit, language, style), amount(rounded, shown, language, style)
    if not rounded:
        return stored
    if is_round:
        return phrase("note", language, value=other, note=stored)
    is_mu = shown == "mu"
    return phrase("note", language, value=stored, note=other if is_mu else phrase("about", language, amount=other))


def _sized(value: Number, unit: str, language: Language, style: Style) -> tuple[str, int, str]:
    """The number as written, the magnitude, and the word for it."""
    digits = _DIGITS[style]
    if unit in _SUMS:
        exact = _exact(value)
        for size, word in _SIZES[language][style == "list" and language == "zh" :]:
            if abs(exact) >= size:
                return number(exact / size, digits), size, word
    return number(value, digits), 1, ""


def _joined(shown: str, unit: str, code: str, style: Style) -> str:
    if code in _CLOSE or not unit:
        return f"{shown}{unit}"
    return f"{shown}{NBSP if style == 'list' else ' '}{unit}"


def _exact(value: Number) -> Fraction:
    return Fraction(str(value)) if isinstance(value, float) else Fraction(value)


@cache
def _unit(unit: str, language: Language, is_short: bool) -> tuple[str, str]:
    """Singular and plural of a unit: year, years. A unit given by another field (the currency) is worded by that field."""
    try:
        known = noun_of("unit", unit, language)
    except KeyError:
        return ("", "") if unit.removeprefix("in ") in FIELDS else (unit, unit)
    one, _, several = (known.short if is_short else known.name).partition("|")
    return one, several or one
