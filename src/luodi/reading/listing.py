"""Reads listings: one or several offers in one message, with the facts they share."""

import itertools
from fractions import Fraction

from luodi.measures import Hedge, plain
from luodi.reading import deal, price
from luodi.reading._common import (
    Mentions,
    empty_note,
    high,
    low,
    put_identity,
    quantity,
    remarks,
    says_something,
    unowned,
)
from luodi.reading._door import Text
from luodi.reading._find import find_all
from luodi.reading._items import items
from luodi.reading._mention import Mention
from luodi.reading._reading import Draft, Reading
from luodi.reading._scan import scan
from luodi.reading._units import as_floors, split

_HEIGHTS = {
    "clear_height": "clear_height_m",
    "storey_height": "storey_height_m",
    "eaves_height": "eaves_height_m",
    "height": "height_m",
}
_FACTS = [
    "has_gas",
    "has_steam",
    "has_sewer",
    "is_eia_possible",
    "fire_hazard_category",
    "is_fire_accepted",
    "has_title_deed",
    "has_office",
    "has_dormitory",
    "has_canteen",
    "structure",
    "has_own_yard",
    "has_loading_dock",
    "has_freight_lift",
    "valid_until",
    "lease_years_min",
    "area_basis",
    "id",
    "lon",
    "lat",
]
_LISTS = ("industries_admitted", "industries_excluded")

_CLOSED = "写着已经租出或售出，不作为房源。"


def read(text: Text) -> Reading:
    """Reads a listing message: one record per offer."""
    scanned = scan(text)
    mentions = _mentions(text)
    units = [Mentions(unit) for offer in items(text, mentions, _mentions) for unit in split(scanned, offer)]
    offered = [unit for unit in units if not unit.of("closed")]
    drafts = [d for d in map(_draft, offered) if says_something(d)]
    used = [m for d in drafts for m in d.sources.values()]
    doubts = [m for d in drafts for m in d.doubts]
    ambiguous, ignored = remarks(text, scanned, [*mentions, *doubts], used)
    each = tuple(d.sources for d in drafts)
    records, first = tuple(d.record for d in drafts), each[0] if each else {}
    note = "" if drafts else _CLOSED if len(offered) < len(units) else empty_note(text)
    return Reading("listing", text, records, first, tuple(mentions), ambiguous, ignored, note, each)


def _mentions(text: Text) -> list[Mention]:
    mentions = as_floors(find_all(text))
    return [*mentions, *_lone_rent(text, Mentions(mentions)), *deal.find_closed(text)]


def _lone_rent(text: Text, mentions: Mentions) -> list[Mention]:
    """The rent of an offer to let without a price: the only bare number, if there is exactly one."""
    if not mentions.of("area", "area_total", "area_rest"):
        return []
    if "sale" in mentions.values("deal") or mentions.of("rent", "rent_total", "negotiable"):
        return []
    free = unowned(price.find_alone(text), mentions.all)
    return free if len(free) == 1 else []


def _draft(mentions: Mentions) -> Draft:
    draft = Draft()
    put_identity(draft, mentions)
    _put_region(draft, mentions)
    _put_areas(draft, mentions)
    _put_rent(draft, mentions)
    _put_sale(draft, mentions)
    _put_deal(draft, mentions)
    _put_body(draft, mentions)
    _put_facts(draft, mentions)
    return draft


def _put_region(draft: Draft, mentions: Mentions) -> None:
    mention = mentions.first("region_code", "region_codes")
    if mention:
        value = mention.value
        draft.put("region_code", value[0] if isinstance(value, list | tuple) else value, mention)
    for key in _LISTS:
        mention = mentions.first(key)
        if mention:
            draft.put(
                key,
                [c for m in mentions.of(key) for c in (m.value if isinstance(m.value, list | tuple) else [m.value])],
                mention,
            )
    exclusive = mentions.first("is_admission_exclusive")
    if exclusive:
        draft.put("is_admission_exclusive", exclusive.value, exclusive)


def _main_area(mentions: Mentions, kinds: list[str]) -> Mention | None:
    """The area on offer: the remainder, else the total, else the only floor area stated."""
    chosen = mentions.first("area_rest", "area_total") or next(iter(_areas(mentions)), None)
    if chosen is None and kinds in ([], ["office"]):
        chosen = mentions.first("area_part")
    if chosen is None and kinds == ["yard"]:
        chosen = next((m for m in mentions.of("yard") if not _is_mu(m)), None)
    return chosen


def _is_mu(mention: Mention) -> bool:
    return mention.rule == "land_mu"


def _put_areas(draft: Draft, mentions: Mentions) -> None:
    kinds = draft.record.get("kind", [])
    main = _main_area(mentions, kinds)
    if main and not _is_several(mentions):
        draft.put("area_m2", plain(quantity(main).high, 2), main)
        if quantity(main).is_range:
            draft.put("min_area_m2", plain(quantity(main).low, 2), main)
    elif main:
        draft.doubt(main, "有几个面积，可租售的总面积是多少？")
    parts = [m for m in mentions.of("area_least", "area_from") if main is None or quantity(m).low < quantity(main).high]
    parts += [m for m in mentions.of("area") if m is not main and quantity(m).is_range]  # 3000平 500-3000平可分
    divided = sorted(mentions.of("is_divisible"), key=lambda m: m.value is True)
    if divided:
        draft.put("is_divisible", divided[0].value, divided[0])
    if parts:
        smallest = min(parts, key=lambda m: quantity(m).low)
        draft.put("min_area_m2", low(smallest), smallest)
        draft.put("is_divisible", True, smallest)
    is_part = main is not None and main.rule == "area_on_offer"
    land = (None if is_part else mentions.first("land")) or (
        next((m for m in mentions.of("yard") if _is_mu(m)), None) if kinds == ["yard"] else None
    )
    if land:
        draft.put("land_area_m2", plain(quantity(land).high, 2), land)
    yard = mentions.first("yard")
    if yard and yard not in (main, land):
        draft.put("yard_m2", plain(quantity(yard).high, 2), yard)


def _is_several(mentions: Mentions) -> bool:
    """Whether there are several floor areas and none is called the total."""
    if mentions.of("area_rest", "area_total"):
        return False
    return len({quantity(m).high for m in _areas(mentions)}) > 1


def _areas(mentions: Mentions) -> list[Mention]:
    """The floor areas; inside measurements only if there is no other."""
    areas = mentions.of("area")
    return [m for m in areas if m.rule != "area_inside"] or areas


def _put_rent(draft: Draft, mentions: Mentions) -> None:
    rents = mentions.of("rent")
    if rents:
        least = min(rents, key=lambda m: quantity(m).low)
        most = max(rents, key=lambda m: quantity(m).high)
        draft.put("rent_min_cny_m2_month", low(least), least)
        if quantity(most).hedge is not Hedge.AT_LEAST:
            draft.put("rent_max_cny_m2_month", high(most), most)
    total = mentions.first("rent_total")
    if total and not rents:
        _put_shared_rent(draft, mentions, total)
    word = mentions.first("negotiable")
    if word:
        draft.put("is_rent_negotiable", word.value, word)
    for name, key in (
        ("service_charge", "service_charge_cny_m2_month"),
        ("deposit", "deposit_months"),
        ("rent_free", "rent_free_months"),
    ):
        mention = mentions.first(name)
        if mention:
            value = mention.value if name != "service_charge" else quantity(mention).high
            draft.put(key, plain(value), mention)


def _put_shared_rent(draft: Draft, mentions: Mentions, total: Mention) -> None:
    """Converts a rent for the whole to a unit rent if there is one area; among several buildings it is not divided."""
    whole, main = mentions.first("area_total"), draft.sources.get("area_m2")
    areas = [whole] if whole else mentions.of("area") or [m for m in mentions.of("area_part") if m is main]
    if not whole and (mentions.of("land", "yard") if areas else False):
        return
    areas = areas or mentions.of("land", "yard")
    others = [m for m in mentions.of("area_part") if not whole and m is not main]
    if len({quantity(m).high for m in areas}) != 1 or others or quantity(areas[0]).is_range:
        return
    draft.put("rent_min_cny_m2_month", plain(quantity(total).low / quantity(areas[0]).high), total)
    draft.put("rent_max_cny_m2_month", plain(quantity(total).high / quantity(areas[0]).high), total)


def _put_sale(draft: Draft, mentions: Mentions) -> None:
    deals = draft.record.get("deal", [])
    unit = mentions.first("sale_unit")
    if unit and len({quantity(m).high for m in mentions.of("sale_unit")}) > 1:
        draft.doubt(unit, "有几个单价，各是哪一部分的？")
    elif unit and not quantity(unit).is_range:
        draft.put("sale_price_cny_m2", high(unit), unit)
    total = mentions.first("sale_total") or (mentions.first("money") if "sale" in deals else None)
    if total and quantity(total).high < _LEAST_SUM:
        total = None
    if total and not quantity(total).is_range:
        draft.put("sale_price_cny", high(total), total)
    land = mentions.first("land_price")
    if land:
        draft.put("land_price_cny_mu", high(land), land)


def _put_deal(draft: Draft, mentions: Mentions) -> None:
    """Infers an unstated deal: a monthly price means rent, a one-off price means sale."""
    sold = next((k for k in ("sale_price_cny_m2", "sale_price_cny", "land_price_cny_mu") if k in draft.record), "")
    let = next((k for k in ("rent_min_cny_m2_month", "rent_max_cny_m2_month") if k in draft.record), "")
    paid = draft.sources.get(let) or mentions.first("rent_total")
    if sold and not paid:
        draft.put("deal", ["sale"], draft.sources[sold])
    elif paid and not sold:
        draft.put("deal", ["rent"], paid)


#: No building or land is sold for less; smaller sums are fees or deposits.
_LEAST_SUM = 100_000
_PER_MU = {
    "tax_per_mu": "tax_per_mu_min_cny",
    "investment_per_mu": "investment_per_mu_min_cny",
    "output_per_mu": "output_per_mu_min_cny",
}


def _put_body(draft: Draft, mentions: Mentions) -> None:
    for name, key in _HEIGHTS.items():
        heights = _of_the_whole(mentions, mentions.of(name))
        _put_agreed(draft, key, heights, "有几个高度或一个范围：最低处是多少？")
    if draft.record.get("storey_height_m", -1) == draft.record.get("clear_height_m"):
        # 层高8米净高: a single height, called clear
        del draft.record["storey_height_m"], draft.sources["storey_height_m"]
    _put_agreed(draft, "floor_load_kn_m2", mentions.of("floor_load"), "各处承重不同：最低处是多少？")
    _put_crane(draft, mentions)
    _put_power(draft, mentions)
    _put_lift(draft, mentions)
    _put_floors(draft, mentions)
    for name, key in _PER_MU.items():
        mention = mentions.first(name)
        if mention:
            draft.put(key, low(mention), mention)


def _put_agreed(draft: Draft, key: str, mentions: list[Mention], question: str) -> None:
    """Stores a value all mentions agree on; a range or several values become a question."""
    if not mentions:
        return
    first = quantity(mentions[0])
    if first.is_range or len({quantity(m).low for m in mentions}) > 1:
        draft.doubt(mentions[0], question)
    else:
        draft.put(key, low(mentions[0]), mentions[0])


def _put_lift(draft: Draft, mentions: Mentions) -> None:
    lifts = mentions.of("lift_t")
    if lifts:
        strongest = max(lifts, key=lambda m: quantity(m).high)
        draft.put("freight_lift_t", high(strongest), strongest)
        draft.put("has_freight_lift", True, strongest)


def _of_the_whole(mentions: Mentions, heights: list[Mention]) -> list[Mention]:
    """The heights without those of single floors if several floors are on offer, because they do not apply to the others."""
    of_floors = [m for name in _HEIGHTS for m in mentions.of(name) if m.rule.endswith("_of_floor")]
    storeys = [m.value for m in mentions.of("floors_total")]
    if len({quantity(m).low for m in of_floors}) < 2 and max(storeys, default=1) < 2:
        return heights
    return [m for m in heights if m not in of_floors]


def _where(mentions: Mentions, kinds: list[str]) -> list[Mention]:
    """The floors on offer. 层高首层8米二层5.5米 describes the building, not where the space is."""
    heights = [m for name in _HEIGHTS for m in mentions.of(name) if m.rule.endswith("_of_floor")]
    several = [
        m for some in (heights, mentions.of("floor_load")) for m in some if len({quantity(x).low for x in some}) > 1
    ]
    beside = [m for m in mentions.of("area_part") if kinds != ["office"]]
    return [
        f
        for f in mentions.of("floor_no")
        if not f.is_negated
        and not any(f.start - 3 <= quantity(m).start <= f.end + 4 for m in several)
        and not any(f.end <= m.start <= f.end + 4 for m in beside)  # 二楼办公200平: where a part lies
    ]


def _put_floors(draft: Draft, mentions: Mentions) -> None:
    """Stores the floors. 单层 next to several storeys is a floor plate or part of a mixed building, so it is ignored."""
    total, single = mentions.first("floors_total"), mentions.first("is_single_storey")
    is_tall = (
        bool(mentions.of("several_storeys"))
        or any(max(m.value) > 1 for m in mentions.of("floor_no") if not m.is_negated)
        or (total is not None and total.value > 1)
    )
    if total and total.rule == "floors_alone" and draft.record.get("kind") == ["office"]:
        draft.put("floor_no", [total.value], total)  # 写字楼 15层: an office lies on a floor
        total = None
    floors = _where(mentions, draft.record.get("kind", []))
    if floors:
        nearest = min(floors, key=lambda m: len(m.value))
        if all(set(nearest.value) <= set(m.value) for m in floors):
            draft.put("floor_no", nearest.value, nearest)
    if total and not (single and total.value > 1):
        draft.put("floors_total", total.value, total)
    if single and not is_tall:
        draft.put("is_single_storey", True, single)
    elif total and total.value == 1:
        draft.put("is_single_storey", True, total)


def _put_crane(draft: Draft, mentions: Mentions) -> None:
    tonnes = mentions.of("crane_t")
    if tonnes:
        largest = max(tonnes, key=lambda m: quantity(m).high)
        draft.put("has_crane", True, largest)
        draft.put("crane_capacity_t", high(largest), largest)
    for mention in sorted(mentions.of("has_crane"), key=lambda m: m.value is True):
        draft.put("has_crane", mention.value, mention)


def _put_power(draft: Draft, mentions: Mentions) -> None:
    """Adds up the transformers on offer; a capacity mentioned twice counts once."""
    kva = mentions.of("power")
    if kva:
        values = {quantity(m).start: quantity(m).high for m in kva}
        distinct = list(dict.fromkeys(values.values())) if not _are_added(kva) else list(values.values())
        total = sum(distinct, Fraction(0))
        draft.put("power_capacity_kva", plain(total), kva[0])
    kw = mentions.first("power_kw")
    if kw:
        draft.put("power_demand_kw", high(kw), kw)


def _are_added(kva: list[Mention]) -> bool:
    return all(later.start - earlier.end <= len(" + ") for earlier, later in itertools.pairwise(kva))


def _put_facts(draft: Draft, mentions: Mentions) -> None:
    ready = mentions.first("available_from") or next(
        (m for m in mentions.of("needed_by") if m.rule.endswith("_move")), None
    )
    if ready:
        draft.put("available_from", ready.value, ready)
    terms = [m for m in mentions.of("lease_years") if m.rule.endswith(("_range", "_least"))]
    if terms and not mentions.of("lease_years_min"):
        draft.put("lease_years_min", terms[0].value, terms[0])
    for key in _FACTS:
        mention = mentions.first(key)
        if mention and not (key == "has_office" and draft.record.get("kind") == ["office"]):  # it is one
            draft.put(key, mention.value, mention)
