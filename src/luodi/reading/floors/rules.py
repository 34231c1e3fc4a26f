"""Rules for floors: which floor, how many storeys, single storey. Keys `floor_no` (list), `floors_total`, `is_single_storey`.

A number of storeys describes a whole building, a floor describes where the space lies. 单层 of a building with several
storeys is the size of one floor plate and says nothing about storeys.
"""

import itertools
import re
from collections.abc import Iterable

from luodi.fields import TOP_FLOOR
from luodi.measures import number
from luodi.reading._mention import Mention
from luodi.reading._quantities import Hit, NumberRule, none
from luodi.reading._rule import compiled
from luodi.reading._scan import CLAIMED, N

_HIGHEST = 60


def floors_of(text: str) -> list[int]:
    """三四 is 3 and 4; 3-5 and 二到五 are ranges; 1、2 is both."""
    if re.fullmatch(r"[一二三四五六七八九]{2,6}", text):
        return [int(number(c) or 0) for c in text]
    if re.search(r"[、,和]", text):
        return [int(f) for f in (number(p) for p in re.split(r"[、,和]", text)) if f is not None and f == int(f)]
    ends = [number(p) for p in re.split(r"[-~至到]|层|楼", text) if p]
    values = [int(e) for e in ends if e is not None and e == int(e)]
    if len(values) == 2 and values[0] <= values[1]:
        return list(range(values[0], values[1] + 1))
    return values


def _floor(hit: Hit) -> Iterable[Mention]:
    words, start = hit.word("n"), hit.match.start()
    numbers = hit.numbers("n")
    if any(a.high >= b.low for a, b in itertools.pairwise(numbers)):  # 租金26,2-4楼: the first is no floor
        words, start = numbers[-1].text, numbers[-1].start
    values = [f for f in floors_of(words) if 1 <= f <= _HIGHEST]
    return (Mention("floor_no", values, start, hit.match.end(), hit.rule),) if values else ()


def _upwards(hit: Hit) -> Iterable[Mention]:
    """二楼以上 excludes the floors below; 三楼以上免谈 excludes that floor and all above."""
    least = hit.number().low
    if hit.number().is_range or least != int(least) or not 1 < least <= _HIGHEST:
        return ()
    is_refused = compiled(REFUSED_BEHIND).match(hit.scan.clean, hit.match.end()) is not None
    refused = range(int(least), TOP_FLOOR + 1) if is_refused else range(1, int(least))
    return hit.says("floor_no", list(refused), is_negated=True) if refused else ()


def _upwards_refused(hit: Hit) -> Iterable[Mention]:
    """不接受两层及以上."""
    least = hit.number().low
    if least != int(least) or not 1 < least <= _HIGHEST:
        return ()
    return hit.says("floor_no", list(range(int(least), TOP_FLOOR + 1)), is_negated=True)


def _only_ground(hit: Hit) -> Iterable[Mention]:
    """非一楼不要."""
    return hit.says("floor_no", [1]) if not hit.has("n") or hit.number().low == 1 else ()


def _ground(hit: Hit) -> Iterable[Mention]:
    return hit.says("floor_no", [1])


def _total(hit: Hit) -> Iterable[Mention]:
    value = hit.number()
    if value.is_range or value.low != int(value.low) or not 1 <= value.low <= _HIGHEST or len(value.text) > 3:
        return ()
    return hit.says("floors_total", int(value.low))


def _single(hit: Hit) -> Iterable[Mention]:
    return hit.says("is_single_storey", True)


def _two(hit: Hit) -> Iterable[Mention]:
    return hit.says("floors_total", 2)


def _both(hit: Hit) -> Iterable[Mention]:
    """厂房一栋（两层）: 两 counts storeys; （二层） would be the floor."""
    return hit.says("floors_total", 2) if hit.word("n") == "两" else ()


def _of_total(hit: Hit) -> Iterable[Mention]:
    """楼层：1/3层, 第1层/共3层: floor and storeys, each with its own number as span."""
    lies, total = (hit.number(g) for g in (("n", "t") if hit.has("n") else ("nth", "all")))
    if not 1 <= lies.high <= total.low <= _HIGHEST:
        return ()
    return (
        Mention("floor_no", [int(lies.low)], hit.match.start(), lies.end, hit.rule),
        Mention("floors_total", int(total.low), lies.end, hit.match.end(), hit.rule),
    )


def _either(hit: Hit) -> Iterable[Mention]:
    note = f"“{hit.word('n')}层”是共{hit.word('n')}层，还是在第{hit.word('n')}层？"
    return hit.says("floors_total", int(hit.number().low), is_ambiguous=True, note=note)


def _several(hit: Hit) -> Iterable[Mention]:
    return hit.says("several_storeys", True)


_FLOOR_WORD = r"(?:楼(?![上下房梯板面栋盘层宇])|层(?!高|级|次|均(?!可)|半)|[fF](?![a-zA-Z]))"

#: Words refusing a floor, before and after it; they apply to a whole list (不要二楼三楼).
REFUSED_BEFORE = r"(?:不要|不接受|不考虑|不想要|别推|勿推|谢绝|拒绝|排除)(?:有|在)?$"
REFUSED_BEHIND = r"(?:的|也|都|就|一律|一概|坚决){0,2}(?:不要(?=[\s,。;!、)二三四五六]|$)|不接受|不考虑|不租|不行|不看|免谈|勿扰|勿推|别推|除外|谢绝|[pP]ass|PASS)"
#: Separators within a list of floors.
LISTED = r"[、/和及与或]?"

#: 另有办公楼四层, 三层宿舍楼: storeys of an annex.
_BESIDE = (
    rf"(?:宿舍楼?|综合楼|生活楼|配套楼|(?:另?有|带|配|含|及|和|[+、;])[^,。;\n]{{0,4}}办公楼)(?:为|是|共|有)?\s?{N}层(?!高)|"
    rf"办公楼(?:为|是|共|有)?\s?{N}层(?=共?\s?{N})|{N}层的?(?:宿舍|综合楼|生活楼|办公楼|辅房|住宅楼)"
)

RULES: list[NumberRule] = [
    NumberRule(
        "floors_upwards",
        rf"(?P<n>{N})(?:楼|[层](?=[^,;。\n]{{0,6}}(?:不|免谈|勿|谢绝|别推)))及?以上",
        _upwards,
        ("以上",),
    ),
    NumberRule(
        "refused_upwards", rf"(?:不要|不接受|不考虑|谢绝|别推)(?P<n>{N})[层楼]及?以上", _upwards_refused, ("以上",)
    ),
    NumberRule(
        "only_ground",
        rf"非(?:(?P<n>{N})[楼层]|底楼|首层|底层)(?:的)?(?:不要|不租|勿扰|免谈|不考虑|不行|不可)",
        _only_ground,
        ("非",),
    ),
    NumberRule(
        "single_storey",
        rf"单(?:一|{N})?层(?!(?:建筑)?面积|约|大概|平均)|(?:都是|均为|全是|只有){N}层(?=\s|,|$|的)|平房(?=厂房|仓库)|[Ss]ingle[- ]stor(?:e?y|ied)",
        _single,
        ("层", "平房", "ingle"),
    ),
    NumberRule("several_storeys", r"标准层|多层|高层|每层", _several, ("层",)),
    NumberRule("two_storeys", r"[双两]层(?!楼?高)(?=厂房|独栋|楼|框架|钢|[,。;\s)]|$)", _two, ("双层",)),
    NumberRule("floors_in_brackets", rf"[(](?P<n>{N})层[)]", _both, ("层",)),
    NumberRule(
        "floor_of_total",
        rf"楼层[:\s]*(?P<n>{N})\s?/\s?(?P<t>{N})(?:\s?层)?|第(?P<nth>{N})层[/,(\s]*共(?P<all>{N})层",
        _of_total,
        ("楼层", "第"),
    ),
    NumberRule("floors_number", rf"层数[:\s]*(?P<n>{N})", _total, ("层数",)),
    NumberRule("floors_counted", rf"(?:地上|共|总高|楼高)(?:计|为|是|有)?\s?(?P<n>{N})\s?层(?!高)", _total, ("层",)),
    NumberRule(
        "floors_of",
        rf"(?:(?:独|整)栋(?:厂房)?|厂房(?!\s?{N}层\s?{N}\s?(?:平|方|㎡|m))|结构|框架|砖混|大楼|楼房|建筑)(?:为|是|共)?\s?(?P<n>{N})层(?!高|厂|仓)",
        _total,
        ("层",),
    ),
    NumberRule(
        "floors_alone",
        rf"(?:^|[,。;】|]|(?<!{CLAIMED})\s)(?P<n>{N})层(?=共|框架|钢|混|砖|标准|独栋|整栋|整幢|楼房|厂房|结构|[,。;\s)、]|$)",
        _total,
        ("层",),
    ),
    NumberRule(
        "floors_or_floor", rf"厂房(?<![独整]栋厂房)\s?(?P<n>{N})层(?=\s?{N}\s?(?:平|方|㎡|m))", _either, ("厂房",)
    ),
    NumberRule("floors_of_plates", rf"(?P<n>{N})层(?=,?\s?每层|\s?[*xX]\s?{N})", _total, ("层",)),
    NumberRule("floors_of_side_building", _BESIDE, none, ("层",)),
    NumberRule("floor", rf"(?<![共第上单])(?P<n>{N}(?:[、,和]{N}){{0,3}}){_FLOOR_WORD}", _floor),
    NumberRule(
        "ground_floor",
        r"(?:底[楼层]|首层)(?!(?:[:为]?(?:承重|荷载|层高|净高|高度|限载)|高\s*[\x01:]|\x01\x02*\s*(?:吨|[tTkK]|公斤)))|[Gg]round floor",
        _ground,
        ("底", "首层", "round"),
    ),
]
