"""Rules of coordinates: `lon` and `lat` in degrees, as written; the datum named beside them (GCJ-02) is no number.

Named ones (东经104.43，北纬31.13) and pairs (坐标：104.43,31.13 in either order), decimal or in degrees and minutes. A pair needs
two decimals, and both values must lie in China.
"""

from collections.abc import Iterable
from fractions import Fraction

from luodi.measures import plain
from luodi.reading._mention import Mention
from luodi.reading._quantities import Hit, NumberRule, Production
from luodi.reading._scan import N, Number

_LON, _LAT = (Fraction(73), Fraction(136)), (Fraction(3), Fraction(54))
_DATUM = rf"(?:[^\x01\x02\n;。]|(?<=[SC])-?{N}|(?<=CGCS){N}){{0,18}}?"
_DEGREES = rf"(?P<n>{N})\s?[°度](?:\s?(?P<m>{N})\s?[′'分](?:\s?(?P<s>{N})\s?[″\"秒]?)?)?|(?P<d>{N})"


def _part(hit: Hit, group: str) -> Fraction:
    return hit.number(group).low if hit.has(group) else Fraction(0)


def _named(key: str, ends: tuple[Fraction, Fraction]) -> Production:
    def produce(hit: Hit) -> Iterable[Mention]:
        if hit.has("d") and not _lies(hit.number("d"), ends):
            return ()
        value = _part(hit, "n") + _part(hit, "d") + _part(hit, "m") / 60 + _part(hit, "s") / 3600
        return hit.says(key, plain(value, 6)) if ends[0] <= value <= ends[1] else ()

    return produce


def _pair(hit: Hit) -> Iterable[Mention]:
    """Each on a span that is longer than its number, so that no other rule takes it."""
    first, second = hit.number("a"), hit.number("b")
    is_north_first = first.high <= _LAT[1]
    lat, lon = (first, second) if is_north_first else (second, first)
    if not (_lies(lon, _LON) and _lies(lat, _LAT)):
        return ()
    keys = ("lat", "lon") if is_north_first else ("lon", "lat")
    spans = ((hit.match.start(), first.end), (first.end, hit.match.end()))
    return [
        Mention(key, plain(number.low, 6), *span, hit.rule)
        for key, number, span in zip(keys, (first, second), spans, strict=True)
    ]


def _lies(number: Number, ends: tuple[Fraction, Fraction]) -> bool:
    decimals = number.text.partition(".")[2]
    return len(decimals) >= 2 and ends[0] <= number.low <= ends[1]


RULES: list[NumberRule] = [
    NumberRule(
        "longitude",
        rf"(?:东经|经度|[lL]on(?:gitude)?|[lL]ng)[\s:=]*(?:{_DEGREES})",
        _named("lon", _LON),
        ("东经", "经度", "lon", "Lon", "lng", "Lng"),
    ),
    NumberRule(
        "latitude", rf"(?:北纬|纬度|[lL]at(?:itude)?)[\s:=]*(?:{_DEGREES})", _named("lat", _LAT), ("纬", "lat", "Lat")
    ),
    NumberRule(
        "coordinates",
        rf"(?:坐标|经纬度|定位|GPS|[lL]ocation){_DATUM}(?P<a>{N})\s?[°度]?\s?[NEne]?[\s,、/]+(?P<b>{N})\s?[°度]?\s?[NEne]?",
        _pair,
        ("坐标", "经纬度", "定位", "GPS", "ocation"),
    ),
]
