"""Duties of a whole text: an area on offer names its basis, an offer promising returns carries a risk warning."""

import re
from collections.abc import Iterator
from functools import cache

from luodi.wording._finding import Category, Severity
from luodi.wording._laws import laws
from luodi.wording._rules import WordingRule

_OFFER = "出租|招租|出售|转让|待租|待售|可租|可售|招商|现房|急租|急售"
_WANTED = "求租|求购|需租|想租|寻租|租赁需求|选址需求|寻找"
_AREA = r"(?:厂房|仓库|面积|车间|办公|楼|库房|单层|标准房)[^,。;\n\d]{0,6}\d[\d,.]{1,9}\s?(?:平方米|平方|平米|平|㎡|m2)"
_BASIS = "建筑面积|建面|套内|使用面积|占地|实用面积|产证面积"
_INVEST = "投资回报|回报率|收益率|加盟|分红|投资收益|租金收益"
_WARNED = "风险|谨慎|自负|不构成"


def duties(plain: str) -> Iterator[tuple[int, int, WordingRule]]:
    """Each unmet duty: the offsets into `plain` where it arises, and the rule."""
    area = _compiled(_AREA).search(plain)
    if area and _compiled(_OFFER).search(plain) and not _compiled(f"{_WANTED}|{_BASIS}").search(plain):
        yield *area.span(), _area_rule()
    offer = _compiled(_INVEST).search(plain)
    if offer and "招商" in plain and not _compiled(_WARNED).search(plain):
        yield *offer.span(), _risk_rule()


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


@cache
def _area_rule() -> WordingRule:
    return _duty(
        "area_basis",
        Category.AREA,
        Severity.INFORM,
        "ad-26",
        "写明是建筑面积还是套内建筑面积，如「建筑面积3000㎡」",
        "Say whether it is gross floor area or area inside the unit, such as 建筑面积3000㎡",
    )


@cache
def _risk_rule() -> WordingRule:
    return _duty(
        "risk_notice",
        Category.RISK_NOTICE,
        Severity.RISKY,
        "ad-25",
        "加上风险提示：可能有哪些风险，由谁承担",
        "Add a notice: which risks there are, and who bears them",
    )


def _duty(name: str, category: Category, severity: Severity, law: str, advice: str, advice_en: str) -> WordingRule:
    never = _compiled("(?!)")
    return WordingRule(name, category, laws()[law], severity, frozenset(), None, False, never, "", advice, advice_en)
