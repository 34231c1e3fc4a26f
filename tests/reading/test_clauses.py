"""Words of a need that nothing understood are said, with what they are; words that only hold a sentence together are not."""

import pytest

from luodi.reading import read


def remarks(text: str) -> list[tuple[str, str]]:
    return [(r.text, r.kind) for r in read(text, "requirement").ignored]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("求租厂房300平，市中心", ["市中心"]),
        ("求租300平厂房，最好靠近高速", ["靠近高速"]),
        ("求租仓库500平，周边不能有居民、不要靠学校", ["周边不能有居民", "不要靠学校"]),
        ("宠物殡葬火化，300 平", ["宠物殡葬火化"]),
        ("找1000平厂房，做标本剥制的，院子里要能停校车", ["标本剥制", "院子里要能停校车"]),
        ("need 2,000 sqm workshop, glass blowing", ["glass blowing"]),
    ],
)
def test_clause_that_was_not_understood_is_said(text: str, words: list[str]) -> None:
    assert remarks(text) == [(each, "clause") for each in words]


def test_span_leads_to_the_words_as_they_were_written() -> None:
    text = "求租厂房３００平，\u200b靠近高速！"
    (remark,) = read(text, "requirement").ignored
    assert (text[remark.start : remark.end], remark.note) == ("靠近高速", "没有看懂这句话，未采用")


@pytest.mark.parametrize(("text", "words"), [("求租厂房2000平，三楼", "三楼"), ("求租厂房2000平，要食堂", "食堂")])
def test_what_no_field_of_a_need_holds_is_said_as_a_fact(text: str, words: str) -> None:
    assert remarks(text) == [(words, "fact")]


@pytest.mark.parametrize(
    "text",
    [
        "您好，我们公司想在溧阳找一个厂房，面积3000平左右，租金18元以内，谢谢",
        "求租武进厂房2000平，层高8米以上，有货梯，能环评，不要二楼",
        "急！帮忙推荐一下，客户要租仓库5000平，预算15元，联系电话13800000000",
        "We need a factory of about 3000 sqm in 溧阳",
        "求购工业用地30亩，联系人王经理",
        "求租厂房<script>alert(1)</script> 3000平",
    ],
)
def test_need_that_was_understood_leaves_nothing(text: str) -> None:
    assert remarks(text) == []


def test_number_is_told_once_with_the_words_beside_it() -> None:
    assert remarks("求租厂房3000平，距高速10公里") == [("距高速10公里", "number")]


def test_who_speaks_and_what_was_passed_over_go_into_the_document() -> None:
    document = read("求租厂房300平，市中心", "requirement").as_json()
    assert document["ignored"] == [
        {"text": "市中心", "start": 9, "end": 12, "note": "没有看懂这句话，未采用", "kind": "clause"}
    ]
