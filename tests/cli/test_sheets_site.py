"""`luodi import|export listings` with the database: the same files, stored, tried, published, written out again."""

import json
from pathlib import Path
from typing import Any

import pytest

from luodi.web.batches.models import Batch
from luodi.web.listings.models import Listing
from luodi.web.people.models import Organisation

pytestmark = pytest.mark.django_db
WHOLE = {
    "deal": ["rent"],
    "kind": ["factory"],
    "region_code": "320481",
    "area_m2": 3000,
    "area_basis": "gross",
    "rent_min_cny_m2_month": 18.5,
    "phone": "13800000000",
    "source": "业主提供",
    "as_of": "2026-11-01",
}


@pytest.fixture
def park() -> Organisation:
    return Organisation.objects.create(name="示例园区", kind="park")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "in.jsonl"
    rows = [{"id": "A1", **WHOLE}, {"id": "A2", "deal": ["rent"], "area_m2": 800}, {"id": "A3", "area_m2": -5}]
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf8")
    return path


def test_dry_run_then_import_then_import_again(run: Any, park: Organisation, source: Path) -> None:
    flags = ("--organisation", "示例园区", "--publish")
    tried = run("import", "listings", source, *flags, "--dry-run")
    assert (tried.exit_code, Listing.objects.count()) == (1, 0)  # one fault in the file
    assert f"{source} 试了一遍，什么都没有存：会新增 2" in tried.stdout
    stored = run("import", "listings", source, *flags).stdout
    assert "新增 2，修改 0，没变 0，发布 1，下架 0；没入库 0，先要问清 0，还不能发布 1。" in stored
    assert "  1 条还不能发布，缺：类型（厂房、仓库、土地…）、区县" in stored
    assert sorted(Listing.objects.values_list("code", "status")) == [("A1", "public"), ("A2", "draft")]
    again = run("import", "listings", source, *flags).stdout
    assert "新增 0，修改 0，没变 2，发布 0" in again


def test_export_of_the_database_leaves_contacts_out_unless_asked(
    run: Any, park: Organisation, source: Path, tmp_path: Path
) -> None:
    run("import", "listings", source, "--organisation", "示例园区")
    public, whole = tmp_path / "a.jsonl", tmp_path / "b.jsonl"
    assert run("export", "listings", public).stdout == f"2 条房源已写到 {public}。\n"
    assert run("export", "listings", whole, "--organisation", "示例园区", "--personal").exit_code == 0
    rows = [json.loads(path.read_text(encoding="utf8").splitlines()[0]) for path in (public, whole)]
    assert rows == [{k: v for k, v in {"id": "A1", **WHOLE}.items() if k != "phone"}, {"id": "A1", **WHOLE}]


def test_organisation_that_is_not_there_is_named_with_those_that_are(
    run: Any, park: Organisation, source: Path
) -> None:
    result = run("import", "listings", source, "--organisation", "别的")
    assert (result.exit_code, Listing.objects.count()) == (1, 0)
    assert "不知道是哪个组织「别的」；请加 --organisation 名称，现有：示例园区" in result.stderr


def test_rows_without_an_id_are_asked_about_then_answered(run: Any, park: Organisation, tmp_path: Path) -> None:
    first, second = tmp_path / "a.csv", tmp_path / "b.csv"
    first.write_text("交易方式,类型,区域,地址,面积,租金\n出租,厂房,溧阳,码头西街618号,3000,18\n", encoding="utf8")
    second.write_text("交易方式,类型,区域,地址,面积,租金\n出租,厂房,溧阳,码头西街618号,3000,16\n", encoding="utf8")
    run("import", "listings", first, "--organisation", "示例园区")
    code = Listing.objects.get().code
    asked = run("import", "listings", second, "--organisation", "示例园区", "--dry-run")
    assert f"表「b」第 2 行没有编号，像是已有的 {code}：租金下限 18 元/㎡/月 → 16 元/㎡/月" in asked.stdout
    assert "是同一处，请把编号填进表里，或加 --same change；不是同一处，加 --same add。" in asked.stdout
    assert (asked.exit_code, Listing.objects.get().rent_min_cny_m2_month) == (1, 18)
    changed = run("import", "listings", second, "--organisation", "示例园区", "--same", "change")
    assert f"  {code}（表「b」第 2 行）：租金下限 18 元/㎡/月 → 16 元/㎡/月" in changed.stdout
    assert (changed.exit_code, Listing.objects.get().rent_min_cny_m2_month) == (0, 16)


def test_what_holds_for_a_whole_sheet_is_given_once(run: Any, park: Organisation, tmp_path: Path) -> None:
    path, plain = tmp_path / "in.jsonl", {k: v for k, v in WHOLE.items() if k not in ("source", "as_of", "area_basis")}
    rows = [{"id": f"A{n}", **plain} for n in range(3)] + [{"id": "own", **plain, "source": "园区填报"}]
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf8")
    flags = ("import", "listings", path, "--organisation", "示例园区", "--publish")
    stored = run(*flags).stdout
    assert "  3 条还不能发布，缺：面积口径（建筑面积或套内）、信息来源、信息日期（A0、A1、A2）" in stored
    assert "  1 条还不能发布，缺：面积口径（建筑面积或套内）、信息日期（own）" in stored
    assert "--source 业主提供 --as-of" in stored
    assert run(*flags, "--as-of", "昨天").exit_code == 2
    run(*flags, "--source", "业主提供", "--as-of", "2026-11-02", "--area-basis", "gross")
    assert set(Listing.objects.values_list("code", "status", "source", "area_basis")) == {
        *((f"A{n}", "public", "业主提供", "gross") for n in range(3)),
        ("own", "public", "园区填报", "gross"),
    }


def test_command_takes_an_import_back(run: Any, park: Organisation, tmp_path: Path) -> None:
    source = tmp_path / "one.jsonl"
    source.write_text(json.dumps({"id": "A1", **WHOLE}), encoding="utf8")
    stored = run("import", "listings", source, "--organisation", "示例园区").stdout
    number = Batch.objects.get().pk
    assert f"批次 {number}，24 小时内可以撤销：luodi import undo {number}" in stored
    undone = run("import", "undo", number, "--organisation", "示例园区")
    assert undone.stdout == f"批次 {number}（one.jsonl）已撤销：删去新增的 1，还原修改的 0，没动 0。\n"
    assert Listing.objects.count() == 0
    again = run("import", "undo", str(number), "--organisation", "示例园区", "--lang", "en")
    assert (again.exit_code, "has been undone already" in again.stderr) == (1, True)
    assert f"没有批次 999。最近的批次：{number}。" in run("import", "undo", "999", "--organisation", "示例园区").stderr


def test_file_that_says_let_takes_listings_off_and_says_so(run: Any, park: Organisation, tmp_path: Path) -> None:
    def file(name: str, *rows: str) -> Path:
        path = tmp_path / name
        head = "编号,交易方式,类型,区域,地址,面积,面积口径,租金,联系电话,信息来源,信息日期,状态"
        path.write_text("\n".join([head, *rows]) + "\n", encoding="utf8")
        return path

    rest = "3000,建筑面积,18,13800000000,业主,2026-11-01"
    stored = [f"{code},出租,厂房,溧阳,码头西街{n}号,{rest}," for n, code in enumerate(("A1", "A2", ""), 601)]
    flags = ("--organisation", "示例园区", "--publish")
    run("import", "listings", file("a.csv", *stored), *flags)
    assert set(Listing.objects.values_list("status", flat=True)) == {"public"}
    code = Listing.objects.get(address="码头西街603号").code
    let = file(
        "b.csv", "A1,出租,厂房,溧阳,,,,,,,,已租", f",已出租,厂房,溧阳,码头西街603号,{rest},", f"A9,出租,,,,{rest},预留"
    )
    tried = run("import", "listings", let, *flags, "--dry-run").stdout
    assert "将下架 2 处：\n  A1，因为表「b」第 2 行「状态」列写着「已租」\n" in tried
    assert f"  {code}，因为表「b」第 3 行「交易方式」列写着「已出租」\n" in tried
    assert "表「b」第 4 行「状态」列写着「预留」，库里没有这一处，没有可下架的" in tried
    assert set(Listing.objects.values_list("status", flat=True)) == {"public"}
    done = run("import", "listings", let, *flags)
    assert (done.exit_code, "下架了 2 处：" in done.stdout) == (0, True)
    assert list(Listing.objects.order_by("code").values_list("code", "status"))[:2] == [
        ("A1", "withdrawn"),
        ("A2", "public"),
    ]
    again = run("import", "listings", file("a.csv", *stored), *flags).stdout
    assert "A1 已下架（表「b」第 2 行「状态」列已租），表「a」第 2 行又说在租售：没有重新发布" in again
    assert Listing.objects.get(code="A1").status == "withdrawn"
    run("import", "undo", Batch.objects.earliest("-pk").pk - 1, *flags[:2])
    assert Listing.objects.get(code="A1").status == "public"


def test_row_with_the_id_of_another_place_is_put_as_a_question(run: Any, park: Organisation, tmp_path: Path) -> None:
    first, second = tmp_path / "a.csv", tmp_path / "b.csv"
    head = "编号,交易方式,类型,区域,地址,面积\n"
    first.write_text(f"{head}A-1,出租,厂房,溧阳,码头西街618号,3000\n", encoding="utf8")
    second.write_text(f"{head}A-1,出租,厂房,武进,政平路9号,800\nA-2,出租,厂房,武进,政平路11号,900\n", encoding="utf8")
    run("import", "listings", first, "--organisation", "示例园区")
    asked = run("import", "listings", second, "--organisation", "示例园区", "--dry-run")
    assert (
        "编号 A-1 已有的是江苏省常州市溧阳市、码头西街618号、3000 ㎡，"
        "表「b」第 2 行是江苏省常州市武进区、政平路9号、800 ㎡，是同一处吗？没有改它"
    ) in asked.stdout
    assert "是同一处，加 --same change；不是，请改表里的编号，或加 --same add（作为另一处，另编编号）。" in asked.stdout
    assert "没有编号" not in asked.stdout
    second.write_text(f"{head}A-1,已租,厂房,武进,政平路9号,800\n", encoding="utf8")
    taken = run("import", "listings", second, "--organisation", "示例园区").stdout
    assert "写着「已租」，编号是 A-1，地址和面积却都不同：没有下架它" in taken
    assert Listing.objects.get().status == "draft"


def test_import_that_was_not_to_publish_says_so(run: Any, park: Organisation, source: Path) -> None:
    for more in (("--dry-run",), ()):
        said = run("import", "listings", source, "--organisation", "示例园区", *more).stdout
        assert "没有要求发布，草稿仍是草稿（要发布加 --publish）。" in said
        assert "还不能发布" not in said
