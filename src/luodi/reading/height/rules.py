"""Rules for heights. 净高, 层高 and 檐高 are different things and stay apart; a height of an unspecified kind is `height`.

Keys: `clear_height`, `storey_height`, `eaves_height`, `height` (`Quantity` in m), and `other` for ridges, rails, spans and
everything else measured in metres.
"""

from collections.abc import Iterable
from fractions import Fraction

from luodi.measures import Quantity
from luodi.reading._mention import Mention
from luodi.reading._quantities import Hit, NumberRule, Production, none
from luodi.reading._rule import compiled
from luodi.reading._scan import N

_CLEAR = (
    r"净高|净空高?|净层高|梁底?下?(?:面|部|净)?(?:高度?)?|梁底|(?:牛[腿角]|行车腿)(?:标高|下|底|高|位)*(?:净?高)?|下弦|(?:行车|吊车)下|吊顶下|"
    r"吊?钩(?:下|底|高度?|标高)+|吊钩|起吊高度?|使用高度|有效高度|可用高度|消防下|[cC]lear height"
)
_STOREY = r"层高|楼层高度?|每层高"
_EAVES = r"檐[口沟]?(?:标?高度?)?|滴水[檐口线位]?(?:高度?)?|沿高|沿口"
_PLAIN = r"(?<![最较很更标轨提中超限门墙架台垛柜堆])(?:高度|总高|挑高|举高|高(?![新速铁层校承压频效精端低达标架]))"
_OTHER = r"屋脊|脊高|限高|(?:围墙|货架|雨棚|堆[货垛放]?)高度?|轨(?:顶|面|道)?(?:标)?高|跨度|柱[距网]|夸度|门高|门宽|宽度?|长度?|出口|间距|距离?|开间|进深|道路|路宽|面宽|基坑|退让|离(?!地)[^,。;\s]{0,10}|距[^,。;\s]{0,10}"
_FILL = (
    r"(?:高度|标高|净高|左右|大概|大约|约|平均|均|都|全|是|为|有个?|要求?|需要?|在|达到?|达|不低于|不小于|不少于|至少|最低|最少|最高|超过|大于|"
    rf"[(](?:梁[下底]|[mM米])[)]|[hH](?=[=:≥])|首层|底[层楼]|{N}[层楼]|单层|】|≥|>=|>|:|=|\s|的话|呢|得|个)*+"
)
_M = r"(?:米|[mM](?![mM2²\w])|公尺)"
_NO_METRES = (
    r"(?!\s?[kK][vVwW]|\s?[tT%](?![a-z])|(?:[元块圆毛平方㎡吨亩层楼台部跨人间万千%tTkKxX*个公毫厘栋]|号|分钟|\d))"
)
_LOWEST, _TALLEST = Fraction(2), Fraction(40)


def _tenths(hit: Hit) -> Fraction:
    """The 五 of 九米五, if it is a single digit with no unit of its own."""
    if not hit.has("f"):
        return Fraction(1, 2) if hit.has("half") else Fraction(0)
    number = hit.number("f")
    return number.low / 10 if number.low < 10 and len(number.text) == 1 else Fraction(0)


def _is_of_floor(hit: Hit) -> bool:
    """Whether the height belongs to one floor only: 首层净高9米, 层高一层7.2, 二楼6米."""
    if compiled(rf"[(](?:{N}|首|底)[层楼]").match(hit.scan.shadow, hit.match.end()):
        return True
    clause = compiled(r"[|;。\n]").split(hit.scan.shadow[max(0, hit.match.start() - 3) : hit.match.start("n")])[-1]
    return compiled(rf"(?:{N}|首|底|标准)[层楼](?!高)|其[余他]|楼上").search(clause) is not None


_SECOND = rf"\s?[/、和]\s?(?P<n>{N})\s?{_M}(?!\s?(?:的?[跨宽长柱大深道]|进深|高的?(?:门|墙)))|(?P<m>{N})\s?{_M}(?=都有|不等|均有)"


def _with_second(hit: Hit, first: Quantity) -> Quantity:
    """净高8米/6米, 高度6米7米都有: a range from the lower to the higher."""
    match = compiled(_SECOND).match(hit.scan.shadow, hit.match.end())
    other = hit.scan.numbers[match.start(match.lastgroup or "n")].high if match else first.high
    if not _LOWEST <= other <= _TALLEST:
        return first
    return first._replace(low=min(first.low, other), high=max(first.high, other))


def _height(key: str) -> Production:
    def produce(hit: Hit) -> Iterable[Mention]:
        quantity = _with_second(hit, hit.quantity("m", plus=_tenths(hit)))
        if not _LOWEST <= quantity.low <= quantity.high <= _TALLEST:
            return ()
        if _is_of_floor(hit):
            return (Mention(key, quantity, *hit.match.span(), f"{hit.rule}_of_floor", quantity.hedge),)
        return hit.says(key, quantity)

    return produce


def _alone(hit: Hit) -> Iterable[Mention]:
    """8米以上 as a clause of its own: in this trade it can only be a height."""
    number = hit.number()
    return _height("height")(hit) if 4 <= number.low <= number.high <= 20 else ()


_TENTHS = rf"(?:(?P<f>{N})(?![吨台部层楼跨平方米个元块tTkK])|(?P<half>半))?"


def _named(name: str, key: str, words: str, *keep: str) -> list[NumberRule]:
    produce = _height(key)
    return [
        NumberRule(name, rf"(?:{words}){_FILL}(?P<n>{N})\s*(?:{_M}{_TENTHS}|{_NO_METRES})", produce, keep),
        NumberRule(
            f"{name}_after",
            rf"(?P<n>{N})\s?{_M}(?:以上)?的?\s?(?>{words})(?!{_FILL}{N})",
            produce,
            keep,
        ),
    ]


RULES: list[NumberRule] = [
    NumberRule(
        "height_storey_clear",
        rf"(?:层高|高度?){_FILL}(?P<n>{N})\s*{_M}{_TENTHS}\s?(?:净高(?!:|\s*{N})|[(]净(?:高|空)?[)])",
        _height("clear_height"),
        ("净",),
    ),
    NumberRule(
        "height_labelled_clear",
        rf"(?:层高|高度?)(?:要求)?[:\s(]*(?:净高|净空|梁下)[)]?{_FILL}(?P<n>{N})\s*(?:{_M}{_TENTHS}|{_NO_METRES})",
        _height("clear_height"),
        ("净", "梁下"),
    ),
    NumberRule("other_metres", rf"(?<![米mM])(?:{_OTHER}){_FILL}(?P<n>{N})\s*{_M}", none, ("米", "m", "M")),
    NumberRule(
        "other_metres_after",
        rf"(?P<n>{N})\s*{_M}(?:的)?(?:跨度?|柱距|宽|长|车程|外|远|内|处|范围|道路|大道|路|平板|开间|粗)",
        none,
        ("米", "m", "M", "公"),
    ),
    *_named("height_clear", "clear_height", _CLEAR, "净", "梁", "牛", "下", "钩", "吊", "用高", "效高", "lear height"),
    *_named("height_storey", "storey_height", _STOREY, "层高", "层高", "楼层", "每层高"),
    *_named("height_eaves", "eaves_height", _EAVES, "檐", "滴水", "沿"),
    NumberRule(
        "height_plain", rf"(?:{_PLAIN}){_FILL}(?P<n>{N})\s*(?:{_M}{_TENTHS}|{_NO_METRES})", _height("height"), ("高",)
    ),
    NumberRule("height_letter", rf"(?<![a-zA-Z])[hH]\s?[=≥:]\s?(?P<n>{N})\s?{_M}", _height("height"), ("H", "h")),
    NumberRule(
        "height_plain_after",
        rf"(?P<n>{N})\s*{_M}(?:以上)?的?\s*高(?!速|铁|压|新|架|的(?:围墙|月台|平台|货架|雨棚|大?门))",
        _height("height"),
        ("高",),
    ),
    NumberRule(
        "height_floor",
        rf"(?:(?:{N}|首|底|标准)[楼层](?:及?以上)?|其[余他](?:楼层|层)?|楼上)\s*(?:[:：]|都?是|为)?\s*(?P<n>{N})\s*{_M}(?!\d|以?外)",
        _height("height"),
        ("层", "楼", "其"),
    ),
    NumberRule("height_alone", rf"(?:^|(?<=[,。;\n]))\s*(?P<n>{N})\s?{_M}(?=以上\s*(?:[,。;\n]|$))", _alone, ("以上",)),
    NumberRule(
        "height_key", rf"height['\"]?:\s*['\"]?(?P<n>{N})\s*m(?:\s*/\s*{N}\s*m)?", _height("height"), ("height",)
    ),
]
