"""Distance rings: straight-line distances to nearby places on a logarithmic scale. Not a map, and never a travel time.

The geography data has only the centres of towns, counties and cities. A listing without coordinates is drawn from the centre
of its division, and the drawing says so.
"""

import math
from dataclasses import dataclass
from typing import cast
from urllib.parse import quote

from django.utils.translation import gettext as _

from luodi import voice
from luodi.geography import Coordinate, Datum, GeographyError, coordinate, within_km
from luodi.web.listings.models import Listing
from luodi.web.portal import figures
from luodi.web.shared.reader import reader

CENTRE, REACH = 200.0, 176.0
#: At half this many kilometres the scale changes from linear to logarithmic.
_BEND = 2.0
_RINGS_KM = (5, 10, 20, 40, 80, 160)
_NEAR_KM, _MOST = 60.0, 7
_TOWN, _COUNTY = 9, 6
_LABEL_ANGLE = math.radians(38)


@dataclass(frozen=True, slots=True)
class Ring:
    """A circle and the position of its distance label."""

    radius: float
    x: float
    y: float
    text: str


@dataclass(frozen=True, slots=True)
class Spot:
    """A place: its number, position, name and distance."""

    number: int
    x: float
    y: float
    name: str
    km: float

    @property
    def corner(self) -> tuple[float, float]:
        """The top left corner of the 22 × 22 square around the number."""
        return round(self.x - 11, 1), round(self.y - 11, 1)

    @property
    def text(self) -> str:
        """3.4 km; one decimal below a hundred."""
        return figures.amount(round(self.km, 1), "km")


@dataclass(frozen=True, slots=True)
class Rings:
    """The drawing. `start` names the division whose centre stands in for the listing, "" if it has coordinates."""

    rings: list[Ring]
    spots: list[Spot]
    start: str


def here(listing: Listing) -> Coordinate | None:
    """The WGS-84 position of a listing: its own, its park's, or its division's centre; None without any."""
    for place in (listing, listing.park):
        if place is not None and place.lon is not None and place.lat is not None:
            datum = cast(Datum, str(place.datum))
            return Coordinate(float(place.lon), float(place.lat), datum).to("WGS-84")
    return _centre(_code(listing))


def _code(listing: Listing) -> str:
    return str(listing.record().get("region_code", ""))


def _centre(code: str) -> Coordinate | None:
    try:
        return coordinate(code) if len(code) >= _COUNTY else None
    except GeographyError:
        return None


def rings(listing: Listing) -> Rings | None:
    """The drawing of a listing, nearest place first; None if its position is unknown."""
    point, code = here(listing), _code(listing)
    if point is None:
        return None
    has_own = any(place is not None and place.lon is not None for place in (listing, listing.park))
    around = _places(code, skips_town=not has_own)
    nearest = sorted((point.km_to(there), each, there) for each, there in around)[:_MOST]
    reach = next((km for km in _RINGS_KM if not nearest or km >= nearest[-1][0]), _RINGS_KM[-1])
    language = reader()
    spots = [
        _spot(n, point, there, voice.place_name(each, language), km, reach)
        for n, (km, each, there) in enumerate(nearest, start=1)
    ]
    drawn = [_ring(km, reach) for km in _RINGS_KM if km <= reach][-4:]
    return Rings(drawn, spots, "" if has_own else voice.place_name(code, language))


def _places(code: str, *, skips_town: bool) -> list[tuple[str, Coordinate]]:
    """The distinct centres of the town, the county and neighbouring counties, by code.

    Never a prefecture's: its point is the middle of its land, which nobody drives to when they say 常州市区.
    """
    codes = [code[:digits] for digits in (_TOWN, _COUNTY) if len(code) >= digits]
    if skips_town:
        codes = codes[1:]
    near = (each for each in within_km(code, _NEAR_KM) if len(each) == _COUNTY)
    codes += [each for each in near if each not in codes and each != code]
    centres: dict[str, Coordinate] = {}
    for each in codes:
        there = _centre_of(each)
        if there is not None and not any(there.km_to(other) < 0.1 for other in centres.values()):
            centres[each] = there
    return list(centres.items())


def _centre_of(code: str) -> Coordinate | None:
    try:
        return coordinate(code)
    except GeographyError:
        return None


def _radius(km: float, reach: float) -> float:
    return REACH * math.log1p(min(km, reach) / _BEND) / math.log1p(reach / _BEND)


def _ring(km: int, reach: float) -> Ring:
    radius = _radius(km, reach)
    x, y = CENTRE + radius * math.cos(_LABEL_ANGLE), CENTRE + radius * math.sin(_LABEL_ANGLE)
    text = figures.amount(km, "km") if km == reach else str(km)
    return Ring(round(radius, 1), round(x, 1), round(y, 1), text)


def _spot(number: int, origin: Coordinate, there: Coordinate, name: str, km: float, reach: float) -> Spot:
    """Places a spot with north up; one too close to the centre is moved outwards in its direction."""
    east = (there.lon - origin.lon) * math.cos(math.radians(origin.lat))
    angle = math.atan2(there.lat - origin.lat, east)
    radius = max(_radius(km, reach), 26.0)
    return Spot(
        number, round(CENTRE + radius * math.cos(angle), 1), round(CENTRE - radius * math.sin(angle), 1), name, km
    )


def map_links(listing: Listing) -> list[tuple[str, str]]:
    """Map apps and their addresses for a listing, in WGS-84; none without coordinates of its own or its park's."""
    point = here(listing)
    if point is None or point.is_approximate:
        return []
    lon, lat, name = f"{point.lon:.6f}", f"{point.lat:.6f}", quote(str(listing), safe="")
    marker = f"coord:{lat},{lon};title:{name};addr:{quote(listing.address, safe='')}"
    return [
        (_("高德"), f"https://uri.amap.com/marker?position={lon},{lat}&name={name}&coordinate=wgs84"),
        (_("腾讯"), f"https://apis.map.qq.com/uri/v1/marker?marker={marker}&coord_type=1&referer=luodi"),
    ]
