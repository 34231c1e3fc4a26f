"""English names of divisions: 武进区 is Wujin District, 西安市 Xi'an, 延边朝鲜族自治州 Yanbian Korean Autonomous Prefecture.

The proper name is written in pinyin by the 1984 rules for place names: one word, capitalised, with an apostrophe before
a syllable that starts with a vowel. A single syllable keeps its ending (蔚县 is Yuxian County). Types of division
(`endings.csv`) and the peoples of autonomous areas (`peoples.csv`) are translated. Names with an established English form
are in `english.csv`, readings that the pinyin library gets wrong in `readings.csv`.
"""

import re
from functools import cache, lru_cache
from typing import Final

from luodi.geography._divisions import ancestors, data_text, division

_OFFICE: Final = re.compile(r"(?<=.)(管理委员会|管委会)$")
_LONGEST_READING: Final = 4


@lru_cache(maxsize=65536)
def english_name(code: str) -> str:
    """A division's own name in English: Wujin District; raises `UnknownDivision`."""
    name = division(code).name
    known = _data("english.csv")
    if own := known.get(code) or known.get(name):
        return own
    name = _OFFICE.sub("", name)
    return _of_peoples(name, code) or _with_ending(name, code)


@lru_cache(maxsize=65536)
def english_full_name(code: str) -> str:
    """The name with all divisions above it, as in an address: Wujin District, Changzhou, Jiangsu."""
    return ", ".join(dict.fromkeys(english_name(each) for each in reversed(ancestors(code))))


def _of_peoples(name: str, code: str) -> str:
    """长阳土家族自治县: Changyang Tujia Autonomous County; "" if the name contains no people."""
    if (match := _autonomous().match(name)) is None:
        return ""
    peoples = [_data("peoples.csv")[each] for each in _people().findall(match["peoples"])]
    listed = " and ".join(filter(None, [", ".join(peoples[:-1]), peoples[-1]]))
    return f"{_own_part(match['own'], code)} {listed} {_endings(len(code))[match['ending']]}"


def _with_ending(name: str, code: str) -> str:
    """Splits off the longest ending that leaves part of the name; a name that is all ending is only translated."""
    endings = _endings(len(code))
    if name in endings:
        return endings[name] or _own_part(name, code)
    at = next((at for at in range(1, len(name)) if name[at:] in endings), len(name))
    own = _own_part(name if at == 1 else name[:at], code)
    return f"{own} {endings.get(name[at:], '')}".rstrip()


def _own_part(chinese: str, code: str) -> str:
    """The proper name in pinyin, one word; a parent's name at its start becomes a word of its own."""
    for above in map(division, ancestors(code)[:-1]):
        for known in (above.name, above.short):
            if chinese.startswith(known) and len(chinese) > len(known) + 1:
                is_whole = known == above.name
                first = english_name(above.code) if is_whole else _pinyin(known, above.code).capitalize()
                return f"{first} {_own_part(chinese[len(known) :], code)}"
    return _pinyin(chinese, code).capitalize()


def _pinyin(chinese: str, code: str) -> str:
    word = ""
    for syllable in _syllables(chinese, code):
        word += f"'{syllable}" if word and syllable[0] in "aeo" else syllable
    return word


def _syllables(chinese: str, code: str) -> list[str]:
    """Our own readings, the longest first; the library reads everything in between."""
    # imported here: its dictionaries take a fifth of a second to load, and pages in Chinese do without them
    from pypinyin import lazy_pinyin

    syllables: list[str] = []
    at = start = 0
    while at < len(chinese):
        reading, length = _reading(chinese, at, code)
        if reading:
            syllables += lazy_pinyin(chinese[start:at], v_to_u=True) + reading.split()
            start = at + length
        at += length
    return syllables + lazy_pinyin(chinese[start:], v_to_u=True)


def _reading(chinese: str, at: int, code: str) -> tuple[str, int]:
    for length in range(_LONGEST_READING, 0, -1):
        for within, reading in _readings().get(chinese[at : at + length], ()):
            if code.startswith(within):
                return reading, length
    return "", 1


@cache
def _data(name: str) -> dict[str, str]:
    """A data file as a mapping from its first column to its last."""
    rows = (line.split(",") for line in data_text(name).splitlines())
    return {row[0]: row[-1] for row in rows}


@cache
def _endings(digits: int) -> dict[str, str]:
    """Chinese to English; some have a different meaning below the county."""
    rows = (line.split(",") for line in data_text("endings.csv").splitlines())
    return {chinese: english for chinese, below, english in rows if not below or digits == int(below)}


@cache
def _readings() -> dict[str, list[tuple[str, str]]]:
    """For each spelling, where it is read this way and how; a region's own reading precedes the general one."""
    readings: dict[str, list[tuple[str, str]]] = {}
    for line in data_text("readings.csv").splitlines():
        spelling, reading, within = line.split(",")
        readings.setdefault(spelling, []).append((within, reading))
    return {spelling: sorted(options, reverse=True) for spelling, options in readings.items()}


@cache
def _people() -> re.Pattern[str]:
    return re.compile("|".join(sorted(_data("peoples.csv"), key=len, reverse=True)))


@cache
def _autonomous() -> re.Pattern[str]:
    return re.compile(rf"(?P<own>.+?)(?P<peoples>(?:{_people().pattern})+)(?P<ending>自治[州县旗]|[区镇乡]|街道)$")
