"""Projects from end to end: every field against its corpus, several projects in one text, odd input."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from luodi.reading import read
from luodi.reading.project import corpus

FIELDS = {
    "output_cny_year": (corpus.OUTPUT, corpus.NO_OUTPUT),
    "tax_cny_year": (corpus.TAX, corpus.NO_TAX),
    "land_area_m2": (corpus.LAND, corpus.NO_LAND),
}
#: Said beside what a corpus leaves out, so that there is a project to speak of.
BESIDE = "总投资7亿元，"


def record(text: str) -> dict[str, Any]:
    return read(text, "project").record


def plain(words: str) -> str:
    return words.replace("（", "(").replace("）", ")")


@pytest.mark.parametrize(("want", "text"), [(w, t) for w, texts in corpus.INVESTMENT.items() for t in texts])
def test_investment_spelling_gives_amount_and_currency(want: tuple[int, str], text: str) -> None:
    found = record(text)
    assert (found["investment_amount"], found["investment_currency"]) == want


@pytest.mark.parametrize("text", corpus.NO_INVESTMENT)
def test_sum_that_is_not_the_investment_gives_none(text: str) -> None:
    assert "investment_amount" not in record(text)


@pytest.mark.parametrize(
    ("key", "want", "text"), [(k, w, t) for k, (c, _) in FIELDS.items() for w, texts in c.items() for t in texts]
)
def test_spelling_of_a_figure_gives_its_value(key: str, want: int, text: str) -> None:
    assert record(text)[key] == want


@pytest.mark.parametrize(("key", "text"), [(k, t) for k, (_, texts) in FIELDS.items() for t in texts])
def test_figure_of_something_else_gives_none(key: str, text: str) -> None:
    assert key not in record(BESIDE + text)


@pytest.mark.parametrize(("want", "text"), [(w, t) for w, texts in corpus.JOBS.items() for t in texts])
def test_spelling_of_jobs_gives_their_number(want: int, text: str) -> None:
    assert record(BESIDE + text)["employees"] == want


@pytest.mark.parametrize("text", corpus.NO_JOBS)
def test_people_who_get_no_job_by_the_project_are_not_counted(text: str) -> None:
    assert "employees" not in record(BESIDE + text)


@pytest.mark.parametrize(("want", "text"), [(w, t) for w, texts in corpus.STAGE.items() for t in texts])
def test_stage_is_what_happened_and_not_the_plan(want: str, text: str) -> None:
    assert record(f"光伏组件项目总投资7亿元。{text}")["stage"] == want


@pytest.mark.parametrize("text", corpus.NO_STAGE)
def test_condition_label_or_size_is_no_stage(text: str) -> None:
    assert "stage" not in record(f"光伏组件项目总投资7亿元。{text}")


@pytest.mark.parametrize(("want", "text"), [(w, t) for w, texts in corpus.NAME.items() for t in texts])
def test_name_is_found_from_its_beginning_to_its_end(want: str, text: str) -> None:
    assert record(f"{text}，占地30亩")["project_name"] == want


@pytest.mark.parametrize("text", corpus.NO_NAME)
def test_kind_of_project_is_no_name(text: str) -> None:
    assert "project_name" not in record(text)


@pytest.mark.parametrize(("want", "text"), [(w, t) for w, texts in corpus.COMPANY.items() for t in texts])
def test_investor_is_named_as_written(want: str, text: str) -> None:
    assert record(text)["company"] == want


@pytest.mark.parametrize("text", corpus.NO_COMPANY)
def test_place_trade_or_authority_is_no_investor(text: str) -> None:
    assert "company" not in record(f"{text}，占地30亩")


def test_place_in_the_name_of_a_company_is_no_place_of_the_project() -> None:
    assert "region_code" not in record("大众汽车(安徽)有限公司投入231亿元扩大产能")


def test_stage_of_a_sum_is_what_the_text_says_first() -> None:
    assert record("园区共引进项目126个，协议投资额520亿元，已建成投产68个，在建32个。")["stage"] == "signed"


def test_one_project_in_prose_gives_its_whole_record() -> None:
    text = (
        "9月26日，总投资30亿元的宁德时代储能电池项目签约落户宜宾三江新区。项目占地约500亩，达产后预计年产值80亿元，"
        "年纳税3亿元，带动就业2000人。"
    )
    assert read(text, "project").records == (
        {
            "project_name": "宁德时代储能电池项目",
            "company": "宁德时代",
            "investment_amount": 3_000_000_000,
            "investment_currency": "CNY",
            "output_cny_year": 8_000_000_000,
            "tax_cny_year": 300_000_000,
            "land_area_m2": 333_333.33,
            "employees": 2000,
            "park": "宜宾三江新区",
            "region_raw": "宜宾",
            "region_code": "5115",
            "stage": "signed",
            "signed_on": "9月26日",
            "is_aggregate": False,
        },
    )


def test_numbered_list_gives_a_record_for_each_project() -> None:
    text = (
        "1. 年产10万吨锂电池正极材料项目：由湖南裕能投资建设，总投资20亿元，2024年6月竣工投产。\n"
        "2. 高端数控机床制造项目：总投资8.5亿元，用地120亩，已于2024年3月开工。\n"
        "3. 冷链物流园项目：总投资3亿元，计划2025年开工。"
    )
    keys = ("project_name", "company", "investment_amount", "stage", "started_on")
    assert [tuple(r.get(k) for k in keys) for r in read(text, "project").records] == [
        ("年产10万吨锂电池正极材料项目", "湖南裕能", 2_000_000_000, "in_production", None),
        ("高端数控机床制造项目", None, 850_000_000, "started", "2024-03"),
        ("冷链物流园项目", None, 300_000_000, "planned", "2025年"),
    ]


def test_two_projects_in_one_sentence_share_the_verb_and_keep_their_figures() -> None:
    text = "总投资5亿元、占地50亩的智能家居项目和总投资3亿元、占地30亩的食品加工项目集中签约。"
    keys = ("project_name", "investment_amount", "land_area_m2", "stage")
    assert [tuple(r.get(k) for k in keys) for r in read(text, "project").records] == [
        ("智能家居项目", 500_000_000, 33_333.33, "signed"),
        ("食品加工项目", 300_000_000, 20_000, "signed"),
    ]


def test_two_projects_without_investment_are_told_apart_by_name_and_land() -> None:
    text = "云计算中心项目占地面积150亩，规划机柜15000个。工业互联网平台项目占地面积90亩，培育20家开发商。"
    assert [(r["project_name"], r["land_area_m2"]) for r in read(text, "project").records] == [
        ("云计算中心项目", 100_000),
        ("工业互联网平台项目", 60_000),
    ]


def test_sum_over_projects_is_kept_apart_from_the_one_it_is_told_of() -> None:
    text = "一季度，全区新签约亿元以上项目23个，协议总投资156亿元，其中，总投资50亿元的京东方显示模组项目已开工建设。"
    records = read(text, "project").records
    assert [(r["is_aggregate"], r["investment_amount"], r["stage"]) for r in records] == [
        (True, 15_600_000_000, "signed"),
        (False, 5_000_000_000, "started"),
    ]


def test_project_goes_before_the_sum_that_is_told_beside_it() -> None:
    text = "今年全市32个项目开工，总投资110亿元。总投资20亿元的航空发动机维修项目日前投产。"
    assert [r["is_aggregate"] for r in read(text, "project").records] == [False, True]


@pytest.mark.parametrize(
    "text",
    [
        "107个项目集中开工，总投资698亿元",
        "总投资110.8亿元的32个产业项目签约",
        "新签约项目32个，总投资达110.8亿元",
        "开工的41个制造业项目，涵盖生物医药、集成电路等高新技术产业项目，总投资约280亿元",
        "一批重大项目集中开工，总投资达126亿元",
        "园区已有企业45家，总投资超200亿元",
    ],
)
def test_sum_over_several_projects_is_an_aggregate(text: str) -> None:
    assert record(text)["is_aggregate"] is True


@pytest.mark.parametrize(
    "text", ["该项目是全市100个重点项目之一，总投资10亿元", "一个总投资10亿元的项目开工", "总投资10亿元的1个项目开工"]
)
def test_one_project_among_many_is_no_aggregate(text: str) -> None:
    assert record(text)["is_aggregate"] is False


@pytest.mark.parametrize(
    ("text", "key", "want"),
    [
        ("项目于2015年3月启动建设，总投资5亿元", "started_on", "2015-03"),
        ("8月3日，项目开工，总投资5亿元", "started_on", "8月3日"),
        ("项目2020年7月7日竣工，总投资5亿元", "built_on", "2020-07-07"),
        ("总投资5亿元，预计2022年底前投产", "in_production_on", "2022年底"),
        ("总投资5亿元，预计今年底投产", "in_production_on", "今年底"),
        ("总投资5亿元，开工时间：2024年3月", "started_on", "2024-03"),
    ],
)
def test_date_is_as_exact_as_written_and_never_given_a_year(text: str, key: str, want: str) -> None:
    assert record(text)[key] == want


def test_each_record_has_the_words_behind_its_fields() -> None:
    text = "总投资5亿元的智能家居项目和总投资3亿元的食品加工项目集中签约。"
    each = read(text, "project").fields_each
    assert [f["investment_amount"]["text"] for f in each] == ["总投资5亿元", "总投资3亿元"]


def in_chinese(n: int) -> str:
    """1 to 99 as people say it."""
    digits = "零一二三四五六七八九"
    tens, ones = divmod(n, 10)
    return ("" if tens < 2 else digits[tens]) + ("十" if tens else "") + (digits[ones] if ones or not tens else "")


@settings(max_examples=60)
@given(st.integers(1, 99))
def test_one_investment_in_every_style_is_one_amount(n: int) -> None:
    wide = str(n).translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    styles = [f"{n}亿", f"{wide}亿", f"{in_chinese(n)}亿", f"{n * 10_000}万", f"{n * 10_000:,}万"]
    assert [record(f"项目总投资{s}元")["investment_amount"] for s in styles] == [n * 10**8] * len(styles)


@settings(max_examples=150)
@given(st.text(alphabet='项目总投资亿元万占地亩签约开工的、,。1２三()"\n基地园将拟产值税\ud800', max_size=120))
def test_jumble_of_the_words_of_the_trade_never_fails_and_keeps_spans(text: str) -> None:
    reading = read(text, "project")
    for fields in reading.fields_each:
        assert all(text[f["start"] : f["end"]] == f["text"] for f in fields.values())


@pytest.mark.parametrize(
    "text",
    [
        "会议于2026年5月1日上午9:30在3楼会议室召开，共有45人参加。",
        "昨日股市下跌3.5%，成交额1.2万亿元，北向资金净流入50亿元。",
        "招聘普工20名，月薪6000-8000元，包吃住",
        "今天去会议中心参观。",
        "他花3万元买了一辆车。",
    ],
)
def test_text_about_something_else_gives_no_project_and_a_note(text: str) -> None:
    reading = read(text, "project")
    assert (reading.records, reading.note[-1:]) == ((), "。")


@pytest.mark.parametrize(("want", "text"), [(w, t) for w, texts in corpus.NOTICES.items() for t in texts])
def test_notice_gives_name_company_stage_and_whether_it_is_a_sum(want: str, text: str) -> None:
    keys = ("project_name", "company", "stage", "is_aggregate")
    assert sorted(f"{key} {value}" for key, value in record(text).items() if key in keys) == want.split("; ")
