"""Structure as written: 钢结构, 三层框架+单层钢构."""

import re

from luodi.reading._mention import Mention
from luodi.reading._rule import compiled
from luodi.reading.features.rules import STOREYS_BEFORE, STRUCTURE, STRUCTURE_IS_TRADE_BEFORE, STRUCTURE_IS_TRADE_BEHIND


def structures(clean: str) -> list[Mention]:
    """The fullest description of the structure; a trade (做钢结构的) does not count."""
    mentions = [_mention(clean, m) for m in compiled(STRUCTURE).finditer(clean) if not _is_trade(clean, m)]
    return [max(mentions, key=lambda m: (m.end - m.start, -m.start))] if mentions else []


def _mention(clean: str, match: re.Match[str]) -> Mention:
    """A single structure without its storeys, which have a field of their own."""
    start = match.start()
    if match["more"] and compiled(STOREYS_BEFORE).search(clean[max(0, start - 2) : start]):
        start -= 2
    return Mention("structure", clean[start : match.end()], start, match.end(), "structure_named")


def _is_trade(clean: str, match: re.Match[str]) -> bool:
    before, behind = clean[max(0, match.start() - 14) : match.start()], clean[match.end() : match.end() + 4]
    return bool(compiled(STRUCTURE_IS_TRADE_BEFORE).search(before) or compiled(STRUCTURE_IS_TRADE_BEHIND).match(behind))
