"""Builds the record of a requirement from mentions: asks with their limits, wishes and doubts."""

from fractions import Fraction

from luodi.measures import MU_M2, Hedge, Quantity, area_bounds, plain
from luodi.reading._budget import only_area, put_budget
from luodi.reading._common import (
    Mentions,
    high,
    is_wish,
    low,
    put_identity,
    quantity,
)
from luodi.reading._mention import Mention
from luodi.reading._reading import Draft
from luodi.reading._rule import compiled
from luodi.reading._scan import Scan

#: Booleans of the `features` dimension, mapped to the asks of a requirement.
_NEEDS = {
    "has_gas": ("needs_gas", "gas"),
    "has_steam": ("needs_steam", "steam"),
    "has_sewer": ("needs_sewer", "sewer"),
    "is_eia_possible": ("needs_eia", "eia"),
    "has_title_deed": ("needs_title_deed", "title_deed"),
    "has_loading_dock": ("needs_loading_dock", "loading_dock"),
    "has_own_yard": ("needs_own_yard", "own_yard"),
    "has_freight_lift": ("needs_freight_lift", "freight_lift"),
    "has_dormitory": ("needs_dormitory", "dormitory"),
}
#: Words that turn a thing usually just described into a need: 要宿舍, 需要员工宿舍, 宿舍要有.
_WANTED_BEFORE = r"(?:要|需|需要|必须有|必须|提供|解决|最好|优先)(?:有|带|配|解决|提供|能?住|员工|职工|配套|的){0,3}$"
_WANTED_BEHIND = r"^(?:楼|房)?(?:必须|一定)?(?:要有|要能|需要|得有|要解决|最好|优先)"
_ONLY_IF_WANTED = frozenset(("has_dormitory",))
_MINIMA = {
    "clear_height": ("clear_height_min_m", "height"),
    "storey_height": ("storey_height_min_m", "height"),
    "height": ("height_min_m", "height"),
    "floor_load": ("floor_load_min_kn_m2", "floor_load"),
    "power": ("power_min_kva", "power"),
    "crane_t": ("crane_min_t", "crane"),
    "wastewater": ("wastewater_min_t_d", "wastewater"),
    "steam_amount": ("steam_min_t_h", "steam_amount"),
    "gas_amount": ("gas_min_nm3_h", "gas_amount"),
}
_COMPANY = {
    "tax": "tax_cny_year",
    "investment": "investment_cny",
    "output": "output_cny_year",
    "employees": "employees",
    "power_kw": "power_demand_kw",
}
#: What a company promises per mu. The total is computed from the minimum land area and put as a question.
_PER_MU = ("tax_per_mu", "investment_per_mu", "output_per_mu")
_PER_MU_OPEN = "这是按亩说的数，要配上用地面积才知道总数：要多少亩地？"
_PER_MU_SUM = "这是按亩说的数：至少 {mu:g} 亩，合起来 {total:g} 万元，对吗？"
#: Values copied into the record unchanged; of two names for one key the later wins.
_COPIED = {
    "hazard_category": "hazard_category",
    "lease_years": "lease_years",
    "needed_by": "needed_by",
    "available_from": "needed_by",
    "fire_hazard_category": "hazard_category",
    "lease_years_min": "lease_years",
}
AREAS = frozenset(("area", "area_total", "area_from", "area_rest"))


def draft_of(mentions: Mentions, scanned: Scan) -> Draft:
    draft, wishes = Draft(), dict[str, Mention]()
    if "land" in mentions.keys and not AREAS & mentions.keys and "sale" in mentions.values("deal"):
        mentions = Mentions(_as_land(mentions))
    put_identity(draft, mentions)
    _put_id(draft, scanned)
    _put_deal_of_price(draft, mentions)
    _put_regions(draft, mentions, wishes)
    _put_areas(draft, mentions, scanned)
    _put_branches(draft, mentions, scanned)
    _put_prices(draft, mentions, wishes)
    put_budget(draft, mentions, scanned)
    for name, (key, ask) in _MINIMA.items():
        if name in mentions.keys:
            _put_minimum(draft, mentions, name, key, ask, wishes)
    _put_floors(draft, mentions, wishes)
    for name, (key, ask) in _NEEDS.items():
        if name in mentions.keys or key in mentions.keys:
            mentions = _wanted_only(mentions, scanned, name) if name in _ONLY_IF_WANTED else mentions
            _put_need(draft, mentions, name, key, ask, wishes)
    _put_crane(draft, mentions, wishes)
    _put_company(draft, mentions)
    if wishes:
        draft.put("wishes", sorted(wishes), next(iter(wishes.values())))
    return draft


#: 需求编号:CD-XQ-01, 登记号:07: the number of this requirement; a certificate's does not count.
_ID = r"(?:^|[\n,;。【\s])(?:需求|登记|客户|委托|项目|选址)?(?:编号|单号|登记号)\s*[:】]\s*(?P<id>[A-Za-z0-9][A-Za-z0-9-]{1,30})"


def _put_id(draft: Draft, scanned: Scan) -> None:
    match = compiled(_ID).search(scanned.clean) if "号" in scanned.clean else None
    if match:
        draft.put("id", match["id"], Mention("id", match["id"], *match.span("id"), "identifier"))


#: Prices and terms that only one deal has; they imply the deal if no word states it.
_PRICED = {
    **dict.fromkeys(("rent", "rent_total", "lease_years", "lease_years_min"), "rent"),
    **dict.fromkeys(("sale_unit", "sale_total", "land_price"), "sale"),
}


def _put_deal_of_price(draft: Draft, mentions: Mentions) -> None:
    priced = [m for m in mentions.of(*_PRICED) if not m.is_negated]
    if priced and "deal" not in draft.record:
        draft.put("deal", sorted({_PRICED[m.key] for m in priced}), priced[0])


def _as_land(mentions: Mentions) -> list[Mention]:
    """求购 15亩 做模具: if "factory" was inferred only from a trade or crane, treats it as land."""
    return [m.but(value="land") if m.key == "kind" and m.rule.startswith("implied") else m for m in mentions.all]


def _put_regions(draft: Draft, mentions: Mentions, wishes: dict[str, Mention]) -> None:
    codes = mentions.of("region_codes")
    if codes:
        values = [c for m in codes for c in (m.value if isinstance(m.value, list | tuple) else [m.value])]
        draft.put("region_codes", list(dict.fromkeys(values)), codes[0])
        if all(is_wish(m) for m in codes):
            wishes["region"] = codes[0]
    _put_excluded_regions(draft, mentions.of("regions_excluded"))
    industries = mentions.of("industry_codes")
    if industries:
        values = [c for m in industries for c in (m.value if isinstance(m.value, list | tuple) else [m.value])]
        draft.put("industry_codes", list(dict.fromkeys(values)), industries[0])


_CROSSED = "这里也写在想要的地方里：到底要不要？"


def _put_excluded_regions(draft: Draft, refused: list[Mention]) -> None:
    """不要常州,金坛可以: what is refused but holds a wanted place, or is one, is asked about."""
    wanted = tuple(draft.record.get("region_codes", ()))
    crossed = [m for m in refused if any(code.startswith(tuple(m.value)) for code in wanted)]
    for mention in crossed:
        draft.doubt(mention.but(any_of=tuple(mention.value)), _CROSSED)
    kept = [m for m in refused if m not in crossed]
    if kept:
        codes = [code for m in kept for code in m.value]
        draft.put("regions_excluded", list(dict.fromkeys(codes)), kept[0])


def _merged(mentions: list[Mention]) -> tuple[Quantity, Mention] | None:
    """One quantity from several: 不低于1500平,不超过2500平 is a range; otherwise the first counts."""
    if not mentions:
        return None
    first = quantity(mentions[0])
    for other in mentions[1:3]:
        second = quantity(other)
        bounds = {first.hedge: first, second.hedge: second}
        if set(bounds) == {Hedge.AT_LEAST, Hedge.AT_MOST} and bounds[Hedge.AT_LEAST].low < bounds[Hedge.AT_MOST].high:
            both = Quantity(bounds[Hedge.AT_LEAST].low, bounds[Hedge.AT_MOST].high, first.unit, Hedge.EXACT)
            return both, mentions[0].but(value=both, end=max(mentions[0].end, other.end))
    return first, mentions[0]


def _put_areas(draft: Draft, mentions: Mentions, scanned: Scan) -> None:
    kinds = draft.record.get("kind", [])
    wanted = _merged(mentions.of("area_total", "area", "area_from", "area_rest") or mentions.of("area_least"))
    if wanted is None and kinds == ["office"]:
        wanted = _merged(mentions.of("area_part"))
    is_yard = kinds == ["yard"]
    if wanted:
        _put_bounds(draft, "area", _and_more(scanned, wanted[0]), wanted[1])
    land = _merged(mentions.of("land", "yard") if is_yard else mentions.of("land") or _grounds(mentions, scanned))
    if land:
        _put_bounds(draft, "land_area", _and_more(scanned, land[0]), land[1])


def _and_more(scanned: Scan, wanted: Quantity) -> Quantity:
    """2千多平, 三百余亩: in a requirement, the number or more."""
    is_more = wanted.hedge is Hedge.ABOUT and compiled(r".(?:[多余]|(?<=[多余].))(?!少)").match(
        scanned.clean, wanted.end - 1
    )
    return wanted._replace(hedge=Hedge.AT_LEAST) if is_more else wanted


def _grounds(mentions: Mentions, scanned: Scan) -> list[Mention]:
    """试飞场地30亩 beside a factory is land sought too; a yard (堆场, 空地) belongs to the factory."""
    return [
        m
        for m in mentions.of("yard")
        if m.rule == "land_mu" and scanned.clean[: m.start].rstrip(" 约").endswith("场地")
    ]


def _put_bounds(draft: Draft, stem: str, wanted: Quantity, source: Mention) -> None:
    least, most = area_bounds(wanted)
    if least is not None:
        draft.put(f"{stem}_min_m2", plain(least, 2), source)
    if most is not None:
        draft.put(f"{stem}_max_m2", plain(most, 2), source)


_EITHER = r"或|要么|还是|[/、]?(?:也行|也可|都行)"
#: 要是没有地 租…也可以; 如果有30亩的地可以买 我们也愿意自建: introduces the second alternative.
_IF_NONE = r"(?:如果|要是|如|若|假如|实在|没有|买不到|拿不到)[^。;\n带]{0,24}$"
_TOO = r"[^。;\n]{0,16}(?:也可|也行|也考虑|也愿意|亦可|可以买|也能)"


def _put_branches(draft: Draft, mentions: Mentions, scanned: Scan) -> None:
    """15亩地或6000㎡厂房: two alternatives. Each branch drops the other's ask from the shared rest."""
    land, floor = draft.sources.get("land_area_min_m2"), draft.sources.get("area_min_m2")
    land, floor = land or draft.sources.get("land_area_max_m2"), floor or draft.sources.get("area_max_m2")
    if land is None or floor is None or land.start == floor.start:
        return
    first, second = sorted((land, floor), key=lambda m: m.start)
    if not _are_alternatives(scanned.clean, first, second):
        return
    kinds = draft.record.get("kind", ["factory"])
    draft.record["kind"] = sorted({*kinds, "land"} | ({"factory"} if kinds == ["land"] else set()))
    rest = draft.record
    of_land = {"kind": ["land"], "area_min_m2": None, "area_max_m2": None}
    of_floor = {
        "kind": [k for k in rest.get("kind", []) if k != "land"] or ["factory"],
        "land_area_min_m2": None,
        "land_area_max_m2": None,
    }
    branches = [of_land, of_floor] if first is land else [of_floor, of_land]
    draft.put("branches", [{k: v for k, v in b.items() if v is not None or k in rest} for b in branches], first)


def _are_alternatives(clean: str, first: Mention, second: Mention) -> bool:
    between = clean[first.end : second.start]
    if len(between) <= 24 and compiled(_EITHER).search(between):
        return True
    return bool(compiled(_IF_NONE).search(between) and compiled(_TOO).match(clean, second.end))


def _put_prices(draft: Draft, mentions: Mentions, wishes: dict[str, Mention]) -> None:
    rent = _last_bound(mentions.of("rent"))
    if rent:
        draft.put("rent_max_cny_m2_month", high(rent), rent)
        if is_wish(rent):
            wishes["rent"] = rent
    total = mentions.first("rent_total")
    if total and not rent:
        _put_shared_rent(draft, mentions, total)
    sale = mentions.first("sale_unit")
    if sale:
        draft.put("sale_price_max_cny_m2", high(sale), sale)
    land = mentions.first("land_price")
    if land:
        draft.put("land_price_max_cny_mu", high(land), land)


def _last_bound(rents: list[Mention]) -> Mention | None:
    return max(rents, key=lambda m: (quantity(m).high, -m.start)) if rents else None


def _put_shared_rent(draft: Draft, mentions: Mentions, total: Mention) -> None:
    """A budget for the whole over one stated area (never over a range) is a rent per ㎡."""
    area = only_area(mentions)
    if area is None:
        return
    each = quantity(total).high / quantity(area).low
    if Fraction(1, 2) <= each <= 500:
        draft.put("rent_max_cny_m2_month", plain(each), total)


def _put_minimum(draft: Draft, mentions: Mentions, name: str, key: str, ask: str, wishes: dict[str, Mention]) -> None:
    stated = [m for m in mentions.of(name) if not m.is_negated]
    if not stated:
        return
    stated = [m for m in stated if not is_wish(m)] or stated  # what is required is stored, a wish beside it is not
    chosen = max(stated, key=lambda m: quantity(m).low) if name == "crane_t" else stated[0]
    if len({quantity(m).low for m in stated}) > 1 and name != "crane_t" and name != "power":
        return
    draft.put(key, low(chosen), chosen)
    if is_wish(chosen):
        wishes[ask] = chosen


def _put_crane(draft: Draft, mentions: Mentions, wishes: dict[str, Mention]) -> None:
    has = [m for m in mentions.of("has_crane") if m.value is True and not m.is_negated]
    tonnes = draft.sources.get("crane_min_t")
    source = tonnes or (has[0] if has else None)
    if source is None:
        return
    draft.put("needs_crane", True, source)
    if is_wish(source):
        wishes["crane"] = source


def _put_floors(draft: Draft, mentions: Mentions, wishes: dict[str, Mention]) -> None:
    unwanted = [m for m in mentions.of("floor_no") if m.is_negated]
    if unwanted:
        draft.put("floors_excluded", sorted({f for m in unwanted for f in m.value}), unwanted[0])
    wanted = [m for m in mentions.of("floor_no") if not m.is_negated]
    single = mentions.first("is_single_storey")
    if wanted and all(m.value == [1] for m in wanted) and not any(1 in m.value for m in unwanted):
        _put_floor_need(draft, "ground_floor", wanted[0], wishes)
    elif single and not wanted:
        _put_floor_need(draft, "single_storey", single, wishes)


def _put_floor_need(draft: Draft, ask: str, mention: Mention, wishes: dict[str, Mention]) -> None:
    draft.put(f"needs_{ask}", True, mention)
    if is_wish(mention):
        wishes[ask] = mention


def _wanted_only(mentions: Mentions, scanned: Scan, name: str) -> Mentions:
    """Drops what is merely described: 宿舍12间 in a requirement may be what the company already has."""
    clean = scanned.clean

    def is_wanted(mention: Mention) -> bool:
        before, behind = clean[max(0, mention.start - 10) : mention.start], clean[mention.end : mention.end + 10]
        return bool(compiled(_WANTED_BEFORE).search(before) or compiled(_WANTED_BEHIND).match(behind))

    return Mentions([m for m in mentions.all if m.key != name or is_wanted(m)])


def _put_need(draft: Draft, mentions: Mentions, name: str, key: str, ask: str, wishes: dict[str, Mention]) -> None:
    needs = [m for m in mentions.of(name, key) if m.value is True and not m.is_negated]
    if not needs:
        return
    draft.put(key, True, needs[0])
    if is_wish(needs[0]):
        wishes[ask] = needs[0]


def _put_company(draft: Draft, mentions: Mentions) -> None:
    for name, key in _COMPANY.items():
        mention = mentions.first(name)
        if mention and (name != "employees" or len({low(m) for m in mentions.of(name)}) == 1):
            draft.put(key, low(mention), mention)
    for mention in mentions.of(*_PER_MU):
        draft.doubt(mention, _per_mu_question(mention, draft.record.get("land_area_min_m2")))
    for name, key in _COPIED.items():
        mention = mentions.first(name)
        if mention and not mention.is_negated:
            draft.put(key, mention.value, mention)


def _per_mu_question(mention: Mention, land: int | float | None) -> str:
    if not land:
        return _PER_MU_OPEN
    mu = Fraction(str(land)) / MU_M2
    return _PER_MU_SUM.format(mu=plain(mu, 2), total=plain(quantity(mention).low * mu / 10_000, 2))
