"""Rules for prices. Every number that may be money is examined once; the words around it say what is paid and for what.

Keys: `rent` (CNY/m2/month), `rent_total` (CNY/month for the whole), `service_charge` (CNY/m2/month), `sale_unit` (CNY/m2),
`sale_total` (CNY), `land_price` (CNY/mu), `money` (a sum whose meaning depends on the deal), `deposit`, `rent_free`
(months), `negotiable` (bool), `other` (former prices and prices of something else).
"""

import re
from collections.abc import Iterable
from fractions import Fraction

from luodi.measures import MU_M2, Quantity, monthly_rent
from luodi.reading._mention import Mention
from luodi.reading._quantities import Hit, NumberRule, Production, none
from luodi.reading._rule import compiled
from luodi.reading._scan import FIRST, REST, N, Number
from luodi.reading.area.rules import M2

_COIN = r"(?:元|蚊|块钱|块(?!地|场|田|空|[:])|圆|[rR][mM][bB]|人民币)"
_TIME = r"(?:天|日(?!用|期)|月(?!台|份)|季度?(?!节)|年(?!后|前|底|初|末|代|产|税|纳|开)|[dD]ay|[mM]onth|[yY]ear)"
_UNITS_AFTER = rf"(?:[(](?:不?含税|未税|不?含物业)[)]|\s?[(]?[/每·]\s?个?(?:{M2}|亩|{_TIME})[)]?|{M2}|亩(?!均)|\s?{_TIME}(?=\s|[,。;()/]|$)|{N}个?(?:{M2}|亩|{_TIME})){{0,3}}"
_OTHER_UNIT = (
    r"(?!\s?(?:[kK]?[vV]|[kK][wW]|[mMtT](?![a-zA-Z])|%)|[多来余几]?(?:米|吨|层|楼|台|部|跨|人|名|间|栋|幢|座|套|家|辆|张|条|根|度|公|千|分|号|排|次|倍|"
    r"平|方|㎡|亩|个|年|月|天|日|\.\d|[xX*]|[A-Za-z]))"
)

#: Words that make a bare number a price; the second column says of what.
_WORDS: tuple[tuple[str, str], ...] = (
    (
        "former",
        r"(?:原价|原租金?|原来?|以前|之前|曾经|市场价|周边|隔壁)(?:的|也|都|是|租金?|报[的价]?|价格?|卖|售){0,3}",
    ),
    (
        "other",
        r"电费|水费|电价|转让费|佣金|中介费|保证金|押金|注册资金|注册资本|贷款|(?<![无没])抵押|首付|补贴|奖励|设备投入|补助|装修(?:费|花了?)?|停车费|管理处|起拍价?|评估价?|月供|年供|定金|订金|利息|银行",
    ),
    ("service_charge", r"物业(?:管理)?费?|物管费?|管理费|公摊费|服务费"),
    ("tax", r"(?<![含带未免开])税(?![后前务率])收?|纳税额?|产值|投资|投入|总投|固投|营收|销售|开票|利润|年产"),
    ("sale", r"售价|卖价|总价|出售价?|整体售|转让价?|心理价位?|报价\s*总价|出让价|购房预算|售|卖"),
    ("unit", r"单价|均价"),
    ("rent", r"租金|房租|月租金?|年租金?|日租金?|租价|厂租|租(?!期|约|赁|给|了|的|在)|整租|分租|楼上|底楼|底层|首层"),
    (
        "price",
        r"一口价|打包价|挂(?:牌价?|价)?|实收|(?:报|租|价|东)[^,。;\n]{0,4}降[到至]|原价?[^,。;\n]{0,8}(?:现价?|现在|转|降[到至]|只要)|价格|报价|价位|价钱|价|预算|承受|控制在",
    ),
)
_TAX = r"含税价?|不含税价?|不带税|带税|税后|税前|未税|净|开票|含物业|不含物业"
_STEP = r"(?:前|首|第|头)(?:\d|[一二三四五两])(?:年|个月)(?:起|后|开始)?|首年|次年|起步"
_FILL = (
    rf"(?:{_TAX}|{_STEP}|每个月|每月|每天|每年|每季度?|(?:每|一|1|/)个?(?:平方米|平方|平米|平|方|㎡|亩)|一个月|1年|一年|一天|要求?|需要?|是|为|在|有|可|按|每|约|大约|大概|左右|最低|最高|最好|不要超过|不超过?|别超过?|总共|一共|合计|不高于|不得高于|不低于|控制|至少|低至|仅需?|只要|才|都|均|就|到|总额|总价|另[算收计付]|"
    r"目标|承受|[:\s~(=≤<>≥¥)】]|嘛|呢|吧|的话|他要|大家|转|现在?|现价|特价|优惠价?|计|收|付|全年|年|月|天|"
    r"(?:\d+|[一二三四五六七八九])[楼层Ff]|[A-Z]仓|\d号|厂房|车间|办公)*+"
)
#: After a bare number, these make it a price: 15不含税, 18全包, 15就租.
_PRICE_AFTER = rf"\s*[(]?(?:{_TAX})|全包|包税|包物业|就(?:出?租|卖|走)"
#: 22元降到20元: a former price.
_CHANGED = r"\s?(?:每?平|一平)?(?:下?降|下?调)[到至为成]"
#: 比周边便宜3元, 开票加1元: a difference, not a price.
_MORE_OR_LESS = r"(?:便宜|贵|涨|加|减|返|省|少|让)(?:了|约|个)?$"
_TAXED = rf"(?:{_TAX}|{_STEP})[:\s]*$"
_END = "(?:" + "|".join(f"(?P<{key}>{words})" for key, words in _WORDS) + f"){_FILL}$"
_AREA_BEFORE = rf"(?:每|一|1|/)\s*个?(?:{M2}|亩地?){_FILL}$|亩价{_FILL}$|{M2}\s*每[年月天]{_FILL}$"
_TIME_BEFORE = r"((?:(?<![一二两三四五六七八九十\d首次])年|每年|全年|(?<![第前首头])(?:一年|1年))(?:租金?)?(?!付|结)|[日天月]租金?|每月|每个月|一个月|一天|每天|每季度?|一个季度)"
_PERIODS = {
    "天": "day",
    "日": "day",
    "月": "month",
    "季": "quarter",
    "年": "year",
    "d": "day",
    "m": "month",
    "y": "year",
}
_NOTHING, _DIME, _YUAN = Fraction(0), Fraction(1, 10), Fraction(1)
_MOST_MONTHLY = 300
_LEAST_SALE = 500
_MOST_FLOOR = 60_000


def _clause(hit: Hit) -> str:
    """The words before the number, back to the last punctuation mark."""
    before = hit.before(width=22)
    return compiled(r"[,。;\n|!]").split(before)[-1]


def _word_before(clause: str) -> str:
    match = compiled(_END).search(clause)
    if match:
        return match.lastgroup or ""
    return "rent" if compiled(_TAXED).search(clause) else ""


def _period(hit: Hit, clause: str) -> str:
    after = compiled(r"[天日月季年]|[dmy](?=ay|onth|ear)").search(hit.word("per").replace("月台", "").lower())
    if after:
        return _PERIODS[after[0]]
    before = compiled(rf"{_TIME_BEFORE}{_FILL}$").search(clause)
    if not before:
        return ""
    return _PERIODS[next(c for c in before[1] if c in _PERIODS)]


def _area_word(hit: Hit, clause: str) -> str:
    """The area unit the price is for: "㎡", "亩", or "" for the whole."""
    per = hit.word("per")
    if "亩" in per:
        return "亩"
    if compiled(M2).search(per):
        return "㎡"
    before = compiled(_AREA_BEFORE).search(clause)
    return ("亩" if "亩" in before[0] else "㎡") if before else ""


def _money(hit: Hit) -> Iterable[Mention]:
    clause = _clause(hit)
    number = hit.number()
    if not hit.match["coin"] and not hit.match["per"] and not _is_big(number) and not _is_spoken_of(hit, clause):
        return ()
    if hit.word("coin")[:1] == "块" and _is_piece(hit, clause):
        return ()
    is_coin = hit.has("coin") or clause.endswith("¥")
    area = _area_word(hit, clause)
    word = _word_before(clause)
    if not (is_coin or area or word or _is_big(number) or _is_timed(hit) or compiled(_PRICE_AFTER).match(hit.after())):
        return ()
    if compiled(_CHANGED).match(hit.after()) or compiled(_MORE_OR_LESS).search(clause):
        return none(hit)
    if word in ("former", "other") or (word == "tax" and not area):
        return none(hit) if word != "tax" else ()
    if compiled(r"(?:以内)?(?:不可能|太贵|做不到)|美元|欧元|日元|港[元币]|美金").match(hit.after()):
        return none(hit)
    return _priced(hit, clause, word, area)


def _is_big(number: Number) -> bool:
    """Whether the number contains 万 or 亿, as only money and floor areas do: 15万, 28万8."""
    return any(sign in number.text for sign in "万亿wW")


def _is_spoken_of(hit: Hit, clause: str) -> bool:
    """A quick check whether any word beside a bare number may make it a price."""
    return bool(
        compiled("[租价售卖预物税费承控原¥均前第首年月每平㎡降挂]").search(clause)
        or compiled(r"\s*[(]?(?:不?含|[不未带税净开全包就])").match(hit.after())
    )


def _is_piece(hit: Hit, clause: str) -> bool:
    """分两块，一块4000: here 块 counts plots or floors, not yuan."""
    if hit.has("f") and hit.number("f").low >= 10:
        return True
    return (
        not hit.number().is_arabic
        and hit.number().high < 5
        and not (hit.match["per"] or hit.has("f") or _word_before(clause))
    )


def _is_timed(hit: Hit) -> bool:
    """三千一个月, 5000/月: an amount per period is a price without further words."""
    return compiled(r"[一每/]\s?个?[天月季年]").match(hit.word("per")) is not None and hit.number().low >= 100


def _priced(hit: Hit, clause: str, word: str, area: str) -> Iterable[Mention]:
    tenths = hit.number("f").low / 10 if hit.has("f") and hit.number("f").low < 10 else _NOTHING
    coins = _DIME if hit.word("coin") in ("毛", "角") else _YUAN
    period = _period(hit, clause)
    if area == "亩":
        return _per_mu(hit, word, period)
    if word == "service_charge" and not _is_included(hit, clause):
        rate = monthly_rent(coins, period or "month")
        charge = hit.quantity("CNY/m2/month", rate, plus=tenths)
        return hit.says("service_charge", charge) if charge.high < 100 else ()
    monthly = monthly_rent(coins, period or "month")
    if area or (word != "sale" and (hit.number().high + tenths) * coins < _MOST_MONTHLY):
        return _per_m2(hit, word, period, monthly, tenths)
    if period and (word != "sale" or "总价" in clause):
        return hit.says("rent_total", hit.quantity("CNY/month", monthly, plus=tenths))
    return _sum(hit, word)


def _is_included(hit: Hit, clause: str) -> bool:
    """含税含物业18 is the rent including the charge; (含物业2元) is the charge itself."""
    return hit.number().low >= 8 and compiled(rf"含(?:物业|管理)费?{_FILL}$").search(clause) is not None


def _one_and(hit: Hit) -> Iterable[Mention]:
    """块八一平一天, 一天块八一平: 1.8, with the one left out."""
    tenths, period = hit.number("f"), _period(hit, hit.before("f", 8).removesuffix("块"))
    if not (period or hit.match["per"]) or len(tenths.text) > 1 or not 1 <= tenths.low <= 9:
        return ()
    rent = hit.quantity("CNY/m2/month", monthly_rent(Fraction(1, 10), period or "month"), "f", plus=10)
    return hit.says("rent", rent) if period else _day_or_month(hit, rent, f"块{hit.word('f')}")


def _day_or_month(hit: Hit, rent: Quantity, said: str) -> Iterable[Mention]:
    return hit.says("rent", rent, is_ambiguous=True, note=f"“{said}”是每天还是每月的租金？")


def _per_mu(hit: Hit, word: str, period: str) -> Iterable[Mention]:
    if word == "tax":
        return ()
    if period or word == "rent":
        rate = monthly_rent(Fraction(1), period or "year") / MU_M2
        return hit.says("rent", hit.quantity("CNY/m2/month", rate))
    price = hit.quantity("CNY/mu")
    return hit.says("land_price", price) if price.low >= 1000 else ()


def _per_m2(hit: Hit, word: str, period: str, rate: Fraction, tenths: Fraction) -> Iterable[Mention]:
    price = hit.quantity("CNY/m2/month", rate, plus=tenths)
    if not period and price.low >= _LEAST_SALE:
        return hit.says("sale_unit", price)
    if not period and word == "sale" and compiled("[售卖]").search(_clause(hit)):  # 售价499元/㎡ is no rent
        return ()
    if word == "tax" or price.low <= 0 or price.high > 2000:
        return ()
    if not period and price.high < 3:
        return _day_or_month(hit, price, hit.word("n"))
    return hit.says("rent", price)


def _sum(hit: Hit, word: str) -> Iterable[Mention]:
    """A sum without a period. 单价3600 is per ㎡; 1350万 is the price of the whole if something is for sale."""
    amount = hit.quantity("CNY")
    if word == "unit":
        return _unit_price(hit, amount)
    if word == "sale" and amount.low >= 10_000:
        return hit.says("sale_total", amount)
    if word == "sale" and amount.low >= 1000 and compiled("[售卖](?!总)").search(_clause(hit)):
        return hit.says("sale_unit", amount)
    if amount.low >= 10_000 and (hit.has("coin") or _is_big(hit.number())):
        return hit.says("money", amount)
    return ()


def _unit_price(hit: Hit, amount: Quantity) -> Iterable[Mention]:
    """单价45万 of land is per mu, as no floor space costs that much."""
    if amount.low > _MOST_FLOOR:
        return hit.says("land_price", amount) if "亩" in hit.scan.clean else ()
    return hit.says("sale_unit", amount) if amount.low >= _LEAST_SALE else ()


def _deposit(hit: Hit) -> Iterable[Mention]:
    months = hit.number().low
    return hit.says("deposit", months) if months <= 24 else ()


def _free(hit: Hit) -> Iterable[Mention]:
    factor = 12 if hit.word("u").startswith("年") else 1
    return hit.says("rent_free", hit.number().low * factor)


def _half_year(hit: Hit) -> Iterable[Mention]:
    return hit.says("rent_free", Fraction(6))


def _negotiable(value: bool) -> Production:
    def produce(hit: Hit) -> Iterable[Mention]:
        return hit.says("negotiable", value)

    return produce


def _of_floor(hit: Hit) -> Iterable[Mention]:
    """租金 一楼22 二楼16: a bare number after a floor, in a clause about rent."""
    price = hit.quantity("CNY/m2/month")
    clause = re.split(r"[。;\n]", hit.before(width=16))[-1]
    clause = clause if price.low >= 8 else clause.split(",")[-1]
    if not 5 <= price.low <= price.high <= 60 or not re.search("租(?!了|掉|出)|价", clause) or "高" in clause:
        return ()
    return hit.says("rent", price)


def _alone(hit: Hit) -> Iterable[Mention]:
    price = hit.quantity("CNY/m2/month")
    return hit.says("rent", price) if 5 <= price.low <= price.high <= 60 and hit.number().is_arabic else ()


#: For a letting offer without a price: a bare number that nothing else explains.
LAST_RESORT: list[NumberRule] = [NumberRule("rent_alone", rf"(?<![^\s,;|])(?P<n>{N})(?=[\s,;|]|$)", _alone)]

RULES: list[NumberRule] = [
    NumberRule("deposit_pay", rf"[押压](?P<n>{N})(?:个月)?付(?:{N}|半年|年)", _deposit, ("押", "压")),
    NumberRule("deposit_said_first", rf"(?P<n>{N})[押压]{N}付", _deposit, ("押", "压")),
    NumberRule("deposit_pay_first", rf"付(?:{N}|半年|年)[押压](?P<n>{N})(?!万|千|百)", _deposit, ("押", "压")),
    NumberRule(
        "deposit", rf"(?:[押压]金|[押压]|保证金)(?:为|是|约|[:\s])*(?P<n>{N})\s*个?月", _deposit, ("押", "压", "保证金")
    ),
    NumberRule(
        "free", rf"免(?:租金|租期|租|房租)?[^\x01\x03,。;\n第]{{0,4}}(?P<n>{N})\s*(?P<u>个?月|年)", _free, ("免",)
    ),
    NumberRule("free_half_year", r"免(?:租|租期|房租)?[:\s]?半年|半年免租", _half_year, ("半年",)),
    NumberRule("free_first", rf"(?:前|首)?(?P<n>{N})(?P<u>个?月|年)\s*(?:的)?免(?:租|费)", _free, ("免",)),
    NumberRule(
        "free_given", rf"(?:满|签|租){N}年[^\x01\x03,。;\n]{{0,4}}[送免](?P<n>{N})(?P<u>个?月|年)", _free, ("送", "免")
    ),
    NumberRule("free_gift", rf"(?:送|赠)(?P<n>{N})(?P<u>个?月|年)(?:免租)?", _free, ("送", "赠")),
    NumberRule(
        "money",
        rf"(?P<n>{N}){_OTHER_UNIT}(?:\s*(?:多|来)?(?P<coin>{_COIN}|[毛角])(?:(?P<f>{N})(?!\s?(?:{_TIME}|个|平|方|㎡|楼|层|吨|[tTmMkK]|台|部|米|跨|人|间|万|千|亩))(?:[毛角]钱?)?)?)?(?P<per>{_UNITS_AFTER})",
        _money,
    ),
    NumberRule("money_one_and", rf"块(?<![{FIRST}{REST}几地]块)(?P<f>{N})(?P<per>{_UNITS_AFTER})", _one_and, ("块",)),
    NumberRule("rent_of_floor", rf"[楼层](?P<n>{N})(?=[\s,。;)]|$)", _of_floor, ("租", "价")),
    NumberRule("not_negotiable", rf"不还价|不议价|谢绝还价|{N}口价|不讲价|免谈价", _negotiable(False), ("价",)),
    NumberRule(
        "negotiable",
        r"面[议谈](?<!转让费面.)(?<![押佣]金面.)(?<!物业费面.)(?<!税收面.)(?<!期面.)(?<!年限面.)|(?:价格?|租金|房租|价钱|价)[^,。;\s]{0,4}(?:好谈|可谈|好商量|可商量|可议|详谈|再谈|优惠)|可谈|好谈|可议价|价格美丽|价优|电议|优惠可谈|大可优惠|谈点",
        _negotiable(True),
        ("议", "谈", "商量", "优惠", "美丽", "价优"),
    ),
]
