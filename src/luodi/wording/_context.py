"""The context of a finding: a prohibition or denial cancels it; an aim, a source or a comparison with oneself makes it milder.

Lookaround is bounded, so that each finding costs constant time in a text of any length.
"""

import re
from dataclasses import dataclass
from functools import cache

from luodi.wording._finding import Severity
from luodi.wording._rules import WordingRule

_REACH = 90
_SENTENCE = "。！？!?\n;"
_CLAUSE = _SENTENCE + ",:"
_DENIED = (
    "不得|不能|不应|不许|不准|不宜|不可(?:使用|出现|宣传|承诺|以)|禁止|严禁|禁用|禁提|杜绝|避免|切勿|请勿|不要(?!错过)|不作|不做|不构成|不承诺|不保证|不含|"
    "不再|不存在|不提供|不设|不搞|不靠|不拼|不用(?!担心|愁)|无法|无权|并非|不是|并不|没有(?!比)|尚未|清理|废止|取消|停止|整改|纠正|叫停|查处|处罚|违规|违法|"
    "涉嫌|谨防|警惕|防范|当心|虚假|夸大|所谓|拒绝|整治|打击|破除|[不非未勿无]$"
)
_TALKED_ABOUT = "用语|字样|字眼|词汇|违禁词|极限词|绝对化|广告法|虚假宣传|夸大宣传|误导宣传|公平竞争审查"
_DENIED_AFTER = "^.{0,8}(?:不可信|不实|是骗局|均?属虚假|已(?:经)?(?:取消|废止|停止|清理)|一律(?:无效|停止|取消|清理)|不再|不予|(?:的?时代|政策|模式|做法)?(?:结束|终结|落幕|退场|成为历史)|的?陷阱|骗局|被(?:罚|查|通报|叫停))"
_AIM = (
    "打造(?!了|出|成)|建设(?!了|成)|争创|争当|争做|力争|努力|奋力|致力|追求|目标|瞄准|迈向|向着|朝着|争取|加快|愿景|立志|旨在|构建|营造|希望|计划|"
    "宗旨|理念|秉承|坚持|竭诚|尽心|用心|提供(?:最[^,。]{1,16})?$|以$|将(?:被)?(?:建设|打造|建)?成为?"
)
_SELF = (
    "(?:公司|集团|企业|我司|我们|园区|园内|项目|旗下|该司|本厂|厂区|股份|科技|自身|自有|厂房|其)(?:内|中|里)?"
    "(?:目前|现有|历史上|迄今(?:为止)?|成立以来|在(?:[\u4e00-\u9fff]{2,8})?){0,3}(?:规模|面积|产能|单体|单栋|投资额?)?$"
)
_SOURCE = (
    "据[^,。;]{2,30}?(?:统计|数据|报告|公报|发布|显示|通报|公布|名单|榜)|根据[^。;]{2,30}?(?:统计|数据|报告|公报|名单|榜|公示)|(?:来源|出处|数据)\\s?[:：]|"
    "统计局|白皮书|年鉴|公报|(?:协会|联合会|研究院|研究所|学会|工信部|工信厅|发改委|商务部|海关总署|省政府|国务院|农业农村部|科技部)[^,。;]{0,12}?"
    "(?:发布|公布|统计|数据|认定|报告|公示|评选|通报|显示)|(?:发布|公布)的?[^,。;]{0,20}?(?:榜|名单|报告|排行)|(?:榜单|排行榜|百强榜?|蓝皮书|排名)[^,。;]{0,10}?(?:中|上|显示)"
)
_AMONG = "^[^,。;!\n]{0,20}?之一"
#: Words of an offer that uses the finding as a selling point.
_NEARBY = "紧邻|毗邻|临近|邻近|靠近|紧靠|旁|门口|坐拥|尽享|距|步行|双地铁|出租|出售|招租|厂房|地块|楼盘|入驻|投资"
_NOTED = "(?:以|按)[^,。;]{0,16}?为准|批复|批文|文号|发改|预计(?:于)?\\d{4}年|计划(?:于)?\\d{4}年|\\d{4}年(?:底|初|\\d{1,2}月)?(?:前)?(?:建成|通车|开通|竣工|完工)|在建,|尚在"


@dataclass(frozen=True, slots=True)
class Around:
    """The words around a finding: its clause and its sentence up to it, and what follows."""

    clause: str
    sentence: str
    after: str


def around(plain: str, start: int, end: int) -> Around:
    """At most ninety characters on each side, cut at the ends of clause and sentence."""
    before, after = plain[max(0, start - _REACH) : start], plain[end : end + _REACH]
    sentence = before[_last(before, _SENTENCE) :]
    return Around(before[_last(before, _CLAUSE) :], sentence, after[: _first(after, _SENTENCE)])


def is_denied(words: Around) -> bool:
    """Whether the text forbids, denies or discusses these words instead of using them."""
    return bool(
        _has(_DENIED, words.clause)
        or _has(_TALKED_ABOUT, words.sentence[-40:] + words.after[:40])
        or _has(_DENIED_AFTER, words.after)
    )


def eased(rule: WordingRule, words: Around) -> Severity:
    """The severity of a rule in this context."""
    if _is_mild(rule, words):
        return Severity.INFORM
    if "among" in rule.eases and rule.severity is Severity.MUST_NOT and _has(_AMONG, words.after):
        return Severity.RISKY
    return rule.severity


def _is_mild(rule: WordingRule, words: Around) -> bool:
    return (
        ("goal" in rule.eases and _has(_AIM, words.clause))
        or ("own" in rule.eases and _has(_SELF, words.clause[-24:]))
        or ("source" in rule.eases and _has(_SOURCE, words.sentence + words.after))
        or ("far" in rule.eases and not _has(_NEARBY, words.sentence + words.after[:20]))
        or ("noted" in rule.eases and _has(_NOTED, words.sentence + words.after))
    )


def _last(words: str, signs: str) -> int:
    """The position after the last of some characters."""
    return max(words.rfind(sign) for sign in signs) + 1


def _first(words: str, signs: str) -> int:
    places = [at for sign in signs if (at := words.find(sign)) >= 0]
    return min(places, default=len(words))


def _has(pattern: str, words: str) -> bool:
    return _compiled(pattern).search(words) is not None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
