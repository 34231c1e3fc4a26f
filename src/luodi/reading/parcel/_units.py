"""Amounts with units in the words of a cell or after a label: areas, sums, sums per mu or ㎡, years.

All factors come from `luodi.measures`; this module only knows the spellings.
"""

import re
from dataclasses import dataclass
from fractions import Fraction

from luodi.measures import AREA_UNITS, MAGNITUDES, NUMERAL, Hedge, hedge_of, number
from luodi.reading._rule import compiled

_CHINESE = "[零〇一二三四五六七八九十百千万亿两]"
#: A numeral; in 十三万五一亩 the last 一 belongs to the unit.
NUM = rf"(?:\d{{1,3}}(?:\s\d{{3}})+(?!\d)(?=\s*(?:平方|㎡|m2|万?元))|{_CHINESE}{{1,10}}?(?<![十零〇百])(?=一\s?(?:亩|平|公顷|㎡))|{NUMERAL})"
AREA_UNIT = r"平方公里|平方千米|[kK][mM]2|公顷|[hH][aA](?![a-z])|市亩|亩(?!均)|平方米|平方公尺|平米|平方|㎡|[mM]2(?!\d)|平(?!均|整|台)"
MAGNITUDE = "(?:[十百千万]?亿|[十百千]?万|[百千])"
COIN = r"元|块钱|块|圆|人民币|[rR][mM][bB]|[yY]uan"
#: Foreign currencies are never read as yuan.
FOREIGN = r"\s*(?:美元|美金|欧元|日元|港[元币]|英镑|韩元|新台币|台币|新元|加元|澳元|USD|EUR|US\$)"
_PER = rf"\s*[(]?\s*(?:/|每|一|1(?=\s?(?:亩|平|公顷))|\s)\s*个?(?P<per>{AREA_UNIT})"
_TIME = r"(?:\s*[/./]?\s*每?(?P<time>年|月|天|日(?!期)))?"
_WHOLE = r"(?![\d.]*\d|[零〇一二三四五六七八九十百千万亿两](?!\s?(?:亩|平|公顷|㎡)))"
_MONEY = rf"(?P<n>{NUM}){_WHOLE}\s*(?P<m>{MAGNITUDE})?(?!\s*(?:个|家|人|名|期|层|%))(?:\s*[多来余])?\s*(?P<coin>{COIN})?(?:{_PER}[)]?{_TIME})?"
_ENGLISH = r"(?i)\s*(?P<size>billion|million|thousand|mln|bn|mn|k)\b(?!\s*(?:/|per))"
_EACH = rf"(?:每|一|1)\s*个?(?P<each>{AREA_UNIT})"
_AREA = rf"(?P<n>{NUM})\s*(?P<m>[万千百](?=\s*(?:{AREA_UNIT})))?\s*[多来余几]?\s*(?P<u>{AREA_UNIT})?"
#: 租5年+让15年, 5+15年, 租赁5年后出让15年: the term is the sum of both.
_TWO_TERMS = rf"[:\s]*(?:先?租赁?期?)?\s*(?P<a>{NUM})\s*年?(?:租期|租赁期?)?\s*(?:\+|,?\s*(?:期满)?后?\s*再?(?=出?让))\s*(?:出?让)?期?\s*(?P<b>{NUM})\s*年"


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit. `unit` is "" if none was written; `per` is the area unit of the sum's denominator."""

    value: Fraction
    unit: str
    start: int
    end: int
    per: str = ""
    time: str = ""
    hedge: Hedge = Hedge.EXACT


def area(words: str, unit: str = "", at: int = 0) -> Amount | None:
    """The first area at or after `at`, in the unit after it or else in `unit` (from a heading)."""
    match = compiled(_AREA).search(words, at)
    value = number(match["n"]) if match else None
    if match is None or value is None:
        return None
    written = (match["u"] or unit).lower()
    factor = AREA_UNITS.get(written, Fraction(1)) * MAGNITUDES[match["m"] or ""]
    return Amount(value * factor, written, *match.span(), hedge=_hedge(words, match))


def money(words: str, unit: str = "", at: int = 0, *, is_here: bool = False) -> Amount | None:
    """The first sum at or after `at` (exactly there with `is_here`) in yuan, by its own or the heading's unit, and its `per`."""
    pattern = compiled(_MONEY)
    match = pattern.match(words, at) if is_here else pattern.search(words, at)
    value = number(match["n"]) if match else None
    if match and compiled(r"[十百千万亿]").fullmatch(match["n"]):  # 投资强度(万元/亩): a unit, no sum
        return None if is_here else money(words, unit, match.end())
    if match is None or value is None or compiled(FOREIGN).match(words, match.end()):
        return None
    english = compiled(_ENGLISH).match(words, match.end("n"))
    if english:  # RMB 12 million
        size = {"b": 10**9, "m": 10**6, "t": 1000, "k": 1000}[english["size"][0].lower()]
        return Amount(value * size, "元", match.start(), english.end(), hedge=_hedge(words, match))
    is_written = bool(match["m"] or match["coin"] or match["n"][-1] in "万亿wW")
    magnitude = match["m"] or ("" if is_written else _magnitude(unit))
    each = list(compiled(_EACH).finditer(words, 0, match.start()))
    per = match["per"] or (each[-1]["each"] if each else "") or _per(unit)
    own = "元" if is_written else unit
    time = match["time"] or ""
    return Amount(value * MAGNITUDES[magnitude], own, *match.span(), per.lower(), time, _hedge(words, match))


def years(words: str) -> tuple[Fraction, int, int] | None:
    """The years of a term: 50年, 五十年, 租5年+让15年 (20), bare 50."""
    match = compiled(_TWO_TERMS).match(words)
    if match:
        first, second = number(match["a"]), number(match["b"])
        return None if first is None or second is None else (first + second, *match.span())
    match = compiled(r"\s*(?P<a>\d{1,2})\s*\+\s*(?P<b>\d{1,2})\s*年?\s*").fullmatch(words)
    if match:  # 弹性年期 20+30
        return Fraction(int(match["a"]) + int(match["b"])), *match.span()
    match = compiled(rf"(?P<n>{NUM})\s*(?P<u>周?年|个月)?(?!\s*[月亩%万元号米])").search(words)
    value = number(match["n"]) if match else None
    if match is None or value is None:
        return None
    return value / 12 if match["u"] == "个月" else value, *match.span()


def _hedge(words: str, match: re.Match[str]) -> Hedge:
    return hedge_of(words[max(0, match.start() - 12) : match.start()], words[match.end() : match.end() + 8])


def _magnitude(unit: str) -> str:
    match = compiled(MAGNITUDE).search(unit)
    return match[0] if match else ""


def _per(unit: str) -> str:
    match = compiled(rf"(?:/|每)\s*({AREA_UNIT})").search(unit)
    return match[1] if match else ""
