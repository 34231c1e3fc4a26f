"""The date of a page, as precise as written."""

import datetime as dt
import re
from dataclasses import dataclass

_FULL = re.compile(
    r"(?<!\d)((?:19|20)\d{2})\s*(?:[-/.]|年)\s*(\d{1,2})\s*(?:[-/.]|月)\s*(\d{1,2})(?!\d)(?:日|号)?|"
    r"(?<!\d)((?:19|20)\d{2})(0[1-9]|1[0-2])([0-2]\d|3[01])(?!\d)"
)
_NUMERALS = re.compile(
    r"([二一][〇零○Ｏ一二三四五六七八九]{3})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})[日号]"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ENGLISH = re.compile(
    r"\b(?:(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+)?(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?\s+"
    r"(?:(?P<then>\d{1,2})(?:st|nd|rd|th)?,?\s+)?(?P<year>(?:19|20)\d{2})\b",
    re.I,
)
_SHORT = re.compile(r"(?<![\d.-])(\d{1,2})\s*(?:-|/|月)\s*(\d{1,2})(?![\d.%-])日?")
RELATIVE = re.compile(
    r"(?:\d{1,3}|几|半)\s*(?:秒|分钟|小时|个小时|天|周|个?星期|个?月|年)(?:之)?前|刚刚|昨天|前天|今天"
)
_DIGITS = {c: str(i) for i, c in enumerate("〇一二三四五六七八九")} | {"零": "0", "○": "0", "Ｏ": "0"}


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date: ISO text or "", the words, and their span."""

    iso: str
    text: str
    start: int
    end: int


def find_date(words: str) -> WrittenDate | None:
    """The first date with a year, else the first valid month and day."""
    for match in _FULL.finditer(words):
        year, month, day = (int(g) for g in match.groups() if g)
        iso = _iso(year, month, day)
        if iso:
            return WrittenDate(iso, match[0].strip(), match.start(), match.end())
    return _in_numerals(words) or _in_english(words) or _without_year(words)


def _in_numerals(words: str) -> WrittenDate | None:
    for match in _NUMERALS.finditer(words):
        year = int("".join(_DIGITS[c] for c in match[1]))
        iso = _iso(year, _up_to_99(match[2]), _up_to_99(match[3]))
        if iso:
            return WrittenDate(iso, match[0], match.start(), match.end())
    return None


def _in_english(words: str) -> WrittenDate | None:
    """September 22, 2026; 22 September 2026."""
    for match in _ENGLISH.finditer(words):
        day = match["day"] or match["then"]
        iso = _iso(int(match["year"]), _MONTHS.index(match["month"].lower()) + 1, int(day)) if day else ""
        if iso:
            return WrittenDate(iso, match[0], match.start(), match.end())
    return None


def _without_year(words: str) -> WrittenDate | None:
    for match in _SHORT.finditer(words):
        if _iso(2000, int(match[1]), int(match[2])):
            return WrittenDate("", match[0].strip(), match.start(), match.end())
    return None


def _iso(year: int, month: int, day: int) -> str:
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return ""


def _up_to_99(numeral: str) -> int:
    """二十三 is 23, 十 is 10."""
    tens, ten, ones = numeral.rpartition("十")
    if not ten:
        return int(_DIGITS.get(numeral, "0") if len(numeral) == 1 else "0")
    return 10 * int(_DIGITS.get(tens, "1")) + int(_DIGITS.get(ones, "0"))
