"""Investors: the companies behind a project, as written.

Full names and subjects of investing verbs come from `reading.company`. This module adds the other ways to attribute a
project (由X投资建设, 与X签约, 来自德国的X集团, X before the place in a project's name) and well-known short names
(`investors.txt`). Builders, designers, customers and authorities are left out.
"""

from collections.abc import Iterator
from functools import cache
from importlib import resources

from luodi.geography import find_places
from luodi.reading._mention import Mention
from luodi.reading._rule import compiled
from luodi.reading.company import companies

_NAME = r"(?P<name>(?:(?![的由与和了在将拟并及、])[\u4e00-\u9fffA-Za-z0-9&()]){2,24}?)"
_LABELLED = (
    r"(?:投资方|投资主体|投资单位|投资企业|投资商|投资人|建设单位|建设主体|实施单位|实施主体|项目业主|项目单位|业主单位|申报单位|企业名称|公司名称|项目公司)\s*[:|]\s*"
    r"(?P<name>[\u4e00-\u9fffA-Za-z][\u4e00-\u9fffA-Za-z0-9()&-]{1,36}?)(?=[\s,。;|、]|$)"
)
_BY = (
    rf"由(?:世界500强|中国500强|全球|国内|知名|龙头|企业|上市公司|行业|民营|央企|国企|外资|港资|台资|[德美日韩法英瑞]国|新加坡)*{_NAME}"
    r"(?=(?:(?:、|和|与|及)[^,。;\n]{2,24}?)?(?:共同|联合|独资|全资|全额|总|负责|计划|拟|斥资|出资|合资|集团)*(?:投资|出资|注资|投建|建设(?!银行|工程|集团)|打造|实施|兴建|开发建设|运营))"
)
_SIGNED_WITH = rf"(?:(?:政府|管委会|开发区|高新区|新区|园区|[市县区镇])(?:人民政府)?(?:成功)?(?:与|和|同|牵手|携手)){_NAME}(?=(?:正式|成功|现场|就|在|共同)*(?:签约|签署|签订|签下|达成|举行|合作|,|共建))"
_OF_COUNTRY = r"(?:来自|源自)[\u4e00-\u9fff]{2,6}的(?P<name>[\u4e00-\u9fffA-Za-z]{2,12}?(?:集团|公司|株式会社))"
_SUBJECT = (
    rf"(?:^|(?<=[\n,。;|])|(?<=日,)|(?<=获悉,))(?:近日|日前|昨日|当天|\d{{1,2}}日|今年)?,?{_NAME}(?=(?:将|拟|计划|正式|宣布|决定|近日|日前|今日|再次|再度|追加|继续|持续)*(?:在[^,。;\n]{{2,16}})?"
    r"(?:(?<!总)投资(?!额|者|方|人(?!民币)|约|规模|总|强度|的)|斥资|出资|注资|增资|投建|落户|签约(?!仪式|项目)|与[^,。;\n]{2,40}(?:签约|签署|签订|达成)))"
)
#: Before or after a name: a company in another role.
_OTHER_BEHIND = r"\s*(?:\([^()\n]{1,20}\))?(?:承建|施工|设计|监理|总承包|代建|负责(?:施工|设计|监理)|提供|等(?:客户|企业配套)|配套|供货|员工|董事长(?!.{0,12}(?:投资|项目))|内|旁|厂区)"
_OTHER_BEFORE = r"(?:提供给|供应商|客户|配套于|服务于|为了|前身是|原|距离?|毗邻|靠近|继|授予|承建单位:?|施工单位:?|设计单位:?|监理单位:?|中标单位:?|包括|比如|例如)\s*$"
_NO_NAME = (
    r"(?:亩均|原定|原计划|项目|该|本|此|这|其|双方|政府|企业|公司|集团|客商|外商|港商|台商|有关|相关|我[市县区省国]|全[市县区省国]|一期|二期|总|计划|预计|今年|去年|明年|目前|基地|园区|工程|同时|当地|国内|国外|多家|一家|某|\d|数据|据|"
    r"社会资本|财政|民间|固定资产|设备|累计|完成|新签|集中|现场|成功|重大|重点|亿元|[省市县区]|由|已|共|一[座个家批条]|后续|未来|另外|此外|其中)"
)
_BODY = r"(?:政府|管委会|委员会|国资委|发改委|商务局|招商局|工信局|开发区|高新区|经开区|新区|园区|产业园|工业园|协会|[省市县区州镇乡村]|大学|学院|研究院|项目|基地|工程|产业|工厂|生产线|中心|客商|资金|资本|部门|总|追加|再次|我公司|我司|我们)$"
#: In a name, before the place: what is made, not who makes it.
_TRADE = r"(?:新能源|汽车|电池|材料|制造|生产|产业|科技园|智能|高端|大型|年产|绿色|现代|农业|食品|医药|化工|物流|国际|数字|数据|文化|旅游|光伏|风电|储能|半导体|芯片|电子|装备|机械|总投资|重大|新型|项目|基地|工业|技术|[省市县区]$)"


def find(clean: str, names: list[Mention]) -> list[Mention]:
    """The companies, labelled ones first, then in text order; `names` are the names of projects."""
    companies = [m for m in _all(clean, names) if not _is_other(clean, m)]
    return sorted(companies, key=lambda m: (m.rule not in ("investor_labelled", "company_labelled"), m.start, -m.end))


def _all(clean: str, names: list[Mention]) -> Iterator[Mention]:
    for mention in companies(clean):
        if mention.rule != "company_beside_contact":
            yield _whole(clean, mention)
    rules = (
        ("investor_labelled", _LABELLED),
        ("investor_by", _BY),
        ("investor_signed", _SIGNED_WITH),
        ("investor_of_country", _OF_COUNTRY),
        ("investor_subject", _SUBJECT),
    )
    for rule, pattern in rules:
        for match in compiled(pattern).finditer(clean):
            yield Mention("company", match["name"], *match.span("name"), rule)
    for match in compiled(_known()).finditer(clean):
        yield Mention("company", match[0], *match.span(), "investor_known")
    for name in names:
        yield from _before_place(name)


def _whole(clean: str, mention: Mention) -> Mention:
    """X有限公司广州分公司 is one name."""
    start = _with_he(clean, mention.start + mention.value.rfind("的") + 1)
    branch = compiled(r"[\u4e00-\u9fff]{2,6}分公司").match(clean, mention.end)
    end = branch.end() if branch else mention.end
    return mention.but(value=clean[start:end], start=start, end=end)


def _with_he(clean: str, start: int) -> int:
    """深圳市万和新电气: 和 is part of the name if the words before it are not a company themselves."""
    before = compiled(r"[\u4e00-\u9fff]{3,8}和$").search(clean, max(0, start - 9), start)
    if before is None:
        return start
    words = compiled(r".*[与由为是在]").sub("", before[0])
    places = find_places(words)
    is_one = bool(places) and places[0].start == 0 and len(words) - places[0].end in (2, 3)
    return start - len(words) if is_one else start


def _before_place(name: Mention) -> Iterator[Mention]:
    """中国中化葫芦岛大型精细化工项目: the company comes before the place."""
    places = find_places(name.value)
    if places and places[0].start >= 2:
        words = name.value[: places[0].start].rstrip("( ")
        yield Mention("company", words, name.start, name.start + len(words), "investor_in_name")


def _is_other(clean: str, mention: Mention) -> bool:
    words = compiled(r"\([^()]*\)$").sub("", mention.value)
    if (
        compiled(_NO_NAME).match(words)
        or compiled(_BODY).search(words)
        or not compiled(r"[\u4e00-\u9fffA-Z]{2}").search(words)
    ):
        return True
    if mention.rule == "investor_in_name" and (len(words) > 12 or compiled(_TRADE).search(words)):
        return True
    if mention.rule in ("investor_subject", "investor_by", "investor_signed", "company_subject") and _is_place(words):
        return True
    before, behind = clean[max(0, mention.start - 8) : mention.start], clean[mention.end : mention.end + 30]
    return bool(compiled(_OTHER_BEHIND).match(behind) or compiled(_OTHER_BEFORE).search(before))


def _is_place(words: str) -> bool:
    """天津投资11.53亿元的项目: a place is not a company."""
    return any(p.start == 0 and p.end == len(words) for p in find_places(words))


@cache
def _known() -> str:
    text = resources.files("luodi.reading.project").joinpath("investors.txt").read_text(encoding="utf8")
    names = [n for line in text.splitlines() if not line.startswith("#") for n in line.split()]
    pattern = "|".join(sorted(names, key=len, reverse=True))
    return rf"(?<![A-Za-z])(?:{pattern})(?![A-Za-z])"
