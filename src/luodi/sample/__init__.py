"""A made-up world of listings and requirements, always marked as sample data, from a dozen rows to ten million.

A seed gives the same world on every machine. Small worlds lie in and around Changzhou, large ones span the whole country.

    list(listings(300, seed=1))         records; ids sample-000001 …, source 示例数据
    list(requirements(10, seed=1))      records of made-up companies, 5 to 14 asks each
    columns(10_000_000, seed=1)         listings as arrays, for `luodi.matching.Index.from_arrays(…, ADMISSIONS)`
    watched(1000, seed=1)               requirements saved for alerts; `watched_columns` as arrays, INDUSTRIES with them
    requirement_texts(1000, seed=1)     requirements in people's words
"""

from luodi.sample._draw import ADMISSIONS, AS_OF
from luodi.sample._files import write_sample
from luodi.sample._listings import SOURCE, columns, listings
from luodi.sample._requirements import requirements
from luodi.sample._texts import requirement_texts
from luodi.sample._watched import INDUSTRIES, watched, watched_columns

__all__ = [
    "ADMISSIONS",
    "AS_OF",
    "INDUSTRIES",
    "SOURCE",
    "columns",
    "listings",
    "requirement_texts",
    "requirements",
    "watched",
    "watched_columns",
    "write_sample",
]
