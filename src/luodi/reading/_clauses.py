"""Clauses of a requirement that no rule understands (市中心, 靠近高速, 周边不能有居民), reported so that nobody believes they count.

Spans covered by mentions are removed first, then filler (想找一个, 我们是, 左右). What remains are words about the place that
no rule knows.
"""

from collections.abc import Iterable
from typing import Any

from luodi.measures import Quantity
from luodi.reading._door import Text
from luodi.reading._mention import Mention
from luodi.reading._reading import Remark
from luodi.reading._rule import compiled
from luodi.reading._scan import Scan

_NOTE = "没有看懂这句话，未采用"
_NOT_HELD = "看懂了，但需求里没有对应的字段，未采用"
_COVERED = "\x04"
#: A run of words without punctuation, understood spans or numbers.
_RUN = r"[\u4e00-\u9fffA-Za-z]+(?:(?<=[A-Za-z]) (?=[A-Za-z])[A-Za-z]+)*"
#: Filler: words that only hold a sentence together or repeat the request as such.
_GLUE = (
    r"您好|你好|大家好|各位|老铁们?|兄弟们|老板|老师|领导|请问|请速?|麻烦|(?:尽快|尽早|早点|抓紧|速|及时)(?:回复|答复|联系|回话|回电|安排|推荐|告知)|(?:回复|答复|联系|回个?话|回电)(?:我|一下|下)?(?![\u4e00-\u9fff]{0,2}方)|加急|很急|比较急|挺急|急(?![\u4e00-\u9fff])|万分感谢|不胜感激|辛苦|劳驾|静候|等(?:您|你)?(?:的)?(?:消息|回音|回复)|盼复|谢谢|感谢|多谢|拜托|帮忙|帮我?们?|急用?|在线等|打扰|欢迎|有意者?|有房源|房源|联系人?|来电|电话|手机|微信|同微|微同|同号|私聊|私信|详谈|面谈|推荐|介绍|发我|告诉|合适|真客户|"
    r"我们公司|我们厂|我们|我司|我方|我厂|咱们?|俺们?|本公司|本司|本厂|公司|企业|工厂|厂家|老厂|客户|朋友|业主|房东|个人|单位|集团|先生|女士|小姐|我|他|你们?|您|自己|自用|们|"
    r"想要|想|需要|需求|急需|需|要求|要|希望|求购|求租|求|寻找|寻求|寻|找个?|找|准备|打算|计划|考虑|预计|拟|欲|诚|意向|想法|目标|选址|落户|入住|入驻|搬迁|搬到|搬|扩大|扩产|扩建|扩|新建|建设|投资|办厂|开厂|设厂|做|搞|弄|换|用于|用来|用作|用途|作为|"
    r"租赁|承租|租用|租|购买|购置|买|购|拿|出租|出售|全款|封顶|预付|接受|或者|或|和|与|及|以及|并且|并|而且|但是|但|如果|要是|若|因为|所以|由于|另外|另|还有|还|也|都|就|才|只|仅|又|再|且|则|即|目前|现在|现|正在|已经|已|将来|将|以后|后期|前期|今年|明年|近期|最近|"
    r"厂房|厂区|仓库|车间|场地|地方|房子|土地|地块|物业|场所|园区|工业园|产业园|标准|一[个间块处栋层]|[个间块处栋套层台部辆名位]|左右|上下|大约|大概|约|以上|以下|以内|之间|不等|起|至少|最少|最好|最低|最高|最多|最大|不低于|不超过|不少于|不大于|不小于|不高于|"
    r"总?面积|建筑面积|占地|用地|往上|最佳|首选|价格|价位|单价|租金|房租|预算|费用|高度|层高|净高|承重|荷载|用电|电力|电量|功率|容量|总价|位置|区域|地区|地点|范围|方位|地址|附近|周围|一带|片区|境内|里面|这边|那边|方面|等等?|之类|类似|相关|相应|具体|情况|条件|参数|指标|信息|资料|要点|"
    r"不用|不限|无所谓|没关系|没要求|无要求|无特殊|不敏感|即可|就行|也行|都行|不行|可以|可|能够|能|会|应该|须|必须|一定|[带含配]|配有|配套|具备|具有|拥有|满足|符合|达到|达|均可|均|皆|[是有在到从给把被让为对向于以]|行|好|优先|优|尽量|比较|较|更|很|太|非常|特别|稍微|的话|[的了着过吧吗呢啊呀哦哈嘛哇么啦之其此这那每各某几所]|看|说|知道|了解|主要|主营|从事|生产|制造|加工|经营|销售|使用|产品|项目|行业|业务|产业|专业|规模|"
    r"公里|千米|分钟|小时|车程|厘米|毫米|百分|成|倍|号楼|月底|月初|底|前|后|含税|不含税|每月|每年|每平|每天"
)
#: Trimmed from the ends of a reported clause; 不能 and 不要 stay, because they carry its meaning.
_HEAD = r"^(?:我们|我司|我厂|公司|想要|想|需要|需|要求|要|希望|最好|计划|打算|准备|用于|用来|做|的|是|有|且|并|和|及|与|还|也|另|或者?|在|找|租|买|[个间块台])+(?=[\u4e00-\u9fff]{2})"
_TAIL = r"(?:的话|的|了|吧|呢|啊|呀|哦|等|左右|上下|就行|即可|优先|和|及|或|与|有|要|是|在)+$"
_ENGLISH = r"\b(?:[Ii]n|[Oo]r|[Aa]nd|[Nn]eed(?:s|ed)?|[Ll]ooking|[Ff]or|[Ww]ith|[Ff]rom|[Ww]e|[Aa]re|[Ii]s|[Tt]he|[Aa]n?|[Tt]o|[Oo]f|[Aa]t|[Bb]y|[Pp]lease|[Ww]ant|[Hh]ave|I|[Oo]ur|[Mm]e|[Uu]s|[Yy]ou|[Yy]our|[Cc]an|[Cc]ould|[Ww]ould|[Ll]ike|[Ss]eek(?:ing)?|[Ff]ind|[Rr]equired?|[Tt]hanks?|[Hh]i|[Hh]ello|[Dd]ear|[Rr]egards|[Bb]est|[Uu]rgent(?:ly)?|ASAP|asap|[Cc]ontact|[Rr]eply|[Ss]oon|[Pp]ossible|[Aa]s|[Cc]ompany|[Nn]ear|[Uu]p|[Ss]qm|[Aa]bout|[Aa]round|[Ll]east|[Mm]ost)\b"
_LEAST, _LEAST_LETTERS = 2, 3
#: A longer run comes from a report, not from a requirement somebody typed.
_MOST = 30


def unheeded(text: Text, scan: Scan, mentions: Iterable[Mention], used: Iterable[Mention]) -> tuple[Remark, ...]:
    """The clauses that reached no field, in text order. Numbers are reported separately."""
    signs, stored = list(scan.shadow), list(used)
    facts = []
    for mention in mentions:
        if _is_idle(mention, stored):
            facts.append(_remark(text, mention.start, mention.end, _NOT_HELD, "fact"))
        _cover(signs, mention.start, mention.end)
    for mention in stored:
        _cover(signs, mention.start, mention.end)
    rest = "".join(signs)
    clauses = [_remark(text, *span, _NOTE, "clause") for m in compiled(_RUN).finditer(rest) if (span := _words(m))]
    return tuple(sorted([*facts, *clauses[:_MOST]], key=lambda r: r.start))


def _cover(signs: list[str], start: int, end: int) -> None:
    signs[start:end] = _COVERED * (end - start)


#: Keys a requirement's text may state although a requirement has no field for them.
_NO_ASK = frozenset(
    ("has_office", "has_canteen", "has_dormitory", "structure", "floor_no", "floors_total", "is_fire_accepted")
)


def _is_idle(mention: Mention, stored: list[Mention]) -> bool:
    if (
        mention.key not in _NO_ASK
        or mention.is_ambiguous
        or isinstance(mention.value, Quantity)
        or mention.value is False
    ):
        return False
    return not any(m.start < mention.end and mention.start < m.end for m in stored)


def _words(run: Any) -> tuple[int, int] | None:
    """The span of a run without its filler; None if it is all filler."""
    words = run[0]
    is_english = words.isascii()
    if is_english and _is_code(
        run.string[max(0, run.start() - 1) : run.start()], run.string[run.end() : run.end() + 1]
    ):
        return None
    pieces = compiled(f"(?:{_ENGLISH if is_english else _GLUE})").sub(" ", words).split()
    if max(map(len, pieces), default=0) < (_LEAST_LETTERS if is_english else _LEAST):
        return None
    head, tail = compiled(_HEAD).match(words), compiled(_TAIL).search(words)
    return run.start() + (head.end() if head else 0), run.start() + (tail.start() if tail else len(words))


def _is_code(before: str, after: str) -> bool:
    """Whether letters belong to markup or code (<script>alert(1)), which is no clause of a writer's."""
    return before in _CODE or after in _CODE or after == "("


_CODE = frozenset("<>={}\\_&")


def _remark(text: Text, start: int, end: int, note: str, kind: str) -> Remark:
    first, last = text.span(start, end)
    return Remark(text.original[first:last], first, last, note, kind)
