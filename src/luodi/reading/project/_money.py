"""Sums of a project: investment with its currency, output and tax per year.

Keys: `investment` (explicitly the total), `investment_plain` (投资, 注资, 斥资, 增资), `investment_fixed` (固定资产投资),
`investment_phase` (一期投资), `output`, `output_phase`, `tax`, `tax_phase`, and `other` for everything else: spending so
far (完成投资), plans for a year (年度投资), a part of the whole (设备投资), profit, sales, 利税.
The value is a `Quantity` whose unit is the ISO code of the currency.
"""

from collections.abc import Iterable

from luodi.measures import CURRENCIES, Hedge, Quantity
from luodi.reading._mention import Mention
from luodi.reading._quantities import Hit, NumberRule, Production, apply
from luodi.reading._rule import compiled
from luodi.reading._scan import N, Scan

_LEAST = 100_000


def _words(words: Iterable[str]) -> str:
    return "|".join(w.replace("$", r"\$") for w in sorted(words, key=len, reverse=True))


_BEHIND = rf"(?:{_words(CURRENCIES)})"
_BEFORE = rf"(?:{_words(w for w in CURRENCIES if w != '元')})"
#: An amount over the shadow: 人民币5亿元, 3.3亿美元, 20多亿, 15亿元人民币.
AMOUNT = rf"(?:(?P<pre>{_BEFORE})\s*)?(?P<n>{N})\s*[多来余几]?\s*(?P<post>{_BEHIND})?(?:\((?P<paren>{_BEHIND})\))?"
_FILL = (
    r"(?:\([^()\n]{0,14}\)(?=\s*[约近超]?\x01)|[大]?约|为|达到?|近|超过?|逾|突破|高达|可达到?|有望|将|预计|计划|预算|估算|估计|至少|不低于|不少于|不超过|共计?|合计|总计|累计|计|"
    r"规模|总额|金额|额|折合|可|能|实现|到|是|在|上|了|其|各项|[:\s\"|]|\x03|-)*+"
)
#: 总投资(万元): the unit is in the heading of the column or line.
_HEAD = rf"\(\s*(?:单位\s*:?\s*)?(?P<head>{N})\s*(?P<headcur>{_BEHIND})\s*\)[\s:|]*(?P<n>{N})"
_PHASE = rf"(?:(?:第?{N}|首|前)期|首批|起步区|本期|该期|起步)(?:工程|项目|建设|投入)?(?:的)?(?:计划|预计|拟|概算|估算|预算|约)*"
_SPENT = (
    r"(?:(?:已|累计|当年|本年|今年|全年|年内|上半年|下半年)*(?:完成|到位|到账|拉动|带动|撬动|吸引|利用)(?:了)?(?:[^,。;\n\x01\d]{0,6})(?:投资额?|外资|资金)|"
    r"累计(?:已)?(?:完成)?(?:固定资产)?(?:投资|投入)额?|(?:年度|当年|本年度?|今年|全年|年内|\x03年?)(?:度)?(?:计划(?:完成)?|预计完成|完成)(?:固定资产)?投资|(?:年度|当年)投资|"
    r"已(?:完成)?(?:投资|投入)|实际(?:完成)?(?:投资|投入))"
)
_PART = (
    r"(?:(?:设备|环保|土建|研发|技术|配套|基础设施|土地|软件|外方|中方|建筑|安装|流动|征拆|拆迁|民间|社会|财政)(?:总|购置|工程|资金)?(?:投资|投入|费用|资金)|"
    r"其中,?(?:固定资产|设备|外资|建设|工程|环保|自有|一次性)[^,。;\n\x01]{0,4}|亩均(?:固定资产)?投资|投资强度|投入强度|注册资[本金]|融资|贷款|基金|自筹|授信|补助|补贴|奖励|配套费|成本|"
    r"流动资金|(?<!合同)(?<!协议)(?:招商)?引资|合同外资|作价|估值|市值|保证金|地价|租金)"
)
_TOTAL = (
    r"(?:总投资(?:额|规模|金额|概算|估算|预算)?|投资总额|投资总量|总投入|总投(?!资)|投资总规模|(?:合同|协议)引资(?:总)?额?|投资概算|投资估算|投资预算|概算投资|估算投资|概算|项目投资额|协议投资额?|合同投资额?|"
    r"协议总投资|计划总投资|投资体量)"
)
_PLAIN = (
    r"(?:投资(?!强度|方|者|人(?!民币)|商|主体|基金|公司|集团|有限|控股|收益|回报)(?:金额|规模|额)?(?:了)?|投入(?!运营|使用|生产|产出)(?:资金|巨资)?|斥(?:巨)?资|注资|出资|(?<!年)增资|耗资|豪掷|追加投资|砸下?|"
    r"投下|投建额|(?:拟|计划|将|欲)投(?![产入资标运用]))"
)
_OUTPUT = r"(?<!亩均)(?<!亩均年)(?:总产值|产值)(?:规模)?"
_TAX = r"(?<![利亩均含关免退抵印计])(?:税收(?:贡献|总额|收入)?|纳税(?:额|总额)?|税金(?:及附加)?|缴税(?:额|收)?|交税|税额|创税(?:收)?|税费|税(?=[超近约达]?\x01))"
_YEARLY_NOT = r"(?:利税|税利|利润|净利|盈利|销售|营业|营收|收入|产能|交易额|出口|外贸|创汇|增加值|效益|开票|产销|结算)"
_REST = rf"{_FILL}[(]?{AMOUNT}"


def currency(hit: Hit) -> str:
    """The ISO code written beside the amount; a bare 亿 or 元 is yuan."""
    words = [hit.word(g) for g in ("headcur", "pre", "post", "paren")]
    codes = [CURRENCIES[w] for w in words if w in CURRENCIES]
    return next((c for c in codes if c != "CNY"), "CNY")


def _is_amount(hit: Hit) -> bool:
    """Whether the number is a definite sum: not 百亿级, 数十亿, 亿元以上项目 or a bare 200."""
    number, clean = hit.number(), hit.scan.clean
    before, after = clean[max(0, number.start - 2) : number.start], clean[hit.match.end() : hit.match.end() + 8]
    if number.is_range or before[-1:] in ("数", "几", "第") or after.startswith(("级", "/", "每", "%")):
        return False
    if set(number.text) <= set("百千万亿") and before[-1:] not in tuple("超过逾破近达"):
        return False
    return number.low >= _LEAST


def _sum(key: str) -> Production:
    def produce(hit: Hit) -> Iterable[Mention]:
        if hit.has("head"):
            unit = hit.number("head").low
            return hit.says(key, hit.quantity(currency(hit), unit)) if unit >= 10_000 else ()
        if key == "other":
            return hit.says("other", hit.match[0])
        return hit.says(key, hit.quantity(currency(hit))) if _is_amount(hit) else hit.says("other", hit.match[0])

    return produce


def _respectively(hit: Hit) -> Iterable[Mention]:
    """产值、税收分别达10亿元、1亿元: amounts go to the nouns in order."""
    nouns = [n for n in compiled(r"[、,和与及]").split(hit.word("nouns")) if n]
    amounts = hit.numbers("amounts")
    unit = next((CURRENCIES[c] for c in compiled(_BEHIND).findall(hit.word("amounts"))), "CNY")
    if len(nouns) != len(amounts):
        return
    for noun, number in zip(nouns, amounts, strict=True):
        if number.low >= _LEAST and not number.is_range:
            value = Quantity(number.low, number.high, unit, Hedge.EXACT, number.start, number.end)
            yield Mention(_noun_key(noun), value, number.start, number.end, hit.rule)


def _noun_key(noun: str) -> str:
    if compiled(_YEARLY_NOT).search(noun):
        return "other"
    if "税" in noun:
        return "tax"
    return "output" if "产值" in noun else "investment" if "投资" in noun else "other"


_NOUN = r"(?:年?(?:总?投资|总?产值|税收|纳税|税金|利税|利润|销售(?:收入|额)?|营业收入|营收)额?)"
_LINK = r"[、,和与及]"
RULES: list[NumberRule] = [
    NumberRule(
        "respectively",
        rf"(?P<nouns>{_NOUN}(?:{_LINK}{_NOUN})+)(?:可|将|预计)*分别(?:可|将|预计|达到?|约|为|超过?|实现|是)*"
        rf"(?P<amounts>{N}\s*(?:{_BEHIND})?(?:{_LINK}(?:约|超过?)?{N}\s*(?:{_BEHIND})?)+)",
        _respectively,
        ("分别",),
    ),
    NumberRule("spent", rf"{_SPENT}{_REST}", _sum("other"), ("投", "资")),
    NumberRule("part", rf"{_PART}{_REST}", _sum("other")),
    NumberRule("investment_phase_head", rf"{_PHASE}(?:总投资|投资)额?{_HEAD}", _sum("investment_phase"), ("期", "批")),
    NumberRule("investment_head", rf"(?:{_TOTAL}|投资额?){_HEAD}", _sum("investment"), ("投",)),
    NumberRule("output_head", rf"{_OUTPUT}{_HEAD}", _sum("output"), ("产值",)),
    NumberRule("tax_head", rf"{_TAX}{_HEAD}", _sum("tax"), ("税",)),
    NumberRule(
        "investment_phase",
        rf"{_PHASE}(?:(?:用地|占地)[^,。;\n\x01]{{0,4}}{N}\s*(?:亩|公顷|平方米|㎡)[、,])?(?:{_TOTAL}|{_PLAIN}|固定资产投资|固投){_REST}",
        _sum("investment_phase"),
        ("期", "批", "起步"),
    ),
    NumberRule(
        "output_phase",
        rf"{_PHASE}(?:达产|投产|建成|全部|后|可|实现|预计|年|,)*{_OUTPUT}{_REST}",
        _sum("output_phase"),
        ("期", "批"),
    ),
    NumberRule("investment_fixed", rf"(?:固定资产(?:总)?投资|固投)额?{_REST}", _sum("investment_fixed"), ("固",)),
    NumberRule("investment", rf"{_TOTAL}{_REST}", _sum("investment"), ("投", "概算", "引资")),
    NumberRule("investment_plain", rf"{_PLAIN}{_REST}", _sum("investment_plain"), ("投", "资", "豪掷", "砸")),
    NumberRule(
        "several_years",
        rf"(?:累计|合计|\x01年(?:内|间)?(?:共|总|累计))[^,。;\n\x01]{{0,4}}(?:产值|税收|纳税){_REST}",
        _sum("other"),
        ("产值", "税"),
    ),
    NumberRule("yearly_other", rf"{_YEARLY_NOT}(?:收入|总额|额|润|税)*{_REST}", _sum("other")),
    NumberRule("output", rf"{_OUTPUT}{_REST}", _sum("output"), ("产值",)),
    NumberRule("tax", rf"{_TAX}{_REST}", _sum("tax"), ("税",)),
    NumberRule(
        "investment_behind",
        rf"{AMOUNT}(?:以上)?的?(?P<noun>总投资|投资(?!强度|基金))",
        _sum("investment_plain"),
        ("投资",),
    ),
    NumberRule("output_behind", rf"{AMOUNT}(?:以上)?的?(?:年|总|工业)*产值", _sum("output"), ("产值",)),
    NumberRule("tax_behind", rf"{AMOUNT}(?:以上)?的?(?:年|地方)?(?:税收|纳税)", _sum("tax"), ("税",)),
    NumberRule(
        "investment_of_project",
        rf"{AMOUNT}(?<=[元亿金])(?!级|以上|产值|营收|年)的?[^,。;\n\x01、]{{0,24}}(?:项目|基地|生产线|工厂)",
        _sum("investment_bare"),
        ("项目", "基地", "生产线", "工厂"),
    ),
]


def find(scan: Scan) -> list[Mention]:
    """Each sum once, in text order; the first rule in the list that matches a number wins it."""
    by_number: dict[int, Mention] = {}
    for mention in apply(RULES, scan):
        numbers = scan.between(mention.start, mention.end)
        anchor = mention.value.start if isinstance(mention.value, Quantity) else numbers[-1].start
        by_number.setdefault(anchor, _aside(scan, mention))
    return sorted(by_number.values(), key=lambda m: (m.start, m.end))


def _aside(scan: Scan, mention: Mention) -> Mention:
    """(目前备案总投资1.5亿): a bracketed sum about a part or a step is not the project's total."""
    bracket = scan.clean.rfind("(", max(0, mention.start - 16), mention.start)
    if bracket < 0 or not mention.key.startswith("investment") or ")" in scan.clean[bracket : mention.start]:
        return mention
    is_part = compiled(r"备案|其中|一期|首期|目前|已|含").search(scan.clean, bracket, mention.start)
    return mention.but(key="other") if is_part else mention
