"""Bytes that a match reads: columns that matter to it, whole cache lines, each once."""

import datetime as dt
import random
from typing import Any

from tests.matching.worlds import listing_record

from luodi.intake import listing, requirement
from luodi.matching import Index, bytes_read, document, match
from luodi.matching.answer.traffic import Watched
from luodi.matching.kernel.engines import PLAIN, compiled

AS_OF = dt.date(2026, 11, 23)


def world(engine: Any) -> Index:
    rng = random.Random(1)
    return Index.build([listing(listing_record(rng, n)) for n in range(320)], engine)


def test_column_that_nobody_asks_about_is_not_read() -> None:
    wide, sample = world(compiled()), world(PLAIN)
    power = bytes_read(wide, sample, requirement({"power_min_kva": 400}), as_of=AS_OF)
    assert {"power_capacity_kva", "scope", "valid_until", "words"} <= set(power)
    assert {
        "clear_height_m",
        "storey_height_m",
        "eaves_height_m",
        "sale_price_cny_m2",
        "floor_load_kn_m2",
        "area_m2",
    } & set(power) == set()
    area = bytes_read(wide, sample, requirement({"area_min_m2": 400, "area_max_m2": 900}), as_of=AS_OF)
    assert {"area_m2", "min_area_m2", "flags"} <= set(area)
    assert "power_capacity_kva" not in area


def test_column_read_throughout_costs_its_width() -> None:
    wide, sample = world(compiled()), world(PLAIN)
    read = bytes_read(wide, sample, requirement({"power_min_kva": 400}), as_of=AS_OF)
    sizes = {name: getattr(wide.segments[0].table.facts, name).itemsize for name in ("power_capacity_kva", "scope")}
    assert {name: read[name] for name in sizes} == sizes


def test_sample_answers_afterwards_as_before() -> None:
    sample, need = world(PLAIN), requirement({"power_min_kva": 400})
    before = document(match(sample, need, as_of=AS_OF), "zh")
    bytes_read(world(compiled()), sample, need, as_of=AS_OF)
    assert document(match(sample, need, as_of=AS_OF), "zh") == before


def test_watched_column_counts_each_cache_line_once_through_its_windows() -> None:
    column = Watched(list(range(100)), 4)
    window = column[32:64]
    assert (window[0], window[15], column[47], len(window)) == (32, 47, 47, 32)
    assert column.lines == {2}
    assert window[16:][0] == 48
    assert column.lines == {2, 3}
