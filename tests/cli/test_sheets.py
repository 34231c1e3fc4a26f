"""`luodi import` and `luodi export`: the template, the dry run, the conversions, nothing overwritten unasked."""

import json
from pathlib import Path
from typing import Any

import pytest

LISTINGS = [
    {"id": "A1", "deal": ["rent"], "kind": ["factory"], "area_m2": 3000, "rent_max_cny_m2_month": 18.5},
    {"id": "A2", "deal": ["sale"], "kind": ["warehouse"], "area_m2": 1200, "has_crane": True},
]
CSV = "编号,交易方式,面积,租金上限\nA1,出租,3000,18\nA2,出租,-5,18\nA3,出租,很大,18\nA4,出租,800,16\n"


@pytest.fixture
def listings(tmp_path: Path) -> Path:
    path = tmp_path / "in.jsonl"
    path.write_text("\n".join(map(json.dumps, LISTINGS)), encoding="utf8")
    return path


def test_template_is_written_once_and_only_overwritten_by_force(run: Any, tmp_path: Path) -> None:
    path = tmp_path / "模板.xlsx"
    assert run("import", "listings", "--template", path).stdout == f"模板已写到 {path}。\n"
    before = path.read_bytes()
    again = run("import", "listings", "--template", path)
    assert (again.exit_code, path.read_bytes()) == (1, before)
    assert again.stderr.startswith(f"文件「{path}」已存在，没有覆盖")
    assert run("import", "listings", "--template", path, "--force").exit_code == 0


def test_check_without_a_database_says_what_can_be_done_now(run: Any, listings: Path) -> None:
    result = run("import", "listings", listings)
    assert (result.exit_code, result.stderr) == (0, "")
    first, *rest = result.stdout.splitlines()
    assert first == f"{listings}：2 行，可用 2 行。"
    assert rest[-1] == f'不入库也能匹配：luodi match --listings {listings} "溧阳求租3000平厂房"'


def test_check_names_every_fault_and_ends_with_1(run: Any, tmp_path: Path) -> None:
    path = tmp_path / "房源.csv"
    path.write_text(CSV, encoding="gb18030")
    result = run("import", "listings", path)
    assert (result.exit_code, result.stderr.splitlines()[0]) == (1, "表格里有 2 处用不了（见上），其余已使用。")
    assert [line.split("，")[0] for line in result.stdout.splitlines() if "第 " in line] == [
        "  表「房源」第 3 行 C 列「面积」的值「-5」不能是负数",
        "  表「房源」第 4 行 C 列「面积」的值「很大」不是数字",
    ]


@pytest.mark.parametrize("ending", [".xlsx", ".csv", ".jsonl"])
def test_export_keeps_every_value(run: Any, listings: Path, tmp_path: Path, ending: str) -> None:
    target, back = tmp_path / f"out{ending}", tmp_path / "back.jsonl"
    result = run("export", "listings", listings, target)
    assert (result.exit_code, result.stdout) == (0, f"2 条房源已写到 {target}。\n")
    assert run("export", "listings", target, back).exit_code == 0
    assert [json.loads(line) for line in back.read_text(encoding="utf8").splitlines()] == LISTINGS


def test_export_to_another_type_or_over_a_file_is_refused(run: Any, listings: Path, tmp_path: Path) -> None:
    assert run("export", "listings", listings, tmp_path / "a.doc").stderr.startswith("不会写「")
    assert run("export", "listings", listings, listings).exit_code == 1
    nowhere = run("export", "listings", listings, tmp_path / "no" / "a.csv")
    assert (nowhere.exit_code, nowhere.stderr.splitlines()[0].startswith("文件「")) == (1, True)


def test_options_of_the_database_need_the_organisation(run: Any, listings: Path) -> None:
    for option in ("--dry-run", "--publish"):
        result = run("import", "listings", listings, option)
        assert (result.exit_code, "--organisation" in result.stderr) == (2, True)


def test_export_without_a_file_or_with_too_many_is_wrong_usage(run: Any, tmp_path: Path) -> None:
    assert run("export", "listings").exit_code == 2
    assert run("export", "listings", "a.csv", "b.csv", "c.csv").exit_code == 2
    assert run("export", "listings", "a.csv", "b.csv", "--personal").exit_code == 2


def test_file_that_cannot_be_read_is_one_sentence_in_both_languages(run: Any, tmp_path: Path) -> None:
    missing = run("import", "listings", tmp_path / "没有.xlsx")
    assert (missing.exit_code, len(missing.stderr.splitlines())) == (1, 2)
    assert missing.stderr.startswith("找不到文件「没有.xlsx」")
    assert run("import", "listings", tmp_path).stderr.startswith(f"「{tmp_path}」是文件夹")
