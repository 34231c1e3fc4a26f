"""Turns a named fact and its words, from a cell or from prose, into mentions with record keys and stored units.

`facts` is the only place where the words of a value are interpreted, whatever the surrounding structure.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from luodi.measures import Hedge, number, per_mu, plain
from luodi.reading._mention import Mention
from luodi.reading._rule import compiled
from luodi.reading.parcel._bounds import Bounds, End, bounds
from luodi.reading.parcel._label_words import LABELS
from luodi.reading.parcel._labels import FactHeading
from luodi.reading.parcel._units import Amount, area, money, years


@dataclass(frozen=True, slots=True)
class FactText:
    """The words of one fact, normalised and as written, their offset, and the context.

    `is_cell`: the words are a whole cell, so a bare number is the value. `is_result`: from a table of granted land, whose bare
    numbers are hectares and 10 000 yuan. `before`: the words before a label in prose.
    """

    heading: FactHeading
    words: str
    raw: str
    start: int
    is_cell: bool = False
    is_result: bool = False
    before: str = ""

    @property
    def rule(self) -> str:
        return f"{'cell' if self.is_cell else 'label'}_{self.heading.name.removeprefix('key:')}"

    def mention(self, key: str, value: object, start: int, end: int, hedge: Hedge = Hedge.EXACT) -> Mention:
        return Mention(key, value, self.start + start, self.start + end, self.rule, hedge)

    def doubt(self, key: str, start: int, end: int, note: str) -> Mention:
        return self.mention(key, None, start, end).but(is_ambiguous=True, note=note)


Production = Callable[[FactText], Iterator[Mention]]
#: Stem of the key, unit of the key, the largest plausible value, and the side a bare number stands for.
_LIMITS = {
    "floor_area_ratio": ("", 20, "most"),
    "building_coverage": ("pct", 100, ""),
    "green_ratio": ("pct", 100, ""),
    "height_limit": ("m", 500, "most"),
}
_LIMIT_NAMES = {name: sorted(LABELS[name].split(), key=len, reverse=True) for name in _LIMITS}
_LIMIT_ZH = {"building_coverage": "建筑密度", "green_ratio": "绿地率"}
_LEAST_M2, _MOST_M2 = 100, 200_000_000
_SHORT_UNIT = 1000


def facts(fact: FactText) -> list[Mention]:
    """The mentions of one fact: none if its words are not understood, an ambiguous one if they have two readings."""
    produce = _PRODUCTIONS.get(fact.heading.name)
    return list(produce(fact)) if produce and fact.words.strip() else []


def _limit(fact: FactText) -> Iterator[Mention]:
    stem = fact.heading.name
    unit, most, bare_side = _LIMITS[stem]
    limits = _with_side(bounds(_unlabelled(fact)), fact.heading.side, bare_side)
    ends = {side: _scaled(end, unit) for side, end in (("min", limits.low), ("max", limits.high)) if end}
    if any(value > most for value in ends.values()) or ends.get("min", Fraction(0)) > ends.get("max", Fraction(most)):
        return
    for side, end in (("min", limits.low), ("max", limits.high)):
        if end and ends[side]:
            key = "_".join(part for part in (stem, side, unit) if part)
            hedge = Hedge.AT_LEAST if side == "min" else Hedge.AT_MOST
            yield fact.mention(key, plain(ends[side]), end.start, end.end, hedge)
    if limits.bare and 0 < limits.bare.value <= most:
        note = f"{_LIMIT_ZH[stem]}没有写不低于还是不超过：这个数是下限还是上限？"
        yield fact.doubt(f"{stem}_max_{unit}", limits.bare.start, limits.bare.end, note)


def _unlabelled(fact: FactText) -> str:
    """Removes the repeated name from 1.0≤容积率≤2.0 in a cell."""
    if not fact.is_cell:
        return fact.words
    names = "|".join(_LIMIT_NAMES[fact.heading.name])
    return compiled(names).sub(lambda m: "\x00" * len(m[0]), fact.words)


def _with_side(limits: Bounds, side: str, bare_side: str) -> Bounds:
    """Gives a bare number the operator of its heading, else the usual one of its index."""
    side = side or ("" if limits.low or limits.high else bare_side)
    if not limits.bare or not side:
        return limits if not (limits.low or limits.high) else Bounds(limits.low, limits.high)
    if side == "least":
        return Bounds(limits.low or limits.bare, limits.high)
    return Bounds(limits.low, limits.high or limits.bare)


def _scaled(end: End, unit: str) -> Fraction:
    """A share written as 0.45 is 45 %."""
    is_fraction = unit == "pct" and not end.is_percent and 0 < end.value < 1
    return end.value * 100 if is_fraction else end.value


def _area(fact: FactText) -> Iterator[Mention]:
    amount = _of_two(fact) or area(fact.words, fact.heading.unit)
    if amount is None or compiled(r"\s*%").match(fact.words, amount.end):
        return
    if amount.hedge is Hedge.ABOUT and amount.unit in ("亩", "市亩"):  # 约50亩(33350平方米): the exact one
        exact = area(fact.words, "", amount.end)
        amount = exact if exact and exact.unit in ("平方米", "㎡", "m2", "平方") else amount
    if not amount.unit:
        amount = _of_bare(fact, amount)
    if amount.unit and _LEAST_M2 <= amount.value <= _MOST_M2:
        granted = "_granted" if compiled(r"(?:出让|受让|剩余|可供|可利用)[一-龥]{0,2}面积").search(fact.before) else ""
        mention = fact.mention("land_area_m2", plain(amount.value, 2), amount.start, amount.end, amount.hedge)
        yield mention.but(rule=f"{mention.rule}{granted}")
    elif not amount.unit and amount.value:
        yield fact.doubt("land_area_m2", amount.start, amount.end, "面积没有写单位：是平方米、亩还是公顷？")


def _of_two(fact: FactText) -> Amount | None:
    """30/20000 under 面积(亩/㎡): takes the ㎡, which are exact."""
    units = compiled(r"[/、]").split(fact.heading.unit)
    numbers = list(compiled(r"[^/、\s]+").finditer(fact.words))
    if len(units) != 2 or len(numbers) != 2 or not fact.is_cell:
        return None
    at = next((i for i, unit in enumerate(units) if unit in ("㎡", "平方米", "m2", "M2")), None)
    return None if at is None else area(fact.words, units[at], numbers[at].start())


def _of_bare(fact: FactText, amount: Amount) -> Amount:
    """Results of grants are in hectares; a bare number of at least a thousand is in ㎡; smaller ones are ambiguous."""
    digits = len(fact.words[amount.start : amount.end].strip().partition(".")[2])
    if fact.is_result and amount.value < _SHORT_UNIT:
        return Amount(amount.value * 10_000, "公顷", amount.start, amount.end)
    if not fact.is_result and digits >= 4 and amount.value < _SHORT_UNIT:
        return Amount(amount.value * 10_000, "公顷", amount.start, amount.end)
    if amount.value >= _SHORT_UNIT:
        return Amount(amount.value, "㎡", amount.start, amount.end)
    return amount


def _price(key: str) -> Production:
    """A price for the whole; with 元/㎡ or 万元/亩 the same label means a unit price."""

    def produce(fact: FactText) -> Iterator[Mention]:
        amount = money(fact.words, fact.heading.unit)
        if amount is None or amount.time or _is_far(fact, amount):
            return
        if amount.per:
            yield from _unit_price(fact, amount, key)
            return
        value = amount.value if amount.unit else _bare_sum(fact, amount)
        if value >= 1000:
            yield fact.mention(key, plain(value, 2), amount.start, amount.end, amount.hedge)
            beside = money(fact.words, "", amount.end) if fact.is_cell else None
            if beside and beside.per and not beside.time:  # 1037.04万元(16万元/亩)
                yield from _unit_price(fact, beside, key)

    return produce


def _is_far(fact: FactText, amount: Amount) -> bool:
    """Whether a sum is too far from its label in prose; in a cell it may be anywhere."""
    return not fact.is_cell and bool(compiled(r"[,;。]").search(fact.words[: amount.start]))


def _bare_sum(fact: FactText, amount: Amount) -> Fraction:
    """Bare sums in a table are in 10 000 yuan unless far too large for that; prose states its units."""
    if not fact.is_cell:
        return Fraction(0)
    return amount.value * 10_000 if amount.value < 100_000 else amount.value


def _unit_price(fact: FactText, amount: Amount, key: str) -> Iterator[Mention]:
    if key not in ("start_price_cny", "deal_price_cny", "land_price_cny_mu"):
        return
    if amount.per in ("亩", "市亩", "公顷", "ha"):
        value = per_mu(amount.value, "亩" if amount.per in ("亩", "市亩") else "公顷")
        if value >= 1000:
            yield fact.mention("land_price_cny_mu", plain(value, 2), amount.start, amount.end, amount.hedge)
    elif key == "start_price_cny" and 1 <= amount.value <= 100_000:
        yield fact.mention("start_price_cny_m2", plain(amount.value, 2), amount.start, amount.end, amount.hedge)
    elif key == "land_price_cny_mu" and 10 <= amount.value <= 100_000:
        yield fact.mention(key, plain(per_mu(amount.value, "㎡"), 2), amount.start, amount.end, amount.hedge)


def _land_price(fact: FactText) -> Iterator[Mention]:
    """地价26万/亩; after 地价 a bare 26万 may also be for the whole."""
    amount = money(fact.words, fact.heading.unit)
    if amount and amount.per and not amount.time and not _is_far(fact, amount):
        yield from _unit_price(fact, amount, "land_price_cny_mu")


def _start_unit(fact: FactText) -> Iterator[Mention]:
    amount = money(fact.words, fact.heading.unit)
    if amount and not _is_far(fact, amount):
        per = amount.per or "㎡"
        yield from _unit_price(
            fact, Amount(amount.value, amount.unit, amount.start, amount.end, per), "start_price_cny"
        )


_EACH = r"(?:亩均|亩产|每亩|单位用地|地均|单位土地|每公顷|每平方米|亩税|单位面积)"
#: A larger sum in a cell that does not say what it is for is for the whole.
_MOST_PER_MU = {
    "tax_per_mu_min_cny": 2_000_000,
    "output_per_mu_min_cny": 30_000_000,
    "investment_per_mu_min_cny": 10**9,
}
_FAR_OFF = r"[;。\n]|,(?!\s*(?:不|≥|>|达))"


def _rate(key: str, *, is_total_possible: bool) -> Production:
    """Money per mu: 450万元/亩, 6000万元/公顷, 300元/平方米, 亩均25万, 亩均320 (with 万 omitted)."""

    def produce(fact: FactText) -> Iterator[Mention]:
        amount = _rate_amount(fact)
        if amount is None:
            return
        is_each = bool(compiled(_EACH).search(fact.before + fact.heading.unit)) or not is_total_possible
        if not amount.per and not is_each and not fact.is_cell:
            return
        value = _per_mu(fact, amount, key)
        is_total = not amount.per and not is_each and value is not None and value > _MOST_PER_MU[key]
        if value is None or is_total:
            yield fact.doubt(key, amount.start, amount.end, "没有写每亩还是每公顷，是哪一个？")
        elif 100 <= value <= 100_000_000:
            yield fact.mention(key, plain(value, 2), amount.start, amount.end, amount.hedge)

    return produce


#: 达产后第二年≥40万元: the year is not part of the sum.
_WHEN = r"(?:第\s?[一二三四五六七八九十\d]+个?(?:完整)?(?:会计)?年度?|[一二三四五\d]+年内|[(][^()]{0,12}年[^()]{0,8}[)]|[一二三四五\d]+个月|20\d\d年)"


def _rate_amount(fact: FactText) -> Amount | None:
    when = compiled(rf"^[^,;。\n\d]{{0,16}}?{_WHEN}").match(fact.words)
    amount = money(fact.words, fact.heading.unit, when.end() if when else 0)
    if amount is None or compiled(_FAR_OFF).search(fact.words[: amount.start]):
        return None
    if compiled(r"\s*(?:%|倍|吨|个|家|人|年(?!\s*$))").match(fact.words, amount.end) and not amount.per:
        return None
    if compiled(r"[^,;。\n]{0,8}(?:给予|奖励|补贴|补助|返还)").match(fact.words, amount.end):
        return None
    return amount


def _per_mu(fact: FactText, amount: Amount, key: str) -> Fraction | None:
    """Yuan per mu. A bare figure is in 10 000 yuan, per hectare if far too large for a mu."""
    value = amount.value if amount.unit or amount.value >= 10_000 else amount.value * 10_000
    if amount.per:
        return per_mu(value, {"市亩": "亩", "ha": "公顷"}.get(amount.per, amount.per))
    each = compiled(_EACH).search(fact.before)
    if key != "investment_per_mu_min_cny" or each:
        return per_mu(value, "公顷") if each and "公顷" in each[0] else value
    if value < (10_000_000 if fact.is_cell else 15_000_000):
        return value
    return per_mu(value, "公顷") if fact.is_cell or value > 20_000_000 else None


def _tenure(fact: FactText) -> Iterator[Mention]:
    term = years(fact.words[:40])
    if term and 1 <= term[0] <= 99:
        value, start, end = term
        yield fact.mention("tenure_years", plain(value, 2), start, end)


def _text(key: str, pattern: str = "", least: int = 1, most: int = 80) -> Production:
    """The words as written; in prose, as far as the pattern matches."""

    def produce(fact: FactText) -> Iterator[Mention]:
        words = fact.words[:most] if fact.is_cell else fact.words
        match = compiled(pattern).match(words) if pattern and not fact.is_cell else None
        if pattern and not fact.is_cell and match is None:
            return
        start, end = match.span("w") if match else (0, len(words))
        end = start + len(words[start:end].rstrip(",;、 "))
        value = fact.raw[start:end].strip() if len(fact.raw) == len(fact.words) else words[start:end].strip()
        if key == "land_use" and compiled(r"[≥≤%]").search(value):
            return
        if least <= len(value) and not compiled(r"[/\-—无*\s]*$").match(value):
            yield fact.mention(key, value, start, end)

    return produce


def _share(key: str, most: int) -> Production:
    def produce(fact: FactText) -> Iterator[Mention]:
        limits = bounds(fact.words)
        end = limits.low or limits.bare
        is_share = end and (end.is_percent or (fact.is_cell and "元" not in fact.heading.unit))
        if end and is_share and 0 < end.value <= most:
            yield fact.mention(key, plain(end.value), end.start, end.end, Hedge.AT_LEAST)

    return produce


_PER_MONEY = r"(?:吨标(?:准)?煤|tce|吨标煤|吨)\s*/\s*万元?\s*(?:的|工业)?(?P<of>增加值|产值)?"
_ENERGY = rf"(?P<n>\d+(?:\.\d+)?)\s*{_PER_MONEY}"


def _energy(fact: FactText) -> Iterator[Mention]:
    match = compiled(rf"[^\d,;。]{{0,12}}?{_ENERGY}").match(fact.words)
    if match is None:
        match = compiled(_PER_MONEY).search(fact.heading.unit) if fact.is_cell else None
        limits = bounds(fact.words)
        end = limits.high or limits.bare
        span = (end.start, end.end) if match and end else (0, 0)
    else:
        span = match.span("n")
    if match is None or span[0] == span[1]:
        return
    value = number(fact.words[slice(*span)])
    if value is None:
        return
    yield fact.mention("energy_max_tce_per_10k_cny", plain(value), *span, Hedge.AT_MOST)
    basis = match["of"] or next((w for w in ("增加值", "产值") if w in fact.before), "")
    if basis:
        yield fact.mention("energy_basis", basis, *span)


def _months(key: str) -> Production:
    """24个月, 2年; a bare number in a cell takes the months or years of its heading."""

    def produce(fact: FactText) -> Iterator[Mention]:
        bare = compiled(r"\s*[≤<]?\s*(?P<n>\d{1,3})(?P<u>)\s*").fullmatch(fact.words) if fact.is_cell else None
        match = bare or compiled(
            r"[^\d,;。税产]{0,10}?(?P<n>\d{1,3}|[一二两三四五六七八九十]{1,3})\s*(?P<u>个月|年)(?:内|以内)?"
        ).match(fact.words)
        if match is None or fact.words[: match.start("n")].endswith("第"):
            return
        unit = match["u"] or fact.heading.unit
        term = years(match["n"] + ("个月" if "月" in unit else "年")) if unit in ("个月", "年", "月") else None
        if term:
            yield fact.mention(key, plain(term[0] * 12), match.start("n"), match.end("u"))

    return produce


_STOP = r"(?=[,;。\n|]|\s|$)"
_USE = (
    r"[:\s为是|]*(?P<w>(?:[一-龥A-Za-z0-9/+、]{0,14}?)(?:工业|仓储|物流|商业|住宅|研发|集体|产业|科研|教育|商服|办公|公用设施|[MWBRAUS]\d{0,2}(?![\dA-Za-z]))"
    r"(?:[一-龥A-Za-z0-9/+]|、(?![^,;。\n]{0,6}[:]))*(?:\([^()\n]{1,40}\))?[一-龥]{0,4})"
)
_BUYER = r"[:\s为是|]*(?P<w>[一-龥A-Za-z][一-龥A-Za-z0-9()&.\-]{3,40}?)(?=[,;。\n|\s]|以[\d一]|$)"
_ADDRESS = r"[:\s为是|]*(?P<w>[^\s;。\n|:][^;。\n|:]{1,60}?)(?=\s{2}|[;。\n|]|\s(?=\S{2,8}[:])|,\s?(?=[^,;。\n]{0,8}[:≥≤]|[^,;。\n路街道侧村镇以]*(?:面积|\d))|\s*$)"
_NO = r"[:\s为是|]*(?P<w>(?!位于)(?=[^\s,;。\n|:]*(?:[\dA-Za-z一二三四五六七八九十]|[号块]))[^\s,;。\n|:]{1,50})"
_REGION = r"[:\s为是|]*(?P<w>[一-龥][一-龥()、/]{1,24})"
_WORD = r"[:\s为是|]*(?P<w>[一-龥]{2,12})" + _STOP

_PRODUCTIONS: dict[str, Production] = {
    **dict.fromkeys(_LIMITS, _limit),
    "parcel_no": _text("parcel_no", _NO, most=60),
    "address": _text("address", _ADDRESS, least=2, most=120),
    "region": _text("region_raw", _REGION, least=2, most=40),
    "land_area": _area,
    "land_use": _text("land_use", _USE, most=60),
    "tenure": _tenure,
    "start_price": _price("start_price_cny"),
    "start_unit": _start_unit,
    "deposit": _price("deposit_cny"),
    "deal_price": _price("deal_price_cny"),
    "land_price": _land_price,
    "buyer": _text("buyer", _BUYER, least=2),
    "investment_per_mu": _rate("investment_per_mu_min_cny", is_total_possible=False),
    "tax_per_mu": _rate("tax_per_mu_min_cny", is_total_possible=True),
    "output_per_mu": _rate("output_per_mu_min_cny", is_total_possible=True),
    "industry_raw": _text("industry_raw", _WORD, least=2, most=80),
    "grant_method": _text("grant_method", _WORD, most=20),
    "energy": _energy,
    "rd": _share("rd_share_min_pct", 50),
    "ramp_up": _months("ramp_up_months"),
    "build": _months("build_months"),
}
