"""Names that need more than the words before a number: shares, plans, yields, and names that refer to the previous fact."""

from dataclasses import dataclass

from luodi.reading._rule import compiled
from luodi.reading.indicator import _names as names
from luodi.reading.indicator._facts import Fact
from luodi.reading.indicator._subjects import Subject
from luodi.reading.indicator._tokens import Token
from luodi.reading.indicator._values import Value

#: Units of things that have figures of their own.
COUNTED = ("家", "个", "项", "户", "座", "所", "名", "人")
_HOLDERS = ("企业", "项目", "园区", "平台", "主体")
_MONEY = r"(?:额|值|收入|税收|投资|GDP|gdp|营收|利润|产值|支出|余额|规模|贷款|存款|外资|货值)$"
_FEW_YUAN = r"人均|户均|收入|支出|总值|消费|补助|补贴|标准|成本|工资|税"
_REACH = r"(?:为|达到?|超过?|近|接近|约|逾|高达|的)"
_SHARE = rf"(?P<where>在全[国省市球])?占(?P<of>[^,;。]{{0,20}}?)(?:的?比[重例]?|的)?{_REACH}{{0,4}}$"
_PLAN = r"(?:完成|达到?|实现|占)?(?:全年|年度|年初|既定|序时|年)(?:目标任务|计划|目标|任务|进度)(?:总?投资)?(?:总额)?数?(?:\d[\d.]{0,12}[万亿]{0,2}元)?的?$"
_GIVEN = r"(?P<verb>贡献|吸纳|创造|带来|产生|占|以)了?(?:不到|不足|仅)?(?P<scope>(?:全|我)[国省市县区州]|全球|世界)?(?:近|约|超过?|逾|接近)?$"
#: Sums that something brings in: 每年带来100多亿元的产值.
_BROUGHT = r"(?:产值|收入|税收|利润|效益|生产总值|增加值|就业|岗位)$"


@dataclass(frozen=True, slots=True)
class Given:
    """The words around the noun after a number: 民营企业贡献 + 就业, 土地 + 占全国比重."""

    before: str
    after: str
    is_share: bool

    def name(self, noun: str) -> str:
        return f"{self.before}{noun}{self.after}"


def given(lead: str, value: Value) -> Given | None:
    """贡献了全省80%以上的进出口, 占全国1.1%的土地, 带来100亿元的产值; None if the words before are not of this form."""
    match = compiled(_GIVEN).search(lead)
    if match is None:
        return None
    head, verb, scope = names.before(lead[: match.start()]), match["verb"], match["scope"] or ""
    if value.is_share and verb in ("占", "创造", "以"):
        return Given("", f"占{scope}比重", True) if scope else None
    if value.is_share:
        return Given(head + verb, "", True) if verb in ("贡献", "吸纳") else None
    return Given(head, "", False) if verb not in ("占", "以") else None


def is_given(noun: str, around: Given) -> bool:
    """Whether a noun can be contributed or brought in; for money, only a sum can."""
    return bool(noun) and (around.is_share or compiled(_BROUGHT).search(noun) is not None)


def plan(lead: str, last: Fact | None) -> str | None:
    """完成年度计划82.3%: progress of the previous fact. None if no plan is named, "" if it cannot be attributed."""
    match = compiled(_PLAN).search(lead)
    if match is None:
        return None
    head = names.before(lead[: match.start()]) or (last.name.words if last else "")
    words = compiled(r"\d.*$").sub("", match[0])
    return head + names.tidy(words) if names.is_name(head) else ""


def share(lead: str, last: Fact | None) -> str | None:
    """占规模以上工业比重达33.1%: the share of what is named before it, or of the previous fact; None and "" as for `plan`."""
    match = compiled(_SHARE).search(lead)
    if match is None:
        return None
    if compiled(r"合计|三者|两者|四者|共计").search(lead[: match.start()]):
        return ""
    head = names.before(lead[: match.start()]) or (last.name.words if last else "")
    whole = names.tidy(names.before(match["of"])) or (match["where"] or "").removeprefix("在")
    whole = compiled(r"的?比[重例]?$").sub("", whole)
    name = f"{head}占{whole}比重" if whole else f"{head}占比"
    return name if head and names.is_name(name) else ""


def qualified(name: str, last: Fact | None, subject: Subject | None, *, is_part: bool = False) -> str:
    """总量, 总投资 or 营业收入 alone refers to the previous fact, unless that is only a part (其中) of the whole."""
    if is_part and compiled(names.BARE).fullmatch(name):
        return name
    if last is None or last.subject is not subject:
        return name
    words = last.name.words
    if name == "增加值" and words.endswith(name):
        return words
    if compiled(r"对.*贡献[率度]?").fullmatch(name):
        return words + name
    counted = last.value is not None and last.value.unit.lstrip("万亿").startswith(COUNTED)
    if counted and words.endswith(_HOLDERS) and compiled(names.BARE).fullmatch(name):
        return words + name
    stem = compiled(r"(?:新设量|增量|新增量)$|^(?:净增|新增|新认定|新培育|新引进|新设立?)").sub("", words)
    return stem + name if stem != words and compiled(names.TOTAL).fullmatch(name) else name


def is_plausible(token: Token, name: str) -> bool:
    """Sizes without a unit, and small amounts of yuan, are money only if the name is a sum of money."""
    if token.group("unit") == "元" and not token.group("size") and token.group("n")[-1] not in "万亿":
        return compiled(_FEW_YUAN).search(name) is not None
    if not token.group("unit") and compiled(r"(?:指数|得分|评分)$").search(name):
        return True
    return bool(token.group("unit") or token.group("below")) or compiled(_MONEY).search(name) is not None
