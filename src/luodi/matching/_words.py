"""What each ask asks, what the other side has, and what to ask when it is not known: the words of the sentences.

One short function per kind of ask; the table WORDS at the end names them. Values are said by `_spoken.py`.
"""

from collections.abc import Callable
from typing import NamedTuple

from luodi.matching import _spoken as say
from luodi.matching._asks import ABSENT, BOOLEANS, DEALS, KINDS
from luodi.matching._facts import Branch, Listing
from luodi.matching._nouns import BOOLEAN_TEXTS
from luodi.matching._spoken import Text, between, joined


class Words(NamedTuple):
    """asked: what is wanted. has: what the other side states of it, None for nothing. question: what to ask then."""

    asked: Text
    has: Text | None
    question: Text


_KIND_NAMES = ("厂房", "仓库", "场地", "土地", "办公", "实验室", "园区")
_DEAL_NAMES = ("出租", "出售")
_HEIGHTS = {
    "clear_height": Text("净高", "clear height"),
    "storey_height": Text("层高", "storey height"),
    "eaves_height": Text("檐高", "eaves height"),
    "height": Text("高度", "height"),
}


def prefixed(zh: str, en: str, text: Text) -> Text:
    """A text with the noun of its ask before it."""
    return Text(f"{zh} {text.zh}", f"{en} {text.en}")


def members(mask: int, zh: tuple[str, ...], en: tuple[str, ...]) -> Text:
    """The names of the bits of a mask."""
    places = [place for place in range(len(zh)) if mask >> place & 1]
    return Text("或".join(zh[place] for place in places), " or ".join(en[place] for place in places))


def deal(_: Listing, branch: Branch) -> Words:
    wanted = members(branch.deal, _DEAL_NAMES, DEALS)
    return Words(prefixed("交易方式", "deal", wanted), None, Text("是租还是卖？", "Is it to let or for sale?"))


def kind(_: Listing, branch: Branch) -> Words:
    wanted = members(branch.kind, _KIND_NAMES, KINDS)
    question = Text("是厂房、仓库还是别的？", "Is it a factory, a warehouse or something else?")
    return Words(prefixed("类型", "kind", wanted), None, question)


def region(listing: Listing, branch: Branch) -> Words:
    wanted = joined([say.division(code) for code in branch.region_codes])
    has = (
        prefixed("区域只到", "region only as far as", say.division(listing.region_code))
        if listing.region_code
        else None
    )
    question = Text("具体在哪个区县、哪个镇？", "In which county and town is it?")
    return Words(prefixed("区域", "region", wanted), has, question)


def area(listing: Listing, branch: Branch) -> Words:
    wanted = between("area_min_m2", branch.area_min_m2, "area_max_m2", branch.area_max_m2, say.square_metres)
    question = Text("能不能分割，最小多少面积起？", "Can it be divided, and from what area?")
    if listing.area_m2 == ABSENT:
        question = Text("可用面积是多少？", "What area is available?")
    has = offered(
        "面积", "area", say.square_metres("area_m2", listing.area_m2), listing.min_area_m2, listing.is_divisible
    )
    return Words(prefixed("面积", "area", wanted), has if listing.area_m2 != ABSENT else None, question)


def land_area(listing: Listing, branch: Branch) -> Words:
    low, high = branch.land_area_min_m2, branch.land_area_max_m2
    wanted = between("land_area_min_m2", low, "land_area_max_m2", high, say.land)
    question = Text("土地能不能分割出让？", "Can the land be divided?")
    if listing.land_area_m2 == ABSENT:
        question = Text("土地面积是多少？", "What is the land area?")
    has = offered("土地", "land", say.land("land_area_m2", listing.land_area_m2), ABSENT, listing.is_divisible)
    return Words(prefixed("土地", "land", wanted), has if listing.land_area_m2 != ABSENT else None, question)


def offered(zh: str, en: str, whole: Text, part: int, divisible: int) -> Text:
    """An area with what is said of dividing it."""
    if divisible == 0:
        return Text(f"{zh} {whole.zh}（不分割）", f"{en} {whole.en} (not divisible)")
    if part != ABSENT:
        least = say.square_metres("min_area_m2", part)
        return Text(f"{zh} {whole.zh}（{least.zh} 起）", f"{en} {whole.en} (from {least.en})")
    if divisible == 1:
        return Text(f"{zh} {whole.zh}（可分割）", f"{en} {whole.en} (divisible)")
    return prefixed(zh, en, whole)


def rent(listing: Listing, branch: Branch) -> Words:
    wanted = between("", ABSENT, "rent_max_cny_m2_month", branch.rent_max_cny_m2_month, say.rent)
    low, high = listing.rent_min_cny_m2_month, listing.rent_max_cny_m2_month
    has = None
    if low != ABSENT or high != ABSENT:
        stated = between("rent_min_cny_m2_month", low, "rent_max_cny_m2_month", high, say.rent)
        has = prefixed("租金", "rent", stated)
    elif listing.is_rent_negotiable == 1:
        has = Text("租金面议", "rent negotiable")
    question = Text("租金到底多少一平方一个月？", "What exactly is the rent per m² and month?")
    return Words(prefixed("租金", "rent", wanted), has, question)


def sale_price(listing: Listing, branch: Branch) -> Words:
    wanted = between("", ABSENT, "sale_price_max_cny_m2", branch.sale_price_max_cny_m2, say.unit_price)
    has = None
    if listing.sale_price_cny_m2 != ABSENT:
        has = prefixed("售价", "price", say.unit_price("sale_price_cny_m2", listing.sale_price_cny_m2))
    elif listing.sale_price_cny != ABSENT:
        has = total_over(listing.sale_price_cny, "area_m2", listing.area_m2, "售价", "price")
    question = Text("售价多少一平方？", "What is the price per m²?")
    return Words(prefixed("售价", "price", wanted), has, question)


def land_price(listing: Listing, branch: Branch) -> Words:
    wanted = between("", ABSENT, "land_price_max_cny_mu", branch.land_price_max_cny_mu, say.per_mu)
    has = None
    if listing.land_price_cny_mu != ABSENT:
        has = prefixed("地价", "land price", say.per_mu("land_price_cny_mu", listing.land_price_cny_mu))
    elif listing.sale_price_cny != ABSENT:
        has = total_over(listing.sale_price_cny, "land_area_m2", listing.land_area_m2, "地价", "land price")
    question = Text("地价多少一亩？", "What is the price per mu?")
    return Words(prefixed("地价", "land price", wanted), has, question)


def total_over(total: int, key: str, size: int, zh: str, en: str) -> Text:
    """A total price with the area it is for."""
    money = say.money("sale_price_cny", total)
    if size == ABSENT:
        return Text(f"{zh}总价 {money.zh}，面积没写", f"{en} in total {money.en}, area not stated")
    over = (say.land if key == "land_area_m2" else say.square_metres)(key, size)
    return Text(f"{zh}总价 {money.zh}，共 {over.zh}", f"{en} in total {money.en} for {over.en}")


def height(listing: Listing, branch: Branch) -> Words:
    asked = [
        prefixed(*noun, between(f"{key}_min_m", getattr(branch, f"{key}_min_m"), "", ABSENT, say.metres))
        for key, noun in _HEIGHTS.items()
        if getattr(branch, f"{key}_min_m", ABSENT) != ABSENT
    ]
    stated = [
        prefixed(*noun, say.metres(f"{key}_m", getattr(listing, f"{key}_m")))
        for key, noun in _HEIGHTS.items()
        if getattr(listing, f"{key}_m") != ABSENT
    ]
    question = Text("梁下净高多少？", "What is the clear height below the beams?")
    if branch.storey_height_min_m != ABSENT:
        question = Text("层高多少，梁下净高多少？", "What are the storey height and the clear height?")
    return Words(joined(asked), joined(stated) if stated else None, question)


def floor_load(listing: Listing, branch: Branch) -> Words:
    wanted = between("floor_load_min_kn_m2", branch.floor_load_min_kn_m2, "", ABSENT, say.load)
    stated = listing.floor_load_kn_m2
    has = prefixed("楼面荷载", "floor load", say.load("floor_load_kn_m2", stated)) if stated != ABSENT else None
    return Words(prefixed("楼面荷载", "floor load", wanted), has, Text("楼面承重多少？", "What is the floor load?"))


def crane(listing: Listing, branch: Branch) -> Words:
    asked = Text("行车", "a crane")
    if branch.crane_min_t != ABSENT:
        asked = prefixed("行车", "a crane of", between("crane_min_t", branch.crane_min_t, "", ABSENT, say.tonnes))
    has = None
    if listing.crane_capacity_t > 0:
        has = prefixed("行车", "crane", say.tonnes("crane_capacity_t", listing.crane_capacity_t))
    elif listing.has_crane == 1:
        has = Text("有行车，吨位没写", "a crane, tonnage not stated")
    elif listing.has_crane == 0 or listing.crane_capacity_t == 0:
        has = Text("没有行车", "no crane")
    return Words(asked, has, Text("有没有行车，多少吨？", "Is there a crane, and of what tonnage?"))


def power(listing: Listing, branch: Branch) -> Words:
    wanted = between("power_min_kva", branch.power_min_kva, "", ABSENT, say.kva)
    stated = listing.power_capacity_kva
    has = prefixed("配电", "power", say.kva("power_capacity_kva", stated)) if stated != ABSENT else None
    question = Text("变压器能分到多少 kVA？", "How many kVA of transformer capacity are available?")
    return Words(prefixed("配电", "power", wanted), has, question)


def ground_floor(listing: Listing, _: Branch) -> Words:
    question = Text("在几楼，有没有一楼？", "On which floor is it, is the ground floor on offer?")
    return Words(Text("底层", "the ground floor"), on_offer(listing), question)


def floors(listing: Listing, branch: Branch) -> Words:
    unwanted = say.floors(branch.floors_excluded)
    asked = Text(f"楼层不要 {unwanted.zh}", f"not {unwanted.en}")
    return Words(asked, on_offer(listing), Text("在几楼？", "On which floor is it?"))


def on_offer(listing: Listing) -> Text | None:
    """The floors of a listing, None when not known."""
    if not listing.floors:
        return None
    if listing.is_single_storey == 1 and not listing.floor_no:
        return Text("单层", "single storey")
    return prefixed("在", "on", say.floors(listing.floors))


def boolean(name: str) -> Callable[[Listing, Branch], Words]:
    """The words of a boolean ask."""
    asked, yes, no, question = BOOLEAN_TEXTS[name]

    def words(listing: Listing, _: Branch) -> Words:
        return Words(asked, {1: yes, 0: no}.get(getattr(listing, BOOLEANS[name])), question)

    return words


def available(listing: Listing, branch: Branch) -> Words:
    needed = say.day("needed_by", branch.needed_by)
    stated = listing.available_from
    has = (
        Text(f"{say.day('', stated).zh} 可入驻", f"available from {say.day('', stated).en}")
        if stated != ABSENT
        else None
    )
    asked = Text(f"{needed.zh} 前入驻", f"move in by {needed.en}")
    return Words(asked, has, Text("什么时候能入驻？", "When is it available?"))


def lease_term(listing: Listing, branch: Branch) -> Words:
    asked = prefixed("租期", "lease", between("", listing.lease_years_min, "", ABSENT, years))
    has = (
        prefixed("企业租期", "company's lease", years("", branch.lease_years)) if branch.lease_years != ABSENT else None
    )
    return Words(asked, has, Text("企业准备租几年？", "For how many years will the company lease?"))


def years(_: str, scaled: int) -> Text:
    """Years of either side."""
    return say.years("lease_years", scaled)


def hazard(listing: Listing, branch: Branch) -> Words:
    asked = prefixed("火灾危险性", "fire hazard", say.letter("", branch.hazard_category))
    accepted = listing.fire_hazard_category
    has = None
    if accepted != ABSENT:
        has = prefixed("厂房可接受火灾危险性", "building accepts", say.letter("", accepted))
    question = Text("消防允许到哪一类（甲乙丙丁戊）？", "Up to which fire hazard category is the building approved?")
    return Words(asked, has, question)


def industry(listing: Listing, branch: Branch) -> Words:
    lists, only = [], listing.is_admission_exclusive == 1
    if listing.industries_admitted:
        names = joined([say.industry(code) for code in listing.industries_admitted])
        lists.append(prefixed("仅限" if only else "优先", "only" if only else "preferably", names))
    elif only:
        lists.append(Text("只收准入名单内的行业，名单没写", "only industries of a list that is not stated"))
    if listing.industries_excluded:
        lists.append(prefixed("不接受", "not", joined([say.industry(code) for code in listing.industries_excluded])))
    asked = Text(
        "园区准入（" + "；".join(t.zh for t in lists) + "）", "admission (" + "; ".join(t.en for t in lists) + ")"
    )
    has = None
    if branch.industry_codes:
        has = prefixed("企业行业", "company's industry", joined([say.industry(code) for code in branch.industry_codes]))
    question = Text("企业具体做什么产品，属于哪个行业小类？", "What exactly does the company make, in which class?")
    return Words(asked, has, question)


def yardstick(zh: str, en: str, ask: str, total: str, question: Text) -> Callable[[Listing, Branch], Words]:
    """Tax, investment or output per mu, asked by the park."""

    def words(listing: Listing, branch: Branch) -> Words:
        wanted = between(ask, getattr(listing, ask), "", ABSENT, say.per_mu)
        has, land = None, branch.land_area_min_m2 if branch.land_area_min_m2 != ABSENT else listing.land_area_m2
        if getattr(branch, total) != ABSENT:
            money = say.money(total, getattr(branch, total))
            over = say.land("land_area_m2", land) if land != ABSENT else Text("土地面积没写", "land area not stated")
            has = Text(f"企业{zh}总额 {money.zh}（{over.zh}）", f"company's {en} {money.en} ({over.en})")
        asks = Text("用地多少亩？", "How much land in mu?") if has and land == ABSENT else question
        return Words(prefixed(f"亩均{zh}", f"{en} per mu", wanted), has, asks)

    return words


#: The words of every ask.
WORDS: dict[str, Callable[[Listing, Branch], Words]] = {
    "deal": deal,
    "kind": kind,
    "region": region,
    "area": area,
    "land_area": land_area,
    "rent": rent,
    "sale_price": sale_price,
    "land_price": land_price,
    "height": height,
    "floor_load": floor_load,
    "crane": crane,
    "power": power,
    "ground_floor": ground_floor,
    "floors": floors,
    **{name: boolean(name) for name in BOOLEAN_TEXTS},
    "available": available,
    "lease_term": lease_term,
    "hazard": hazard,
    "industry": industry,
    "tax_per_mu": yardstick(
        "税收",
        "tax",
        "tax_per_mu_min_cny",
        "tax_cny_year",
        Text("企业一年大约纳税多少？", "How much tax a year will the company pay?"),
    ),
    "investment_per_mu": yardstick(
        "投资",
        "investment",
        "investment_per_mu_min_cny",
        "investment_cny",
        Text("企业总投资多少？", "How much will the company invest?"),
    ),
    "output_per_mu": yardstick(
        "产值",
        "output",
        "output_per_mu_min_cny",
        "output_cny_year",
        Text("企业一年产值多少？", "What output a year does the company expect?"),
    ),
}
