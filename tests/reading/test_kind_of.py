"""Which kind a text is taken for when nobody says."""

import pytest

from luodi.reading import kind_of, open_text

TEXTS = {
    "requirement": [
        "溧阳求租3000平厂房",
        "我司做五金，想找个1500平左右的车间，预算15元以内",
        "客户找地30亩，年税收300万",
        "厂房要求:高度10米以上，年产值1.2亿，税收600万",
    ],
    "listing": [
        "厂房出租 2000平 层高8米 13800138000",
        "园区标准厂房招租，可分割，600平起租",
        "工业用地转让，20亩，双证齐全",
        "厂房",
    ],
    "parcel": [
        "宗地编号|面积|容积率|起始价\nA-01|2公顷|≥1.5|600万元",
        "江北新区A-03地块公开出让:工业用地，容积率1.2-2.0，建筑密度不低于40%，出让年限50年，竞买保证金300万元",
        '{"use": "工业用地", "supply": "挂牌出让", "plot_ratio_minimum": "1.00"}',
    ],
    "project": [
        "总投资20亿元的航空发动机维修基地项目正加快建设。",
        "某某新材料有限公司投资5亿元建设的生产线项目近日竣工投产",
    ],
    "indicator": [
        "2024年全市实现地区生产总值超700亿元，同比增长6.1%",
        "国家级专精特新“小巨人”企业超2200家，总数全国第一",
    ],
    "article": [
        "<!DOCTYPE html><html><body><p>厂房出租</p></body></html>",
        "当前位置:首页 > 产业信息\n某市推进园区建设\n正文\n版权声明:转载请注明出处\n相关文章\n另一篇",
    ],
}


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in TEXTS.items() for text in texts])
def test_text_of_a_kind_is_taken_for_that_kind(kind: str, text: str) -> None:
    assert kind_of(open_text(text)) == kind
