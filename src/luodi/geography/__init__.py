"""Divisions of China with codes, coordinates and distances, and the recognition of places in text.

>>> from luodi.geography import find_places, full_name
>>> [mention.codes for mention in find_places("常州新北薛家 或 溧阳上兴")]
[('320411103',), ('320481109',)]
>>> full_name("320481109")
'江苏省常州市溧阳市上兴镇'
"""

from luodi.geography._coordinates import Coordinate, Datum
from luodi.geography._distance import Rung, coordinate, distance_km, ladder, neighbours, within_km
from luodi.geography._divisions import (
    Division,
    Kind,
    ancestors,
    children,
    contains,
    division,
    full_name,
    is_division,
    level_name,
    parent,
)
from luodi.geography._english import english_full_name, english_name
from luodi.geography._groups import Group, groups
from luodi.geography._latin_places import find_latin_places
from luodi.geography._places import PlaceMention, find_places
from luodi.geography.errors import DatumMismatch, GeographyError, NoCoordinate, UnknownDivision

__all__ = [
    "Coordinate",
    "Datum",
    "DatumMismatch",
    "Division",
    "GeographyError",
    "Group",
    "Kind",
    "NoCoordinate",
    "PlaceMention",
    "Rung",
    "UnknownDivision",
    "ancestors",
    "children",
    "contains",
    "coordinate",
    "distance_km",
    "division",
    "english_full_name",
    "english_name",
    "find_latin_places",
    "find_places",
    "full_name",
    "groups",
    "is_division",
    "ladder",
    "level_name",
    "neighbours",
    "parent",
    "within_km",
]
