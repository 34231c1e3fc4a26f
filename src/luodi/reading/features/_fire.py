"""Fire hazard categories: 甲 乙 丙 丁 戊 are A to E; of several joined ones the most dangerous counts."""

import re

from luodi.reading._mention import Mention
from luodi.reading._rule import compiled
from luodi.reading.features.rules import HAZARD, HAZARD_LABELLED, HAZARD_OF_PRODUCTION, HAZARD_REFUSED

_LETTERS = dict(zip("甲乙丙丁戊", "ABCDE", strict=True))
_JOINED = r"^\s*[+、/和及]\s*$"
_SEVERAL = "写了几个类别 · several categories are named"
_ITEM = r"[一二12]$"


def hazards(clean: str) -> list[Mention]:
    """One mention per category; alternatives (乙二类或丙二类) are ambiguous and list each other."""
    matches = [m for m in compiled(HAZARD).finditer(clean) if not _is_refused(clean, m)]
    matches = matches or list(compiled(HAZARD_LABELLED).finditer(clean))
    mentions = [_mention(clean, match) for match in matches]
    return _alternatives(_merged(clean, mentions))


def _is_refused(clean: str, match: re.Match[str]) -> bool:
    return bool(compiled(HAZARD_REFUSED).search(clean[max(0, match.start() - 4) : match.start()]))


def _mention(clean: str, match: re.Match[str]) -> Mention:
    letter = min(_LETTERS[c] for c in match["letters"] if c in _LETTERS)
    before = clean[max(0, match.start() - 12) : match.start()]
    is_production = match.re.pattern == HAZARD_LABELLED or compiled(HAZARD_OF_PRODUCTION).search(before)
    key = "hazard_category" if is_production and "消防" not in match[0] else "fire_hazard_category"
    note = "丙二：级或项未写明 · class or item not stated" if compiled(_ITEM).search(match[0]) else ""
    return Mention(key, letter, *match.span(), "hazard_named", note=note)


def _merged(clean: str, mentions: list[Mention]) -> list[Mention]:
    """甲类+丙类 is one statement, read as A."""
    merged: list[Mention] = []
    for mention in mentions:
        if merged and compiled(_JOINED).match(clean[merged[-1].end : mention.start]):
            merged[-1] = merged[-1].but(value=min(merged[-1].value, mention.value), end=mention.end)
        else:
            merged.append(mention)
    return merged


def _alternatives(mentions: list[Mention]) -> list[Mention]:
    """Different letters that are not joined (甲类仓库 … 丙类车间, 乙二类或丙二类) leave open which one applies."""
    key_letters = {key: sorted({m.value for m in mentions if m.key == key}) for key in {m.key for m in mentions}}
    return [
        m.but(is_ambiguous=True, any_of=tuple(key_letters[m.key]), note=_SEVERAL) if len(key_letters[m.key]) > 1 else m
        for m in mentions
    ]
