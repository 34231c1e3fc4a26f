"""Industry words grouped into lists, each with its role."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from luodi.industry import IndustryMention, find_industries
from luodi.reading._rule import compiled
from luodi.reading.industry.rules import (
    ADMITTED_BEFORE,
    ADMITTED_BEHIND,
    ADMITTED_LIST_BEFORE,
    ALONE_BEFORE,
    GOODS_ARE_TRADE,
    GOODS_BEFORE,
    JOINT,
    NOT_A_TRADE_BEFORE,
    NOT_A_TRADE_BEHIND,
    REFUSED_APART,
    REFUSED_BEFORE,
    REFUSED_BEHIND,
    REFUSED_LIST_BEFORE,
)

Role = Literal["own", "refused", "alone", "admitted"]


@dataclass(frozen=True, slots=True)
class IndustryGroup:
    """A list of industry words with the same role."""

    members: tuple[IndustryMention, ...]
    role: Role

    @property
    def start(self) -> int:
        return self.members[0].start

    @property
    def end(self) -> int:
        return self.members[-1].end


def groups(clean: str) -> list[IndustryGroup]:
    """The groups in text order, without company names, stored goods and counted machines."""
    lists: list[list[IndustryMention]] = []
    for mention in trades(clean):
        if lists and compiled(JOINT).match(clean[lists[-1][-1].end : mention.start]):
            lists[-1].append(mention)
        else:
            lists.append([mention])
    return [group for members in lists for group in _with_roles(clean, members)]


@lru_cache(maxsize=8)
def words(clean: str) -> tuple[IndustryMention, ...]:
    """The industry words of a text, cached because several rules ask for them."""
    return tuple(find_industries(clean))


def trades(clean: str) -> list[IndustryMention]:
    """The industry words that may be somebody's trade."""
    return [m for m in words(clean) if m.kind != "company" and m.codes and not _is_no_trade(clean, m)]


def _with_roles(clean: str, members: list[IndustryMention]) -> list[IndustryGroup]:
    """航空零部件 热表处理不做: a refusal applies to the word glued to it, not to words before the space."""
    if compiled(REFUSED_BEHIND).match(clean[members[-1].end : members[-1].end + 16]):
        first = next(
            (i for i in range(len(members) - 1, 0, -1) if " " in clean[members[i - 1].end : members[i].start]), 0
        )
        rest = [IndustryGroup(tuple(members[:first]), _role(clean, members[:first]))] if first else []
        return [*rest, IndustryGroup(tuple(members[first:]), "refused")]
    return [IndustryGroup(tuple(members), _role(clean, members))]


def _is_no_trade(clean: str, mention: IndustryMention) -> bool:
    if mention.text.endswith(("仓", "库")):  # 高标仓, 冷库: a kind of building
        return True
    before, behind = clean[max(0, mention.start - 10) : mention.start], clean[mention.end : mention.end + 12]
    is_bought = compiled(GOODS_BEFORE).search(before) and not mention.text.endswith(("厂", "业"))
    if is_bought and not compiled(GOODS_ARE_TRADE).match(behind):
        return True
    return bool(compiled(NOT_A_TRADE_BEFORE).search(before) or compiled(NOT_A_TRADE_BEHIND).match(behind))


def _role(clean: str, members: list[IndustryMention]) -> Role:
    start, end = members[0].start, members[-1].end
    before, behind = clean[max(0, start - 28) : start], clean[end : end + 16]
    if compiled(ALONE_BEFORE).search(before):
        return "alone"
    if any(compiled(p).search(before) for p in (REFUSED_BEFORE, REFUSED_LIST_BEFORE)) or compiled(REFUSED_APART).match(
        behind
    ):
        return "refused"
    if compiled(ADMITTED_BEFORE).search(before) or compiled(ADMITTED_LIST_BEFORE).search(before):
        return "admitted"
    return "admitted" if compiled(ADMITTED_BEHIND).match(behind) else "own"
