"""One parcel under many headings and in many layouts: the record is the same whatever the table looks like."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from luodi.reading import read

#: Key and value as stored, then pairs of heading and cell that say it.
_SAID: dict[tuple[str, Any], list[tuple[str, str]]] = {
    ("parcel_no", "2026-G05"): [("宗地编号", "2026-G05"), ("地块编号", "2026-G05"), ("出让地块编号", "2026-G05")],
    ("land_area_m2", 20000): [
        ("宗地面积（㎡）", "20000"),
        ("出让面积(亩)", "30"),
        ("土地面积", "2公顷"),
        ("用地面积（公顷）", "2.0"),
        ("净用地面积", "30亩"),
        ("面积(平方米)", "20000.0"),
    ],
    ("floor_area_ratio_min", 1.2): [
        ("容积率", "≥1.2"),
        ("容积率≥", "1.2"),
        ("容积率下限", "1.2"),
        ("规划容积率", "不低于1.2"),
        ("容积率（R）", "R≥1.2"),
    ],
    ("building_coverage_min_pct", 40): [
        ("建筑密度", "≥40%"),
        ("建筑系数（%）≥", "40"),
        ("建筑密度（%）", "大于或等于40"),
        ("建筑系数", "40%以上"),
    ],
    ("green_ratio_max_pct", 15): [("绿地率", "≤15%"), ("绿化率（%）≤", "15"), ("绿地率上限（%）", "15")],
    ("tenure_years", 50): [("出让年限", "50年"), ("使用年限（年）", "50"), ("年期", "50")],
    ("investment_per_mu_min_cny", 3000000): [
        ("固定资产投资强度（万元/亩）", "≥300"),
        ("投资强度", "4500万元/公顷"),
        ("投资强度（万元/公顷）", "≥4500"),
        ("亩均固定资产投资（万元）", "300"),
        ("固定资产投资（万元/亩）", "300"),
    ],
    ("tax_per_mu_min_cny", 200000): [
        ("亩均税收（万元/亩）", "≥20"),
        ("亩均税收", "≥20万元"),
        ("税收（万元/亩）", "20"),
        ("地均税收（元/㎡）", "300"),
    ],
    ("output_per_mu_min_cny", 4000000): [("亩均产值（万元）", "≥400"), ("产出强度（万元/公顷）", "6000")],
    ("start_price_cny", 6000000): [
        ("起始价（万元）", "600"),
        ("挂牌起始价", "600万元"),
        ("起拍价（元）", "6,000,000"),
        ("起叫价", "陆佰万元"),
    ],
    ("deposit_cny", 1200000): [("竞买保证金（万元）", "120"), ("保证金", "120万"), ("竞价保证金", "人民币120万元")],
    ("land_use", "工业用地"): [("土地用途", "工业用地"), ("规划用地性质", "工业用地")],
}
_UNREAD = [
    ("加价幅度（万元）", "5"),
    ("单位能耗增加值（万元/吨标煤）", "≥3"),
    ("挂牌截止时间", "2026年6月8日"),
    ("备注", "七通一平"),
]
Cells = list[tuple[str, str]]


def _lying(cells: Cells, join: str) -> str:
    return f"{join.join(h for h, _ in cells)}\n{join.join(c for _, c in cells)}"


def _csv(cells: Cells) -> str:
    return "\n".join(",".join(f'"{words}"' for words in line) for line in zip(*cells, strict=True))


def _markdown(cells: Cells) -> str:
    heads, row = zip(*cells, strict=True)
    return f"| {' | '.join(heads)} |\n|{' --- |' * len(cells)}\n| {' | '.join(row)} |"


def _html(cells: Cells) -> str:
    heads = "".join(f"<th>{h}</th>" for h, _ in cells)
    row = "".join(f'<td align="center"><p>{c}</p></td>' for _, c in cells)
    return f"<table>\n<tr>{heads}</tr>\n<tr>{row}</tr>\n</table>"


LAYOUTS = {
    "bars": lambda cells: _lying(cells, "|"),
    "tabs": lambda cells: _lying(cells, "\t"),
    "spaces": lambda cells: _lying(cells, "   "),
    "quoted": _csv,
    "markdown": _markdown,
    "html": _html,
    "standing": lambda cells: "\n".join(f"{h}|{c}" for h, c in cells),
    "index": lambda cells: "序号|指标|要求\n" + "\n".join(f"{i}|{h}|{c}" for i, (h, c) in enumerate(cells, 1)),
    "pairs": lambda cells: "\n".join(f"{h}：{c}" for h, c in cells),
    "json": lambda cells: json.dumps(dict(cells), ensure_ascii=False),
}


@st.composite
def _tables(draw: st.DrawFn) -> tuple[dict[str, Any], Cells]:
    facts = [next(iter(_SAID)), *draw(st.permutations(list(_SAID)[1:]))[: draw(st.integers(3, 11))]]
    cells = [draw(st.sampled_from(_SAID[fact])) for fact in facts]
    for extra in draw(st.lists(st.sampled_from(_UNREAD), max_size=3, unique=True)):
        cells.insert(draw(st.integers(1, len(cells))), extra)
    return dict(facts), cells


@pytest.mark.parametrize("layout", LAYOUTS)
@settings(max_examples=25)
@given(_tables())
def test_record_is_the_same_in_every_layout(layout: str, table: tuple[dict[str, Any], Cells]) -> None:
    wanted, cells = table
    assert list(read(LAYOUTS[layout](cells), "parcel").records) == [wanted]
