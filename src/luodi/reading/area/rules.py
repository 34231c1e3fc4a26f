"""Rules for areas. One rule matches a number with a unit of area; the words around it say what the area is of.

Keys: `area` (floor area), `area_total` (explicitly the whole), `area_rest` (remaining or passed on), `area_from` (…起: the
smallest part of an offer, the minimum of a requirement), `area_least` (起租, 起分, 每跨), `area_each` (每层, 各, 首层),
`area_part` (办公, 宿舍, 夹层), `yard` (空地, 场地), `land` (亩, 占地), `area_other` (已租, 可再建, the company's present site).
Values are `Quantity` in m2.
"""

import re
from collections.abc import Iterable
from fractions import Fraction

from luodi.measures import MU_M2, Hedge, Quantity
from luodi.reading._mention import Mention
from luodi.reading._quantities import Hit, NumberRule, Production
from luodi.reading._rule import compiled
from luodi.reading._scan import N

#: Square metres as people write them; 方 and 平 must not start another word.
M2 = (
    r"(?:个?(?:平方公尺|平方米|平方(?!公里|千米)|平米|平放|㎡|[mM]2(?![\d])|[mM]²|[sS][qQ]\.?\s?[mM]|"
    r"平(?![台均时安稳坦板价行]|整(?![租体栋层]))|方(?![便向面式案正法圆木钢]))|坪米)"
)
_SMALL_LAND = Fraction(100)
_UNITS = r"[元块圆毛角%％亩吨tT米mMkK层楼号栋幢座个台部人名间年月天日度公千瓦张套家辆条口根米伏每变安呎尺坪v\x01\x03/／]|平|方|㎡|\.\d"
#: Looks like a unit but starts another label: 面积3000 层高8米, 面积3000 平均18元.
_HEADS = (
    r"层[高数]|楼[层板面]|吨位|亩[均产]|平[均整]|方[便案向式]|栋[数距]|号码|台数|人[数均]|间[距数]|年[租限产]|月[租付]|天[车然]|日租|度假|公[摊交路]|千斤|"
    r"个[人体]|家[具电]|名[称字]|部分|变压|安全|每[平方月年层天亩]|元起|块数|座落|条件|口岸|张[^\s]|米数|伏电"
)
_NOT_A_UNIT = rf"(?![多来余几]?(?:{_UNITS})|[多来余几]?\s+(?!{_HEADS})(?:{_UNITS}))"

#: Words before a number that classify it; the first pattern that matches their end decides.
_BEFORE: tuple[tuple[str, str], ...] = (
    (
        "area_other",
        (
            r"(?:可再?建|能再?建|扩建|再建|另建|已租|租掉|现有(?:厂房|场地)?[^\s,。;\n]{0,6}|(?:现|老|旧)(?:的)?(?:厂房|仓库|车间|场地|厂)|目前(?!想|要|找|需|求|拟|计划|准备|打算|急)[^\s,。;\n]{0,6}|现在(?!再|想|要|找|需|搬|空|腾|出租|招租|有)[^\s,。;\n块元平]{0,8}|"
            r"在[^\s,。;\n]{1,8}租[了着](?:一?个?)?|租的(?:厂房|仓库|车间)?|自用|原有?(?:厂房)?|公摊|套内使用|用不完|房东自留|报批(?:面积)?约?|吨位|距离?|跨度|长|宽|吞吐量|产能|年产)"
        ),
    ),
    (
        "area_rest",
        r"(?:剩下?|还剩|剩余|仅剩|只剩|转租|空出来?|余下|现出租|拿出|(?:可(?:供)?出?租|出租|招租|待租|在租|空置|闲置|可售|可用)(?:建筑|厂房|总)?面积)(?:的|有|为|约|面积|[:\s])*",
    ),
    (
        "area_each",
        r"(?:每层|每栋|每幢|单栋|单幢|每个?单元|每间|每套|各|单层面积|单层建筑面积|标准层|首层(?:面积)?(?:不少于|须|要|≥)|每户)(?:约|大概|面积|不小于|不少于|≥|>=|在|是|为|[:\s])*",
    ),
    (
        "area_least",
        r"(?:最小|起租(?:面积)?|起分|分割面积|最少|每跨|最小可?(?:分[割租]?|租)(?:面积)?|每半?边|按[^,。;\n]{0,24}|(?:拆|分)成\S{0,3}|(?:拆|分)为?(?:\d|[一二两三四五六])[个间份块]|单跨)(?:约|面积|可|是|[:\s])*",
    ),
    (
        "yard",
        r"(?:另?含|其中|带|送)?(?:有|约)?(?:空地|场地|院子|堆场|操场|停车场|大院|露天\S{0,2}|空场|货场|院落)(?:约|有|面积|大概|是|达|共|[:\s])*",
    ),
    (
        "area_part",
        (
            r"(?:办公(?:楼|室|区|面积|用房|配套)?|宿舍(?:楼)?|夹层|辅房|附房|辅助用房|附属用房|食堂|(?:住宿|生活)用?房|住房|净化(?:车间|面积|间)?|恒温车间|"
            r"(?:万级|千级|百级|十万级)?无尘车间|展厅|阁楼|雨棚|钢棚|门卫|其中[^,。;\n]{0,8}|含(?!税|物业|水|在|运)[^,。;\n]{0,6}|办公研发|研发办公|配(?:套|有|备)?[^,。;\n\s]{0,4}(?:仓库|仓|用房|厂房|车间)|配电房|冷库(?:面积)?)"
            r"(?:约|有|面积|大概|是|共|合计|三层|二层|两层|四层|五层|\d层|[:\s])*"
        ),
    ),
    (
        "area_total",
        r"(?:总(?:建筑)?面积|总建面|建筑总面积|总共|一共|合计|总计|共计|总的?是?|(?<![公一总幢栋座间个])共|建面|建筑面积|建筑|整体|体量|房子呢?)(?:约|大概|为|是|达|有|在|共|近|超|不到|[:\s])*",
    ),
)
_AFTER: tuple[tuple[str, str], ...] = (
    ("area_other", r"\s*(?:[^,。;\s]{0,4}到期|用不完|不够用?|已租|已出租|租掉|自用|已满|停车位|绿化)"),
    ("area_each", r"\s?(?:/|每)(?:层|栋|幢|间|套|个?单元)"),
    ("area_least", r"\s*(?:以上)?\s*(?:起租(?![期日时年面])|起分|起切|起割)"),
    ("area_from", r"\s*起(?!重|点|步价|草)"),
    ("yard", r"的?(?:空地|场地|院子|堆场|空场|操场|大院|货场)"),
    ("area_part", r"的?(?:办公|宿舍|辅房|附房|夹层|食堂|雨棚|门卫|阁楼|住宿|生活区|展厅)(?![:\d])"),
)


_BEFORE_END = "(?:" + "|".join(f"(?P<{key}>{words})" for key, words in _BEFORE) + ")$"
_AFTER_START = "|".join(f"(?P<{key}>{words})" for key, words in _AFTER)


def _role(hit: Hit) -> str:
    match = compiled(_BEFORE_END).search(hit.before(width=24)) or compiled(_AFTER_START).match(hit.after(10))
    return (match.lastgroup or "area") if match else "area"


#: Right before a number, these make the area the denominator of a price.
_DENOMINATORS = frozenset("元块/每")


#: 使用面积1800平 beside 建筑面积2000平: the same space measured inside.
_INSIDE = r"(?:实用|套内|使用)(?:建筑)?(?:面积)?(?:约|有|为|达|[:\s])*$"


def _area(hit: Hit) -> Iterable[Mention]:
    if not 10 <= hit.number().high <= 20_000_000 or hit.before(width=1) in _DENOMINATORS:
        return ()
    quantity, role = hit.quantity("m2"), _role(hit)
    is_inside = role == "area" and compiled(_INSIDE).search(hit.before())
    return (hit._replace(rule="area_inside") if is_inside else hit).says(role, quantity)


def _ping(hit: Hit) -> Iterable[Mention]:
    """三千坪: 3.3 m2 each as in Taiwan, or a slip for 平."""
    number = hit.number()
    if not 10 <= number.low <= number.high <= 2_000_000:
        return ()
    return hit.says("area", hit.quantity("m2"), is_ambiguous=True, note=_PING)


_PING = "“坪”是 3.3 平方米的坪，还是平方米？"


def _between(hit: Hit) -> Iterable[Mention]:
    """面积不低于2000不超过3000: both ends of a range."""
    least, most = hit.number("n"), hit.number("most")
    if not 30 <= least.high < most.low <= 2_000_000:
        return ()
    both = Quantity(least.low, most.high, "m2", Hedge.EXACT, least.start, least.end)
    return (Mention("area", both, *hit.match.span(), hit.rule, Hedge.EXACT),)


def _bare(least: int, key: str = "") -> Production:
    """A number without a unit, not small, where only an area can be meant."""

    def produce(hit: Hit) -> Iterable[Mention]:
        if hit.number().low < least or hit.number().high > 2_000_000:
            return ()
        return hit.says(key or _role(hit), hit.quantity("m2"))

    return produce


def _plate(hit: Hit) -> Iterable[Mention]:
    """一层1300，二层1300: the floor numbers stay floors."""
    return (m._replace(start=hit.match.start("n")) for m in _bare(100, "area_each")(hit))


def _on_offer(hit: Hit) -> Iterable[Mention]:
    """园区共9.8万平，本次出租的仅为3号楼一层，面积2800平: only this part is on offer."""
    quantity = hit.quantity("m2")
    return (Mention("area_rest", quantity, hit.match.start("n"), hit.match.end(), hit.rule, quantity.hedge),)


def _split(hit: Hit) -> Iterable[Mention]:
    """可分成两个1500, 可分成3000+2000: the first part; of two, the smaller one is the minimum."""
    if not hit.has("half"):
        return _bare(50, "area_least")(hit)
    parts = [n for n in hit.scan.between(*hit.match.span()) if n.low >= 50]
    if len(parts) < 2:
        return ()
    least = min(parts, key=lambda n: n.low)
    return hit.says("area_least", Quantity(least.low, least.low, "m2", Hedge.EXACT, least.start, least.end))


def _land(hit: Hit) -> Iterable[Mention]:
    """亩 and 公顷; 十一亩三分 is 11.3 亩. 一亩 after a price is its denominator."""
    unit = Fraction(10_000) if hit.word("u")[0] in "公h" else MU_M2
    number, before = hit.number(), hit.before(width=12)
    is_one = number.high == 1 and number.low == 1
    if compiled(r"[/每元万]$").search(before) or (
        is_one and (re.search(r"[元万亿千块\d]\s*$", before) or re.match(r"[\d一二三四五六七八九]", hit.after(1)))
    ):
        return ()
    part = hit.number("f").low / 10 if hit.has("f") else Fraction(1, 2) if hit.has("half") else 0
    quantity = hit.quantity("m2", unit, plus=part)
    if quantity.high < _SMALL_LAND:
        return ()
    role = _role(hit)
    return hit.says(role if role in ("yard", "area_other") else "land", quantity)


def _divisible(value: bool) -> Production:
    def produce(hit: Hit) -> Iterable[Mention]:
        return hit.says("is_divisible", value)

    return produce


def _rentable(hit: Hit) -> Iterable[Mention]:
    """park: '30,000', rent: '5,000' of a warehouse page: the size of the park and the space to let."""
    return hit.says("area", hit.quantity("m2"))


def _land_m2(hit: Hit) -> Iterable[Mention]:
    return hit.says("land", hit.quantity("m2"))


_FILL = r"(?:约|改[成为到]|调整[为到]|大概|大约|是|有|为|在|要|达|共|近|不低于|不少于|不超过|至少|≥|>=|≤|<=|:|\s|的话|呢|】)*+"

_LEAST_WORDS = r"(?:不[低少小]于|不得[低少小]于|至少|最少|最低|最小|起码|大于|超过|高于|≥|>=?)\s*"
_MOST_WORDS = r"(?:不[高多大]于|不得?超过?|别超过?|不要超过?|至多|最多|最高|最大|顶多|小于|低于|上限|≤|<=?)\s*"
RULES: list[NumberRule] = [
    NumberRule(
        "land_m2",
        rf"(?:土地(?:证|使用权?)?(?:面积)?|占地(?:面积)?|用地(?:面积)?|宗地(?:面积)?|地块面积){_FILL}(?P<n>{N})\s*[多来余几]?\s*{M2}",
        _land_m2,
        ("土地", "占地", "用地", "宗地", "地块面积"),
    ),
    NumberRule(
        "land_mu",
        rf"(?P<n>{N})\s*[多来余几]?\s*(?P<u>亩(?!均)|市亩|公顷|ha(?![a-z]))(?:地|(?P<half>半)地?|(?P<f>{N})分)?",
        _land,
        ("亩", "公顷", "ha"),
    ),
    NumberRule(
        "area_on_offer",
        rf"(?:本次|此次|现|仅|只)[^\x01。;\n]{{0,8}}(?:出租|招租|转租|出售|转让)[^\x01。;\n]{{0,6}}(?:{N}[层楼])?[^\x01。;\n]{{0,12}}面积{_FILL}(?P<n>{N})\s?{M2}",
        _on_offer,
        ("出租", "招租", "转租", "出售", "转让"),
    ),
    NumberRule("area", rf"(?P<n>{N})\s*[多来余几]?\s*(?P<u>{M2})", _area),
    NumberRule("area_ping", rf"(?P<n>{N})\s*[多来余几]?\s*坪(?![山镇村地坝石江上塘头洲岭])", _ping, ("坪",)),
    NumberRule(
        "area_between",
        rf"(?:面积|建面|厂房|仓库|车间)[^\x01,。;\n]{{0,4}}{_LEAST_WORDS}(?P<n>{N})\s*{M2}?[\s,、但且并也又到至]{{0,3}}{_MOST_WORDS}(?P<most>{N})(?:\s*{M2}|{_NOT_A_UNIT})",
        _between,
        ("面积", "建面", "厂房", "仓库", "车间"),
    ),
    NumberRule(
        "area_named",
        rf"(?:总|建筑|厂房|出租|需求|使用|车间|仓库|可租)?(?:面积|建面){_FILL}(?P<n>{N}){_NOT_A_UNIT}",
        _bare(30),
        ("面积", "建面"),
    ),
    NumberRule(
        "area_key",
        rf"park['\"]?:\s*['\"]?{N}['\"]?,\s*rent['\"]?:\s*['\"]?(?P<n>{N})(?=['\",])",
        _rentable,
        ("park",),
    ),
    NumberRule(
        "area_split",
        rf"(?:拆|分)成?{N}[个间份块](?P<n>{N}){_NOT_A_UNIT}|(?:拆|分|隔)成(?P<half>{N})\s?[+和]\s?{N}{_NOT_A_UNIT}",
        _split,
        ("拆", "分", "隔"),
    ),
    NumberRule(
        "area_smallest",
        rf"(?:最小|每半?边)(?:可?(?:分[割租]?|租)|面积|约|[:\s])*(?P<n>{N}){_NOT_A_UNIT}",
        _bare(50, "area_least"),
        ("最小", "边"),
    ),
    NumberRule(
        "area_left",
        rf"(?:剩下?|还剩|剩余|仅剩|转租)(?:的|约|有|面积)*(?P<n>{N})(?=出租|招租|[\s,;。]|$)",
        _bare(30, "area_rest"),
        ("剩", "转租"),
    ),
    NumberRule(
        "area_of_part",
        rf"(?:办公(?:楼|室|区)?|宿舍楼?|夹层|辅房|无尘车间|净化车间)[:\s]?(?P<n>{N}){_NOT_A_UNIT}",
        _bare(50, "area_part"),
        ("办公", "宿舍", "夹层", "辅房", "车间"),
    ),
    NumberRule(
        "area_of_building",
        rf"(?:厂房|仓库|库房|车间|[A-Z]仓|[A-Z]库|单层|整层){_FILL}(?P<n>{N}){_NOT_A_UNIT}",
        _bare(200),
        ("厂房", "仓", "库", "车间", "层"),
    ),
    NumberRule("area_of_floor", rf"{N}[层楼](?P<n>{N})(?=高|那种|[\s,;。]|$)", _plate, ("层", "楼")),
    NumberRule(
        "area_wanted",
        rf"(?:找|要|求租|求|需要?|租)(?:个|一个)?{_FILL}(?P<n>{N})(?=\s*(?:左右|上下)(?:的|[\s,]|$))",
        _bare(200),
        ("左右", "上下"),
    ),
]

#: Whether the space can be let in parts; key `is_divisible`.
DIVISION: list[NumberRule] = [
    NumberRule(
        "not_divisible",
        r"(?:不|不可|不能|谢绝)(?:可以|能|再|对外)?(?:分租|分割|拆分|分开|单租|拆(?![迁改除])|散租|散卖)|只整租|整租不分|整体出租不分",
        _divisible(False),
        ("分", "整租", "单租", "拆", "散"),
    ),
    NumberRule(
        "divisible",
        rf"(?<!不)(?<!不可)(?<!不能)(?:可|能|可以|均可|大小|自由|任意|灵活|随意|面积)[^,。;\s\x01]{{0,4}}(?:分租|分割|分隔|隔断|拆分|拆租|分开|拆成|分层|隔成|分(?=[\s,。;]|$)|单层(?:出)?租|单租)|"
        rf"(?<!不)(?<!谢绝)(?<!不能)(?<!不可)分租(?!不|谢绝)|分割出租|分层租|分层出租|拆分出租|{N}(?:跨|层|间|栋)[^,。;\s]{{0,2}}也?(?:可以?|能|行)租|租也行|起租面积|起分|"
        rf"(?:大小|面积)(?:可选|任选|均有|都有)|拼租|可打通|可分(?={N}[个间份块])",
        _divisible(True),
        (
            *("分", "拆", "隔", "单租", "单层", "拼租", "租也行", "起租面积", "打通", "可选", "任选", "均有", "都有"),
            *("跨", "层", "间", "栋"),
        ),
    ),
]

#: For a requirement without an area: a number or range that nothing else explains.
LAST_RESORT: list[NumberRule] = [
    NumberRule(
        "area_alone", rf"(?<![^\s,;。:|房库间])(?P<n>{N})(?=\s*(?:左右|上下|单层|{N}层|{N}楼|[\s,;。|]|$))", _bare(200)
    ),
]
