"""`luodi match --requirements`: many requirements against a sheet, the table in every form, what could not be used."""

import csv
import json
from pathlib import Path
from typing import Any

import openpyxl
import polars
import pytest

LISTINGS = (
    "编号,交易方式,类型,行政区划代码,面积,租金下限,租金上限,净高\n"
    "A1,出租,厂房,320481,3000,16,16,9\n"
    "A2,出租,厂房,320481,3100,17,17,\n"
    "A3,出租,厂房,320481,3000,19,19,9\n"
    "A4,出租,仓库,320481,3000,16,16,9\n"
)
#: N1 in columns, N2 in words, N3 asks for nothing, N4 for what nobody has.
NEEDS = (
    "编号,需求,类型,意向区域,租金上限,净高下限\n"
    "N1,,厂房,溧阳市,18,8\n"
    "N2,溧阳求租仓库,,,,\n"
    "N3,你好,,,,\n"
    "N4,,办公,320481,,\n"
)
PAIRS = [
    ("N1", 1, "A1", "fits"),
    ("N1", 2, "A2", "may_fit"),
    ("N1", 3, "A3", "near_miss"),
    ("N2", 1, "A4", None),
]
FAULT = "表「需求」第 4 行「需求」列的值「你好」看不出要什么，请写面积、区域、租金等要求，如：溧阳求租3000平厂房。"


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str, str, str]:
    for name, text in (("房源.csv", LISTINGS), ("需求.csv", NEEDS)):
        (tmp_path / name).write_text(text, encoding="utf8")
    return "--listings", str(tmp_path / "房源.csv"), "--requirements", str(tmp_path / "需求.csv")


def of(rows: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    return [(row["requirement_id"], row["rank"], row["listing_id"], row["verdict"]) for row in rows]


def test_json_has_pairs_summary_and_faults(run: Any, files: Any) -> None:
    result = run("match", *files, "--as-of", "2026-11-23", "--json")
    document = json.loads(result.stdout)
    assert (result.exit_code, result.stderr) == (0, "")
    assert list(document) == ["as_of", "requirements", "listings", "seconds", "ranking", "summary", "pairs", "faults"]
    assert (document["requirements"], document["listings"]) == (3, 4)
    assert of(document["pairs"]) == PAIRS
    assert [one["sentence"] for one in document["faults"]] == [FAULT]
    assert document["summary"][0] == {
        "requirement_id": "N1",
        "scope": 3,
        "fits": 1,
        "may_fit": 1,
        "near_miss": 1,
        "no": 0,
        "best": "A1",
        "hardest": "租金",
    }
    assert document["summary"][2] == {
        "requirement_id": "N4",
        "scope": 0,
        "fits": 0,
        "may_fit": 0,
        "near_miss": 0,
        "no": 0,
        "best": "",
        "hardest": "",
    }


def test_pairs_say_what_is_not_met_what_to_ask_and_what_would_settle_it(run: Any, files: Any) -> None:
    pairs = json.loads(run("match", *files, "--json").stdout)["pairs"]
    assert (pairs[1]["unmet"], pairs[1]["questions"], pairs[1]["counterfactual"]) == ("", "梁下净高多少米？", "")
    assert (pairs[2]["unmet"], pairs[2]["questions"], pairs[2]["counterfactual"]) == (
        "租金 19 元/㎡/月，不符合“租金 18 元/㎡/月以内”的要求，高 1 元/㎡/月",
        "",
        "如果能接受“租金 19 元/㎡/月”，这一条就满足",
    )
    english = json.loads(run("match", *files, "--json", "--lang", "en").stdout)["pairs"]
    assert english[2]["counterfactual"] == "If “rent 19 yuan/m²/month” is acceptable, this is met"


def test_people_get_a_sentence_a_list_and_the_faults(run: Any, files: Any) -> None:
    lines = run("match", *files, "--top", "1").stdout.splitlines()
    assert lines[0].startswith("3 条需求对 4 处房源：1 条有合适或问清就知道的，用时 ")
    assert lines[1:] == [
        "",
        "N1",
        "    1  合适  74  A1",
        "",
        "N2",
        "    1  A4",
        "表格里有 1 处用不了：",
        f"  {FAULT}",
    ]


def test_workbook_has_matches_summary_and_what_was_not_used(run: Any, files: Any, tmp_path: Path) -> None:
    out = tmp_path / "结果.xlsx"
    result = run("match", *files, "--out", out)
    assert f"4 对已写到 {out}" in result.stdout
    book = openpyxl.load_workbook(out)
    assert book.sheetnames == ["匹配", "汇总", "没用上的"]
    sheets = {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book}
    assert sheets["匹配"][0][:5] == ["需求编号", "名次", "房源编号", "结论", "得分"]
    assert [tuple(row[:4]) for row in sheets["匹配"][1:]] == [
        ("N1", 1, "A1", "合适"),
        ("N1", 2, "A2", "问清就知道"),
        ("N1", 3, "A3", "差一点"),
        ("N2", 1, "A4", None),
    ]
    assert [row[0] for row in sheets["汇总"]] == ["需求编号", "N1", "N2", "N4"]
    assert sheets["没用上的"][1][:3] == ["需求", 4, "需求"]


def test_other_forms_write_the_summary_beside(run: Any, files: Any, tmp_path: Path) -> None:
    for suffix in (".csv", ".jsonl", ".parquet"):
        document = json.loads(run("match", *files, "--out", tmp_path / f"a{suffix}", "--json").stdout)
        assert document["files"] == [str(tmp_path / f"a{suffix}"), str(tmp_path / f"a-汇总{suffix}")]
    lines = (tmp_path / "a.jsonl").read_text("utf8").splitlines()
    assert of([json.loads(line) for line in lines]) == PAIRS
    frame = polars.read_parquet(tmp_path / "a.parquet")
    assert of(frame.to_dicts()) == PAIRS
    assert frame.select("rank", "score").dtypes == [polars.Int64, polars.Float64]
    assert polars.read_parquet(tmp_path / "a-汇总.parquet")["fits"].to_list() == [1, None, 0]
    rows = list(csv.reader((tmp_path / "a-汇总.csv").read_text("utf-8-sig").splitlines()))
    assert rows[1][:3] == ["N1", "3", "1"]


def test_nothing_is_overwritten_without_force(run: Any, files: Any, tmp_path: Path) -> None:
    beside = tmp_path / "a-汇总.csv"
    beside.write_text("mine", encoding="utf8")
    result = run("match", *files, "--out", tmp_path / "a.csv")
    assert (result.exit_code, beside.read_text("utf8"), (tmp_path / "a.csv").exists()) == (1, "mine", False)
    assert run("match", *files, "--out", tmp_path / "a.csv", "--force").exit_code == 0
    assert beside.read_text("utf-8-sig").startswith("需求编号")


def test_id_that_looks_like_a_formula_stays_text(run: Any, files: Any, tmp_path: Path) -> None:
    needs = tmp_path / "坏.csv"
    needs.write_text("编号,类型\n=1+1,厂房\n", encoding="utf8")
    for out in (tmp_path / "b.xlsx", tmp_path / "b.csv"):
        run("match", *files[:3], needs, "--out", out)
    cell = openpyxl.load_workbook(tmp_path / "b.xlsx").worksheets[0]["A2"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")
    assert "\n'=1+1," in (tmp_path / "b.csv").read_text("utf-8-sig")


#: What does not go together, and what is said.
USAGE = [
    (["--requirements", "a.csv"], "缺少 --listings"),
    (["--listings", "a.csv", "--database", "--requirements", "b.csv"], "只能用一样"),
    (["--enquiries", "--requirements", "b.csv"], "--requirements 与 --enquiries 只能用一样"),
    (["--listings", "a.csv", "--requirements", "b.csv", "一段话"], "多出了参数"),
    (["--listings", "a.csv", "--out", "c.csv", "一段话"], "要与 --requirements 一起用"),
    (["--listings", "a.csv", "--organisation", "园区", "一段话"], "要与 --enquiries 一起用"),
]


@pytest.mark.parametrize(("options", "refusal"), USAGE, ids=[refusal for _, refusal in USAGE])
def test_options_that_do_not_go_together(run: Any, options: list[str], refusal: str) -> None:
    result = run("match", *options)
    assert result.exit_code == 2
    assert refusal in result.stderr


def test_file_without_usable_requirements(run: Any, files: Any, tmp_path: Path) -> None:
    needs = tmp_path / "空.csv"
    needs.write_text("编号,需求\nN1,你好\n", encoding="utf8")
    result = run("match", *files[:3], needs)
    assert result.exit_code == 1
    assert "没有一条能用的需求（有问题的 1 处）" in result.stderr


def test_folder_and_unknown_ending_are_refused(run: Any, files: Any, tmp_path: Path) -> None:
    assert "文件夹" in run("match", *files[:3], tmp_path).stderr
    assert ".parquet" in run("match", *files, "--out", tmp_path / "a.pdf").stderr
