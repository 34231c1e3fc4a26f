"""Values in the words of the desk."""

from typing import Any

import pytest
from django.utils.translation import override

from luodi.fields import FIELDS
from luodi.web.desk.forms import FACTS, GROUPS, ListingForm, control
from luodi.web.desk.words import CHOICES, label, stated, value
from luodi.web.places.models import Park


@pytest.mark.parametrize(
    ("key", "stored", "words"),
    [
        ("deal", ["rent", "sale"], "出租、出售"),
        ("area_basis", "gross", "建筑面积"),
        ("fire_hazard_category", "C", "丙类"),
        ("area_m2", 12000, "12,000"),
        ("rent_min_cny_m2_month", 18.8583, "18.8583"),
        ("lon", 119.999123, "119.999123"),
        ("has_crane", False, "否"),
        ("has_crane", None, "—"),
        ("region_code", "320481", "江苏省常州市溧阳市"),
        ("region_code", "000000", "区划 000000"),
        ("industries_admitted", ["36"], "36 汽车制造业"),
        ("industries_admitted", ["xx"], "xx"),
        ("wishes", ["loading_dock"], "卸货平台"),
        ("address", "<b>", "<b>"),
    ],
)
def test_value_is_said_in_words(key: str, stored: Any, words: str) -> None:
    assert value(key, stored) == words


def test_label_names_the_unit_in_both_languages() -> None:
    assert label(FIELDS["rent_min_cny_m2_month"]) == "租金下限（元/㎡/月）"
    with override("en"):
        assert label(FIELDS["has_crane"]) == FIELDS["has_crane"].en


def test_record_is_said_in_the_order_of_the_dictionary() -> None:
    assert stated({"area_m2": 10, "deal": ["rent"], "unknown": 1}) == [("交易方式", "出租"), ("可租售面积（㎡）", "10")]


def test_every_choice_of_a_listing_has_a_word() -> None:
    assert {e.key for e in FACTS if e.choices} <= CHOICES.keys()
    assert all(set(e.choices) <= CHOICES[e.key].keys() for e in FACTS if e.choices)


def test_form_has_every_fact_once() -> None:
    keys = [key for _title, keys in GROUPS for key in keys]
    assert (len(keys), set(keys) <= {e.key for e in FACTS}) == (len(set(keys)), True)
    form = ListingForm(parks=Park.objects.none())
    shown = [field.name for group in form.groups() for field in group.fields]
    assert sorted(shown) == sorted(form.fields)
    assert all(control(entry).required is False for entry in FACTS)
