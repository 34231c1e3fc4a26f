"""Saved requirements: the two forms are the same companies, and most look in a city."""

from collections import Counter

import pytest

from luodi.intake import listing, requirement
from luodi.matching import Watches
from luodi.sample import AS_OF, INDUSTRIES, listings, watched, watched_columns


@pytest.mark.parametrize("world", ["local", "nation"])
def test_arrays_are_watched_as_the_records_are(world):
    records = list(watched(1500, 3, world))
    by_array = Watches.from_arrays(watched_columns(1500, 3, world), INDUSTRIES, [each["id"] for each in records])
    by_record = Watches.build([requirement(each) for each in records])
    assert (len(by_array), by_array.rows) == (len(by_record), by_record.rows)
    for record in listings(150, 4, world):
        offered = listing(record)
        found = set(by_array.on_change(None, offered, as_of=AS_OF))
        assert found == set(by_record.on_change(None, offered, as_of=AS_OF))


def test_four_in_five_look_in_a_city_and_one_in_twenty_anywhere():
    reach = Counter(min((len(code) for code in each["region_codes"]), default=0) for each in watched(8000, 1))
    shares = {"city": reach[4] + reach[6], "province": reach[2], "nation": reach[0]}
    assert {name: round(count / 80) for name, count in shares.items()} == {"city": 80, "province": 15, "nation": 5}


def test_fewer_are_the_first_of_more_in_one_world():
    assert list(watched(50, 1, "local")) == list(watched(9000, 1, "local"))[:50]
