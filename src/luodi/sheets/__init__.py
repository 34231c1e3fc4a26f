"""Reads files of listings and requirements (.xlsx, .xls, .csv, .jsonl …), writes files of listings, and makes the template.

No database is needed. A file that cannot be used at all raises a `SheetError`. Anything less is a `Fault` of the `Sheet`,
with sheet, row, column, value, reason and remedy, and the other rows are still used.

    sheet = read_listings("房源.xlsx")
    sheet.records       [{"id": "A1", "deal": ["rent"], "area_m2": 3000, …}, …]
    sheet.faults[0].sentence("zh")    表「房源」第 12 行「租金」列的值「-18」不能是负数，请填 0 或正数；不清楚就留空。
"""

from luodi.sheets._contacts import is_contact, is_line
from luodi.sheets._read import read_listings
from luodi.sheets._report import Fault, NotOnOffer, Origin, Sheet
from luodi.sheets._requirements import read_requirements
from luodi.sheets._template import write_template
from luodi.sheets._typed import read_typed
from luodi.sheets._write import harmless, write_listings
from luodi.sheets.errors import (
    FileBroken,
    FileEmpty,
    FileMissing,
    FileProtected,
    FileTooLarge,
    NoHeadings,
    NoNeeds,
    SheetError,
    UnknownFormat,
)

__all__ = [
    "Fault",
    "FileBroken",
    "FileEmpty",
    "FileMissing",
    "FileProtected",
    "FileTooLarge",
    "NoHeadings",
    "NoNeeds",
    "NotOnOffer",
    "Origin",
    "Sheet",
    "SheetError",
    "UnknownFormat",
    "harmless",
    "is_contact",
    "is_line",
    "read_listings",
    "read_requirements",
    "read_typed",
    "write_listings",
    "write_template",
]
