"""Rules for electric power. kVA is a transformer's capacity, kW a load; neither is ever converted into the other.

Keys: `power` (kVA), `power_kw`, `other` (later additions, energy, a price), and an ambiguous `power` for a number with
neither a unit nor a transformer beside it: 电100 may be either.
"""

from collections.abc import Iterable

from luodi.reading._mention import Mention
from luodi.reading._quantities import Hit, NumberRule, none
from luodi.reading._rule import compiled
from luodi.reading._scan import N

_KVA = r"(?:[kK][vV][aA]|千[伏付][安按]|[kK]伏安)"
_KW = r"(?:[kK][wW](?![hH·])|千瓦(?!时))"
_FILL = r"(?:约|大概|是|为|有|要求?|需要?|在|达到?|不低于|不少于|不小于|至少|≥|>=|>|:|=|\s|的话|的|容量|总|负荷|量|力|共|个|】)*+"
_LATER = r"(?:增容[至到]?|可增[至到容]?|扩容[至到]?|可扩[至到]?|申请[至到]?|二期|三期|后期|最大可[至到]?|预留|以后)[^\d,。;\s]{0,6}$"


def _is_later(hit: Hit) -> bool:
    return compiled(_LATER).search(hit.before(width=10)) is not None


def _times(hit: Hit) -> int:
    """两台630, 2*630: the number of equal transformers, 1 if not stated, 0 if it cannot be one."""
    group = next((g for g in ("c", "x") if hit.has(g)), "")
    count = hit.number(group).low if group else 1
    return int(count) if 1 <= count <= 20 else 0


_EACH = r"每(?:层|栋|幢|间|户|单元|跨|楼)[^\x01,。;\n]{0,4}$"


def _kva(hit: Hit) -> Iterable[Mention]:
    if (
        _is_later(hit)
        or compiled(_EACH).search(hit.before())
        or ("," in hit.number().text and hit.number().low > 50_000)
        or not _times(hit)
    ):
        return none(hit)
    more = hit.number("plus").low if hit.has("plus") else 0
    quantity = hit.quantity("kVA", _times(hit), plus=more)
    return hit.says("power", quantity) if 10 <= quantity.low <= quantity.high <= 2_000_000 else ()


def _two_kinds(hit: Hit) -> Iterable[Mention]:
    """630一台800一台: the total capacity."""
    more, count = hit.number("m").low * hit.number("d").low, hit.number("c").low
    if not 1 <= count <= 20 or _is_later(hit):
        return ()
    return hit.says("power", hit.quantity("kVA", count, plus=more / count))


def _kw(hit: Hit) -> Iterable[Mention]:
    if _is_later(hit):
        return none(hit)
    return hit.says("power_kw", hit.quantity("kW"))


def _unsaid(hit: Hit) -> Iterable[Mention]:
    if not 20 <= hit.number().low <= 50_000:
        return ()
    return hit.says(
        "power",
        hit.quantity("?"),
        is_ambiguous=True,
        note=f"“{hit.word('n')}”没有单位：是变压器容量（kVA）还是用电功率（kW）？",
    )


_KVA_WORDS = ("千", "a", "A", "伏安")
_NO_UNIT = r"(?!\s*[多来余几]?\s*(?:[元块毛角度平方米吨层楼台部%年月天kK千vVwW/个aA安]|\.\d))"

RULES: list[NumberRule] = [
    NumberRule("power_station", rf"(?P<n>{N})\s*[kK][vV](?:变电站|线路|高压)", none, ("变电", "线路", "高压")),
    NumberRule("power_energy", rf"(?P<n>{N})\s*(?:度|[kK][wW][hH]|千瓦时)", none, ("度", "h", "H", "千瓦时")),
    NumberRule(
        "power_two_kinds",
        rf"(?:变压器|专变|箱变|配电){_FILL}(?P<n>{N})\s*{_KVA}?\s*(?P<c>{N})\s*[台个][,、+和\s]*(?P<m>{N})\s*{_KVA}?\s*(?P<d>{N})\s*[台个]",
        _two_kinds,
        ("变", "配电"),
    ),
    NumberRule(
        "power_of_each",
        rf"(?:变压器|专变|箱变)\s?{N}台[:\s(]*(?P<n>{N})(?:{_KVA})?\s?[、+/和]\s?(?P<plus>{N})(?:{_KVA}|{_NO_UNIT})",
        _kva,
        ("变",),
    ),
    NumberRule("power_kva_times", rf"(?P<c>{N})\s*[台个部xX*]\s*(?P<n>{N})\s*{_KVA}", _kva, _KVA_WORDS),
    NumberRule(
        "power_times_transformer",
        rf"(?:^|(?<=[,。;:\n有装配是]))(?P<c>{N})[台个](?P<n>{N})的?(?:变压器|专变|箱变)",
        _kva,
        ("变压器", "专变", "箱变"),
    ),
    NumberRule(
        "power_transformer_times",
        rf"(?:变压器|专变|箱变|配电(?:容量)?){_FILL}(?P<c>{N})\s*[xX*]\s*(?P<n>{N}){_NO_UNIT}",
        _kva,
        ("变", "配电"),
    ),
    NumberRule(
        "power_kva_by",
        rf"(?P<n>{N})\s*{_KVA}\s*(?:[xX*]\s*(?P<x>{N})|的?(?:变压器)?(?P<c>{N})\s*(?:台|个(?!月)))",
        _kva,
        _KVA_WORDS,
    ),
    NumberRule("power_kva", rf"(?P<n>{N})\s*[多来余几]?\s*个?{_KVA}", _kva, _KVA_WORDS),
    NumberRule("power_kw", rf"(?P<n>{N})\s*[多来余几]?\s*个?{_KW}", _kw, ("k", "K", "千")),
    NumberRule(
        "power_transformer",
        rf"(?:变压器|专变|箱变|配电(?:容量)?|供电容量|电容量|用电容量|电力容量){_FILL}(?P<n>{N})(?:个(?![月平人车方米点千百kKpP]|\s[kK])|{_NO_UNIT})(?:\s?\+\s?(?P<plus>{N})(?:{_KVA}|{_NO_UNIT}))?",
        _kva,
        ("变", "配电", "容量"),
    ),
    NumberRule(
        "power_transformer_after",
        rf"(?P<n>{N})的?(?:变压器|专变|箱变)(?:\s?(?P<c>{N})\s?[台个](?!月)|(?!:|{N}))",
        _kva,
        ("变压器", "专变", "箱变"),
    ),
    NumberRule(
        "power_unsaid",
        rf"(?<![充发瓦wWaA])(?:用电|供电|电力|电量|动力电|总负荷|总功率|装机|电)(?![梯商话器子费动价机视池瓶缆镀线泳焊炉]){_FILL}(?P<n>{N})(?:个(?![月平人车方米点千百kKpP]|\s[kK])|{_NO_UNIT})",
        _unsaid,
        ("电", "负荷", "功率", "装机"),
    ),
]
