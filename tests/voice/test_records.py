"""What records state, in words."""

import datetime as dt
from typing import Any

import pytest

from luodi.fields import FIELDS
from luodi.voice import record_value
from luodi.voice.records import is_number


@pytest.mark.parametrize(
    ("key", "content", "chinese", "english"),
    [
        ("area_m2", 3000, "3000 ㎡", "3000 m²"),
        ("land_area_m2", 20000, "30 亩（20,000 ㎡）", "30 mu (20,000 m²)"),
        ("rent_max_cny_m2_month", 18.8583, "18.86 元/㎡/月", "18.86 yuan/m²/month"),
        ("tax_per_mu_min_cny", 200000, "20 万元/亩/年", "200,000 yuan/mu/year"),
        ("investment_cny", 150_000_000, "1.5 亿元", "150 million yuan"),
        ("investment_cny", 3_000_000_000, "30 亿元", "3000 million yuan"),
        ("clear_height_m", 8, "8 米", "8 m"),
        ("lease_years", 1, "1 年", "1 year"),
        ("rent_free_months", 3, "3 个月", "3 months"),
        ("has_crane", False, "否", "no"),
        ("deal", ["rent", "sale"], "出租、出售", "to let, for sale"),
        ("kind", ["lab"], "研发", "R&D"),
        ("stage", "in_production", "投产", "in production"),
        ("wishes", ["rent", "deal"], "租金、交易方式", "rent, deal"),
        ("fire_hazard_category", "C", "丙类", "category C"),
        ("region_codes", ["320481"], "江苏省常州市溧阳市", "Liyang, Changzhou, Jiangsu"),
        ("regions_excluded", ["320481"], "江苏省常州市溧阳市", "Liyang, Changzhou, Jiangsu"),
        ("region_code", "999999", "区划 999999", "division 999999"),
        ("industry_codes", ["zz"], "zz", "zz"),
        ("needed_by", dt.date(2027, 1, 1), "2027-01-01", "2027-01-01"),
        ("floors_excluded", list(range(4, 31)), "4 楼以上", "floor 4 and above"),
        ("floors_excluded", [2, 4], "2 楼、4 楼", "floors 2, 4"),
        (
            "floors_excluded",
            list(range(4, 12)),
            "4–11 楼",
            "floors 4–11",
        ),
        ("company", "红太阳", "红太阳", "红太阳"),
        ("title", "signed", "signed", "signed"),
        ("no_such_key", 5, "5", "5"),
    ],
)
def test_a_value_is_written_as_people_write_it(key: str, content: Any, chinese: str, english: str) -> None:
    assert (record_value(key, content, "zh"), record_value(key, content, "en")) == (chinese, english)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_choice_of_every_field_has_a_word(language: Any) -> None:
    words = {(f.key, c): record_value(f.key, c, language) for f in FIELDS.values() for c in f.choices}
    assert [each for each, word in words.items() if word == each[1] and not (language == "en" and word.isalpha())] == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_number_of_the_dictionary_has_its_unit_in_words(language: Any) -> None:
    wrong = {f.key for f in FIELDS.values() if is_number(f.key) and "CNY" in record_value(f.key, 12, language)}
    assert wrong == set()
