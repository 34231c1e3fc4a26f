"""Zones named after their place: 溧阳开发区, 合肥高新区, 嵩明小街工业园.

A kind of zone behind a place (经开区, 高新区, 保税区) is looked up among the zone rows below that place; exactly one of
the kind gives its code. Any other park only lengthens the mention and keeps the place's code.
"""

import re
from functools import cache, lru_cache

from luodi.geography._divisions import contains, county_rows, division, township_text

_ENDING = (
    "经济技术开发区|高新技术产业开发区|高新技术产业园区?|高新技术开发区|经济开发区|经济新区|工业开发区|综合保税区|旅游度假区|"
    "工业集中区|工业园区|产业园区|科技园区|创业园区|物流园区|化工园区|农业园区|产业园|工业园|工业区|工业城|科技园|创业园|物流园|"
    "创新园|软件园|电子园|电商园|纺织园|家具园|智造园|科技城|开发区|高新区|经开区|保税区|综保区|集聚区|集中区|示范区|度假区|"
    "空港|临港新城|港区|园区|新城|经开(?!发)|城区|市区|市本级"
)
_PARK = re.compile(
    rf" ?((?:国家级?|省级)?)((?:(?![的在找求租购买售卖想要需有和或及与路街道号附近周边一带厂房仓库层栋米平亩跟到往至离])[一-龥]){{0,5}}?)({_ENDING})"
)
_KINDS = (
    ("hitech", re.compile(r"高新|高技术")),
    ("bonded", re.compile(r"保税")),
    ("resort", re.compile(r"度假|旅游|风景")),
    ("econ", re.compile(r"经济|经开|^开发区$|[一-龥]开发区$")),
    ("industry", re.compile(r"工业|产业")),
)
_LOOKED_UP = {"hitech", "bonded", "econ"}


def zone_kind(name: str) -> str:
    return next((kind for kind, pattern in _KINDS if pattern.search(name)), "")


def park_after(text: str, end: int) -> tuple[int, str, bool] | None:
    """The park glued to a place that ends at `end`: its own end, its words, and whether they are only a kind of zone."""
    match = _PARK.match(text, end)
    if match is None or (match[0].startswith(" ") and not match[2]):
        return None
    return match.end(), match[0].strip(), not match[2]


@lru_cache(maxsize=4096)
def zone_below(place: str, words: str) -> str | None:
    """The only zone of that kind directly in a place, else None (none known, or several)."""
    kind = zone_kind(words)
    if kind not in _LOOKED_UP or len(place) not in (4, 6):
        return None
    found = [
        code for code, its_kind in _zones() if contains(place, code) and its_kind == kind and _is_next(place, code)
    ]
    return found[0] if len(found) == 1 else None


def _is_next(place: str, code: str) -> bool:
    """Statistical counties answer for a prefecture, zone townships for a county."""
    return len(code) == (6 if len(place) == 4 else 9)


@cache
def _zones() -> tuple[tuple[str, str], ...]:
    counties = [code for code, row in county_rows().items() if row[2] and len(code) == 6 and code[4] == "7"]
    towns = re.findall(r"(?<=[ ,])(\d{6}4\d\d)(?=[^=\d]|$)", township_text(), re.MULTILINE)
    named = ((code, zone_kind(division(code).name)) for code in (*counties, *towns))
    return tuple((code, kind) for code, kind in named if kind in _LOOKED_UP)
