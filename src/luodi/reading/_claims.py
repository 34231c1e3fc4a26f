"""What looks like a quantity and is none: phones, dates, codes, house and room numbers, lorries, mains voltage.

These spans are claimed before any rule about quantities sees the text, and are listed under `ignored` with a word about
what they were taken for. Distances, spans and the like keep their unit and lose in the rules of `other`.
"""

import re
from dataclasses import dataclass

_D = r"[0-9零〇一二三四五六七八九十百两]"


@dataclass(frozen=True, slots=True)
class Claim:
    """A span (offsets into `Text.clean`) and what it was taken for, in Chinese."""

    start: int
    end: int
    what: str


#: What it is, and how it is written. The first that matches at a place wins.
_KINDS: tuple[tuple[str, str, str], ...] = (
    ("address", "网址或邮箱", r"(?:https?://|www\.)[^\s,。;]{1,200}|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.]{2,30}"),
    ("wechat", "微信号", r"(?:微信号?|[vV][xX]|[wW]e[cC]hat|[qQ]{2}|[vV]信)[:\s]{0,3}[A-Za-z0-9_-]{5,30}"),
    ("mobile", "手机号", r"(?<!\d)(?:\+?86[- ]?)?1[3-9]\d(?:[- ]?\d{4}){2}(?!\d)"),
    ("mobile_odd", "手机号", r"(?<!\d)1[3-9]\d[- ]?\d{3}[- ]?\d{2}[- ]?\d{3}(?!\d)"),
    ("phone", "电话", r"(?<!\d)\(?0\d{2,3}\)?[- ]?\d{7,8}(?!\d)|(?<!\d)[48]00(?:[- ]?\d{3,4}){2}(?!\d)"),
    ("date", "日期", r"(?<!\d)(?:19|20)\d\d[-/.](?:0?[1-9]|1[0-2])[-/.](?:3[01]|[12]\d|0?[1-9])日?(?!\d)"),
    (
        "day",
        "日期",
        (
            rf"(?:(?:19|20)\d\d年|[二][零〇]{_D}{{2}}年|今年|明年|后年)?(?:1[0-2]|0?[1-9]|十[一二]?|[二三四五六七八九]|一(?=月\d))月"
            rf"(?:份|(?:3[01]|[12]\d|0?[1-9]|[一二三]?十?[一二三四五六七八九]?)[日号]|[底初中]旬?)?(?:前|后|左右|之前|起)?(?<!个月)"
        ),
    ),
    ("month", "日期", r"(?<!\d)(?:19|20)\d\d[-/.](?:0[1-9]|1[0-2])(?!\d)|\[\d\d-\d\d\]|(?<=[.… ])\d\d-\d\d(?=\s|$|\])"),
    (
        "year",
        "年份",
        r"(?<![\d.])(?:19|20)\d\d(?=年|新|建|交付|盖|以后|之后)年?(?:[上下]半年|第[一二三四]季度|[一二三四]季度|底|初)?|[二][零〇]{2}?[一二三四五六七八九零〇]{2}年",
    ),
    ("short_year", "年份", r"(?<![\d.,万千百])[0-3]\d年(?=开通|建|底|初|通车|投产|竣工|交付|新)"),
    (
        "code",
        "编号",
        r"(?<![0-9A-Za-z])[A-Za-z]{1,6}-\d[\dA-Za-z-]{1,30}|(?:编号|证号|字第|号码|尾号|批号|QQ|邮编)[^\d\n]{0,4}[A-Za-z0-9-]{3,40}号?",
    ),
    (
        "letters",
        "编号",
        r"(?<![0-9A-Za-z])(?![xX]\d)(?![mM]2(?!\d))[A-WYZa-wyz]{1,2}\d{1,5}(?=[^\d.,万千平方㎡吨米元kKtTmM]|$)",
    ),
    ("grade", "等级", r"(?<!\d)5A(?=甲|写字|[级\s,。]|$)|甲级|百级|千级|万级|十万级|[AB]轮|\d+[kK]片"),
    ("room", "房间号", r"(?<!\d)\d{3,4}(?:室|房间|号房)"),
    (
        "house",
        "门牌号",
        rf"(?<=[路街道巷弄段村园镇区旁仓屋厂])\s?(?:第)?(?:\d{{1,5}}|{_D}{{1,6}})(?:[-—]\d{{1,4}})?号(?!楼|厂房|车间|厂|仓|库|栋|线|地块|高速)|\d{{1,5}}弄",
    ),
    (
        "road",
        "道路编号",
        r"(?:国道|省道|县道|高速)\s?[GSX]?\d{1,4}|(?<![A-Za-z])[GSX]\d{1,4}(?=国道|省道|高速|线)|\d{3}(?:国道|省道)|\d{1,2}号线|\d{1,2}号(?=[、,和](?:\d{1,2}号[、,和]?){0,6}(?:线|地铁))",
    ),
    ("plot", "地块号", r"(?<!\d)\d{3}地块|第?\d{1,3}排"),
    (
        "building",
        "楼栋号",
        r"(?<![\d.])(?:\d{1,3}#|[A-Za-z]?\d{1,3}(?:、\d{1,3}){0,5}号(?:楼|厂房|栋|厂区|门)|[A-Z]\d{0,3}[栋幢座区]|\d{1,3}(?=#))",
    ),
    (
        "lorry",
        "车长",
        (
            r"(?<!\d)(?:17\s*米\s*5|17\.5\s*[米m]|9\s*米\s*6|9\.6\s*[米m]?|13\s*米\s*5?|13\.5\s*[米m]|6\s*米\s*8|4\s*米\s*2|十七米五|九米六|十三米五?|40尺|20尺|45尺|40HQ|40GP)"
            r"(?=的?(?:货车|挂车|大?货车|卡车|半挂|大车|平板|拖车|车辆|车|集装箱|柜|高栏|随便|都能|都可以|掉头|调头|进出))"
        ),
    ),
    (
        "voltage",
        "电压",
        r"(?<!\d)(?:\d{1,4}(?:\.\d)?|[一二三]百[一二三四五六七八九]?十?|十|三十五|一百一)\s*(?:[kK]?[vV](?![aA\w])|伏|千伏(?!安))",
    ),
    ("clock", "时间", r"(?<!\d)(?:24|7|12|8)(?:小时|[xX*]24)|\d{1,2}:\d\d(?!\d)"),
    ("share", "比例", rf"{_D}+(?:\.\d+)?\s*(?:%|‰)|百分之{_D}+|[一二两三四五六七八九]成|{_D}(?:个)?点(?=$|[,。;\s])"),
    ("digits", "号码", r"(?<![\d.,])\d{9,}(?![\d.,]?\d)"),
    ("generation", "代数", r"第?\d+(?:\.\d)?代|第[一二三四五六七八九十]{1,3}(?:代|批|届|大|家|名)"),
    (
        "word",
        "词语",
        r"一(?:定|般|些|致|直|带|旦|切|向|系列|体化|站式|手|线|应|律|边|口价|次性|流|侧|旁|概|共)|统一|唯一|万达|万科|万能|三(?:星|角|井|甲|产)|千万(?=别|不要|勿|要)|百货|百姓|四面|八方|十分|二手|二房东|十字",
    ),
)
_ANY = re.compile("|".join(f"(?P<{name}>{pattern})" for name, _, pattern in _KINDS))
_WHAT = {name: what for name, what, _ in _KINDS}


def claims(clean: str) -> tuple[Claim, ...]:
    """The claimed spans of a text, in order, not overlapping."""
    return tuple(Claim(*m.span(), _WHAT[m.lastgroup or ""]) for m in _ANY.finditer(clean) if m.end() > m.start())
