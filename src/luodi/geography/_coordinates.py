"""Coordinates with their datum, and the published conversions between the three datums used in China.

GPS and this project's data are WGS-84; Amap and Tencent draw GCJ-02; Baidu draws BD-09. A coordinate without its datum
may be off by 600 m, so `Coordinate` requires one, and two datums are never mixed.
"""

from dataclasses import dataclass
from math import asin, atan2, cos, pi, radians, sin, sqrt
from typing import Literal

from luodi.geography.errors import DatumMismatch

Datum = Literal["WGS-84", "GCJ-02", "BD-09"]
EARTH_RADIUS_KM = 6371.0088
_AXIS = 6378245.0
_ECCENTRICITY = 0.00669342162296594323


@dataclass(frozen=True, slots=True)
class Coordinate:
    """Degrees east and north in `datum`; `is_approximate` if the point merely represents an area."""

    lon: float
    lat: float
    datum: Datum
    is_approximate: bool = False

    def to(self, datum: Datum) -> "Coordinate":
        """The same point in another datum, accurate to about a centimetre for a round trip."""
        if datum == self.datum:
            return self
        lon, lat = _from_gcj(datum, *_to_gcj(self.datum, self.lon, self.lat))
        return Coordinate(lon, lat, datum, self.is_approximate)

    def km_to(self, other: "Coordinate") -> float:
        """Great-circle kilometres; raises `DatumMismatch` if the datums differ."""
        if self.datum != other.datum:
            raise DatumMismatch(self.datum, other.datum)
        south, north = radians(self.lat), radians(other.lat)
        half = sin((north - south) / 2) ** 2 + cos(south) * cos(north) * sin(radians(other.lon - self.lon) / 2) ** 2
        return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(half)))


def _to_gcj(datum: Datum, lon: float, lat: float) -> tuple[float, float]:
    if datum == "WGS-84":
        east, north = _shift(lon, lat)
        return lon + east, lat + north
    return _unbaidu(lon, lat) if datum == "BD-09" else (lon, lat)


def _from_gcj(datum: Datum, lon: float, lat: float) -> tuple[float, float]:
    if datum == "WGS-84":
        return _unshift(lon, lat)
    return _baidu(lon, lat) if datum == "BD-09" else (lon, lat)


def _is_outside_china(lon: float, lat: float) -> bool:
    return not (72.004 <= lon <= 137.8347 and 0.8293 <= lat <= 55.8271)


def _shift(lon: float, lat: float) -> tuple[float, float]:
    """The offset of GCJ-02 east and north of WGS-84, in degrees at a WGS-84 point; zero outside China."""
    if _is_outside_china(lon, lat):
        return 0.0, 0.0
    x, y = lon - 105.0, lat - 35.0
    magic = 1 - _ECCENTRICITY * sin(radians(lat)) ** 2
    east = _wave_east(x, y) * 180 / (_AXIS / sqrt(magic) * cos(radians(lat)) * pi)
    north = _wave_north(x, y) * 180 / (_AXIS * (1 - _ECCENTRICITY) / (magic * sqrt(magic)) * pi)
    return east, north


def _ripple(value: float) -> float:
    return (20 * sin(6 * value * pi) + 20 * sin(2 * value * pi)) * 2 / 3


def _wave_east(x: float, y: float) -> float:
    plane = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * sqrt(abs(x))
    waves = (20 * sin(x * pi) + 40 * sin(x / 3 * pi) + 150 * sin(x / 12 * pi) + 300 * sin(x / 30 * pi)) * 2 / 3
    return plane + _ripple(x) + waves


def _wave_north(x: float, y: float) -> float:
    plane = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * sqrt(abs(x))
    waves = (20 * sin(y * pi) + 40 * sin(y / 3 * pi) + 160 * sin(y / 12 * pi) + 320 * sin(y * pi / 30)) * 2 / 3
    return plane + _ripple(x) + waves


def _unshift(lon: float, lat: float) -> tuple[float, float]:
    """Inverse of `_shift` by fixed-point steps; five bring it below a millimetre."""
    east, north = lon, lat
    for _ in range(5):
        step = _shift(east, north)
        east, north = lon - step[0], lat - step[1]
    return east, north


def _baidu(lon: float, lat: float) -> tuple[float, float]:
    far = sqrt(lon * lon + lat * lat) + 0.00002 * sin(lat * pi * 3000 / 180)
    angle = atan2(lat, lon) + 0.000003 * cos(lon * pi * 3000 / 180)
    return far * cos(angle) + 0.0065, far * sin(angle) + 0.006


def _unbaidu(lon: float, lat: float) -> tuple[float, float]:
    """Inverse of `_baidu`, by the same fixed-point steps."""
    east, north = lon, lat
    for _ in range(8):
        x, y = _baidu(east, north)
        east, north = east + lon - x, north + lat - y
    return east, north
