"""What a batch writes: rows as they come, nothing at its place before all of them are there, text that stays text."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import polars
import pytest

from luodi import matching
from luodi.cli import _match_out as out
from luodi.cli._match_table import PAIRS, SUMMARY

FORMS = [".xlsx", ".csv", ".jsonl", ".parquet"]
LISTINGS = "编号,交易方式,类型,面积\n" + "".join(f"A{n},出租,厂房,{1000 + n}\n" for n in range(5))
NEEDS = "编号,类型\n" + "".join(f"N{n},厂房\n" for n in range(4))


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, ...]:
    for name, text in (("房源.csv", LISTINGS), ("需求.csv", NEEDS)):
        (tmp_path / name).write_text(text, encoding="utf8")
    return "--listings", str(tmp_path / "房源.csv"), "--requirements", str(tmp_path / "需求.csv")


def row(number: int) -> dict[str, Any]:
    return {
        key: float(number) if "score" in key else number if key == "rank" else f"{key}{number}" for key in PAIRS
    } | {"verdict": "fits"}


def summary(number: int) -> dict[str, Any]:
    return {
        key: number if key in ("scope", "fits", "may_fit", "near_miss", "no") else f"{key}{number}" for key in SUMMARY
    }


@pytest.mark.parametrize("form", FORMS)
def test_interrupted_batch_leaves_what_was_there(
    run: Any, files: Any, tmp_path: Path, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    right, path = matching.match_many, tmp_path / f"结果{form}"
    path.write_text("mine", encoding="utf8")

    def stopped(*args: Any, **options: Any) -> Iterator[Any]:
        yield next(right(*args, **options))
        raise KeyboardInterrupt

    monkeypatch.setattr(matching, "match_many", stopped)
    before = sorted(each.name for each in tmp_path.iterdir())
    result = run("match", *files, "--out", path, "--force")
    assert (result.exit_code, path.read_text("utf8")) == (130, "mine")
    assert sorted(each.name for each in tmp_path.iterdir()) == before


@pytest.mark.parametrize("form", FORMS)
def test_folder_that_is_not_there_is_said_before_the_work(
    run: Any, files: Any, tmp_path: Path, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(matching, "match_many", lambda *_, **__: pytest.fail("matched for nothing"))
    result = run("match", *files, "--out", tmp_path / "nowhere" / f"a{form}")
    assert result.exit_code == 1
    assert f"a{form}" in result.stderr


def test_more_pairs_than_a_sheet_holds_are_refused(
    run: Any, files: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(out, "_SHEET_ROWS", 20)
    result = run("match", *files, "--out", tmp_path / "a.xlsx")
    assert (result.exit_code, (tmp_path / "a.xlsx").exists()) == (1, False)
    assert "超过 Excel 一张表的 19 行" in result.stderr
    assert run("match", *files, "--top", "4", "--out", tmp_path / "a.xlsx").exit_code == 0


@pytest.mark.parametrize("form", [".csv", ".jsonl"])
def test_rows_are_in_the_file_while_others_are_still_to_come(tmp_path: Path, form: str) -> None:
    with out.tables(tmp_path / f"a{form}", True, []) as both:
        both.pairs.add(row(n) for n in range(1000))
        (part,) = tmp_path.glob(f".a{form}.part")
        assert part.stat().st_size > 50_000
    assert sorted(each.name for each in tmp_path.iterdir()) == [f"a-汇总{form}", f"a{form}"]


def test_parquet_of_several_frames_keeps_all_rows_in_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(out, "_FRAME_ROWS", 7)
    with out.tables(tmp_path / "a.parquet", True, []) as both:
        for start in range(0, 30, 3):
            both.pairs.add(row(n) for n in range(start, start + 3))
        both.summary.add([summary(1)])
    assert polars.read_parquet(tmp_path / "a.parquet").to_dicts() == [row(n) for n in range(30)]
    assert polars.read_parquet(tmp_path / "a-汇总.parquet").to_dicts() == [summary(1)]


def test_parquet_without_pairs_has_its_columns_all_the_same(tmp_path: Path) -> None:
    with out.tables(tmp_path / "a.parquet", False, []):
        pass
    assert polars.read_parquet(tmp_path / "a.parquet").columns == [key for key in PAIRS if key != "offered_by"]


@pytest.mark.parametrize(
    ("text", "kept"),
    [("=1+1", "=1+1"), ("#N/A", "#N/A"), ("a\x01b", "ab"), ("-1+1", "-1+1"), ("2026-11-23", "2026-11-23")],
)
def test_text_of_a_workbook_stays_text(tmp_path: Path, text: str, kept: str) -> None:
    with out.tables(tmp_path / "a.xlsx", False, []) as both:
        both.pairs.add([{**row(1), "listing_id": text}])
    cell = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0]["C2"]
    assert (cell.value, cell.data_type) == (kept, "s")


def test_formula_in_csv_is_made_harmless(tmp_path: Path) -> None:
    with out.tables(tmp_path / "a.csv", False, []) as both:
        both.pairs.add([{**row(1), "listing_id": "=1+1"}])
    rows = list(csv.reader((tmp_path / "a.csv").read_text("utf-8-sig").splitlines()))
    assert rows[1][2] == "'=1+1"


def test_headings_of_a_workbook_are_bold_and_stay_in_sight(tmp_path: Path) -> None:
    with out.tables(tmp_path / "a.xlsx", True, []) as both:
        both.pairs.add([row(1)])
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0]
    found = (sheet.freeze_panes, sheet["A1"].font.b, sheet["A2"].font.b, sheet.column_dimensions["C"].width)
    assert found == ("B2", True, False, 18)
