"""Words that steer the walk: target or actual, streaks, former values, and amounts that merely qualify."""

from luodi.reading._rule import compiled
from luodi.reading.indicator import _names as names

TARGET = (
    r"力争|(?<!初步)预计|预期|目标(?!任务)|确保|争取(?!到)|(?:将|拟)(?=达|超|突破|实现|完成|新增|建成|有望|增|形成|提升|新建|培育)|有望|"
    r"(?<!年度)(?<!行动)(?<!年)计划(?=到|在|用|新|投产|建成|引进|实现|完成|培育|打造)|到(?=20\d\d年)|明年"
)
ACTUAL = r"目前|截至|已经?(?!出台)|累计|现有|去年|上年"
JOINED = r"\s*(?:[、,和及与]|以及)\s*"
STREAK = r"(?:已)?连续(?:\d{1,3}|[一二三四五六七八九十两多]{1,3})(?:个)?(?:年|季度|月)(?:来|以来)?"
#: 从169家增加到178家: the former value is not a fact, nor part of the name.
TO = r"(?:增|上升|提|扩|下降|降|减|发展|跃|攀|升)[^,;。\d]{0,4}[到至]了?"
FROM = rf"[从由][^,;。从由]{{0,30}}?(?:{TO}|(?:增加?|上升|提升|提高|扩大|下降|降低?|减少|发展)[到至]?(?=的|$))"
CHANGE = r"(?:增加|减少|增长|下降|多|少|缩短|节约|节省|压减|上调|下调|增|降低?)了?(?:约|近|超过?|逾)?$"
KIND = r"(?:及?以上|以下|级)?的?[^\d,。;、!?\n]{0,12}?(?:企业|项目|产业|集群|产业链|园区|平台|单位|工业|主体|楼宇|街区|乡镇|村)"
GENERIC = rf"(?:均|总体)?(?:出口|进口|经济|产业)?(?:{names.TOTAL}|{names.BARE})"
AND = ("、", "和", "及")
#: Words found in offers and requirements, and words found only in statistics.
_DEAL = (
    r"求租|求购|寻租|诚租|诚购|拟租|招租|转租|分租|急租|起租|直租|整租|可租|租售|房东|房源|月租|年租|租金\s?[:\d]|出租(?![率车汽面收])|"
    r"厂房(?:急?售|转让|租)|[元块]\s?/?\s?(?:平|㎡|方)|看房|中介勿扰|层高|净高|檐高|牛腿|跨度|独栋|客户要|求(?:一|个|面积)|地块需求|"
    r"\d\s?(?:平|方)(?![方均台米面])|[kK][vV][aA]|需(?:定制|工业)?(?:厂房|用地)|行车\d|变压器|[求找]\S{0,12}(?:厂房|仓库)"
)
_STATISTICS = r"同比|增长|下降|全[省市县区]|位[居列]|GDP|生产总值|统计"


def is_trade(clean: str) -> bool:
    """Whether a text offers or seeks a place, so that its sizes are a listing's and not statistics."""
    return compiled(_DEAL).search(clean) is not None and compiled(_STATISTICS).search(clean) is None
