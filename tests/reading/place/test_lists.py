"""Places in a list: namesakes elsewhere belong to the county, or the city without counties, of their neighbours."""

import pytest

from luodi.reading import read


@pytest.mark.parametrize(
    "text", ["求租厂房2000平 东莞 长安、大朗、横林", "东莞长安、虎门，或者武进、横林 厂房1000平求租"]
)
def test_towns_of_a_city_without_counties_are_read(text: str) -> None:
    codes = read(text, "requirement").record["region_codes"]
    assert [code for code in codes if code.startswith("4419")] != []
