"""What each ask asks, what the other side has, and what to ask when it is not known: the words of the sentences.

A voice is made once a requirement (`VOICES[name](branch)`) with all that does not depend on the listing; called with the
listing's values of READS[name] it gives the Words of one ask. Values are said by `_spoken.py`.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Any, NamedTuple

from luodi.matching import _spoken as say
from luodi.matching._asks import ABSENT, BOOLEANS, DEALS, KINDS
from luodi.matching._facts import Branch
from luodi.matching._industry import Admission
from luodi.matching._nouns import BOOLEAN_TEXTS
from luodi.matching._spoken import Text, between, joined


class Words(NamedTuple):
    """asked: what is wanted. has: what the other side states of it, None for nothing. question: what to ask then."""

    asked: Text
    has: Text | None
    question: Text


#: The words of one ask of a requirement for some values of a listing.
Voice = Callable[..., Words]
#: How many listings' own words of an ask are kept: the same few places are shown again and again.
_KEPT = 4096
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


def always(asked: Text, question: Text, has: Callable[..., Text | None]) -> Voice:
    """The voice of an ask whose words, apart from what the listing has, are the same for every listing."""

    def words(*values: Any) -> Words:
        return Words(asked, has(*values), question)

    return words


def nothing(*_: Any) -> Text | None:
    """What a listing says of its deal or kind where they are asked: they are asks only when it does not."""
    return None


def deal(branch: Branch) -> Voice:
    wanted = members(branch.deal, _DEAL_NAMES, DEALS)
    return always(prefixed("交易方式", "deal", wanted), Text("是租还是卖？", "Is it to let or for sale?"), nothing)


def kind(branch: Branch) -> Voice:
    wanted = members(branch.kind, _KIND_NAMES, KINDS)
    question = Text("是厂房、仓库还是别的？", "Is it a factory, a warehouse or something else?")
    return always(prefixed("类型", "kind", wanted), question, nothing)


def region(branch: Branch) -> Voice:
    wanted = joined([say.division(code) for code in branch.region_codes])
    question = Text("具体在哪个区县、哪个镇？", "In which county and town is it?")
    return always(prefixed("区域", "region", wanted), question, region_stated)


@lru_cache(_KEPT)
def region_stated(code: str) -> Text | None:
    return prefixed("区域只到", "region only as far as", say.division(code)) if code else None


def area(branch: Branch) -> Voice:
    wanted = between("area_min_m2", branch.area_min_m2, "area_max_m2", branch.area_max_m2, say.square_metres)
    asked = prefixed("面积", "area", wanted)
    divide = Text("能不能分割，最小多少面积起？", "Can it be divided, and from what area?")
    size = Text("可用面积是多少？", "What area is available?")

    def words(whole: int, part: int, divisible: int) -> Words:
        return Words(asked, area_stated(whole, part, divisible), size if whole == ABSENT else divide)

    return words


@lru_cache(_KEPT)
def area_stated(whole: int, part: int, divisible: int) -> Text | None:
    if whole == ABSENT:
        return None
    return offered("面积", "area", say.square_metres("area_m2", whole), part, divisible)


def land_area(branch: Branch) -> Voice:
    low, high = branch.land_area_min_m2, branch.land_area_max_m2
    asked = prefixed("土地", "land", between("land_area_min_m2", low, "land_area_max_m2", high, say.land))
    divide = Text("土地能不能分割出让？", "Can the land be divided?")
    size = Text("土地面积是多少？", "What is the land area?")

    def words(whole: int, divisible: int) -> Words:
        return Words(asked, land_stated(whole, divisible), size if whole == ABSENT else divide)

    return words


@lru_cache(_KEPT)
def land_stated(whole: int, divisible: int) -> Text | None:
    if whole == ABSENT:
        return None
    return offered("土地", "land", say.land("land_area_m2", whole), ABSENT, divisible)


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


def rent(branch: Branch) -> Voice:
    wanted = between("", ABSENT, "rent_max_cny_m2_month", branch.rent_max_cny_m2_month, say.rent)
    question = Text("租金到底多少一平方一个月？", "What exactly is the rent per m² and month?")
    return always(prefixed("租金", "rent", wanted), question, rent_stated)


@lru_cache(_KEPT)
def rent_stated(low: int, high: int, negotiable: bool) -> Text | None:
    if low != ABSENT or high != ABSENT:
        stated = between("rent_min_cny_m2_month", low, "rent_max_cny_m2_month", high, say.rent)
        return prefixed("租金", "rent", stated)
    return Text("租金面议", "rent negotiable") if negotiable else None


def sale_price(branch: Branch) -> Voice:
    wanted = between("", ABSENT, "sale_price_max_cny_m2", branch.sale_price_max_cny_m2, say.unit_price)
    question = Text("售价多少一平方？", "What is the price per m²?")
    return always(prefixed("售价", "price", wanted), question, sale_stated)


@lru_cache(_KEPT)
def sale_stated(unit: int, total: int, size: int) -> Text | None:
    if unit != ABSENT:
        return prefixed("售价", "price", say.unit_price("sale_price_cny_m2", unit))
    return total_over(total, "area_m2", size, "售价", "price") if total != ABSENT else None


def land_price(branch: Branch) -> Voice:
    wanted = between("", ABSENT, "land_price_max_cny_mu", branch.land_price_max_cny_mu, say.per_mu)
    question = Text("地价多少一亩？", "What is the price per mu?")
    return always(prefixed("地价", "land price", wanted), question, land_price_stated)


@lru_cache(_KEPT)
def land_price_stated(unit: int, total: int, size: int) -> Text | None:
    if unit != ABSENT:
        return prefixed("地价", "land price", say.per_mu("land_price_cny_mu", unit))
    return total_over(total, "land_area_m2", size, "地价", "land price") if total != ABSENT else None


def total_over(total: int, key: str, size: int, zh: str, en: str) -> Text:
    """A total price with the area it is for."""
    money = say.money("sale_price_cny", total)
    if size == ABSENT:
        return Text(f"{zh}总价 {money.zh}，面积没写", f"{en} in total {money.en}, area not stated")
    over = (say.land if key == "land_area_m2" else say.square_metres)(key, size)
    return Text(f"{zh}总价 {money.zh}，共 {over.zh}", f"{en} in total {money.en} for {over.en}")


def height(branch: Branch) -> Voice:
    asked = [
        prefixed(*noun, between(f"{key}_min_m", getattr(branch, f"{key}_min_m"), "", ABSENT, say.metres))
        for key, noun in _HEIGHTS.items()
        if getattr(branch, f"{key}_min_m", ABSENT) != ABSENT
    ]
    question = Text("梁下净高多少？", "What is the clear height below the beams?")
    if branch.storey_height_min_m != ABSENT:
        question = Text("层高多少，梁下净高多少？", "What are the storey height and the clear height?")
    return always(joined(asked), question, heights_stated)


@lru_cache(_KEPT)
def heights_stated(*heights: int) -> Text | None:
    stated = [
        prefixed(*noun, say.metres(f"{key}_m", value))
        for (key, noun), value in zip(_HEIGHTS.items(), heights, strict=True)
        if value != ABSENT
    ]
    return joined(stated) if stated else None


def floor_load(branch: Branch) -> Voice:
    wanted = between("floor_load_min_kn_m2", branch.floor_load_min_kn_m2, "", ABSENT, say.load)
    question = Text("楼面承重多少？", "What is the floor load?")
    return always(prefixed("楼面荷载", "floor load", wanted), question, load_stated)


@lru_cache(_KEPT)
def load_stated(stated: int) -> Text | None:
    return prefixed("楼面荷载", "floor load", say.load("floor_load_kn_m2", stated)) if stated != ABSENT else None


def crane(branch: Branch) -> Voice:
    asked = Text("行车", "a crane")
    if branch.crane_min_t != ABSENT:
        asked = prefixed("行车", "a crane of", between("crane_min_t", branch.crane_min_t, "", ABSENT, say.tonnes))
    question = Text("有没有行车，多少吨？", "Is there a crane, and of what tonnage?")
    return always(asked, question, crane_stated)


@lru_cache(_KEPT)
def crane_stated(tonnage: int, has: int) -> Text | None:
    if tonnage > 0:
        return prefixed("行车", "crane", say.tonnes("crane_capacity_t", tonnage))
    if has == 1:
        return Text("有行车，吨位没写", "a crane, tonnage not stated")
    return Text("没有行车", "no crane") if has == 0 or tonnage == 0 else None


def power(branch: Branch) -> Voice:
    wanted = between("power_min_kva", branch.power_min_kva, "", ABSENT, say.kva)
    question = Text("变压器能分到多少 kVA？", "How many kVA of transformer capacity are available?")
    return always(prefixed("配电", "power", wanted), question, power_stated)


@lru_cache(_KEPT)
def power_stated(stated: int) -> Text | None:
    return prefixed("配电", "power", say.kva("power_capacity_kva", stated)) if stated != ABSENT else None


def ground_floor(_: Branch) -> Voice:
    question = Text("在几楼，有没有一楼？", "On which floor is it, is the ground floor on offer?")
    return always(Text("底层", "the ground floor"), question, on_offer)


def floors(branch: Branch) -> Voice:
    unwanted = say.floors(branch.floors_excluded)
    asked = Text(f"楼层不要 {unwanted.zh}", f"not {unwanted.en}")
    return always(asked, Text("在几楼？", "On which floor is it?"), on_offer)


@lru_cache(_KEPT)
def on_offer(floors: tuple[int, ...], single_storey: bool) -> Text | None:
    """The floors of a listing, None when not known."""
    if not floors:
        return None
    return Text("单层", "single storey") if single_storey else prefixed("在", "on", say.floors(floors))


def boolean(name: str) -> Callable[[Branch], Voice]:
    """The voice of a boolean ask."""
    asked, yes, no, question = BOOLEAN_TEXTS[name]
    voice = always(asked, question, {1: yes, 0: no}.get)
    return lambda _: voice


def available(branch: Branch) -> Voice:
    needed = say.day("needed_by", branch.needed_by)
    asked = Text(f"{needed.zh} 前入驻", f"move in by {needed.en}")
    return always(asked, Text("什么时候能入驻？", "When is it available?"), free_from)


@lru_cache(_KEPT)
def free_from(stated: int) -> Text | None:
    if stated == ABSENT:
        return None
    day = say.day("available_from", stated)
    return Text(f"{day.zh} 可入驻", f"available from {day.en}")


def lease_term(branch: Branch) -> Voice:
    has, lease = None, branch.lease_years
    if lease != ABSENT:
        has = prefixed("企业租期", "company's lease", say.years("lease_years", lease))
    question = Text("企业准备租几年？", "For how many years will the company lease?")
    return lambda least: Words(lease_asked(least), has, question)


@lru_cache(_KEPT)
def lease_asked(least: int) -> Text:
    return prefixed("租期", "lease", between("lease_years_min", least, "", ABSENT, say.years))


def hazard(branch: Branch) -> Voice:
    asked = prefixed("火灾危险性", "fire hazard", say.letter("", branch.hazard_category))
    question = Text("消防允许到哪一类（甲乙丙丁戊）？", "Up to which fire hazard category is the building approved?")
    return always(asked, question, hazard_stated)


@lru_cache(_KEPT)
def hazard_stated(accepted: int) -> Text | None:
    if accepted == ABSENT:
        return None
    return prefixed("厂房可接受火灾危险性", "building accepts", say.letter("", accepted))


def industry(branch: Branch) -> Voice:
    has = None
    if branch.industry_codes:
        has = prefixed("企业行业", "company's industry", joined([say.industry(code) for code in branch.industry_codes]))
    question = Text("企业具体做什么产品，属于哪个行业小类？", "What exactly does the company make, in which class?")
    return lambda admission: Words(admission_asked(admission), has, question)


@lru_cache(_KEPT)
def admission_asked(admission: Admission) -> Text:
    admitted, excluded, only = admission
    lists = []
    if admitted:
        names = joined([say.industry(code) for code in admitted])
        lists.append(prefixed("仅限" if only else "优先", "only" if only else "preferably", names))
    elif only:
        lists.append(Text("只收准入名单内的行业，名单没写", "only industries of a list that is not stated"))
    if excluded:
        lists.append(prefixed("不接受", "not", joined([say.industry(code) for code in excluded])))
    zh, en = "；".join(one.zh for one in lists), "; ".join(one.en for one in lists)
    return Text(f"园区准入（{zh}）", f"admission ({en})")


def yardstick(zh: str, en: str, ask: str, key: str, question: Text) -> Callable[[Branch], Voice]:
    """Tax, investment or output per mu, asked by the park."""
    land_question = Text("用地多少亩？", "How much land in mu?")

    @lru_cache(_KEPT)
    def asked(least: int) -> Text:
        return prefixed(f"亩均{zh}", f"{en} per mu", between(ask, least, "", ABSENT, say.per_mu))

    @lru_cache(_KEPT)
    def stated(total: int, land: int) -> Text:
        money = say.money(key, total)
        over = say.land("land_area_m2", land) if land != ABSENT else Text("土地面积没写", "land area not stated")
        return Text(f"企业{zh}总额 {money.zh}（{over.zh}）", f"company's {en} {money.en} ({over.en})")

    def voice(branch: Branch) -> Voice:
        total, wanted = getattr(branch, key), branch.land_area_min_m2

        def words(least: int, offered: int) -> Words:
            land = wanted if wanted != ABSENT else offered
            has = stated(total, land) if total != ABSENT else None
            return Words(asked(least), has, land_question if has and land == ABSENT else question)

        return words

    return voice


#: The listing's keys (as of `Rows.column`) whose values the words of an ask depend on.
READS: dict[str, tuple[str, ...]] = {
    "deal": (),
    "kind": (),
    "region": ("region_code",),
    "area": ("area_m2", "min_area_m2", "is_divisible"),
    "land_area": ("land_area_m2", "is_divisible"),
    "rent": ("rent_min_cny_m2_month", "rent_max_cny_m2_month", "is_rent_negotiable"),
    "sale_price": ("sale_price_cny_m2", "sale_price_cny", "area_m2"),
    "land_price": ("land_price_cny_mu", "sale_price_cny", "land_area_m2"),
    "height": tuple(f"{name}_m" for name in _HEIGHTS),
    "floor_load": ("floor_load_kn_m2",),
    "crane": ("crane_capacity_t", "has_crane"),
    "power": ("power_capacity_kva",),
    "ground_floor": ("floors", "single_storey"),
    "floors": ("floors", "single_storey"),
    **{name: (key,) for name, key in BOOLEANS.items()},
    "available": ("available_from",),
    "lease_term": ("lease_years_min",),
    "hazard": ("fire_hazard_category",),
    "industry": ("industries",),
    "tax_per_mu": ("tax_per_mu_min_cny", "land_area_m2"),
    "investment_per_mu": ("investment_per_mu_min_cny", "land_area_m2"),
    "output_per_mu": ("output_per_mu_min_cny", "land_area_m2"),
}
#: The voice of every ask.
VOICES: dict[str, Callable[[Branch], Voice]] = {
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
