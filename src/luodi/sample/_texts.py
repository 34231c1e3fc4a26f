"""Requirements in words: chat messages, forms and e-mails, for benchmarks of reading.

Each text states a sample requirement in one of several styles. The texts exercise the reader; they are not labelled data, and
accuracy is never measured on them.
"""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from luodi.geography import division
from luodi.measures import MU_M2
from luodi.sample._chance import Chance
from luodi.sample._draw import BLOCK
from luodi.sample._regions import World
from luodi.sample._requirements import requirements

_KINDS = {"factory": "厂房", "warehouse": "仓库", "land": "土地", "yard": "场地"}
_DEALS = {("rent",): ("求租", "租"), ("sale",): ("求购", "买"), ("rent", "sale"): ("求租或购买", "租或买")}
_LETTERS = dict(zip("ABCDE", "甲乙丙丁戊", strict=True))
_NEEDS = {
    "needs_freight_lift": ("要货梯", "带货梯", "货梯必须有"),
    "needs_loading_dock": ("要卸货平台", "带月台", "有高台好卸货"),
    "needs_own_yard": ("独门独院", "要独院", "独门独院的"),
    "needs_gas": ("通天然气", "要有天然气", "燃气要接通"),
    "needs_steam": ("要蒸汽", "有蒸汽", "用蒸汽"),
    "needs_sewer": ("污水能纳管", "要能排污", "污水可排"),
    "needs_eia": ("要能办环评", "可环评", "环评能过"),
    "needs_title_deed": ("要有产证", "产证齐全", "有房产证"),
    "needs_ground_floor": ("要一楼", "底层", "一楼的"),
}
_MANNERS = (
    "{deal}{region}{kind}，{size}，{asks}。",
    "【{deal}】{region}\n{kind} {size}\n要求：{asks}\n联系：{contact}",
    "各位老板，{region}有没有{size}的{kind}？客户要{verb}，{asks}，有的私聊我",
    "我们是{company}，做{trade}的，想在{region}{verb}{size}{kind}，{asks}，谢谢",
    "急！！！{deal}{kind}{size}，{region}，{asks}，有房源速联系{contact}",
    "你好，帮忙找一下{region}的{kind}，大概{size}，条件是{asks}",
)


def requirement_texts(n: int, seed: int, world: World | None = None) -> Iterator[str]:
    """The first n requirements of a seed, each as a message of 30 to 200 characters."""
    chance, manners, variants = None, [], []
    for place, record in enumerate(requirements(n, seed, world)):
        if place % BLOCK == 0:
            chance = Chance(seed, 3, place // BLOCK, BLOCK)
            manners = chance.pick(range(len(_MANNERS)), [1] * len(_MANNERS)).tolist()
            variants = chance.pick(range(3), [1, 1, 1]).tolist()
        yield _text(record, manners[place % BLOCK], variants[place % BLOCK])


def _text(record: dict[str, Any], manner: int, variant: int) -> str:
    deal, verb = _DEALS[tuple(record["deal"])]
    return _MANNERS[manner].format(
        deal=deal,
        verb=verb,
        region="或".join(_place(code, variant) for code in record["region_codes"]),
        kind="或".join(_KINDS[kind] for kind in record["kind"]),
        size=_size(record, variant),
        asks="，".join(_asks(record, variant)),
        contact=record["contact_name"],
        company=record["company"],
        trade=record["company"].removeprefix("示例").partition("有限公司")[0],
    )


def _place(code: str, variant: int) -> str:
    place = division(code)
    return place.short if variant else place.name


def _size(record: dict[str, Any], variant: int) -> str:
    if "land_area_min_m2" in record:
        return f"{_plain(Fraction(str(record['land_area_max_m2'])) / MU_M2 / Fraction(12, 10))}亩"
    low, high = record["area_min_m2"], record.get("area_max_m2")
    unit = ("平", "㎡", "平方")[variant]
    if high is None:
        return f"{low}{unit}以上"
    if low * 12 == high * 9:  # the latitude of a bare number
        return f"{high * 5 // 6}{unit}"
    return f"{low}-{high}{unit}"


def _plain(value: Fraction) -> str:
    return f"{float(round(value)):g}"


def _asks(record: dict[str, Any], variant: int) -> Iterator[str]:
    for key, value in record.items():
        if key in _NEEDS:
            is_wish = key.removeprefix("needs_") in record.get("wishes", ())
            yield ("最好" if is_wish else "") + _NEEDS[key][variant]
        elif key in _SENTENCES:
            yield _SENTENCES[key][variant].format(_shown(key, value))
    if record.get("needs_crane") and "crane_min_t" not in record:
        yield ("要行车", "带行车", "有航车")[variant]


def _shown(key: str, value: Any) -> Any:
    if key == "hazard_category":
        return _LETTERS[value]
    if key == "floor_load_min_kn_m2":
        return f"{value / 9.81:g}"
    return value // 10_000 if key in ("tax_cny_year", "land_price_max_cny_mu") else value


_SENTENCES = {
    "rent_max_cny_m2_month": ("租金{}元/㎡/月以内", "预算{}块一平一个月", "价格不超过{}元每平每月"),
    "sale_price_max_cny_m2": ("单价{}元/㎡以内", "不超过{}元一平", "预算{}元/平"),
    "land_price_max_cny_mu": ("地价{}万/亩以内", "不超过{}万一亩", "预算{}万每亩"),
    "clear_height_min_m": ("净高{}米以上", "净高不低于{}米", "梁下{}米"),
    "storey_height_min_m": ("层高{}米以上", "层高不低于{}米", "层高{}米"),
    "height_min_m": ("高{}米以上", "高度{}米", "{}米高"),
    "floor_load_min_kn_m2": ("承重{}吨", "荷载{}吨/㎡以上", "每平承重{}吨"),
    "crane_min_t": ("要{}吨行车", "行车{}t以上", "带{}吨航车"),
    "power_min_kva": ("用电{}KVA", "配电{}kva以上", "变压器{}千伏安"),
    "hazard_category": ("消防{}类", "{}类厂房", "消防{}类以上"),
    "lease_years": ("租{}年", "租期{}年", "签{}年"),
    "needed_by": ("{}前入驻", "{}之前要进场", "{}前能用"),
    "tax_cny_year": ("年税收{}万", "一年纳税{}万", "税收{}万/年"),
}
