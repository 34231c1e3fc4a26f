"""Several units in one message: 一楼 1850平 22元 / 二楼 1920平 16元 are two listings that share place and contact.

A heading (一楼, 2号车间, A仓, 第一跨) starts a unit. A message is split if at least two headings have an area of their own.
Headings with only a rent (首层28元其余17元) form one offer with a lower and an upper rent, on none of these floors alone.
Whatever only the last unit states, areas and rents aside, follows the list and holds for all units. A sum for the whole
(打包年租160万) belongs to no single unit.
"""

import re
from collections.abc import Iterable

from luodi.measures import number
from luodi.reading._mention import Mention
from luodi.reading._rule import compiled
from luodi.reading._scan import Scan
from luodi.reading.floors.rules import floors_of

_D = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_HEAD = (
    rf"(?P<floor>{_D}(?:[-~至到、和]{_D}){{0,2}}(?=[层楼](?!高)|[fF](?![a-zA-Z]))|[底首](?=[层楼])|标准(?=层)|楼(?=上)|其(?=[余他]))[层楼上余他fF]|"
    rf"(?P<house>(?<![\d.月路]){_D}(?=号(?!线|路|地|高速|前|后)|#)|[A-Z]\d{{0,2}}(?=[仓库栋幢座区]))(?:号|#)?(?:车间|厂房|楼|库|仓|栋|幢|座|区|厂)?|"
    rf"第(?P<bay>{_D})跨"
)
_STOP = r"[\n。;!]|[出招]租】|整租|整体|另有|另外|一起|一并|打包|统一|均为?|都是|全部|以上|租金(?![\d:\s])|物业|押金|电话|联系|满\d?年"
_EACH_IN_TURN = r"分别[为是按]?"
_GONE = r"已满|已租|租完|租掉|租出|已出租|自用"
#: Area keys of a unit: any of them replaces the areas stated outside the units.
_AREAS = frozenset(("area", "area_total", "area_rest", "area_each", "area_from"))
_PRICES = frozenset(("rent", "sale_unit"))
#: Prices for the whole, which must not be copied to each offer.
SUMS = frozenset(("rent_total", "sale_total", "money"))
_OWN = _AREAS | {
    *(
        "rent",
        "rent_total",
        "sale_unit",
        "sale_total",
        "money",
        "clear_height",
        "storey_height",
        "eaves_height",
        "height",
    ),
    *("floor_load", "crane_t", "has_crane", "floor_no", "area_least", "is_single_storey"),
}


def split(scanned: Scan, mentions: list[Mention]) -> list[list[Mention]]:
    """The mentions of each offer, each including the shared ones; a single list if there is one offer."""
    if sum(m.key in _AREAS or m.key in _PRICES for m in mentions) < 2:
        return [mentions]
    spans = _spans(scanned.clean)
    if len({name for name, _, _ in spans}) < 2:
        return [mentions]
    own = _owned(spans, mentions)
    gone = {name for name, start, end in spans if compiled(_GONE).search(scanned.clean, start, end)}
    units = _units({name: part for name, part in own.items() if name not in gone})
    if len(units) < 2:
        return [_of_several_rents(own, mentions)]
    let = {id(m) for name in gone for m in own.get(name, ())}
    units, mentions = _one_each(scanned, units, [m for m in mentions if id(m) not in let])
    return _shared_out(units, mentions)


def _one_each(
    scanned: Scan, units: list[list[Mention]], mentions: list[Mention]
) -> tuple[list[list[Mention]], list[Mention]]:
    """租金分别为20元、16元、18元: assigned to the units in turn, if there are exactly as many; else to none."""
    word = compiled(_EACH_IN_TURN).search(scanned.clean)
    if word is None:
        return units, mentions
    behind = [m for m in mentions if m.key in ("rent", "sale_unit") and m.start >= word.start()]
    repeated = {id(m) for m in behind}
    units = [[m for m in unit if id(m) not in repeated] for unit in units]
    if len(behind) == len(units):
        units = [[*unit, price] for unit, price in zip(units, behind, strict=True)]
        return units, mentions
    return units, [m for m in mentions if id(m) not in repeated]


def as_floors(mentions: list[Mention]) -> list[Mention]:
    """一层 2000平 / 二层 1800平: several storey counts standing alone are floors, on the span of their last character (层)."""
    alone = [m for m in mentions if m.rule == "floors_alone"]
    if len({m.value for m in alone}) < 2:
        return mentions
    return [m.but(key="floor_no", value=[m.value], start=m.end - 1) if m in alone else m for m in mentions]


def _spans(clean: str) -> list[tuple[str, int, int]]:
    """(name, start, end) of the words under each heading; 二三楼 goes to both 二楼 and 三楼 if these exist."""
    heads = list(compiled(_HEAD).finditer(clean))
    spans = []
    for this, following in zip(heads, [*heads[1:], None], strict=False):
        end = following.start() if following else len(clean)
        stop = compiled(_STOP).search(clean, this.end(), end)
        spans.append((this, this.start(), stop.start() if stop else end))
    names = {_name(head) for head, _, _ in spans}
    return [(name, start, end) for head, start, end in spans for name in _names(head, names)]


def _name(head: re.Match[str]) -> str:
    """The canonical name of a heading: 一楼, 1楼, 底楼 and 首层 share one; 1号 and 第一跨 are others."""
    word = head["floor"] or head["house"] or head["bay"]
    value = 1 if word in ("底", "首") else number(word)
    return f"{head.lastgroup}{value if value is not None else word}"


def _names(head: re.Match[str], names: set[str]) -> list[str]:
    """The headings that a heading covers: itself, or each floor it joins if these have headings of their own."""
    several = floors_of(head["floor"]) if head["floor"] else []
    each = [f"floor{n}" for n in several if f"floor{n}" in names]
    return each if len(several) > 1 and each else [_name(head)]


def _owned(spans: Iterable[tuple[str, int, int]], mentions: list[Mention]) -> dict[str, list[Mention]]:
    own: dict[str, list[Mention]] = {}
    for name, start, end in spans:
        inside = [m for m in mentions if m.key in _OWN and not m.is_ambiguous and start <= m.start < end]
        if any(m.key == "area" for m in inside):  # 二层2000平，共4000平: the total follows the last unit
            inside = [m for m in inside if m.key != "area_total"]
        own.setdefault(name, []).extend(inside)
    return own


def _units(own: dict[str, list[Mention]]) -> list[list[Mention]]:
    """The units that are offers: those with an area."""
    units = [part for part in own.values() if any(m.key in _AREAS for m in part)]
    return sorted(units, key=lambda part: min(m.start for m in part if m.key in _AREAS))


def _of_several_rents(own: dict[str, list[Mention]], mentions: list[Mention]) -> list[Mention]:
    """Drops the floors if at least two headings have a rent: they only tell the rents apart."""
    priced = [part for part in own.values() if any(m.key in _PRICES for m in part)]
    floors = {id(m) for part in priced for m in part if m.key == "floor_no"} if len(priced) > 1 else set()
    return [m for m in mentions if id(m) not in floors]


def _shared_out(units: list[list[Mention]], mentions: list[Mention]) -> list[list[Mention]]:
    totals = {id(m) for m in mentions if m.key in SUMS} - {id(m) for m in _sums(units)}
    mentions = [m for m in mentions if id(m) not in totals]
    units = [[m for m in unit if id(m) not in totals] for unit in units]
    keys = [{m.key for m in unit} for unit in units]
    last = keys[-1].difference(*keys[:-1])  # stated only after the list
    single = last - _AREAS - {"floor_no"}
    mine = {id(m) for unit in units for m in unit if m.key not in single}
    shared = [m for m in mentions if id(m) not in mine]
    offers = [_one(unit, shared, single) for unit in units]
    if any("rent" in have - single for have in keys) and any(m.key == "rent" for m in shared):
        # 整租9元 分租一楼14: the whole is on offer too, and its rent is not a unit's
        parts = [[m for m in offer if m.key != "rent" or id(m) in mine] for offer in offers]
        return [[m for m in shared if m.key not in _OWN or m.key == "rent"], *parts]
    return offers


def _sums(units: list[list[Mention]]) -> list[Mention]:
    """The sums that belong to units: at least two units must have one, since a single sum is for the whole."""
    sums = [[m for m in unit if m.key in SUMS] for unit in units]
    return [m for part in sums for m in part] if sum(map(bool, sums)) > 1 else []


def _one(unit: list[Mention], shared: list[Mention], single: set[str]) -> list[Mention]:
    """A unit's own mentions, and the shared ones for keys it does not state itself."""
    own = [m if m.key != "area_each" else m.but(key="area") for m in unit if m.key not in single]
    keys = {m.key for m in own} | (_AREAS if any(m.key in _AREAS for m in own) else set())
    return sorted([*own, *(m for m in shared if m.key not in keys)], key=lambda m: (m.start, -m.end))
