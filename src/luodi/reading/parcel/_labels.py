"""Interprets the words that name a fact of a parcel: headings of tables, keys of JSON, labels in prose.

Chinese headings are head-final, so a heading means what its longest known ending means (规划容积率 is a 容积率, but 宗地建筑面积
is not a 面积). `OTHER` marks facts the record does not hold: they claim their numbers and end the value before them.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from luodi.fields import FIELDS, heading_keys
from luodi.reading._rule import compiled
from luodi.reading.parcel._label_words import (
    BEFORE_COMMON,
    COMMON,
    ENGLISH,
    ENGLISH_UNITS,
    HEADINGS,
    LABELS,
    OTHER,
    PER_AREA,
    SHAPES,
    WHOLE,
)

_BOUND_WORDS = r"(?:下限|最小值?|最低值?|minimum|min|lower)", r"(?:上限|最大值?|最高值?|maximum|max|upper)"
_TRAILING = r"(?:控制)?(?:要求|指标|(?:控制)?指标|标准|明细|准入|规定|限制|条件|区间|范围|参数|数值|值|控制|约定|情况|数?额|金额|名称|及名称|合计|额度|下限|上限|不[低小高大]于|不超过)$"
_SYMBOL = r"(?<=[率度数高])[A-Z]$"
_AREA_IN_UNIT = r"(?:/|每)\s*(?:亩|公顷|㎡|平方米|[mM]2)"
_BRACKETS = r"[(\[【][^()\[\]【】]{0,24}[)\]】]"
_UNIT_BEHIND = (
    r"(?:[/:\s]\s*|(?<=[\u4e00-\u9fff]))(?P<unit>(?:[十百千万亿]?元(?:人民币)?|平方米|平米|㎡|[mM]2|公顷|亩|米|[mM]|年|%)"
    r"(?:\s*[/每]\s*(?:亩|公顷|㎡|平方米|[mM]2)(?:[/ ]年)?)?)$"
)


@dataclass(frozen=True, slots=True)
class FactHeading:
    """The meaning of a heading: the fact, its unit, and the operator or end (least, most)."""

    name: str
    unit: str = ""
    side: str = ""

    @property
    def is_known(self) -> bool:
        return self.name not in ("", OTHER)


@cache
def words_of() -> dict[str, str]:
    """All words of LABELS, mapped to their facts."""
    return {word: name for name, words in LABELS.items() for word in words.split()}


@cache
def any_label() -> str:
    """A pattern for one label, longest first, for use in prose."""
    return "|".join(re.escape(w) for w in sorted(words_of(), key=lambda w: (-len(w), w)))


@cache
def _endings() -> dict[str, str]:
    """All words a heading may end with: those of prose and those of tables only."""
    return words_of() | {word: name for name, words in HEADINGS.items() for word in words.split()}


@lru_cache(maxsize=4096)
def heading(written: str) -> FactHeading:
    """The meaning of a normalised heading; name "" if unknown."""
    words = compiled(r"\s+").sub("", written).strip("*:#\"'")
    words = words.replace("_", "") if compiled(r"[一-龥]").search(words) else words
    words = compiled(r"^(?:[①-⑳]|\d{1,2}[.、])").sub("", words)
    if not words:
        return FactHeading("")
    brackets = compiled(_BRACKETS).findall(words)
    core = compiled(_BRACKETS).sub("", words)
    behind = compiled(_UNIT_BEHIND).search(core)
    unit = "".join(b[1:-1] for b in brackets) or (behind["unit"] if behind else "")
    side = _side(core) or _side(compiled(r"[^≥≤<>]").sub("", words)) or _side("".join(b[1:-1] for b in brackets))
    core = core[: behind.start()] if behind and behind.start() else core
    core = compiled(r"[≥≤<>=]+%?|约定(?=[下上]限)").sub("", core)
    core = compiled(_SYMBOL).sub("", core)
    name = _by_key(words) or _per_area(core, unit) or _name(core)
    if name:
        return FactHeading(_by_bracket(name, unit), "亩" if core.endswith("亩数") else unit, side)
    name, unit = _english(words, unit)
    return FactHeading(name or _named_by_dictionary(words), unit, side)


def _per_area(core: str, unit: str) -> str:
    """固定资产投资(万元/亩): the unit turns a total into one per mu; 亩均增加值 is unchanged."""
    if not compiled(_AREA_IN_UNIT).search(unit):
        return ""
    return next((name for name, words in PER_AREA if compiled(words).search(core)), "")


def _by_bracket(name: str, unit: str) -> str:
    """起始价(单价) as opposed to 起始价(总价)."""
    return "start_unit" if name == "start_price" and "单价" in unit else name


def _side(words: str) -> str:
    least, most = _BOUND_WORDS
    if compiled(rf"{least}$|^{least}|[≥>]|不低于|不小于").search(words.lower()):
        return "least"
    return "most" if compiled(rf"{most}$|^{most}|[≤<]|不高于|不大于|不超过").search(words.lower()) else ""


def _name(core: str) -> str:
    least, most = _BOUND_WORDS
    core = compiled(rf"(?:{least}|{most})$|^(?:最低|最高|最小|最大)").sub("", core)
    if not core:
        return "limit"
    if core in WHOLE:
        return WHOLE[core]
    shaped = next((name for name, words in SHAPES if compiled(words).search(core)), None)
    if shaped is not None:
        return shaped
    for _ in range(3):
        fact = _by_ending(core)
        if fact:
            return fact
        core = compiled(_TRAILING).sub("", core)
    return ""


def _by_ending(core: str) -> str:
    names = _endings()
    at = next((i for i in range(len(core)) if core[i:] in names), len(core))
    if at and core[at:] in COMMON and not compiled(BEFORE_COMMON).fullmatch(core, 0, at):
        return ""
    return names.get(core[at:], "")


def _by_key(words: str) -> str:
    """A key of the dictionary itself, as written by exports and records; its unit is known."""
    return f"key:{words}" if words.isascii() and "parcel" in (FIELDS[words].records if words in FIELDS else ()) else ""


def _named_by_dictionary(words: str) -> str:
    """The key of a heading that the dictionary knows for parcels: `key:land_area_m2`."""
    key = heading_keys("parcel").get(words.lower())
    return f"key:{key}" if key else ""


def _english(words: str, unit: str) -> tuple[str, str]:
    """The fact and the unit of an English key: landAreaMu, start_price_wan, plot ratio (max)."""
    least, most = _BOUND_WORDS
    plain = compiled(r"[_\-\s.]").sub("", compiled(_BRACKETS).sub("", words).lower())
    plain = compiled(rf"(?:{least}|{most})$|^(?:{least}|{most})").sub("", plain)
    names = {key: name for name, keys in ENGLISH.items() for key in keys.split()}
    ends = sorted((e for e in ENGLISH_UNITS if plain.endswith(e) and plain[: -len(e)] in names), key=len)
    if plain in names or not ends:
        return names.get(plain, ""), ENGLISH_UNITS.get(compiled(r"[\s_]|,000").sub("", unit.lower()), unit)
    return names[plain[: -len(ends[-1])]], ENGLISH_UNITS[ends[-1]]
