"""The document of a reading: records and the words behind each of them."""

from luodi.reading import Mention, Reading, open_text, read

FLOORS = "厂房三层出租：一层2000平 层高8米，二层1800平 层高6米"


def test_fields_of_each_record_stand_beside_the_records() -> None:
    reading = read(FLOORS, "listing")
    document = reading.as_json()
    assert [list(fields) for fields in document["fields_each"]] == [list(record) for record in document["records"]]
    assert [fields["area_m2"]["text"] for fields in document["fields_each"]] == ["2000平", "1800平"]


def test_first_fields_are_the_fields_of_the_first_record() -> None:
    reading = read(FLOORS, "listing")
    assert (reading.sources, reading.fields) == (reading.sources_each[0], reading.fields_each[0])


def test_values_of_each_record_are_its_own() -> None:
    document = read(FLOORS, "listing").as_json()
    values = [fields["area_m2"]["value"] for fields in document["fields_each"]]
    assert values == [record["area_m2"] for record in document["records"]] == [2000, 1800]


def test_one_record_has_no_lists_in_its_document() -> None:
    document = read("厂房2000平出租", "listing").as_json()
    assert {"records", "fields_each"} & set(document) == set()


def test_sources_of_one_record_stand_for_each_where_none_are_given() -> None:
    text, source = open_text("2000平"), {"area_m2": Mention("area_m2", 2000, 0, 5, "area")}
    reading = Reading("listing", text, ({"area_m2": 2000}, {"area_m2": 3000}), source, ())
    assert reading.sources_each == (source, {})
    assert Reading("listing", text, (), {}, ()).sources_each == ()
