"""Headings of tables against the corpus beside it: each names its fact, whatever stands before it and around it."""

from pathlib import Path

import pytest

from luodi.reading._door import open_text
from luodi.reading.parcel._labels import FactHeading, heading


def _corpus() -> list[tuple[str, str]]:
    lines = (Path(__file__).parent / "headings.txt").read_text(encoding="utf-8").splitlines()
    named = [line.partition(": ") for line in lines if line and not line.startswith("#")]
    return [(name, word) for name, _, words in named for word in words.split()]


@pytest.mark.parametrize("name", sorted({name for name, _ in _corpus()}))
def test_heading_names_its_fact(name: str) -> None:
    words = [word for wanted, word in _corpus() if wanted == name]
    assert {w: heading(open_text(w).clean).name for w in words} == dict.fromkeys(words, name)


@pytest.mark.parametrize(
    ("written", "want"),
    [
        ("容积率(≥)", FactHeading("floor_area_ratio", "≥", "least")),
        ("建筑系数（%）不低于", FactHeading("building_coverage", "%", "least")),
        ("绿地率≤(%)", FactHeading("green_ratio", "%", "most")),
        ("土地面积/亩", FactHeading("land_area", "亩")),
        ("亩数", FactHeading("land_area", "亩")),
        ("③投资强度（万元/公顷）", FactHeading("investment_per_mu", "万元/公顷")),
        ("固定资产投资（万元/亩）", FactHeading("investment_per_mu", "万元/亩")),
        ("固定资产投资（万元）", FactHeading("other", "万元")),
        ("landAreaMu", FactHeading("land_area", "亩")),
        ("start_price_wan", FactHeading("start_price", "万元")),
        ("起始价（单价）", FactHeading("start_unit", "单价")),
        ("A1地块", FactHeading("")),
        ("二类工业用地", FactHeading("")),
        ("规划指标要求", FactHeading("")),
    ],
)
def test_heading_keeps_its_unit_and_side(written: str, want: FactHeading) -> None:
    assert heading(open_text(written).clean) == want
