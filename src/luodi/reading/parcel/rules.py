"""Rules for prose without labels: 40亩, 30万/亩, 50年, 1.2容积率起, 二类工业用地, H-12地块, 由某公司竞得.

Rules over the shadow match numbers, rules over the text match words. Keys are those of the record; `other` claims numbers
that belong to nothing the record holds.
"""

import re
from collections.abc import Iterable
from fractions import Fraction

from luodi.measures import AREA_UNITS, Hedge, hedge_of, number, per_mu, plain
from luodi.reading._mention import Mention
from luodi.reading._quantities import Hit, NumberRule
from luodi.reading._rule import Rule, compiled
from luodi.reading._scan import N

_COIN = r"(?:元|块钱?|人民币)?"
_NOT_THE_LAND = (
    r"(?:每块|每宗|每个?|另有[^,;。\n]{0,6}|其中[^,;。\n]{0,12}|大于|小于|低于|少于|超过|满|不足|不到|以上|起步|最小|切|分割?|可供|可分[^,;。\n]{0,4}|一期|二期|首期|"
    r"累计|共有|已用|已建|剩余?|建筑面积|厂房|代建[^,;。\n]{0,4}|绿地|道路|项目|占地(?=\x01)|配套|租|公共|周边|园区(?:总|规划)?面积|规划面积|总体规划|带)(?:约|近|达|为|:|\s)*$"
)
_AFTER_LAND = r"\s*(?:以上|以下|起(?:切|分|供|步)|左右?可谈|绿化|道路|林地|农田|水面|都能|的项目|以上的)"


def _land(hit: Hit) -> Iterable[Mention]:
    """The land itself, as opposed to the denominator of a price, a part, or a threshold."""
    before = hit.before(width=14)
    if compiled(r"[/每元万]\s*$").search(before) or compiled(_AFTER_LAND).match(hit.after()):
        return ()
    number, unit = hit.number(), hit.word("u").lower()
    is_price = compiled(r"[元万亿千块\d]\s*$").search(before) or compiled(r"[\d一二三四五六七八九十要只]").match(
        hit.after()
    )
    is_one = number.high == 1 and is_price is not None
    if number.is_range or is_one:
        return ()
    if number.text[-2:-1] in ("万", "千") and number.text[-1] == "一":
        return _spoken_price(hit, unit)
    value = number.high * AREA_UNITS[unit]
    if value < 500 or compiled(_NOT_THE_LAND).search(before):
        return ()
    hedge = hedge_of(hit.before(width=8), hit.after())
    return hit.says("land_area_m2", plain(value, 2), hedge=hedge)


def _land_m2(hit: Hit) -> Iterable[Mention]:
    """An area in ㎡ that is a clause of its own."""
    number = hit.number()
    is_land = 1000 <= number.high <= 10_000_000 and not number.is_range
    return hit.says("land_area_m2", plain(number.high, 2)) if is_land else ()


def _spoken_price(hit: Hit, unit: str) -> Iterable[Mention]:
    """二十二万一亩, 26.5 万一亩: the last 一 belongs to the unit."""
    numeral = hit.number()
    value, key = number(numeral.text[:-1]), _role(hit.before(width=12))
    if len(numeral.text) == 2:
        before = [n for n in hit.scan.between(numeral.start - 10, numeral.start) if n.end >= numeral.start - 1]
        value = before[-1].low * value if before and value else None
    return hit.says(key, plain(per_mu(value, unit), 2)) if value and key and unit in ("亩", "公顷") else ()


_ROLES: tuple[tuple[str, str], ...] = (
    (
        "",
        r"租金|月租|年租|起租|租(?!后|让)|每年|去年|原价|原来?|之前|周边|市场价|隔壁|补贴|奖励|返还|成本|评估|加价|增价|幅度|保证金|定金|增加值|利润|开票|营收|销售|利税|楼面|房价|厂房",
    ),
    ("tax_per_mu_min_cny", r"(?<![利])税"),
    ("output_per_mu_min_cny", r"产值|产出"),
    ("investment_per_mu_min_cny", r"投资|投强|固投|投入"),
)


def _per_mu_before(hit: Hit) -> Iterable[Mention]:
    """一亩38万, but not 25亩 1.2万."""
    return _per_mu(hit) if not hit.has("one") or hit.number("one").high == 1 else ()


def _per_mu(hit: Hit) -> Iterable[Mention]:
    """15.8万/亩, 二十二万一亩, 一亩38万: the price of the land, unless the words before it name something else."""
    if compiled(r"\s*[/.]?\s*(?:年|月|天|每年|一年)(?!前|内|底)").match(hit.after()):
        return hit.says("other", None)
    unit = {"市亩": "亩", "ha": "公顷"}.get(hit.word("u").lower(), hit.word("u").lower())
    number = hit.number()
    magnitude = {"": 1, "万": 10_000, "千": 1000, "百": 100, "亿": 10**8}[hit.word("m")]
    value = per_mu(number.low * magnitude, unit)
    clause = re.split(r"\s/\s|[,;。\n|]|\d亩|\s\s", hit.before(width=26))[-1]
    key = _role(clause)
    if set(number.text) <= set("十百千万亿"):  # 投资(万元/亩):300: a unit
        return ()
    if not key or number.is_range:
        return hit.says("other", None)
    is_written = hit.word("m") or number.text[-1] in "万亿wW" or number.low >= 1000 or hit.has("coin")
    if not is_written:
        value *= 10_000
    if not 1000 <= value <= 200_000_000:
        return hit.says("other", None)
    return hit.says(key, plain(value, 2), hedge=hedge_of(hit.before(width=12), hit.after()))


def _role(clause: str) -> str:
    """The subject of a price per mu: the nearest word before it, or the land itself."""
    nearest, key = -1, "land_price_cny_mu"
    for name, words in _ROLES:
        for match in compiled(words).finditer(clause):
            if match.end() > nearest:
                nearest, key = match.end(), name
    return key


def _years(hit: Hit) -> Iterable[Mention]:
    years = hit.number()
    if years.is_range or not 5 <= years.low <= 70 or years.low != int(years.low):
        return ()
    return hit.says("tenure_years", plain(years.low))


def _ratio(hit: Hit) -> Iterable[Mention]:
    """1.2容积率起, 2.0以上容积率."""
    number = hit.number()
    if not 0 < number.high <= 20:
        return ()
    if number.is_range:
        low = hit.says("floor_area_ratio_min", plain(number.low), hedge=Hedge.AT_LEAST)
        return (*low, *hit.says("floor_area_ratio_max", plain(number.high), hedge=Hedge.AT_MOST))
    side = "min" if compiled(r"以上|起").search(hit.word("a") + hit.word("b")) else "max"
    hedge = Hedge.AT_LEAST if side == "min" else Hedge.AT_MOST
    return hit.says(f"floor_area_ratio_{side}", plain(number.high), hedge=hedge)


def _tallest(hit: Hit) -> Iterable[Mention]:
    metres = hit.number()
    return hit.says("height_limit_max_m", plain(metres.high), hedge=Hedge.AT_MOST) if 5 <= metres.high <= 300 else ()


def _at(hit: Hit, key: str, value: Fraction) -> tuple[Mention, ...]:
    """A mention spanning only the number, because the words before it in the pattern have mentions of their own."""
    start, end = hit.match.start("n"), hit.match.end("m" if hit.has("m") else "n")
    return (Mention(key, plain(value, 2), start, end, hit.rule, hedge_of(hit.before(), "")),)


def _each(hit: Hit) -> Iterable[Mention]:
    """投资总额不低于8亿元,亩均≥1000万元: per mu, of the thing named before the comma."""
    value = hit.number().low * (10_000 if hit.has("m") else 1)
    if value < 10_000 and hit.has("coin"):
        return ()
    return _at(hit, "investment_per_mu_min_cny", value if value >= 10_000 else value * 10_000)


def _total(hit: Hit) -> Iterable[Mention]:
    value = hit.number().high * (10_000 if hit.has("m") else 1)
    return _at(hit, "deal_price_cny", value) if value >= 10_000 and not hit.number().is_range else ()


def _two_terms(hit: Hit) -> Iterable[Mention]:
    """租赁期5年,出让期15年: first leased, then granted, 20 in total."""
    years = hit.number("a").low + hit.number("b").low
    return hit.says("tenure_years", plain(years)) if years <= 99 and hit.number("a").low >= 1 else ()


NUMBERS: list[NumberRule] = [
    NumberRule(
        "label_two_terms",
        rf"租(?:赁(?:年限|期限?)?|期)?[:为]?(?P<a>{N})年(?:租期)?[,、+及和;\s]{{0,2}}(?:期满|后|再|转|加)*(?:出让|让)(?:年限|期限?)?[:为]?(?P<b>{N})年",
        _two_terms,
        ("租",),
    ),
    NumberRule(
        "land",
        rf"(?P<n>{N})\s*[多来余几]?\s*(?P<u>市亩|亩(?!均|产)|公顷|ha(?![a-z])|平方公里)",
        _land,
        ("亩", "公顷", "ha", "平方公里"),
    ),
    NumberRule(
        "land_m2",
        rf"(?<=[,;\s|])(?P<n>{N})\s*(?P<u>平方米|㎡|平方|[mM]2)(?=[,;。\s|(]|$)",
        _land_m2,
        ("平方", "㎡", "m2", "M2"),
    ),
    NumberRule(
        "per_mu",
        rf"(?P<n>{N})\s*(?P<m>[万千百亿])?\s*(?P<coin>{_COIN})\s*(?:/|每|一|\x01)\s*(?P<u>市亩|亩|公顷|ha(?![a-z]))",
        _per_mu,
        ("亩", "公顷", "ha"),
    ),
    NumberRule(
        "per_mu_before",
        rf"(?:每|(?P<one>{N}))(?P<u>亩|公顷)(?:地|只要|要价|要|约|为|人民币|:|\s)*(?P<n>{N})\s*(?P<m>[万千])?(?P<coin>{_COIN})(?!\s*[亩%个平㎡])",
        _per_mu_before,
        ("亩", "公顷"),
    ),
    NumberRule(
        "tenure_alone",
        rf"(?:(?<=[,;:\s])|(?<=出让)|(?<=国有)|(?<=使用权)|(?<=弹性)|(?<=均为)|(?<=统一为)|(?<=都是)|(?<=均))(?P<n>{N})年(?:期|产权|使用权|出让)?(?=[,;。\s)]|$|工业|国有)",
        _years,
        ("年",),
    ),
    NumberRule(
        "ratio_before",
        rf"(?P<n>{N}) ?(?P<a>以上|起)?的?容积率(?P<b>起|以上)?(?!\s*[\d≥≤:]|[上下]限|[不大小高低(])",
        _ratio,
        ("容积率",),
    ),
    NumberRule(
        "tallest", rf"(?:最高|限高)(?:可建|可做|为|约)?(?P<n>{N})\s*(?:米|[mM](?![2²]))", _tallest, ("最高", "限高")
    ),
    NumberRule(
        "each",
        rf"投资[^;。\n]{{0,24}},\s*亩均(?!税|产|增|固|投|开|销|营|利)[^\x01,;。\n]{{0,6}}(?P<n>{N})\s*(?P<m>万)?(?P<coin>元)?",
        _each,
        ("亩均",),
    ),
    NumberRule(
        "won_for",
        rf"以(?:总价|底价|起始价|人民币|\s)*(?P<n>{N})\s*(?P<m>万)?元?(?!\s*[/每])(?:\([^()\n]{{0,20}}\))?(?:的?(?:价格|总价|底价|成交价))?[^\x01,;。\n]{{0,6}}(?:竞得|摘得|成交|拍得|拿下|摘牌|竞买)",
        _total,
        ("竞得", "摘得", "成交", "拍得", "拿下", "摘牌", "竞买"),
    ),
    NumberRule(
        "total",
        rf"(?:出让金|议定|协议价?|成交|约定)[^;。\n]{{0,30}}(?:共计|合计|总计|总价|总额|总价款)(?:约|为|:|\s)*(?P<n>{N})\s*(?P<m>万)?元?",
        _total,
        ("共计", "合计", "总计", "总价", "总额"),
    ),
]


def _use(match: re.Match[str], name: str) -> Iterable[Mention]:
    return (Mention("land_use", match["w"], *match.span("w"), name),)


def _code(match: re.Match[str], name: str) -> Iterable[Mention]:
    """The number of a parcel, as opposed to similar numbers of industries, notices, phones and standards."""
    words = match["w"]
    if compiled(r"[告字文][(\[]?20").search(
        match.string[max(0, match.start() - 2) : match.end()]
    ):  # the notice's own number
        return ()
    if compiled(
        r"[A-T]\d{2,4}$|[MWBRAUS]\d{0,2}$|(?:GB|ISO|DB|COD|VOC|PM|BIM|PC|EPC|AAA?|CEO|HR)[-\d/]*|[GSX]\d{1,4}$|20\d\d$"
    ).fullmatch(words):
        return ()
    return (Mention("parcel_no", words, *match.span("w"), name),)


def _buyer(match: re.Match[str], name: str) -> Iterable[Mention]:
    return (Mention("buyer", match["w"], *match.span("w"), name),)


_HAN = "[一-龥]"
_CODE = r"(?:20\d\d[-年]?)?[A-Z]{1,6}(?:\(\d{4}\)|\[\d{4}\])?\d*(?:-[A-Za-z0-9]{1,8}){1,4}|(?:20\d\d)?[A-Z]{1,4}\d{4,}|[A-Z]{1,5}20\d\d[A-Z]{1,3}\d{1,4}|20\d\d[A-Z]{1,3}-?\d{1,5}(?:-\d{1,3})*"
_COMPANY = (
    r"(?:(?![由被向以给])[一-龥A-Za-z0-9()]){2,30}?(?:股份有限公司|有限责任公司|有限公司|集团|公司|合伙企业|研究院)"
)

WORDS: list[Rule] = [
    Rule(
        "parcel_named",
        rf"(?<![A-Za-z0-9])(?P<w>(?:{_CODE})(?:号)?(?:地块|宗地)?)(?![A-Za-z0-9])",
        _code,
    ),
    Rule("parcel_lettered", r"(?<![A-Za-z0-9])(?P<w>[A-Z]-?\d{0,3}(?:号)?(?:地块|宗地))", _code, needs="块宗"),
    Rule(
        "parcel_yearly",
        rf"(?P<w>(?:{_HAN}{{2,6}})?20\d\d-[A-Z]?\d{{1,4}}(?:-\d{{1,3}})?号(?:地块|宗地)?)",
        _code,
        needs="号",
    ),
    Rule("parcel_of_year", r"(?P<w>20\d\d(?:(?![年月第])[一-龥]){1,4}-?\d{1,4}号(?:地块|宗地)?)", _code, needs="号"),
    Rule(
        "parcel_counted",
        r"(?P<w>(?:地块|宗地)[一二三四五六七八九十]{1,2}(?![至周])|(?<![\d第共近])(?:\d{1,3}|[一二三四五六七八九十])号(?:地块|宗地|地(?![铁方区下址]))|(?:地块|宗地)(?:\d{1,2}(?![\d.亩])|[A-Z](?![A-Za-z0-9])))",
        _code,
        needs="块宗地",
    ),
    Rule(
        "bought_by",
        rf"(?:由|被)(?P<w>{_COMPANY})(?:以(?:[^,;。\n]|,(?=\d)){{1,24}})?(?:成功)?(?:竞得|摘得|竞买|拍得|拿下|摘牌|受让)",
        _buyer,
        needs="竞摘拍拿受",
    ),
    Rule(
        "buys",
        rf"(?P<w>{_COMPANY})(?:以(?:[^,;。\n]|,(?=\d)){{1,24}})?(?:成功)?(?:竞得|摘得|拍得|拿下|摘牌)",
        _buyer,
        needs="竞摘拍拿",
    ),
    Rule("granted_to", rf"(?:向|给)(?P<w>{_COMPANY})(?:供应|出让|供地)", _buyer, needs="供出"),
    Rule(
        "use_named",
        (
            r"(?<!其中)(?P<w>(?:[MW][0-3](?:/[一-龥MW\d]{1,4})*)?(?:一类|二类|三类|存量|新型|国有|集体|普通|其他)*(?:工业|仓储|物流仓储|物流|集体建设|商业服务业?|商业|商服|住宅|科研|教育|研发|新型产业|工矿仓储|创新型产业|生产性服务业)"
            r"(?:混合)?(?:建设)?(?:用地|土地(?!证|款|价|使用|出让|面积|增值|平整)|地(?!块|产|区|段|址|方|面|坪|下|带(?!围墙|厂|建|手续|证)))(?:\([MW]\d?\))?)"
        ),
        _use,
    ),
    Rule("use_coded", r"(?<![A-Za-z0-9])(?P<w>[MW][0-3](?:/[一-龥MW\d]{1,4})*)(?![A-Za-z0-9-])", _use, needs="MW"),
    Rule("use_alone", r"(?:(?<=[\s,])|^)(?P<w>[一二三]类工业|工业|仓储|物流)(?=[\s,;。]|$)", _use, needs="工仓物"),
]

#: A superseded price: 由24.8万元/亩调整为21万元/亩.
CORRECTED = r"(?:由|从)[^,;。\n]{1,16}(?:调整|降|变更|改|下调|上调)(?:为|到|至)"
