"""What stands around a place name and says that it is not the place: a road, a company, a measure, an origin.

Each pattern is matched from a position of the text; the corpus beside the tests shows what each one is for.
"""

import re

_NUMBER = "[0-9０-９一二三四五六七八九十百千万亿半几两多来]"
_ROAD = re.compile(
    r"[东西南北中]?[一二三四五六七八九十]?(?:路(?!桥)|大道|大街|街(?!道)|巷(?!镇)|弄|胡同|大桥(?!镇|街道)|高架|立交|地铁站)"
)
_COMPANY = re.compile(
    r"(?:(?![的在找求租购买售卖想某与有这那和或及])[一-龥A-Za-z0-9（）()·&]){0,20}?"
    r"(?:有限公司|有限责任|股份|经营部|合作社|事务所|集团|银行|大学(?!城)|学院|医院|研究院|研究所|公司|协会|商会)"
)
_PEOPLE = re.compile(
    r"老板|客商|台商|籍(?=[贯，,的人])|户口|牌照|牌子|菜馆|话|时间|晚报|日报|电视台|人(?=[，,。\s]|$)| ?(?:先生(?!店)|女士|小姐|师傅|经理)"
)
_NAMED = re.compile(r"(?:联系人|业主|经办|姓名|房东)[:： ]*$")
_PREPOSITION = "在|到|往|去|位于|地处|坐落|位置|地址|地点|区域|意向|求租|求购|出租|出售|招租"
_LOCATIVE_BEFORE = re.compile(
    rf"(?:^|[\n（(：:【】\[\]｜|、/／,，;；。~\-—]|{_PREPOSITION}|转让|找|租|以|或|或者|和|及|以及|跟|不要|不考虑|不去|排除|除了?)\s*$"
)
_STRONG_BEFORE = re.compile(rf"(?:{_PREPOSITION})(?:在|是|为)?[:： ]*$")
_STRONG_AFTER = re.compile(
    r"(?:附近|周边|一带|这边|那边|那块|这块|这一块|边上|旁边|范围|境内|为宜|厂房|仓库|标准厂房|独栋|单层厂|工业|园区|产业园|万达|高速口)"
)
_LOCATIVE_AFTER = re.compile(
    r"\s*(?:仓储|标准|单层|高速|地块|找|求|有|都|或|优先|除外|以外|之外|不要|不考虑|$|[、/／，,;；。\n｜|+])"
)
_EDGE_AFTER = re.compile(r"[^一-龥]|$|仓储|标准|单层|高速|地块|找|求|有|都|或|优先|和|及|的|建")
_ORIGIN_BEFORE = re.compile(r"(?:从|由|原在|原先在|厂在|总部在|总部位于|来自|我是|目前在|一家)\s*$")
_ORIGIN_AFTER = re.compile(
    r"(?:搬|[一-龥]{0,4}外[迁溢]|迁[出来到]|[一-龥]{0,8}出来的|某(?![镇乡街村园地处小])|一家|企业(?!家)|租了)"
)
_MEASURED = re.compile(rf"{_NUMBER}\s*$")
_SPLIT = re.compile(r"[完改换做弄建变分装拆谈看组造]成都|.?成都[可行要没是能好]")
_BOUNDS = re.compile(r"[南西北]至")
_BANK = re.compile(r"(?:[河江湖海][南北东西]|山[东西])[侧岸边面]")
_TORN = {
    "个": "一两几这那某整半二三",
    "保": "担环社",
    "温": "恒高低保室",
    "道": "报知渠街频",
    "扬": "弘发表",
    "建": "扩新改兴筹搭重修承",
    "宜": "便适不相",
    "安": "公保治平",
    "通": "交沟流畅普直联打",
    "会": "机社协",
    "合": "适配综联",
    "开": "公展分打召离",
    "定": "确规固稳指约",
    "化": "绿硬工优",
    "资": "投工物",
    "新": "全更创最翻",
    "同": "合相共不",
    "高": "层净限檐楼米标挑身吊顶",
    "要": "需想只高",
    "者": "或",
}
_UNITS = frozenset("平方元米亩吨层台块年月天万长宽分来")


def is_road(text: str, end: int) -> bool:
    """溧阳路88号, 北京西路, 望江西路."""
    return _ROAD.match(text, end) is not None


def is_company(text: str, end: int) -> bool:
    """常州栩泽精密部件有限公司, 江苏省电力公司, 上海电气集团."""
    return _COMPANY.match(text, end) is not None


def is_people(text: str, start: int, end: int) -> bool:
    """无锡老板, 上海人, 武平女士, 联系人：安平."""
    return bool(_PEOPLE.match(text, end)) or bool(_NAMED.search(text[max(0, start - 5) : start]))


def is_measure(text: str, start: int) -> bool:
    """The name's first character belongs to the figure before it: 1000平湖边."""
    return text[start] in _UNITS and _MEASURED.search(text[max(0, start - 2) : start]) is not None


def is_split_word(text: str, start: int, end: int) -> bool:
    """The name lies across two words: 扩建|水清沟 is not 建水, 层高|要12米 not 高要, 改成|都可以 not 成都, 东至大路 beside 南至."""
    if text[start:end] == "成都":
        return _SPLIT.match(text[max(0, start - 1) : end + 1]) is not None
    if text[start:end] == "东至" and _BOUNDS.search(text[max(0, start - 30) : end + 40]):
        return True
    if _BANK.match(text, start):
        return True
    return start > 0 and text[start - 1] in _TORN.get(text[start], "")


def is_locative(text: str, start: int, end: int) -> bool:
    """The words around speak of a location: 在…, …附近, a list, the beginning of a line."""
    before = text[max(0, start - 6) : start]
    return bool(_LOCATIVE_AFTER.match(text, end) or _STRONG_AFTER.match(text, end) or _LOCATIVE_BEFORE.search(before))


def is_strongly_locative(text: str, start: int, end: int) -> bool:
    """A word that only stands beside a place on one side and no torn word on the other: 位于洪蓝，, 在湖塘附近.

    在西北|角附近 and 锅|炉房附近 are not.
    """
    before = text[max(0, start - 6) : start]
    if _STRONG_AFTER.match(text, end):
        return _LOCATIVE_BEFORE.search(before) is not None
    return bool(_STRONG_BEFORE.search(before)) and bool(_EDGE_AFTER.match(text, end))


def is_origin(text: str, start: int, end: int) -> bool:
    """Where somebody comes from: 从绍兴搬过来, 上海某企业, 现在厂在郎溪."""
    return bool(_ORIGIN_AFTER.match(text, end)) or bool(_ORIGIN_BEFORE.search(text[max(0, start - 5) : start]))
