"""`luodi check-text`: words, article and rewording for people; one document for programs; a status for scripts."""

import json
from pathlib import Path
from typing import Any

import pytest

from luodi.wording import check

TEXT = "全市最大的园区，距高铁站10分钟，增速居全省第一"


def test_text_that_must_change_ends_with_status_1_and_says_what_why_and_how(run: Any) -> None:
    result = run("check-text", input=TEXT)
    assert (result.exit_code, result.stderr) == (1, "")
    assert result.stdout.splitlines()[:5] == [
        "1. 不得发布：「全市最大」 → 「较大」",
        "   《广告法》第九条第（三）项：广告不得使用“国家级”“最高级”“最佳”一类的用语",
        "   怎么改：不用最高级，写事实：面积、数量、年份、谁认定的",
        "2. 不得发布：「距高铁站10分钟」",
        "   《广告法》第二十六条第（二）项：房地产广告不得用到某地所需的时间来表示位置",
    ]
    assert result.stdout.splitlines()[-1] == "共计：不得发布 2，有风险 1。"


@pytest.mark.parametrize("text", ["国家级经济技术开发区，最大跨度24米", "增速居全省第一", "据权威统计，产值翻番", ""])
def test_text_without_anything_forbidden_ends_with_status_0(run: Any, text: str) -> None:
    assert run("check-text", "-", input=text).exit_code == 0


def test_clean_text_is_told_so(run: Any) -> None:
    assert run("check-text", input="建筑面积3000㎡厂房出租").stdout == "没有查出要改的用语。\n"


def test_english_output_has_english_article_and_advice(run: Any) -> None:
    lines = run("check-text", "--lang", "en", input="顶级厂房").stdout.splitlines()
    assert lines[0] == "1. must not be published: “顶级” → “高标准的”"
    assert lines[1].startswith("   Advertising Law, art. 9(3): no wording of the kind of")
    assert lines[-1] == "In total: must not be published 1."


def test_json_is_one_document_with_the_findings_of_the_check(run: Any, tmp_path: Path) -> None:
    file = tmp_path / "文章.txt"
    file.write_text(TEXT, encoding="gb18030")
    result = run("check-text", file, "--json")
    document = json.loads(result.stdout)
    assert result.exit_code == 1
    assert document == {
        "findings": [finding.as_json() for finding in check(TEXT)],
        "counts": {"must_not": 2, "risky": 1, "inform": 0},
    }
    assert [TEXT[f["start"] : f["end"]] for f in document["findings"]] == [f["text"] for f in document["findings"]]


@pytest.mark.parametrize("arguments", [("--no-such",), ("a", "b")])
def test_wrong_use_ends_with_status_2(run: Any, arguments: tuple[str, ...]) -> None:
    assert run("check-text", *arguments).exit_code == 2
