"""Rules for what a company brings (tax, investment, output, employees) and what a site demands per mu.

Keys: `tax`, `investment`, `output` (CNY, a year or in total), `employees`, `tax_per_mu`, `investment_per_mu`,
`output_per_mu` (CNY/mu). 利税 is not tax, 开票 and 销售 are not output, foreign money is not CNY, and the equipment's share of
an investment (设备投入) is not the investment.
"""

from collections.abc import Iterable
from fractions import Fraction

from luodi.measures import per_mu
from luodi.reading._mention import Mention
from luodi.reading._quantities import Hit, NumberRule, Production, none
from luodi.reading._rule import compiled
from luodi.reading._scan import N

_FILL = (
    r"(?:约定|大约|约|大概|计划|预计|预估|目标|总?额|收入?|达产|达到?|可达到?|可做到|承诺|约定|要求|是|为|有|在|将|超过?|突破|逾|共计|总计|共|仅|高达|不超过|不低于|不少于|不得低于|至少|≥|>=|>|"
    r"每年|一年|全年|年均|年度|今年|去年|明年|第\x01\x02*年|\x01\x02*年|首年|年|交了?|缴了?|了|可以|能|可|做到|[:\s]|\x03|近|左右|人民币|】)*+"
)
_FOREIGN = r"\s*(?:美元|美金|欧元|日元|港[元币]|英镑|韩元|新台币|台币|新元|瑞士法郎|加元|澳元)"
_YUAN = r"\s*[多来余几]?\s*元?"
_PER = r"\s*(?:人民币)?\s*(?:/|每|一|\x01)\s*(?P<u>亩|公顷)"
_BIG = "万亿wW"


def _is_sum(hit: Hit) -> bool:
    """Whether the number is clearly an amount of money: 80万, 1200元. A bare 200 may be anything."""
    return hit.number().text[-1] in _BIG or hit.number().low >= 10_000


def _yearly(key: str) -> Production:
    def produce(hit: Hit) -> Iterable[Mention]:
        if compiled(_FOREIGN).match(hit.scan.clean, hit.number().end):
            return none(hit)
        if not _is_sum(hit):
            note = f"“{hit.match[0]}”没有写万或亿，单位是什么？".replace(
                hit.match[0], hit.scan.clean[slice(*hit.match.span())]
            )
            return hit.says(key, hit.quantity("CNY"), is_ambiguous=True, note=note)
        return hit.says(key, hit.quantity("CNY"))

    return produce


def _per_mu(key: str) -> Production:
    def produce(hit: Hit) -> Iterable[Mention]:
        unit = hit.word("u") or "亩"
        if not _is_sum(hit):
            return none(hit)
        return hit.says(key, hit.quantity("CNY/mu", per_mu(Fraction(1), unit)))

    return produce


def _people(hit: Hit) -> Iterable[Mention]:
    count = hit.number()
    if count.low != int(count.low) or not 1 <= count.low <= 500_000:
        return ()
    return hit.says("employees", hit.quantity("people"))


_TAX = r"(?<![利亩含未带奖抵退免])(?:税收|纳税|缴税|交税|税额|上税|税金|税(?![务前后费点费控票率种金]))"
_OUTPUT = r"(?<!亩)(?<!亩均)(?:产值|产出)"
_INVEST = r"(?:投资总?额?|总投(?!资)|固定资产投资|固投|投入|斥资|出资|注资|(?<![招])投(?![产入资标放递]))"

RULES: list[NumberRule] = [
    NumberRule(
        "tax_per_mu",
        rf"(?:亩均|每亩)(?:年)?(?:税收?|纳税|税收贡献|税额){_FILL}(?P<n>{N}){_YUAN}",
        _per_mu("tax_per_mu"),
        ("亩均", "每亩"),
    ),
    NumberRule("tax_per_mu_after", rf"{_TAX}(?:强度)?{_FILL}(?P<n>{N})\s*元?{_PER}", _per_mu("tax_per_mu"), ("税",)),
    NumberRule(
        "output_per_mu", rf"亩均?(?:年)?(?:产值|产出){_FILL}(?P<n>{N}){_YUAN}", _per_mu("output_per_mu"), ("亩",)
    ),
    NumberRule(
        "output_per_mu_after",
        rf"(?:产值|产出)(?:强度)?{_FILL}(?P<n>{N})\s*元?{_PER}",
        _per_mu("output_per_mu"),
        ("产",),
    ),
    NumberRule(
        "investment_per_mu",
        rf"(?:亩均(?:固定资产)?投资|投资强度|投入强度){_FILL}(?P<n>{N})\s*元?(?:{_PER})?",
        _per_mu("investment_per_mu"),
        ("投",),
    ),
    NumberRule("not_tax", rf"利税{_FILL}(?P<n>{N}){_YUAN}", none, ("利税",)),
    NumberRule(
        "not_investment",
        rf"(?:设备(?:投入|投资)|研发投入|{N}期(?:投资)?|首期(?:投资)?|注册资本|引资|作价){_FILL}(?P<n>{N}){_YUAN}",
        none,
        ("设", "研", "期", "首", "注", "引", "作"),
    ),
    NumberRule(
        "not_output",
        rf"(?:开票|销售(?:收入|额)?|营业收入|营收|营业额){_FILL}(?P<n>{N}){_YUAN}",
        none,
        ("开票", "销售", "营"),
    ),
    NumberRule("tax", rf"{_TAX}{_FILL}(?P<n>{N}){_YUAN}(?:/年)?", _yearly("tax"), ("税",)),
    NumberRule("output", rf"{_OUTPUT}{_FILL}(?P<n>{N}){_YUAN}(?:/年)?", _yearly("output"), ("产",)),
    NumberRule("output_before", rf"(?P<n>{N})\s*元?的?年?产值(?!\s*[:\x01约达为])", _yearly("output"), ("产值",)),
    NumberRule("investment", rf"{_INVEST}{_FILL}(?P<n>{N}){_YUAN}", _yearly("investment"), ("投", "资")),
    NumberRule(
        "housed",
        rf"(?:宿舍|住宿|能?住|{N}行|食宿|用餐)[:\s]*(?P<n>{N})(?:几|多)?个?(?:人|工人|员工)|(?P<m>{N})\s*人?的?(?:住宿|宿舍|食堂|就餐|公寓)",
        none,
        ("人", "住"),
    ),
    NumberRule(
        "employees",
        rf"(?:员工|人数|用工|职工|人员|团队|用人|工人|(?:缝纫|车|技|技术|熟练|操作|普|焊|女|男)工|招工|[Hh]eadcount|[Ee]mployees|[Ss]taff(?: of)?|就业(?:岗位|机会|人数)?){_FILL}(?P<n>{N})\s*[多来余几]?\s*(?:人|名|个)?(?![万年月%元平㎡])",
        _people,
        ("工", "人", "团队", "就业", "headcount", "Headcount", "mployees", "staff", "Staff"),
    ),
    NumberRule(
        "employees_after",
        rf"(?P<n>{N})\s*[多来余几]?\s*(?:名|个|号)?(?: ?(?:employees|workers|people|staff)|员工|工人|职工|人(?![次口间民才员均家住参份/气]))",
        _people,
        ("人", "工", "employees", "workers", "people", "staff"),
    ),
]
