"""Chooses the noun that the text is about: the first one a verb names, plus nouns joined to it; else the best-ranked one."""

from collections.abc import Iterable

from luodi.reading._mention import Mention
from luodi.reading._rule import compiled
from luodi.reading.kind._nouns import KindNoun
from luodi.reading.kind.rules import BESIDE, BUILDINGS, JOINED, PLANNED, RANK, WHOLE_PARK


def chosen(nouns: list[KindNoun], clean: str) -> list[Mention]:
    """Mentions of the kinds meant; empty if every noun is secondary."""
    meant = [n for n in nouns if n.is_meant]
    if meant:
        return _with_joined(_main(meant, nouns, clean), nouns, clean)
    park = compiled(WHOLE_PARK).search(clean)
    if park and not any(n.kinds == ("factory",) and not n.is_aside for n in nouns):
        return [Mention("kind", "park", *park.span(), "whole_park")]
    rest = [n for n in nouns if not n.is_aside]
    if not rest or (rest[0].kinds == ("factory",) and compiled(PLANNED).search(clean)):
        return []
    best = min(rest, key=lambda n: RANK[n.kinds[0]])
    return _mentions(best, "kind_named")


def attached(nouns: list[KindNoun]) -> list[Mention]:
    """The fallback if nothing else is named: the first noun that is only an attachment (国有土地20亩带厂房)."""
    return next((_mentions(n, "kind_attached") for n in nouns if n.is_attached), [])


def _main(meant: list[KindNoun], nouns: list[KindNoun], clean: str) -> KindNoun:
    """场地 fits anything, so land named beside it wins. 厂房1.3万平 办公楼2600 整体出租 is about the 厂房."""
    first, exact = meant[0], [n for n in meant if n.kinds == ("land",)]
    built = next((n for n in nouns if n.kinds == ("factory",) and n.start > first.start and not n.is_aside), None)
    if first.kinds == ("land",) and built and _has_own_sizes(first, built, clean):
        return built
    if first.kinds == ("yard",) and exact:
        return exact[0]
    buildings = [
        n for n in nouns if n.kinds[0] in ("factory", "warehouse") and n.start < first.start and not n.is_aside
    ]
    return buildings[0] if buildings and first.kinds[0] in ("office", "yard") else first


def _has_own_sizes(land: KindNoun, built: KindNoun, clean: str) -> bool:
    """出售 土地20亩 厂房12000平: if each has its own size, the land is what the factory stands on."""
    mu = compiled(r"[\s约:面积]*[\d.一二三四五六七八九十百]+\s*多?亩").match(clean, land.end)
    between = clean[land.end : built.start]
    return bool(
        mu
        and len(between) < _NEAR
        and not compiled(r"[或可建]|要么|还是|规划").search(between)
        and compiled(r"[\s约:面积共有]*[\d.,万千百一二三四五六七八九十两]+\s*多?(?:平|㎡|方|[mM]2)").match(
            clean, built.end
        )
    )


_NEAR = 16


def _with_joined(first: KindNoun, nouns: list[KindNoun], clean: str) -> list[Mention]:
    """The noun with those joined before it (厂房/仓库出租) and after it (找办公室+小仓库)."""
    place = nouns.index(first)
    before = _run(first, reversed(nouns[:place]), clean)
    behind = _run(first, nouns[place + 1 :], clean)
    mentions: list[Mention] = []
    for noun in (*reversed(before), first, *behind):
        mentions += [m for m in _mentions(noun, "kind_asked") if m.value not in {x.value for x in mentions}]
    return mentions


def _run(first: KindNoun, others: Iterable[KindNoun], clean: str) -> list[KindNoun]:
    run = [first]
    for noun in others:
        left, right = sorted((run[-1], noun), key=lambda n: n.start)
        if not _are_joined(left, right, clean[left.end : right.start]):
            break
        run.append(noun)
    return run[1:]


def _are_joined(left: KindNoun, right: KindNoun, between: str) -> bool:
    if left.is_aside or right.is_aside:
        return False
    if compiled(JOINED).match(between) or _is_other_choice(between, right):
        return True
    return BUILDINGS.issuperset(left.kinds + right.kinds) and bool(compiled(BESIDE).match(between))


def _is_other_choice(between: str, noun: KindNoun) -> bool:
    """购地15亩或者买现成厂房: a second verb follows 或."""
    return noun.is_meant and len(between) < 24 and "或" in between


def _mentions(noun: KindNoun, rule: str) -> list[Mention]:
    return [Mention("kind", kind, noun.start, noun.end, rule) for kind in noun.kinds]
