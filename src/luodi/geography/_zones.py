"""Zones named after their place: 溧阳开发区, 合肥高新区, 嵩明小街工业园.

A type of zone after a place (经开区, 高新区, 保税区) is looked up among the zones below that place; if there is exactly
one of the type, it gives the code. Any other park only extends the mention and keeps the place's code.
"""

import re
from functools import lru_cache

from luodi.geography._divisions import contains, county_rows, division, townships

_ENDING = (
    "经济技术开发区|高新技术产业开发区|高新技术产业园区?|高新技术开发区|经济开发区|经济新区|工业开发区|综合保税区|旅游度假区|"
    "工业集中区|工业园区|产业园区|科技园区|创业园区|物流园区|化工园区|农业园区|产业园|工业园|工业区|工业城|科技园|创业园|物流园|"
    "创新园|软件园|电子园|电商园|纺织园|家具园|智造园|科技城|开发区|高新区|经开区|保税区|综保区|集聚区|集中区|示范区|度假区|"
    "空港(?:产业园|经济区|物流园)?|临港新城|港区|园区|新城|经开(?!发)|城区|市区|市本级|"
    "万达(?:广场)?|吾悦(?:广场)?|高铁站|火车站|大学城|(?:临港|滨海)(?![一-龥])"
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


_STREET_OR_KIND = re.compile(rf"(?:{_ENDING})|.*(?:[路街道巷村]|中心|公园|广场|车站)")


def is_street_or_kind(key: str) -> bool:
    """Whether a township's short name means nothing by itself: 工业园区 (街道), 人民路 (街道)."""
    return _STREET_OR_KIND.fullmatch(key) is not None


def zone_kind(name: str) -> str:
    return next((kind for kind, pattern in _KINDS if pattern.search(name)), "")


def park_after(text: str, end: int) -> tuple[int, str, bool] | None:
    """The park right after a place: its end, its words, and whether they are only a type of zone."""
    match = _PARK.match(text, end)
    if match is None or (match[0].startswith(" ") and zone_kind(match[0]) and not match[2]):
        return None
    return match.end(), match[0].strip(), not match[2]


@lru_cache(maxsize=4096)
def zone_below(place: str, words: str) -> str | None:
    """The only zone of that type directly below a place; None if there is none, or several."""
    kind = zone_kind(words)
    zones = [code for code, its_kind in _zones_of(place) if its_kind == kind] if kind in _LOOKED_UP else []
    return zones[0] if len(zones) == 1 else None


@lru_cache(maxsize=1024)
def _zones_of(place: str) -> tuple[tuple[str, str], ...]:
    """Zone rows directly below: statistical counties of a prefecture, townships numbered 4xx of a county."""
    if len(place) == 4:
        codes = [code for code, row in county_rows().items() if row[2] and contains(place, code)]
    else:
        codes = [code for code in townships(place) if code[6] == "4"] if len(place) == 6 else []
    return tuple((code, zone_kind(division(code).name)) for code in codes)
