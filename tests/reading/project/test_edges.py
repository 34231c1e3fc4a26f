"""Figures of projects at and beyond the last plausible value, and which one of several is the project's."""

from typing import Any

import pytest

from luodi.reading import read


@pytest.mark.parametrize(
    ("words", "key", "value"),
    [
        *(("总投资10万元", "investment_amount", 100_000), ("总投资9万元", "investment_amount", None)),
        *(("总投资超百亿元", "investment_amount", 10**10), ("总投资百亿元", "investment_amount", None)),
        *(
            ("总投资(万元):50000", "investment_amount", 500_000_000),
            ("(目前备案总投资1.5亿元)", "investment_amount", None),
        ),
        *(("占地300平方米", "land_area_m2", 300), ("占地299平方米", "land_area_m2", None)),
        *(("占地1000平方公里", "land_area_m2", 10**9), ("占地1001平方公里", "land_area_m2", None)),
        *(("占地1亩", "land_area_m2", 666.67), ("每亩产值500万元，1亩试验田", "land_area_m2", None)),
        *(("新增就业岗位2个", "employees", 2), ("新增就业岗位1个", "employees", None)),
        *(("新增就业岗位2000000个", "employees", 2_000_000), ("新增就业岗位2000001个", "employees", None)),
        ("新增就业岗位数千个", "employees", None),
        ("产值、税收分别达10万元、9万元", "output_cny_year", 100_000),
        ("产值、税收分别达10万元、9万元", "tax_cny_year", None),
        ("产值、税收分别达10亿元、1亿元", "tax_cny_year", 100_000_000),
        *(("计划5月1日投产", "in_production_on", "5月1日"), ("2026年5月开工", "started_on", "2026-05")),
    ],
)
def test_figure_of_a_project_at_and_beyond_its_limits(words: str, key: str, value: Any) -> None:
    assert read(f"常州武进新能源电池项目开工，{words}", "project").record.get(key) == value
