"""The tables beside the code: every rule cites an article and says in two languages what to write; no pattern can run away."""

import re
from importlib import resources

import pytest

from luodi.wording import Category, Severity, check, laws

RULES = [
    line.split("\t")
    for line in resources.files("luodi.wording").joinpath("rules.tsv").read_text(encoding="utf8").splitlines()
    if not line.startswith(("#", "@"))
]
HEADING, ROWS = RULES[0], RULES[1:]


def cells(table: str, column: str) -> list[str]:
    text = resources.files("luodi.wording").joinpath(table).read_text(encoding="utf8")
    heading, *rows = (line.split("\t") for line in text.splitlines() if line and line[0] not in "#@")
    return [row[heading.index(column)] for row in rows]


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_rule_cites_an_article_and_advises_in_chinese_and_english(row: list[str]) -> None:
    rule = dict(zip(HEADING, row, strict=True))
    assert rule["law"] in laws()
    assert (Category(rule["category"]), Severity(rule["severity"])) == (rule["category"], rule["severity"])
    assert re.search("[\u4e00-\u9fff]", rule["advice"]) and not re.search("^[\u4e00-\u9fff]", rule["advice_en"])
    assert set(rule["eases"].split()) <= {"goal", "own", "source", "among", "noted", "far", "masked"}


def test_every_article_is_cited_and_every_category_is_used() -> None:
    cited = {row[HEADING.index("law")] for row in ROWS} | {"ad-25", "ad-26", "pipl-25"}
    used = {row[HEADING.index("category")] for row in ROWS} | {"area", "risk_notice", "personal"}
    assert (cited, used) == (set(laws()), set(Category))


@pytest.mark.parametrize("table", ["rules.tsv", "allowed.tsv", "masks.tsv"])
def test_no_pattern_repeats_without_bound(table: str) -> None:
    """`*` and `+` only as literals or in a class; what repeats says how often."""
    patterns = [re.sub(r"\[[^\]]*\]|\\.", "", pattern) for pattern in cells(table, "pattern")]
    loose = [p for p in patterns if re.search(r"\+|\{\d*,\}", p) or re.search(r"(?<!\))\*", p)]
    assert loose == []


@pytest.mark.parametrize("table", ["rules.tsv", "allowed.tsv"])
def test_patterns_are_written_for_the_text_behind_the_door(table: str) -> None:
    assert [p for p in cells(table, "pattern") if re.search("[，；：！？（）“”]", p)] == []


def test_law_from_memory_is_marked_as_such() -> None:
    finding = check("购房即可落户")[0]
    assert (finding.law.cited, finding.law.cited_en, finding.law.read) == (
        "《房地产广告发布规定》第十八条",
        "Rules on Publishing Property Advertising, art. 18",
        "M",
    )
