"""Rules of floor loads: t/㎡, kg/㎡ and kN/㎡ to kN/㎡. Key `floor_load`."""

from collections.abc import Iterable
from fractions import Fraction

from luodi.measures import kn_per_m2
from luodi.reading._mention import Mention
from luodi.reading._quantities import Hit, NumberRule
from luodi.reading._scan import N
from luodi.reading.area.rules import M2

_WORDS = r"(?:楼面|楼板|地面|地坪|地板|楼层)?(?:承重|荷载|承载力?|荷重|载荷|载重(?<![梯车机]载重)|负[荷载](?<![总电力机]负[荷载])|承压|活荷载|活载)(?:能力|要求|量)?"
_FILL = rf"(?:约|大概|是|为|有|要求?|需要?|在|达到?|均|都|不低于|不小于|不少于|至少|≥|>=|>|可|能|:|=|\s|首层|底层|】|{N}[层楼]|每个?平方公尺|每个?平方?米?|每㎡|每平方米)*+"
_UNIT = r"(?P<u>公?[吨顿]|[tT](?![a-zA-Z])|公斤|斤|千克|[kK][gG]|[kK][nN]|千牛|[kK][pP][aA])"
_TENTHS = rf"(?:(?P<f>{N})(?=[\s,;。、)]|$)|(?P<half>半))?"
#: What a floor may be said to carry, in kN/㎡.
LIGHTEST, HEAVIEST = 1, 250
_PER = rf"(?:\s*(?:/|每|一|个|\x01|的)?\s*(?:{M2}))"


def _tonnes(hit: Hit) -> Fraction:
    unit = hit.word("u").lower()
    if unit == "斤":
        return Fraction(1, 2000)
    if unit in ("公斤", "千克", "kg") or (not unit and hit.number().low >= 100):
        return Fraction(1, 1000)
    return Fraction(1)


def _part(hit: Hit) -> Fraction:
    """The 二 of 一吨二 and the 半 of 两吨半."""
    if hit.has("half"):
        return Fraction(1, 2)
    tenths = hit.number("f") if hit.has("f") else None
    is_tenth = tenths is not None and len(tenths.text) == 1 and hit.word("u") in ("吨", "顿")
    return tenths.low / 10 if tenths and is_tenth else Fraction(0)


def _load(hit: Hit) -> Iterable[Mention]:
    unit = hit.word("u").lower()
    factor = Fraction(1) if unit in ("kn", "千牛", "kpa") else kn_per_m2(_tonnes(hit))
    quantity = hit.quantity("kN/m2", factor, plus=_part(hit))
    return hit.says("floor_load", quantity) if LIGHTEST <= quantity.low <= quantity.high <= HEAVIEST else ()


RULES: list[NumberRule] = [
    NumberRule(
        "load_named",
        rf"{_WORDS}{_FILL}(?P<n>{N})\s*(?:{_UNIT}{_TENTHS})?{_PER}?(?![万千辆人]|\s*[kK]?[vVwW]|的?[货电客][梯货用])",
        _load,
        ("承", "荷", "载"),
    ),
    NumberRule(
        "load_per_area",
        rf"(?P<n>{N})\s*{_UNIT}\s*(?:/|每|一|个|\x01)\s*个?(?:{M2})",
        _load,
        ("吨", "顿", "t", "T", "公斤", "千克", "k", "K", "千牛"),
    ),
    NumberRule(
        "load_of_floor",
        rf"(?:(?:{N}|首|底|标准)[楼层](?:及?以上)?|其[余他](?:楼层)?|楼上)\s?(?P<n>{N})\s*{_UNIT}(?!的?\s?(?:货|电|客|行|天|航|吊)(?![^,。;\n\x01]{{0,6}}{N}\s?[吨tT]))",
        _load,
        ("承重", "荷载", "承载", "荷重", "地面", "地坪", "楼板"),
    ),
    NumberRule("load_ground", rf"(?:地坪|地面|楼面|楼板)(?:约|可达|[:\s])*(?P<n>{N})\s*{_UNIT}", _load, ("地", "楼")),
    NumberRule(
        "load_of_ground",
        rf"(?P<n>{N})\s*{_UNIT}的?(?:重型|耐磨)?(?:地坪|地面)(?![^,。;\s]{{0,2}}{N})(?!行车|轨)",
        _load,
        ("地坪", "地面"),
    ),
    NumberRule("load_after", rf"(?P<n>{N})\s*{_UNIT}的?(?:楼面|地面|楼板)?(?:承重|荷载|承载)", _load, ("承", "荷")),
]
