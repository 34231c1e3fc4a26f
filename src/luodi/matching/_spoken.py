"""Values as people read them, in Chinese and English: ㎡, 元/㎡/月, 万元/亩, 吨/㎡ beside kN/㎡."""

import datetime as dt
from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from luodi.fields import field
from luodi.geography import GeographyError, full_name
from luodi.industry import name
from luodi.matching._asks import ABSENT
from luodi.matching._curves import mu_hundredths

#: How a scaled value of a key is said.
Say = Callable[[str, int], "Text"]
_LETTERS = "甲乙丙丁戊"
_TEN_THOUSAND = 10_000
#: How many values of a kind are kept as said: most numbers are said again and again.
_KEPT = 4096


class Text(NamedTuple):
    """The same words in Chinese and English."""

    zh: str
    en: str


def joined(parts: Sequence[Text]) -> Text:
    """Several texts as one list."""
    return Text("、".join(part.zh for part in parts), ", ".join(part.en for part in parts))


def plain(value: Decimal) -> str:
    """A number without exponent or trailing zeros, at most four decimals."""
    text = f"{value:.4f}".rstrip("0").rstrip(".")
    return text or "0"


def stored(key: str, scaled: int) -> Decimal:
    """The number that a scaled integer of a field stands for."""
    return Decimal(scaled) / (field(key).scale or 1)


@lru_cache(_KEPT)
def square_metres(key: str, scaled: int) -> Text:
    """3000 ㎡."""
    number = plain(stored(key, scaled))
    return Text(f"{number} ㎡", f"{number} m²")


@lru_cache(_KEPT)
def land(key: str, scaled: int) -> Text:
    """20000 ㎡（30 亩）."""
    number, mu = plain(stored(key, scaled)), plain(Decimal(mu_hundredths(scaled)) / 100)
    return Text(f"{number} ㎡（{mu} 亩）", f"{number} m² ({mu} mu)")


@lru_cache(_KEPT)
def rent(key: str, scaled: int) -> Text:
    """18 元/㎡/月."""
    number = plain(stored(key, scaled))
    return Text(f"{number} 元/㎡/月", f"{number} yuan/m²/month")


@lru_cache(_KEPT)
def unit_price(key: str, scaled: int) -> Text:
    """3500 元/㎡."""
    number = plain(stored(key, scaled))
    return Text(f"{number} 元/㎡", f"{number} yuan/m²")


@lru_cache(_KEPT)
def money(key: str, scaled: int) -> Text:
    """800 万元."""
    number = plain(stored(key, scaled) / _TEN_THOUSAND)
    return Text(f"{number} 万元", f"{plain(stored(key, scaled))} yuan")


@lru_cache(_KEPT)
def per_mu(key: str, scaled: int) -> Text:
    """40 万元/亩."""
    yuan = stored(key, scaled)
    return Text(f"{plain(yuan / _TEN_THOUSAND)} 万元/亩", f"{plain(yuan)} yuan/mu")


@lru_cache(_KEPT)
def metres(key: str, scaled: int) -> Text:
    """9 米."""
    number = plain(stored(key, scaled))
    return Text(f"{number} 米", f"{number} m")


@lru_cache(_KEPT)
def load(key: str, scaled: int) -> Text:
    """19.62 kN/㎡（约 2 吨/㎡）."""
    number = stored(key, scaled)
    tonnes = plain((number / Decimal("9.81")).quantize(Decimal("0.01")))
    return Text(f"{plain(number)} kN/㎡（约 {tonnes} 吨/㎡）", f"{plain(number)} kN/m² (about {tonnes} t/m²)")


@lru_cache(_KEPT)
def tonnes(key: str, scaled: int) -> Text:
    """10 吨."""
    number = plain(stored(key, scaled))
    return Text(f"{number} 吨", f"{number} t")


@lru_cache(_KEPT)
def kva(key: str, scaled: int) -> Text:
    """630 kVA."""
    number = plain(stored(key, scaled))
    return Text(f"{number} kVA", f"{number} kVA")


@lru_cache(_KEPT)
def years(key: str, scaled: int) -> Text:
    """3 年."""
    number = plain(stored(key, scaled))
    return Text(f"{number} 年", f"{number} years")


@lru_cache(_KEPT)
def day(_: str, ordinal: int) -> Text:
    """2026-12-01."""
    text = dt.date.fromordinal(ordinal).isoformat()
    return Text(text, text)


def letter(_: str, place: int) -> Text:
    """丙类."""
    return Text(f"{_LETTERS[place - 1]}类", f"category {'ABCDE'[place - 1]}")


def floors(numbers: Sequence[int]) -> Text:
    """1 楼、2 楼."""
    return Text("、".join(f"{n} 楼" for n in numbers), "floor " + ", ".join(map(str, numbers)))


@lru_cache(_KEPT)
def division(code: str) -> Text:
    """江苏省常州市溧阳市 (code where geography does not know it)."""
    try:
        known = full_name(code)
    except GeographyError:
        known = f"区划 {code}"
    return Text(known, known)


@lru_cache(_KEPT)
def industry(code: str) -> Text:
    """3670 汽车零部件及配件制造 (code alone where the classification does not know it)."""
    zh, en = name(code), name(code, "en")
    return Text(code if zh == code else f"{code} {zh}", code if en == code else f"{code} {en}")


def between(key_low: str, low: int, key_high: str, high: int, say: Say) -> Text:
    """2000 ㎡ 到 3000 ㎡, 2000 ㎡以上, 3000 ㎡以内."""
    if low == ABSENT:
        top = say(key_high, high)
        return Text(f"{top.zh}以内", f"at most {top.en}")
    bottom = say(key_low, low)
    if high == ABSENT:
        return Text(f"{bottom.zh}以上", f"at least {bottom.en}")
    top = say(key_high, high)
    if low == high:
        return bottom
    return Text(f"{bottom.zh} 到 {top.zh}", f"{bottom.en} to {top.en}")
