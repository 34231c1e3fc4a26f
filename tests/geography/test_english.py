"""Names of divisions in English. The expected names are those of official gazetteers, not taken from the library."""

import re
import subprocess
import sys

import pytest

from luodi.geography import UnknownDivision, division, english_full_name, english_name
from luodi.geography._divisions import county_rows, data_text, townships


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("32", "Jiangsu"),
        ("3204", "Changzhou"),
        ("320412", "Wujin District"),
        ("320481", "Liyang"),
        ("320481109", "Shangxing Town"),
        ("320576", "Suzhou Industrial Park"),
        ("6101", "Xi'an"),
        ("3415", "Lu'an"),
        ("310115", "Pudong New Area"),
        ("130726", "Yuxian County"),
        ("371522", "Shenxian County"),
        ("350405", "Shaxian District"),
        ("220171", "Changchun Economic and Technological Development Zone"),
        ("2224", "Yanbian Korean Autonomous Prefecture"),
        ("420528", "Changyang Tujia Autonomous County"),
        ("530829", "Ximeng Wa Autonomous County"),
        ("410104", "Guancheng Hui District"),
        ("150721", "Arun Banner"),
        ("54", "Tibet (Xizang)"),
        ("15", "Inner Mongolia"),
        ("61", "Shaanxi"),
        ("14", "Shanxi"),
        ("65", "Xinjiang"),
        ("81", "Hong Kong"),
        ("82", "Macao"),
        ("810015", "Tai Po District"),
    ],
)
def test_a_name_is_that_of_the_gazetteer(code: str, name: str) -> None:
    assert english_name(code) == name


#: Names whose characters have several readings, each with the one that the place has.
READINGS = """
重庆 Chongqing|厦门 Xiamen|蚌埠 Bengbu|番禺 Panyu|东莞 Dongguan|乐清 Yueqing|乐亭 Laoting|乐陵 Laoling|长春 Changchun|长子 Zhangzi|长沙 Changsha
长治 Changzhi|成都 Chengdu|都江堰 Dujiangyan|都匀 Duyun|六合 Luhe|朝阳 Chaoyang|马尾 Mawei|漯河 Luohe|南乐 Nanle|民乐 Minle|大城 Daicheng
洪洞 Hongtong|繁峙 Fanshi|浚县 Xunxian|召陵 Shaoling|涡阳 Guoyang|单县 Shanxian|珲春 Hunchun|筠连 Junlian|荥经 Yingjing|荥阳 Xingyang
什邡 Shifang|伽师 Jiashi|红寺堡 Hongsibu|吴堡 Wubu|覃塘 Qintang|东阿 Dong'e|铅山 Yanshan|尉犁 Yuli|尉氏 Weishi|犍为 Qianwei|枞阳 Zongyang
黄陂 Huangpi|闵行 Minhang|佛山 Foshan|弥勒 Mile|喀什 Kashgar|疏勒 Shule|牟平 Muping|中牟 Zhongmu|牟定 Mouding|泊头 Botou|行唐 Xingtang
柞水 Zhashui|盱眙 Xuyi|歙县 Shexian|莘县 Shenxian|渑池 Mianchi|郴州 Chenzhou|监利 Jianli|会稽山 Kuaijishan|泌阳 Biyang|延长 Yanchang
"""


@pytest.mark.parametrize("line", [each for each in re.split(r"[|\n]", READINGS) if each])
def test_a_character_of_several_readings_is_read_as_the_place_is_called(line: str) -> None:
    chinese, english = line.split(" ", 1)
    codes = [code for code, row in county_rows().items() if row[1] == chinese]
    assert {english_name(code).split(" ")[0] for code in codes} <= {english}


def test_a_reading_may_hold_for_one_region_alone() -> None:
    towns = {division(code).name: english_name(code) for code in townships("44") if division(code).short.endswith("涌")}
    assert towns["东涌镇"] == "Dongchong Town"


def test_a_full_name_stands_as_an_address() -> None:
    assert english_full_name("320481109") == "Shangxing Town, Liyang, Changzhou, Jiangsu"
    assert english_full_name("110105") == "Chaoyang District, Beijing"


def test_every_division_has_a_name_in_letters() -> None:
    word = r"\(?[A-Z][A-Za-zéêü'.-]*\)?"
    letters = re.compile(rf"{word}(?:,? (?:and |of )?{word})*")
    codes = [*county_rows(), *townships("")]
    assert [each for each in map(english_name, codes) if not letters.fullmatch(each)] == []


def test_an_unknown_code_is_refused() -> None:
    with pytest.raises(UnknownDivision):
        english_name("99")


def test_every_name_of_its_own_is_that_of_a_division() -> None:
    known = {*county_rows(), *(row[0] for row in county_rows().values())}
    rows = [line.split(",")[0] for line in data_text("english.csv").splitlines()]
    assert [name for name in rows if name not in known] == []
    assert len(rows) == len(set(rows))


def test_chinese_alone_does_not_load_the_library() -> None:
    code = "import sys, luodi.voice as v; v.place('320412', 'zh'); print('pypinyin' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "False\n"
