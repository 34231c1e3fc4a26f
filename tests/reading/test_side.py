"""Who speaks: an owner, somebody who needs a place, or neither can be told."""

import pytest

from luodi.reading import read


@pytest.mark.parametrize(
    "text",
    [
        "我有一个厂房要出租，武进3000平",
        "我有厂房要出租",
        "手上有个仓库3000平想租出去，哪位需要",
        "自家厂房空着，想找人租",
        "厂房招租客 2000平",
        "业主委托，求租客，武进标准厂房5000平",
        "我家厂房想卖掉，20亩地",
        "有块地想转让",
        "我们公司有一栋楼闲置，想招商",
        "老厂房可以租，面积3000平，要的联系",
        "厂房3000平出租，想租的联系",
        "我家厂房可以出租吗",
        "溧阳厂房出租 3600平 层高9米 18元/平 押三付一",
        "出租仓库1800平",
    ],
)
def test_owner_offers_whatever_box_the_words_were_typed_into(text: str) -> None:
    reading = read(text, "requirement")
    assert (reading.side, reading.as_json()["side"], read(text).kind) == ("offer", "offer", "listing")


@pytest.mark.parametrize(
    "text",
    [
        "有没有厂房出租，溧阳3000平",
        "谁有仓库转让",
        "找出租的厂房",
        "武进哪里有厂房出租",
        "我有个客户要租厂房3000平",
        "我有一家注塑厂，想找2000平厂房",
        "我司现有厂房不够用，想再租3000平",
        "我厂有设备20台，需要租车间1500平",
        "我们做模具的，溧阳3500平，年租金60万以内",
        "做拉链的 新北1200平 租金20万以下",
        "仓库还出租吗，想要1000平",
        "贵司有车间转租吗 溧阳",
        "800到1200平 带货梯 溧阳 急",
        "想租个2600平车间，层高7米",
        "租 4500㎡ 仓库 溧阳",
    ],
)
def test_who_asks_for_what_is_to_let_needs_it(text: str) -> None:
    reading = read(text, "requirement")
    assert (reading.side, "side" in reading.as_json(), read(text).kind) == ("need", False, "requirement")


def test_words_of_an_owner_weigh_more_than_a_name_of_a_thing() -> None:
    assert [read(text, "requirement").side for text in ("厂房出租", "厂房出租 租金")] == ["", "offer"]
    assert [read(text, "requirement").side for text in ("转租", "转租,选址")] == ["offer", ""]


@pytest.mark.parametrize("text", ["溧阳厂房", "随便看看", "厂房3000平", "溧阳厂房出租", "有人要厂房吗 溧阳2600平", ""])
def test_words_of_neither_side_say_none(text: str) -> None:
    assert read(text, "requirement").side == ""
