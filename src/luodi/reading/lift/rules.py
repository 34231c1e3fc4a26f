"""Rules of goods lifts: how much one carries (the largest of several). Key `lift_t` in tonnes."""

from collections.abc import Iterable
from fractions import Fraction

from luodi.measures import Quantity
from luodi.reading._mention import Mention
from luodi.reading._quantities import Hit, NumberRule
from luodi.reading._rule import compiled
from luodi.reading._scan import N

_LIFT = r"(?:载?货梯|升降货梯|客货[^,。;\s]{0,2}用?电?梯|(?<!扶)电梯|货用?电梯|升降机|升降平台|(?<!客)(?<!电)(?<!楼)梯)"
_TONNE = r"(?:[吨顿]|[tT](?![a-zA-Z])|公斤|[kK][gG])"


def _tonnes(hit: Hit) -> Iterable[Mention]:
    is_kilos = compiled(r"\s*(?:公斤|[kK][gG])").match(hit.scan.clean, hit.number().end)
    quantity = hit.quantity("t", Fraction(1, 1000) if is_kilos else 1)
    others = [n.high for n in hit.numbers("list") if n.high <= 50] if hit.has("list") and not is_kilos else []
    if others and max(others) > quantity.high:
        quantity = Quantity(max(others), max(others), "t", quantity.hedge, quantity.start, quantity.end)
    return hit.says("lift_t", quantity) if quantity.high <= 50 else ()


RULES: list[NumberRule] = [
    NumberRule(
        "lift_before",
        rf"(?P<n>{N})\s*{_TONNE}(?:的?(?:大|载重)?{_LIFT}|\s(?:大|载重)?{_LIFT}(?!\s*[:x*]?\s*(?:每[栋层幢座]|各|{N}[台部])?\s*{N}\s*{_TONNE}))",
        _tonnes,
        ("梯", "升降"),
    ),
    NumberRule(
        "lift_after",
        rf"{_LIFT}(?:载重|吨位|[:\s(]|{N}\s*[台部个]|{N}(?=\()|】|每[栋层幢座]|各|是|为|有|至少|≥|x{N})*+(?P<list>(?P<n>{N})\s*{_TONNE}(?:[、/+和,]\s?(?:{N}[台部个])?{N}\s*{_TONNE}(?!\s?[行天航吊])){{0,4}})(?!\s*[/每]|承重|荷载|\s*行车|\s*天车)",
        _tonnes,
        ("梯", "升降"),
    ),
]
