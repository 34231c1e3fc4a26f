"""`luodi match`: the contract for programs, the answer in a sentence for people, sheets with faults, bad input."""

import datetime as dt
import json
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from luodi.intake import listing, requirement
from luodi.matching import Index, match
from luodi.matching import document as worded
from luodi.sheets import read_listings

HEAD = "编号,交易方式,类型,行政区划代码,面积,租金下限,租金上限,层高,有行车,行车吨位,联系人\n"
ROWS = (
    "A1,出租,厂房,320481,3000,16,16,9,是,10,张三\n"
    "A2,出租,厂房,320481,3100,17,17,,是,10,李四\n"
    "A3,出租,厂房,320481,3000,21,21,9,是,10,\n"
    "A4,出租,仓库,320481,3000,16,16,9,是,10,\n"
    "A5,出租,厂房,320481,-30,16,16,9,是,10,\n"
    "A6,出租,厂房,320481,900,40,40,3,否,,\n"
)
WANTED = {
    "deal": ["rent"],
    "kind": ["factory"],
    "region_codes": ["320481"],
    "area_min_m2": 2700,
    "area_max_m2": 3600,
    "rent_max_cny_m2_month": 18,
    "storey_height_min_m": 8,
    "needs_crane": True,
    "wishes": ["crane"],
}
KEYS = ["requirement", "as_of", "scope", "counts", "asks", "matches", "relaxations", "settles", "ranking", "faults"]
MATCH = {"id", "verdict", "score", "score_low", "score_high", "branch", "asks", "to_confirm"}
ASK = {"name", "asked_by", "status", "hard", "asked", "has", "sentence"}


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "房源.csv"
    path.write_text(HEAD + ROWS, encoding="utf8")
    return path


def test_only_json_is_worded_by_way_of_the_document(run: Any, sheet: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_given: Any) -> None:
        raise AssertionError("the document is for programs")

    monkeypatch.setattr("luodi.matching.document", refused)
    shown = run("match", "--listings", sheet, "--as-of", "2026-11-01", json.dumps(WANTED))
    assert (shown.exit_code, "A1" in shown.stdout) == (0, True)
    assert isinstance(run("match", "--listings", sheet, "--json", json.dumps(WANTED)).exception, AssertionError)


def test_json_is_one_document_with_the_keys_of_the_contract(run: Any, sheet: Path) -> None:
    result = run("match", "--listings", sheet, "--as-of", "2026-11-01", "--json", json.dumps(WANTED))
    document = json.loads(result.stdout)
    assert (result.exit_code, result.stderr) == (0, "")
    assert list(document) == KEYS
    assert (document["requirement"], document["as_of"], document["scope"]) == (WANTED, "2026-11-01", 4)
    assert document["counts"] == {"fits": 1, "may_fit": 1, "near_miss": 1, "no": 1}
    assert [(m["id"], m["verdict"]) for m in document["matches"]] == [
        ("A1", "fits"),
        ("A2", "may_fit"),
        ("A3", "near_miss"),
    ]
    assert all(m.keys() >= MATCH and all(a.keys() >= ASK for a in m["asks"]) for m in document["matches"])
    assert all(set(a) == {"name", "asked_by", "unmet", "sole"} for a in document["asks"])
    assert all(set(r) >= {"name", "from", "to", "adds_fits", "adds_may_fit"} for r in document["relaxations"])
    assert all(set(s) >= {"field", "pairs"} for s in document["settles"])
    (fault,) = document["faults"]
    assert {key: fault[key] for key in ("sheet", "row", "column", "value", "reason")} == {
        "sheet": "房源",
        "row": 6,
        "column": "面积",
        "value": "-30",
        "reason": "不能是负数",
    }


def test_people_read_the_answer_first_and_the_faults_last(run: Any, sheet: Path) -> None:
    lines = run("match", "--listings", sheet, json.dumps(WANTED)).stdout.splitlines()
    assert lines[0] == "5 处里，1 处合适，1 处问清就知道，1 处只差一点。"
    assert lines[-2] == "表格里有 1 处用不了："
    assert lines[-1].startswith("  表「房源」第 6 行 E 列「面积」的值「-30」不能是负数")
    marks = {line[3] for line in lines if line.startswith("   ")}
    assert marks >= {"✓", "✗", "?", "→", "·"}


def test_people_are_told_whom_to_call(run: Any, sheet: Path) -> None:
    lines = run("match", "--listings", sheet, json.dumps(WANTED)).stdout.splitlines()
    assert [line for line in lines if "联系" in line] == ["   · 联系：张三", "   · 联系：李四"]


def width(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_everything_fits_80_columns(run: Any, sheet: Path, language: str) -> None:
    lines = run("match", "--lang", language, "--listings", sheet, json.dumps(WANTED)).stdout.splitlines()
    assert [line for line in lines if width(line) > 80 and "房源" not in line] == []


def test_words_give_the_same_answer_as_their_record(run: Any, sheet: Path) -> None:
    words = "溧阳求租厂房3000平，租金18以内，层高8米以上"
    read = run("read", "--kind", "requirement", "--json", "-", input=words).stdout
    direct = run("match", "--listings", sheet, "--json", words)
    assert direct.stdout == run("match", "--listings", sheet, "--json", "-", input=words).stdout
    assert direct.stdout == run("match", "--listings", sheet, "--json", input=read).stdout
    assert json.loads(direct.stdout)["requirement"] == json.loads(read)["record"]


def test_alternatives_are_told_apart_and_matches_name_theirs(run: Any, sheet: Path) -> None:
    branches = [{"kind": ["land"], "area_min_m2": None}, {"kind": ["factory"], "land_area_min_m2": None}]
    wanted = {"deal": ["rent"], "kind": ["land"], "area_min_m2": 2700, "land_area_min_m2": 20000, "branches": branches}
    lines = run("match", "--listings", sheet, json.dumps(wanted)).stdout.splitlines()
    start = lines.index("需求：交易方式 出租")
    assert lines[start + 1 : start + 3] == [
        "  方案 1：类型 土地；土地面积 30 亩（20,000 ㎡）以上",
        "  方案 2：类型 厂房；面积 2700 ㎡以上",
    ]
    assert [line for line in lines if line.startswith("1. ")] == ["1. A1 合适 · 按方案 2"]


def test_top_limits_the_list_and_says_how_to_see_the_rest(run: Any, sheet: Path) -> None:
    document = json.loads(run("match", "--listings", sheet, "--top", "1", "--json", json.dumps(WANTED)).stdout)
    assert [m["id"] for m in document["matches"]] == ["A1"]
    shown = run("match", "--listings", sheet, "--top", "1", json.dumps(WANTED)).stdout
    assert "还有 2 处没有列出，用 --top 3 可全部列出。" in shown.splitlines()


def test_answer_is_the_library_s(run: Any, sheet: Path) -> None:
    document = json.loads(run("match", "--listings", sheet, "--json", json.dumps(WANTED)).stdout)
    index = Index.build(map(listing, read_listings(sheet).records))
    as_of = dt.date.fromisoformat(document["as_of"])
    answer = worded(match(index, requirement(WANTED), as_of=as_of), "zh")
    assert {key: document[key] for key in KEYS[:-1]} == json.loads(json.dumps(answer))


def test_nothing_in_scope_says_where_to_look(run: Any, sheet: Path) -> None:
    lines = run("match", "--listings", sheet, json.dumps({"region_codes": ["11"]})).stdout.splitlines()
    assert lines[:2] == [
        "5 处里，没有一处能直接说合适。",
        "范围内一处也没有：请看交易方式、类型和区域是不是写窄了。",
    ]


def test_key_that_nobody_knows_is_named_and_not_silently_dropped(run: Any, sheet: Path) -> None:
    result = run("match", "--listings", sheet, "--json", json.dumps({"rent_max": 18, "area_min_m2": 10}))
    assert (result.exit_code, result.stderr) == (0, "需求里不认得的键没有使用：rent_max\n")


@pytest.mark.parametrize(
    ("wanted", "sentence"),
    [
        ("{", "这段 JSON 不是需求记录：格式有误"),
        ('{"record": []}', "这段 JSON 不是需求记录：record 不是一个对象"),
        ('{"area_min_m2": -4}', "面积下限「-4」不能是负数"),
        ("", "没有文字可读"),
        ("🏭🏭", "只有表情和符号"),
        ("今天天气不错", "没有读出任何内容"),
    ],
)
def test_bad_requirement_is_one_sentence(run: Any, sheet: Path, wanted: str, sentence: str) -> None:
    result = run("match", "--listings", sheet, "--json", "-", input=wanted)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(sentence)


def test_sheet_without_a_usable_row_points_to_the_template(run: Any, tmp_path: Path) -> None:
    path = tmp_path / "空.csv"
    path.write_text(HEAD + "A5,出租,厂房,320481,-30,,,,,,\n", encoding="utf8")
    result = run("match", "--listings", path, json.dumps(WANTED))
    assert (result.exit_code, result.stdout) == (1, "")
    assert "没有一行能用的房源（有问题的格子 1 处）" in result.stderr
    assert "luodi import listings --template" in result.stderr


def test_date_of_another_form_is_wrong_usage(run: Any, sheet: Path) -> None:
    result = run("match", "--listings", sheet, "--as-of", "昨天", "求租厂房")
    sentence = "用法不对：--as-of 要写成 2026-11-23 这样的日期。用法见 luodi match --help。"
    assert (result.exit_code, result.stderr.splitlines()[0]) == (2, sentence)


def test_without_asks_there_is_no_verdict_and_no_score(run: Any, sheet: Path) -> None:
    shown = run("match", "--listings", str(sheet), "溧阳租厂房").stdout
    assert "都还没有比过条件" in shown
    assert [line.split()[1:4] for line in shown.splitlines() if line[:3] in ("1  ", "2  ", "3  ")] == [
        [name, "—", "—"] for name in ("A1", "A2", "A3")
    ]
    assert not any(word in shown for word in ("理由", "处合适", "问清就知道"))


def test_words_that_were_not_used_stand_above_the_answer(run: Any, sheet: Path) -> None:
    lines = run("match", "--listings", sheet, "溧阳求租厂房3000平，靠近学校").stdout.splitlines()
    assert lines[:2] == ["没有用到的话：", "  · 靠近学校"]
    assert lines[2].startswith("5 处里")


def test_owner_is_told_that_it_is_an_offer_and_gets_no_places(run: Any, sheet: Path) -> None:
    shown = run("match", "--listings", sheet, "我家厂房出租，溧阳3000平").stdout
    assert shown.startswith("这段话是有地方要租售")
    assert "A1" not in shown
    assert "A1" in run("match", "--listings", sheet, "溧阳求租3000平厂房").stdout
