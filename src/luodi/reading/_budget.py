"""What a company pays for the whole at most (预算1000万以内买, 总价不超过800万), as a price of each ㎡ or 亩 of the one area it states.

An investment (总投资, 固投) and a rent for the year (年租金50万) are no such budget.
"""

from fractions import Fraction

from luodi.measures import MU_M2, Hedge, plain
from luodi.reading._common import Mentions, quantity
from luodi.reading._mention import Mention
from luodi.reading._reading import Draft
from luodi.reading._rule import compiled
from luodi.reading._scan import Scan

#: Around a sum that somebody has for buying: 预算1000万, 全款三百万, 800万以内买; and before one that is for something else.
_BUDGET_BEFORE = r"(?:预算|总价|总额|全款|一口价|打包价?|价格?|控制|承受|拿得?出)[^,;。\n\d]{0,6}$"
_BUDGET_BEHIND = r"(?:以内|以下|之内|左右|上下|封顶|的?预算){0,2}[^,;。\n\d]{0,2}(?:[购买](?!卖)|拿下|全款|入手)"
_OTHER_MONEY = r"(?:设备|机器|机床|货款|订单|合同|流动资金|业绩|流水|融资)[^,;。\n]{0,6}$"
_BUDGET_FOR = "这是买下来的总价吗？说一个面积，才能和房源的单价比。"
_BUDGET_OR_RENT = "这是买下来的总价，还是一年的租金？"
#: Beyond these nobody buys a ㎡ of floor, or a 亩 of land.
_FLOOR_PRICES, _LAND_PRICES = (500, 60_000), (10_000, 20_000_000)


def put_budget(draft: Draft, mentions: Mentions, scanned: Scan) -> None:
    """What is paid for the whole at most, over the one stated area; without one, or where it may be a rent, a question."""
    deals = draft.record.get("deal", [])
    total = mentions.first("sale_total") or next((m for m in mentions.of("money") if _is_budget(m, scanned)), None)
    if total is None or total.is_negated or mentions.of("sale_unit", "land_price"):
        return
    area, is_sale = only_area(mentions), total.key == "sale_total" or deals == ["sale"]
    if not is_sale and deals != ["rent"]:
        draft.doubt(total, _BUDGET_OR_RENT)
    if not is_sale:
        return
    if area is None or not _put_each(draft, quantity(total).high, area, total):
        draft.doubt(total, _BUDGET_FOR)


def _put_each(draft: Draft, sum_cny: Fraction, area: Mention, total: Mention) -> bool:
    """The sum as a price per ㎡ or 亩, if it can be one; in whole fen, rounded up, so that the very sum is within it."""
    is_land = area.key == "land"
    key, each = ("sale_price_max_cny_m2", sum_cny / quantity(area).low)
    if is_land:
        key, each = "land_price_max_cny_mu", each * MU_M2
    least, most = _LAND_PRICES if is_land else _FLOOR_PRICES
    if not least <= each <= most:
        return False
    draft.put(key, plain(Fraction(-(-each * 100 // 1), 100), 2), total)
    return True


def _is_budget(money: Mention, scanned: Scan) -> bool:
    before = scanned.clean[max(0, money.start - 12) : money.start]
    if compiled(_OTHER_MONEY).search(before):
        return False
    is_budget = compiled(_BUDGET_BEFORE).search(before) or compiled(_BUDGET_BEHIND).match(scanned.clean, money.end)
    return bool(is_budget) or quantity(money).hedge is Hedge.AT_MOST


def only_area(mentions: Mentions) -> Mention | None:
    """The area that a sum for the whole is for: one figure, of floor or of land."""
    areas = mentions.of("area", "area_total") or mentions.of("land", "yard")
    if len({quantity(m).low for m in areas}) != 1 or quantity(areas[0]).is_range or mentions.of("area_part"):
        return None
    if areas[0].key not in ("land", "yard") and mentions.of("land", "yard"):
        return None
    return areas[0] if quantity(areas[0]).low else None
