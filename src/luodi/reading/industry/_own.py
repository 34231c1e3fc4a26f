"""The writer's own trade: words introduced by a verb or a label, otherwise all those without another role."""

from luodi.industry import IndustryMention
from luodi.reading._door import Text
from luodi.reading._mention import Mention
from luodi.reading._rule import compiled
from luodi.reading.industry._groups import IndustryGroup, words
from luodi.reading.industry.rules import (
    MACHINE_DIVISIONS,
    MACHINES,
    MACHINES_BEHIND,
    MAKING_BEFORE,
    OWN_BEFORE,
    OWN_BEHIND,
    TAIL,
    WEIGHTY,
)


def own(text: Text, groups: list[IndustryGroup]) -> list[Mention]:
    """`industry_codes` per activity, and one `industry_raw`. An admitted list (做组装最好) may also be the writer's trade."""
    candidates = [g for g in groups if g.role != "refused"]
    stated = [g for g in candidates if _is_own(text.clean, g)]
    if not any(map(_has_product, stated)):
        stated = [g for g in candidates if g in stated or _has_product(g)] or candidates
    if not stated:
        return _by_name(text.clean)
    codes = [Mention("industry_codes", _codes(text.clean, m), m.start, m.end, "trade") for m in _activities(stated)]
    return [*_distinct(codes), _raw(text, next(filter(_has_product, stated), stated[0]))]


def _codes(clean: str, mention: IndustryMention) -> tuple[str, ...]:
    """做锂电池回收设备: a maker of machines for a trade is a machine builder."""
    is_maker = compiled(MACHINES_BEHIND).match(clean, mention.end) and mention.codes[0][:2] not in MACHINE_DIVISIONS
    return (
        (MACHINES,)
        if is_maker and compiled(MAKING_BEFORE).search(clean[max(0, mention.start - 10) : mention.start])
        else mention.codes[:1]
    )


def _by_name(clean: str) -> list[Mention]:
    """The trade from the company's name, if nothing else states it: 南通云帆家纺有限公司."""
    named = [m for m in words(clean) if m.kind == "company" and m.codes]
    return [Mention("industry_codes", m.codes[:1], m.start, m.end, "company_name") for m in named[:1]]


def _is_own(clean: str, group: IndustryGroup) -> bool:
    before, behind = clean[max(0, group.start - 16) : group.start], clean[group.end : group.end + 10]
    return bool(compiled(OWN_BEFORE).search(before) or compiled(OWN_BEHIND).match(behind))


def _has_product(group: IndustryGroup) -> bool:
    return any(m.kind != "process" for m in group.members)


def _activities(groups: list[IndustryGroup]) -> list[IndustryMention]:
    """汽车零部件机加工 is one activity: a process beside a product is dropped unless it decides on admission (喷漆).

    Of products glued together (塑料光纤, 手机玻璃盖板) the last is the head.
    """
    members = [m for group in groups for m in group.members]
    products = [m for m in members if m.kind != "process"]
    if not products:
        return members
    glued = {m.end for m in products} & {m.start for m in products}
    return [m for m in members if (m.kind != "process" and m.end not in glued) or _is_weighty(m)]


def _is_weighty(mention: IndustryMention) -> bool:
    return mention.kind == "process" and mention.codes[0].startswith(WEIGHTY)


def _distinct(mentions: list[Mention]) -> list[Mention]:
    return list({m.value: m for m in reversed(mentions)}.values())[::-1]


def _raw(text: Text, group: IndustryGroup) -> Mention:
    tail = compiled(TAIL).match(text.clean, group.end)
    end = tail.end() if tail else group.end
    return Mention("industry_raw", text.words(group.start, end), group.start, end, "trade")
