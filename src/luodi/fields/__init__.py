"""The field dictionary: key, names, headings, unit, stored scale, criterion, publishing gate, and whether personal.

The dictionary is data (`dictionary.csv`, one row per field); this package adds types and look-ups. Models, spreadsheet
headings, JSON, labels, filters and documents derive from it or are tested against it.
"""

from luodi.fields._codes import code_key
from luodi.fields._dictionary import FIELDS, RECORDS, Field, by_criterion, field, for_record, heading_keys
from luodi.fields._values import MOST_MEMBERS, TOP_FLOOR, BadValue, Why, clean, echo, from_scaled, to_scaled

__all__ = [
    "FIELDS",
    "MOST_MEMBERS",
    "RECORDS",
    "TOP_FLOOR",
    "BadValue",
    "Field",
    "Why",
    "by_criterion",
    "clean",
    "code_key",
    "echo",
    "field",
    "for_record",
    "from_scaled",
    "heading_keys",
    "to_scaled",
]
