"""`luodi read`: the contract for programs, a table with the words for people, a clear sentence for what is no message."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from luodi.cli import main
from luodi.reading import KINDS, read

TEXT = "溧阳求租3000平左右厂房，层高8米以上，最好有天然气，联系王总13800001234"
FIELD = ["unit", "hedge", "strength", "negated", "any_of", "text", "start", "end"]


def test_json_is_one_document_with_the_keys_of_the_contract(run: Any) -> None:
    result = run("read", "--json", input=TEXT)
    document = json.loads(result.stdout)
    assert (result.exit_code, result.stderr) == (0, "")
    assert list(document) == ["kind", "fields", "record", "ambiguous", "ignored"]
    assert document == json.loads(json.dumps(read(TEXT, kind="auto").as_json()))
    for field in document["fields"].values():
        assert [key for key in field if key not in ("value", "min", "max")] == FIELD
        assert TEXT[field["start"] : field["end"]] == field["text"]


def test_table_shows_name_value_and_words(run: Any) -> None:
    lines = run("read", "-", input=TEXT).stdout.splitlines()
    assert lines[0].startswith("读作：需求，")
    (row,) = [line.split() for line in lines if line.startswith("层高下限")]
    assert row == ["层高下限", "8", "米", "层高8米", "至少，必须"]


def test_english_table_has_english_names(run: Any) -> None:
    lines = run("read", "-", "--lang", "en", input=TEXT).stdout.splitlines()
    assert lines[0].startswith("Read as requirement: ")
    assert any(line.startswith("storey height at least") for line in lines)


def test_trace_names_the_rule_of_each_value(run: Any) -> None:
    rules = {key: mention.rule for key, mention in read(TEXT).sources.items()}
    table = run("read", "-", "--trace", input=TEXT, env={"COLUMNS": "200"}).stdout
    assert rules["storey_height_min_m"] in table
    assert rules["storey_height_min_m"] not in run("read", "-", input=TEXT).stdout


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_file_is_read_in_its_encoding(run: Any, tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "需求.txt"
    path.write_bytes(TEXT.encode(encoding))
    assert json.loads(run("read", "--json", path).stdout)["record"] == read(TEXT).record


def test_lines_are_answered_by_id(run: Any) -> None:
    source = "\n".join(json.dumps({"id": i, "text": t}) for i, t in (("a", TEXT), (7, "😀")))
    result = run("read", "--kind", "requirement", "--jsonl", input=source)
    assert [json.loads(line) for line in result.stdout.splitlines()] == [
        {"id": "a", "record": read(TEXT, kind="requirement").record},
        {"id": 7, "record": {}},
    ]


def test_bad_line_is_reported_and_the_others_are_read(run: Any) -> None:
    source = "\n".join((json.dumps({"id": "a", "text": TEXT}), "{", json.dumps({"id": "b"})))
    result = run("read", "--jsonl", input=source)
    assert (result.exit_code, len(result.stdout.splitlines())) == (1, 1)
    assert result.stderr.splitlines()[:3] == [
        "第 2 行不是 JSON，已跳过",
        "第 3 行缺少 text，已跳过",
        "有 2 行用不了（见上），其余 1 行已处理。",
    ]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "没有文字可读"),
        ("  \n ", "没有文字可读"),
        ("😀😀👍🏻！", "只有表情和符号"),
        ("红楼梦" * 7000, "这段文字有 21,000 字"),
        ("\n".join(f"138000000{n}" for n in range(10, 50)), "这里有 40 个电话号码"),
        ("今天天气不错，我们去公园走走吧", "没有读出任何内容"),
    ],
)
@pytest.mark.parametrize("options", [(), ("--json",), ("--kind", "requirement")])
def test_what_is_no_message_is_one_sentence_in_both_languages(
    run: Any, options: tuple[str, ...], text: str, sentence: str
) -> None:
    result = run("read", *options, "-", input=text)
    assert (result.exit_code, result.stdout) == (1, "")
    chinese, english = result.stderr.splitlines()
    assert chinese.startswith(sentence)
    assert english.isascii() or english[0].isascii()


def test_kinds_that_reading_does_not_have_say_which_there_are(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(KINDS, "listing")
    for command in (("read", "--kind", "listing", "-"), ("score", "listing", "-")):
        result = run(*command, input=TEXT)
        assert (result.exit_code, result.stdout) == (1, "")
        assert result.stderr.startswith("还不会读「房源」类的文字，现在会读：需求")


WORDS = st.sampled_from(
    ["求租", "溧阳", "3000平", "18元", "面议", "厂房", "10吨行车", "13800001234", "[red]", "😀", "\u202e", "\n"]
)


@settings(max_examples=60)
@given(st.lists(WORDS | st.text(max_size=5), max_size=8).map("".join))
def test_any_text_is_a_table_or_one_sentence(text: str) -> None:
    result = CliRunner().invoke(main, ["read", "-"], input=text.encode("utf8", "replace"))
    assert (result.exit_code, bool(result.stdout), len(result.stderr.splitlines())) in ((0, True, 0), (1, False, 2))
