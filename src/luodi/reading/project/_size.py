"""The size of a project: its land and its jobs.

Keys: `land` (explicitly the whole or the project's), `land_phase` (of one phase), `land_bare` (an area in 亩 or 公顷 without
an explanation), `jobs`, `jobs_behind` (indirect ones), and `other` for floor areas, footprints, farmland and the company's
staff.
"""

from collections.abc import Iterable
from fractions import Fraction

from luodi.measures import AREA_UNITS
from luodi.reading._mention import Mention
from luodi.reading._quantities import Hit, NumberRule, Production, apply, none
from luodi.reading._rule import compiled
from luodi.reading._scan import N, Scan

_UNIT = r"(?P<u>平方公里|平方千米|km2|平方米|平米|平方|㎡|m2(?!\d)|M2(?!\d)|平(?![台均方])|方(?![便面式案])|亩(?!均)|公顷|ha(?![a-z]))"
_SOFT = r"\s*[多来余几]?\s*个?"
_FILL = r"(?:\([^()\n\x01]{0,14}\)|面积|规模|总量|总|约|大约|为|达到?|近|超过?|逾|共计?|合计|总计|是|有|不超过|不少于|不低于|预计|计划|规划|仅|:|\s|\|)*+"
_LAND = (
    r"(?:总占地|总用地|总规划用地|规划总用地|(?<!建筑)(?<!建筑物)(?<!绿化)占地(?!比)|(?<!绿化)(?<!道路)(?<!代征)(?<!公共)(?<!配套)(?<!商业)(?<!住宅)(?<!剩余)用地(?!性质|率)|"
    r"(?<!已)供地|征地|拿地|购地|摘地|征用土地|土地(?:使用|出让)?(?!性质|用途)|规划面积|规划总面积|(?:项目|园区|基地)(?:总|规划)?面积)"
)
_NO_LAND = (
    r"(?:建筑占地|基底|绿化(?:用地|面积)?|道路(?:用地|面积)?|代征|建筑|建面|厂房|车间|仓库|装修|租用|租赁|改造|种植|流转|果园|茶园|大棚|养殖|水域|湖面|草坪|林地|耕地|基本农田|"
    r"其中,?[^,。;\n\x01]{0,12}|剩余|闲置|盘活|腾退|已(?:供|用|开发)[^,。;\n\x01]{0,4}|可建设用地|展厅|办公(?:楼|面积)?|宿舍|研发(?:楼|大楼))(?:总)?(?:用地|占地)?"
)


def _area(key: str) -> Production:
    def produce(hit: Hit) -> Iterable[Mention]:
        quantity = hit.quantity("m2", AREA_UNITS[hit.word("u").lower()])
        if quantity.is_range or not 300 <= quantity.low <= 10**9:
            return none(hit)
        return hit.says(key, quantity)

    return produce


def _bare(hit: Hit) -> Iterable[Mention]:
    """An unexplained area in 亩 is land, unless it is the denominator of 300万元/亩."""
    before = hit.before(width=3)
    if compiled(r"[/每元]\s*$").search(before) or (hit.number().high == 1):
        return none(hit)
    return _area("land_bare")(hit)


def _people(key: str) -> Production:
    def produce(hit: Hit) -> Iterable[Mention]:
        count = hit.number()
        if count.is_range or count.low != int(count.low) or not 2 <= count.low <= 2_000_000 or _is_vague(hit):
            return none(hit)
        return hit.says(key, hit.quantity("people", Fraction(1)))

    return produce


def _is_vague(hit: Hit) -> bool:
    """数千, 上万, 几百: an unspecified number."""
    number = hit.number()
    return hit.scan.clean[max(0, number.start - 1) : number.start] in ("数", "几", "上") and set(number.text) <= set(
        "十百千万"
    )


_JOB = r"(?:就业岗位|就业机会|工作岗位|就业人[数员口]|就业|用工(?:人数|需求|总量)?|岗位|劳动定员|定员|劳动力|从业人员|员工(?:总数|人数)?|职工(?:人数)?|安置)"
_HEADS = r"(?:个|人|名|位)"
RULES: list[NumberRule] = [
    NumberRule("no_land", rf"{_NO_LAND}{_FILL}(?P<n>{N}){_SOFT}{_UNIT}", none),
    NumberRule(
        "land_phase",
        rf"(?:{N}|首)期(?:工程|项目|建设)?(?:计划|规划|拟|约)*(?:占地|用地|供地){_FILL}(?P<n>{N}){_SOFT}{_UNIT}",
        _area("land_phase"),
        ("期",),
    ),
    NumberRule("land_head", rf"{_LAND}(?:面积)?\s*\(\s*{_UNIT}\s*\)[\s:|]*(?P<n>{N})", _area("land"), ("地", "面积")),
    NumberRule("land", rf"{_LAND}{_FILL}(?P<n>{N}){_SOFT}{_UNIT}", _area("land"), ("地", "面积")),
    NumberRule(
        "land_behind",
        rf"(?P<n>{N}){_SOFT}{_UNIT}的?(?:工业|建设|项目|产业|净|国有)*(?:用地|土地|地块)",
        _area("land"),
        ("地",),
    ),
    NumberRule("land_bare", rf"(?P<n>{N}){_SOFT}(?P<u>亩(?!均)|公顷)", _bare, ("亩", "公顷")),
    NumberRule("jobs_indirect", rf"间接(?:带动)?就业{_FILL}(?P<n>{N}){_SOFT}{_HEADS}", none, ("间接",)),
    NumberRule(
        "own_staff",
        rf"(?:现有|拥有|全球|集团|旗下|公司|在册|在职|研发|技术|科研|专业)(?:各类)?(?:员工|职工|从业人员|人员|团队){_FILL}(?P<n>{N}){_SOFT}{_HEADS}?",
        none,
        ("员", "工", "团队"),
    ),
    NumberRule("own_staff_behind", rf"(?:现有|拥有|全球){_FILL}(?P<n>{N}){_SOFT}{_HEADS}?(?:员工|职工)", none, ("工",)),
    NumberRule(
        "jobs",
        rf"{_JOB}(?:将|可|达|超|人数|:|\s)*{_FILL}(?P<n>{N}){_SOFT}{_HEADS}(?!次|均)",
        _people("jobs"),
        ("业", "工", "岗", "定员", "劳动力", "安置"),
    ),
    NumberRule(
        "jobs_bare",
        rf"(?:就业岗位|就业人数|用工(?:人数)?|劳动定员){_FILL}(?P<n>{N})(?=[\s,。;)|]|$)",
        _people("jobs"),
        ("业", "工", "定员"),
    ),
    NumberRule(
        "jobs_offered",
        rf"(?P<n>{N}){_SOFT}{_HEADS}?(?:以上)?(?:的|左右|新的|新增|直接|优质|高质量|本地)*(?:就业岗位|就业机会|工作岗位|工作机会|岗位|就业|用工)",
        _people("jobs"),
        ("岗位", "机会", "就业", "用工"),
    ),
    NumberRule(
        "jobs_of_people",
        rf"(?P<n>{N}){_SOFT}(?:名|个|位)?(?:员工|工人|农民工|村民|居民|群众|劳动力|人)(?:在家门口|就近|本地|在此|实现|的)*(?:就业|上岗|务工)",
        _people("jobs"),
        ("业", "岗", "工"),
    ),
]


def find(scan: Scan) -> list[Mention]:
    """Each number once, in text order; the first rule in the list that matches it wins."""
    by_number: dict[int, Mention] = {}
    for mention in apply(RULES, scan):
        numbers = scan.between(mention.start, mention.end)
        by_number.setdefault(numbers[-1].start, mention)
    return sorted(by_number.values(), key=lambda m: (m.start, m.end))
