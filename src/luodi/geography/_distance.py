"""Distances between divisions, and the declared ladder for relaxing a wanted region."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from luodi.geography._coordinates import Coordinate
from luodi.geography._divisions import ancestors, contains, county_rows, data_text, division
from luodi.geography._groups import Group, groups
from luodi.geography.errors import NoCoordinate

KM_PER_DEGREE = 111.0
NEIGHBOUR_KM = 50.0


@dataclass(frozen=True, slots=True)
class Rung:
    """One step of the ladder: `codes` is the whole wider set, the wanted codes first and always included.

    `groups` are the city groups it takes in; only the last step has any.
    """

    name: str
    codes: tuple[str, ...]
    groups: tuple[Group, ...] = ()


@cache
def _township_points() -> dict[str, tuple[float, float]]:
    rows = (line.split(",") for line in data_text("points.csv").splitlines())
    return {code: (float(lon), float(lat)) for code, lon, lat in rows}


@lru_cache(maxsize=65536)
def coordinate(code: str) -> Coordinate:
    """The point that represents a division, in WGS-84; raises `NoCoordinate`.

    A township has its own point if GeoNames knows one. Any other point represents an area or is borrowed from the
    division above, and is marked `is_approximate`.
    """
    division(code)
    if point := _township_points().get(code) if len(code) == 9 else None:
        return Coordinate(*point, "WGS-84")
    for each in reversed(ancestors(code)):
        if each in county_rows() and county_rows()[each][3]:
            return Coordinate(float(county_rows()[each][3]), float(county_rows()[each][4]), "WGS-84", True)
    raise NoCoordinate(code)


def distance_km(one: str, other: str) -> float:
    """Great-circle distance between the points that represent two divisions."""
    return coordinate(one).km_to(coordinate(other))


@cache
def _counties() -> tuple[tuple[str, float, float], ...]:
    rows = county_rows().items()
    return tuple((code, float(row[3]), float(row[4])) for code, row in rows if _is_rung_unit(code, row[3]))


def _is_rung_unit(code: str, lon: str) -> bool:
    """Counties, and the four prefectures that have none (东莞, 中山, 儋州, 嘉峪关)."""
    return bool(lon) and (len(code) == 6 or code in ("4419", "4420", "4604", "6202"))


@lru_cache(maxsize=4096)
def within_km(code: str, km: float) -> tuple[str, ...]:
    """County codes whose centre is at most `km` from the division's point, nearest first."""
    here = coordinate(code)
    tall, wide = km / KM_PER_DEGREE + 0.01, 2.5 * km / KM_PER_DEGREE + 0.01
    near = (each for each, lon, lat in _counties() if abs(lat - here.lat) <= tall and abs(lon - here.lon) <= wide)
    ranked = sorted((here.km_to(coordinate(each)), each) for each in near)
    return tuple(each for far, each in ranked if far <= km)


@lru_cache(maxsize=4096)
def neighbours(code: str) -> tuple[str, ...]:
    """Divisions of the same level, province to county, with a county centre within 50 km of one of its own.

    Computed from centres, not borders: good for "towns around", no proof of a common border. Sorted by code.
    """
    digits = len(code)
    near = {each[:digits] for centre in _measured_from(code) for each in within_km(centre, NEIGHBOUR_KM)}
    return tuple(sorted(each for each in near if each != code and len(each) == digits))


def ladder(codes: Iterable[str]) -> list[Rung]:
    """The declared relaxations of a region, narrowest first: within 30 km, within 60 km, the city group.

    Distances are between county centres; a wider set replaces the narrower. A prefecture or province is measured from
    each of its counties. Without a wanted region, or one already nationwide, there is nothing to relax: an empty list.
    """
    wanted = tuple(dict.fromkeys(codes))
    if not wanted:
        return []
    near, far = (_widened(wanted, km) for km in (30.0, 60.0))
    return [
        Rung("within_30_km", near),
        Rung("within_60_km", far),
        _group_rung(wanted, far),
    ]


def _widened(wanted: tuple[str, ...], km: float) -> tuple[str, ...]:
    centres = [each for code in wanted for each in _measured_from(code)]
    return _merged(wanted, (each for centre in centres for each in within_km(centre, km)))


def _measured_from(code: str) -> list[str]:
    if len(code) >= 6:
        return [code]
    return [each for each, _, _ in _counties() if contains(code, each)] or [code]


def _merged(wanted: tuple[str, ...], more: Iterable[str]) -> tuple[str, ...]:
    """The wanted codes, then those not already covered by one before them."""
    codes = dict.fromkeys(wanted)
    for code in more:
        if not any(code[:n] in codes for n in (2, 4, 6, 9)):
            codes[code] = None
    return tuple(codes)


def _group_rung(wanted: tuple[str, ...], far: tuple[str, ...]) -> Rung:
    met = tuple(group for group in groups() if group.is_city_group and _touches(group, wanted))
    members = (code for group in met for code in group.codes)
    return Rung("city_group", _merged(_merged(wanted, members), far), met)


def _touches(group: Group, wanted: tuple[str, ...]) -> bool:
    return any(contains(member, code) or contains(code, member) for member in group.codes for code in wanted)
