"""The contact's name: after a label, next to the number, or 我姓蒋.

A bare family name, or two or three bare characters, counts only next to a number. Everyday words that begin with a family
name (常州, 方便, 高新) are listed and skipped.
"""

import re
from collections.abc import Iterator

from luodi.geography import find_places
from luodi.reading._mention import Mention
from luodi.reading._rule import compiled
from luodi.reading.contact.rules import COMPOUND, DOUBLED, FAMILY, TITLE

_HAN = "[\u4e00-\u9fff]"
_STAFF = r"(?:招商(?:部|局|处|办|中心)?|投促中心|项目部|资产[科部]|园区办|管委会)"
_LATIN = r"(?:(?:Ms|Mr|Mrs|Miss)\.?\s?)?(?!Tel|TEL|Call|VIP|WeChat|Wechat|Vx|Wx|Phone|Mobile)[A-Z][a-z]{1,12}(?:\s(?!Tel|Phone|Mobile|Wechat)[A-Z][a-z]{1,12}(?![A-Za-z]))?(?:\s?[\u4e00-\u9fff](?![\u4e00-\u9fff]))?"
_TITLED = rf"(?:(?:{COMPOUND}|[{FAMILY}]){_HAN}{{0,2}}?(?:{TITLE})|(?:小|老|大|阿){_HAN}(?:哥|姐|总|叔|工)?|(?:{DOUBLED})|{_HAN}(?:哥|姐|叔|嫂|总|姨)|(?![总副大部区店老本项客销业招商房]){_HAN}(?:经理|先生|女士|小姐|主任|师傅|厂长))"
_BARE = rf"(?:(?:{COMPOUND}){_HAN}{{1,2}}|[{FAMILY}]{_HAN}{{0,2}})"
_NO_NAMES = re.compile(
    r"常[州熟年用]|江[阴苏都宁北东西]|金坛|高[新度层速台污端]|方[便正式法案位面向圆米]|印[染刷]|电[话镀]|白天|时间|成[交本熟]|平[米方价均价]|包[税租括]|安[静全]|空地|万[达方]|水[电平]|"
    r"全[新天部款]|石[料材]|路[边口]|[一-龥]?[州市县区镇村路]$|[一-龥]*(?:可谈|面议|勿扰|优先|即可|均可|可以|以内|左右|看房|出租|招租|急租|求租|电话|手机|联系|"
    r"详谈|面谈|有限|公司|直租|包税|含税|不限|合同|同号|微信|都行|也行|厂房|仓库|价格|随时|欢迎|热线|园区|自理|另算|办证|消防|环评|封顶|无忧)|"
    r"[大小老][区门车厂板院型小家时件货]|大概|小时|老板$|房东|业主|中介|同行|厂家|阿里|甲醇|单[价层]|马上|和谐|宁静|施工|温度|金属|景观|严格|容积|连续|符合|解决|文件|车间|汽车|"
    r"(.)\1(?<=谢谢|天天|常常|刚刚|看看|多多|好好|人人|家家|样样|早早|快快|大大|小小)|通[风过]|花园|项目|谈$|房$|年$|元$|平$|天$|地$|租$"
)
_LABEL = (
    r"(?:联系人|联络人|(?:联系|联络)方式|联系|联络|经办人?|提报人|接洽人|负责人|对接人|业务员|接待人|招商(?:经理|专员|负责人)|咨询电话|联系电话|联络电话|招商电话|招租电话|Contact|contact)"
    r"\s*(?:人)?\s*[::;]?\s*"
)
_LABELLED = rf"{_LABEL}(?:{_STAFF}\s*|{_HAN}{{2,14}}(?:[部处科局办站]|中心|公司|园区)\s+)?(?:\d+楼)?(?P<name>{_LATIN}|{_TITLED}(?:\s?[/、]\s?{_TITLED})?|{_BARE})(?!{_HAN})"
_FREE_LABELLED = rf"(?:联系人|联络人|经办人?|提报人|对接人)\s*[::]\s*(?P<name>{_HAN}{{2,4}})(?!{_HAN})"
_CALL = (
    rf"(?:致电|联系|咨询|找|请电)(?:我们|本公司)?(?:{_STAFF})?(?P<name>[{FAMILY}]{_HAN}{{0,2}}?(?:{TITLE}))(?!{_HAN})|"
    rf"[与和跟向找](?:我司|我公司|我们|本公司)?(?:{_STAFF}|{_HAN}{{2,4}}[部处科局办])?(?P<to>[{FAMILY}]{_HAN}{{0,2}}?(?:{TITLE}))(?:联系|联络|洽谈|接洽|咨询|商谈)"
)
_INTRODUCED = rf"(?:我|本人|老板|房东|联系人)?姓(?P<name>(?:{COMPOUND}|[{FAMILY}]))(?!名)"
_FAMILY_AT_END = rf"(?<=[\s,;。])(?<![\d万千百]\s)(?P<name>{COMPOUND}|[{FAMILY}])\s*$"

_BETWEEN = r"[\s,;:、()/|\[\]。.-]*"
_PHONE_WORD = r"(?:(?:联系|咨询|招商|招租)?(?:电话|手机号?码?|座机|热线)|[Tt][Ee][Ll]|[Mm]obile|[Pp]hone|微信(?:同号|同步)?|同微信?|同[vV][xX]?|[vV][xX]同号|是|请(?:拨打?|致电)|打我?|或)"

_BEFORE_NUMBER = rf"(?:姓|找(?!房|厂)|(?<!{_HAN})(?<![\d/])(?:{_STAFF}\s?)?|(?<=[部局处科心]))(?P<name>{_LATIN}|{_TITLED}|{_BARE}){_BETWEEN}(?:{_PHONE_WORD}{_BETWEEN}){{0,2}}$"
_AFTER_NUMBER = rf"{_BETWEEN}(?:{_PHONE_WORD}{_BETWEEN})?(?:找|{_STAFF}\s?|{_HAN}{{2,8}}\s+)?(?P<name>{_LATIN}|{_TITLED}|{_BARE}|(?P<twice>{_HAN})(?P=twice))(?!{_HAN})"


def names(clean: str, numbers: list[Mention]) -> list[Mention]:
    """At most one mention of key `contact_name`: the first match of the most reliable rule."""
    for mention in _candidates(clean, numbers):
        if not _NO_NAMES.match(mention.value) and not _is_division(mention):
            return [mention]
    return []


def _is_division(mention: Mention) -> bool:
    """Whether a bare name is a county or a city (钟楼, 江阴), and so no name."""
    if "number" not in mention.rule or not compiled(rf"{_HAN}{{2,3}}$").match(mention.value):
        return False
    return any(p.start == 0 and p.end > len(mention.value) for e in "区市县" for p in find_places(mention.value + e))


def _candidates(clean: str, numbers: list[Mention]) -> Iterator[Mention]:
    yield from _by_pattern("name_labelled", _LABELLED, clean)
    yield from _by_pattern("name_after_label", _FREE_LABELLED, clean)
    yield from _by_pattern("name_to_call", _CALL, clean)
    for number in numbers[:3]:
        yield from _before(clean, number)
        yield from _after(clean, number)
    if "姓" in clean:
        yield from _by_pattern("family_name_said", _INTRODUCED, clean)
    if numbers:
        yield from _by_pattern("family_name_at_end", _FAMILY_AT_END, clean)


def _by_pattern(name: str, pattern: str, clean: str) -> Iterator[Mention]:
    for match in compiled(pattern).finditer(clean):
        yield _mention(name, match, 0)


def _before(clean: str, number: Mention) -> Iterator[Mention]:
    start = max(0, number.start - 28)
    match = compiled(_BEFORE_NUMBER).search(clean[start : number.start])
    if match:
        yield _mention("name_before_number", match, start)


def _after(clean: str, number: Mention) -> Iterator[Mention]:
    match = compiled(_AFTER_NUMBER).match(clean[number.end : number.end + 24])
    if match:
        yield _mention("name_after_number", match, number.end)


def _mention(name: str, match: re.Match[str], offset: int) -> Mention:
    group = "name" if match["name"] else "to"
    start, end = match.span(group)
    return Mention("contact_name", match[group], start + offset, end + offset, name)
