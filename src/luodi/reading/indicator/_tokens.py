"""Tokens of statistical prose: periods, amounts, growth, ranks, breaks. Between them are names and verbs.

One pass over the clean text. Every repetition in a pattern is bounded, and a number is only tried at its start, so that
time is linear for any text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from luodi.reading._door import Text
from luodi.reading._rule import compiled
from luodi.reading._scan import scan


class Sign(Enum):
    """The type of a token. END closes a sentence, BREAK a clause; NOISE is a number that measures nothing."""

    PERIOD = auto()
    AMOUNT = auto()
    GROWTH = auto()
    RANK = auto()
    NOISE = auto()
    BREAK = auto()
    END = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """A token with its position (offsets into `Text.clean`) and its match."""

    sign: Sign
    start: int
    end: int
    match: re.Match[str]

    def group(self, name: str) -> str:
        return self.match[name] or ""

    @property
    def is_fall(self) -> bool:
        """Whether a growth token reports a decrease."""
        return self.group("way").startswith(("下", "减", "回", "缩", "降", "跌"))


_CN = "零〇一二三四五六七八九十百千万亿两"
#: One numeral of bounded length, without groups; it must not start inside another numeral.
_NUM = (
    rf"(?<![\d.{_CN}])(?<!\d,)(?:\d{{1,3}}(?:,\d{{3}}){{1,4}}(?:\.\d{{1,6}})?(?![\d,]\d)|\d{{1,12}}(?:\.\d{{1,6}})?(?![\d.])"
    rf"|(?![零〇])[{_CN}]{{1,14}}(?:点[{_CN}]{{1,8}})?(?![{_CN}]))"
)
_SOFT = "[多余来]"
_MONEY = "元人民币|元(?!旦|宵|素|器件|宇宙|老|年|月)|人民币|美元|美金|欧元|日元|港元|港币|英镑"
_COUNT = (
    "标准箱|标箱|TEU|人次|户次|车次|架次|班次|件次|家次|户|家|个(?!百分点|点|月|小时|季度|性|体|方面|工作日|五年)|"
    "项(?!目)|座|所(?!有)|人(?![均才民])|名(?![列次])|件|辆|台(?!阶|账)|套|艘|架|条|席|次(?![年日级数序])|处(?!于)|宗|位(?![居列于])|对(?!外)|片(?!区)|"
    "间|栋|幢|种|款|单(?!位)|例|场|支(?!出|持)|只|头(?!部)|羽|株|枚|颗|部(?!分)|册|张|份(?!额)|班|列|趟|床|桌|盏|根|篇|门|匹|笔|盒|瓶|箱|袋|吨标准煤|"
    "平方公里|平方千米|平方米|立方米|公里|千米|公顷|亩|吨公里|人公里|吨|公斤|千克|兆瓦时|兆瓦|千瓦时|千瓦|吉瓦|度|伏安|k[mM]|[kKMG]W[hp]?|㎡|PFlops|P"
)
_PER = r"(?:/(?:平方公里|平方米|平方千米|公顷|亩|人|户|吨|年|月|万人|天|日|立方米|千瓦时))"
#: 多 precedes the size in 50多亿 and follows it in 5万多家.
_SIZE = "万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|千|百"
_AMOUNT = (
    rf"(?P<n>{_NUM})\s?(?P<soft>{_SOFT})?(?P<size>{_SIZE})?(?P<soft2>{_SOFT})?"
    rf"(?:(?P<unit>(?:{_MONEY}|{_COUNT}){_PER}?|%|‰|倍(?!增|数)|成(?![为立效果本功交长员品都就分])|吨)|(?P<bare>(?=级|[,。;、\s)和,]|$|以上|左右)))"
    r"(?P<after>(?:及|或)?以[上下内]|左右)?"
    r"|(?P<below>[二三四五六七八九十百])分之(?P<above>[一二三四五六七八九十]{1,4}(?:点[一二三四五六七八九零]{1,3})?)"
)
_MONTHS = r"(?:1[0-2]|[1-9])月(?:-{1,2}|~|至|到)(?:1[0-2]|[1-9])月份?|(?:1[0-2]|[1-9])\s?(?:-{1,2}|~|至|到)\s?(?:1[0-2]|[1-9])月份?|前(?:\d{1,2}|[一二三四五六七八九十]{1,2})个?(?:月份?|季度)"
_PART = rf"(?:(?:上|下)半年|全年|第?[一二三四]季度末?|前[二两三]季度|{_MONTHS}|(?:1[0-2]|[1-9])月(?:(?:3[01]|[12]\d|[1-9])日|份|[底末初])?|[底末初]|以来|度)"
_QUOTED = r'"?十[一二三四五]五"?(?:规划)?(?:期间|以来|时期|期末|末|开局之年)?'
_SPAN = r"(?:过去|近|最近|未来)(?:\d{1,2}|[一二三四五六七八九十]{1,2})(?:个月|年)来?|(?<![连期])(?:\d{1,2}|[一二三四五六七八九十]{1,2})年来"
_WHEN = (
    rf"(?:截至|截止到?|到|至)?(?:(?:19|20)\d\d(?:-(?:19|20)\d\d)?年{_PART}{{0,2}}|[今去明前]年{_PART}{{0,2}}|[上当本]年{_PART}{{0,1}}|"
    rf"{_QUOTED}|{_SPAN}|{_MONTHS}|目前|当前|现在|(?:上|下)半年|全年|第?[一二三四]季度末?|前[二两三]季度|"
    r"(?:1[0-2]|[1-9])月(?:(?:3[01]|[12]\d|[1-9])日|份|[底末初])|年[底末](?!前))"
)
_BASE = r"(?:按(?:可比|不变|同)(?:价格?|口径)(?:计算|测算)?|扣除价格因素),?(?:实际)?(?:比?上年|同比)?|与(?:上年|去年)同期相比|比?(?:上年|去年|前年|同期|上年同期|去年同期|上一年)(?:同期)?|同比|环比|同口径|年均|平均每年|两年平均|较\d{4}年(?:底|末|同期)?|比\d{4}年(?:底|末|同期)?|较(?:上年|去年|年初|上月)(?:底|末|同期)?|比(?:年初|上月)"
_UP = "(?<=同比)提[高升]|(?<=上年)提[高升]|(?<=去年)提[高升]|(?<=同期)提[高升]|增长|增加|上升|上涨|增幅|增速|涨幅|(?<![新递])增|(?<![提回跃晋直])升|涨|翻"
_DOWN = "下降|减少|回落|下跌|下滑|降低|缩减|降幅|(?<![下])降|跌"
_REACH = r"(?:率|幅|速|了|达到?|为|超过?|近|接近|约|逾|突破|高达|高于|在|均|[:\s])"
_GROWTH = (
    rf"(?P<base>{_BASE})?,?(?P<each>(?:均|分别|同比|名义|实际|累计|大幅|也|约|各|又|再|继续|可比){{0,3}})"
    rf"(?P<way>{_UP}|{_DOWN})(?P<fill>(?:分别)?{_REACH}{{0,4}})"
    rf"(?:(?P<g>{_NUM})(?P<gsoft>{_SOFT})?(?P<gunit>%|成(?![为立效果本功交长员品都就分])|倍|个百分点|番)(?P<gafter>以上|左右|多)?|(?P<digits>两位数))"
    rf"|(?P<late>{_NUM})%(?P<lafter>以上|左右)?的?(?:高速|快速|中高速|较快)?(?P<lway>增长|增速|增幅)(?![点极率])"
)
_ORDINAL = r"第(?:[0-9]{1,3}|[一二三四五六七八九十]{1,4}|\n)"
_NO_RANK = r"(?!\s?(?:产业|批|季度|届|大|家|次|条|个|期|轮|代|任|书记|课堂|机场|医院|中学|人民|时间|步|线|方阵|梯队|党|责任|台|座|艘|场|版|章|师|航|阶段|动力|推动|名的|者|站|村))"
_FIRST = r"首位|榜首|头名|首席|NO\.?\s?1(?!\d)|No\.?\s?1(?!\d)|TOP\s?1(?!\d)|头部(?:位|名)?(?=$|[,。;、\s!)]|的头部位)"
#: Scopes of a rank.
SCOPE = r"(?:全(?:国|省|市|球|县|区|州|行业)|世界|亚洲|亚太|国内|中国|华东|华南|长三角|中西部|中部|西部|东部|苏南|苏北)"
_PLACE_VERB = r"位居|位列|稳居|高居|居于|居|名列|列|排名|排在|排|跃居|跃升至?|升至|荣登|登上|蝉联|位于|跻身|保持(?!在)|荣获|获得?|夺得|摘得|占据|处于|挺进|晋升|进位至?"
_RANK = (
    rf"(?:(?:{_PLACE_VERB})(?P<scope>[^,。;!?\n第首榜头N\d]{{0,14}}?)|(?P<wide>{SCOPE}[^,。;!?\n第首榜头N\d]{{0,8}}?))"
    rf"(?:(?P<r>{_ORDINAL})(?:位|名)?{_NO_RANK}|(?P<first>{_FIRST})|(?P<front>前列|前茅|第一方阵|前(?:[0-9]{{1,3}}|[一二三四五六七八九十]{{1,3}})(?:位|名|强)?))"
)
_NOISE = (
    rf"{_NUM}{_SOFT}?(?:{_SIZE})?(?:%|元|家|个|人|米|亩|吨|平)?(?:-{{1,2}}|~|至|到){_NUM}|"
    r"第(?:\d{1,4}|[一二三四五六七八九十百]{1,4})|\d{1,2}:\d\d|[〔\[(]20\d\d[〕\])]\d{1,4}号|20\d\d[-/.]\d{1,2}(?:[-/.]\d{1,2})?"
)
_SIGNS = (
    (Sign.END, "END", r"[。!?\n]"),
    (Sign.BREAK, "BREAK", r"--|[,;:()【】|]"),
    (Sign.GROWTH, "GROWTH", _GROWTH),
    (Sign.RANK, "RANK", _RANK),
    (Sign.PERIOD, "PERIOD", rf"(?<![比较同与])(?:{_WHEN})(?!的?同期)"),
    (Sign.NOISE, "NOISE", _NOISE),
    (Sign.AMOUNT, "AMOUNT", _AMOUNT),
)
_BY_NAME = {name: sign for sign, name, _ in _SIGNS}
_PATTERN = "|".join(f"(?P<{name}>{pattern})" for _, name, pattern in _SIGNS)
#: Spans `_claims` knows not to be quantities; shares, dates and years are read here.
_CLAIMED = frozenset(
    {"手机号", "电话", "微信号", "网址或邮箱", "编号", "道路编号", "门牌号", "房间号", "楼栋号", "号码", "时间"}
)


def tokens(text: Text) -> Iterator[Token]:
    """The tokens of a text in order, always closed by an END."""
    claims = [c for c in scan(text).claims if c.what in _CLAIMED]
    at = 0
    for match in compiled(_PATTERN).finditer(text.clean):
        start, end = match.span()
        while at < len(claims) and claims[at].end <= start:
            at += 1
        is_claimed = at < len(claims) and claims[at].start < end
        sign = _sign(match)
        yield Token(Sign.NOISE if is_claimed and sign in (Sign.AMOUNT, Sign.GROWTH) else sign, start, end, match)
    last = re.compile(r"$").search(text.clean, len(text.clean))
    assert last is not None
    yield Token(Sign.END, len(text.clean), len(text.clean), last)


def _sign(match: re.Match[str]) -> Sign:
    return next(sign for name, sign in _BY_NAME.items() if match[name] is not None)
