"""Personal data in text about to be published: mobiles, personal landlines, WeChat, QQ and identity numbers.

Numbers are recognised in any spelling: 138 0013 8000, 138-0013-8000, １３８００１３８０００, 幺三八零零一三八零零零, ①③⑧…
An office line (招商热线 0519-8000 0000) is not personal and is left alone.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from luodi.reading.contact.rules import AREA_CODE, COMPOUND, FAMILY, TITLE
from luodi.wording._finding import Category, Finding, Severity
from luodi.wording._laws import laws

_NUMERALS = dict(zip("零〇○一二三四五六七八九幺两壹贰叁肆伍陆柒捌玖", "00012345678912123456789", strict=True))
_GAP = r"[\s\-‐-―_.·•/()（）\u200b-\u200f\u2060\ufeff]{0,3}"
_MOBILE = rf"(?<!\d)(?:(?:[+＋]|00)?86{_GAP})?(?P<own>1{_GAP}[3-9](?:{_GAP}\d){{9}})(?!{_GAP}\d)(?!\s?[平亩元㎡万])"
#: Groupings of the eleven digits of a mobile; 15000-160000 is a range.
_GROUPS = {(11,), (3, 4, 4), (3, 8), (7, 4), (4, 3, 4), (4, 4, 3), (3, 3, 5), (3, 5, 3), (3, 2, 2, 2, 2), (1,) * 11}
_LANDLINE = (
    rf"(?<!\d)(?:\(?{AREA_CODE}\)?{_GAP}|(?<=电话)[\s:：]*|(?<=座机)[\s:：]*|(?<=固话)[\s:：]*|(?<=热线)[\s:：]*|(?<=tel)[\s:：.]*)"
    r"(?P<own>[2-9]\d{2,3}[\s-]?\d{4})(?!\d)"
)
_IDENTITY = r"(?<![\da-z])[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dx](?![\da-z])"
_WECHAT = (
    r"(?:(?<!官方)(?<!公众)(?:微信|薇信|威信|徽信|v信)|wechat|weixin|(?<![a-z])[vw]x|[加➕+]\s?[v薇微]|(?<![a-z\d])v(?=\s?[:：]))"
    r"(?:号码?|id)?\s?(?:是|为|[:：])?\s?(?P<own>[a-z][-_a-z0-9]{5,19})(?![-_a-z0-9])"
)
_QQ = r"(?<![a-z])(?:qq|扣扣)(?:号码?)?\s?(?:是|为|[:：])?\s?(?P<own>[1-9]\d{5,10})(?!\d)"
_NO_PHONE = re.compile(r"(?:编号|证号|代码|宗地|合同号|订单|账号|字第|许可证|备案)[^\n,，。;；]{0,10}$")
#: A person named right before or after a number makes it theirs.
_PERSON = re.compile(
    rf"(?:联系人|联络人|经办人)\s?[:：]?\s?[\u4e00-\u9fff]{{2,4}}|(?:{COMPOUND}|[{FAMILY}])[\u4e00-\u9fff]{{0,2}}?(?:{TITLE})(?![\u4e00-\u9fff])"
)
_NEAR = 14
_ENDS = re.compile(r"[\n。；;！!？?]")
_ADVICE = "删去，对外电话写在单位的联系方式里；本人同意公开的，写明理由"
_ADVICE_EN = (
    "Delete it; a public line belongs in the organisation's contact line. If the person agreed, say so as the reason"
)


def personal(text: str) -> list[Finding]:
    """All personal data in text order. `text` of a finding is masked (138****8000). Never fails."""
    hidden = masked(text)
    return [
        Finding(
            start=start,
            end=end,
            text=hidden[start:end],
            rule=rule,
            category=Category.PERSONAL,
            severity=Severity.MUST_NOT,
            law=laws()["pipl-25"],
            replacement=None,
            advice=_ADVICE,
            advice_en=_ADVICE_EN,
        )
        for start, end, rule in _spans(text)
    ]


def masked(text: str) -> str:
    """The text with the middle of personal data replaced character for character, so that offsets hold."""
    signs = list(text)
    for start, end, _rule in _spans(text):
        own = [i for i in range(start, end) if signs[i].isalnum()]
        first, last = (3, 4) if len(own) > 9 else (2, 1)
        for index in own[first:-last]:
            signs[index] = "*"
    return "".join(signs)


def _spans(text: str) -> list[tuple[int, int, str]]:
    plain = "".join(map(_plain, text))
    spans: list[tuple[int, int, str]] = []
    for start, end, rule in _candidates(plain):
        if all(end <= first or last <= start for first, last, _ in spans):
            spans.append((start, end, rule))
    return sorted(spans)


def _candidates(plain: str) -> Iterator[tuple[int, int, str]]:
    """Candidates, the most reliable kind first; a later one that overlaps an earlier one is not reported."""
    if sum(map(str.isdigit, plain)) > 5:
        yield from (_own(m, "identity_number") for m in _compiled(_IDENTITY).finditer(plain))
        yield from (_own(m, "mobile") for m in _compiled(_MOBILE).finditer(plain) if _is_mobile(m, plain))
        yield from (_own(m, "qq") for m in _compiled(_QQ).finditer(plain))
        yield from (_own(m, "landline") for m in _compiled(_LANDLINE).finditer(plain) if _is_of_a_person(m, plain))
    yield from (_own(m, "wechat") for m in _compiled(_WECHAT).finditer(plain))


def _own(match: re.Match[str], rule: str) -> tuple[int, int, str]:
    return (*match.span("own" if "own" in match.re.groupindex else 0), rule)


def _is_mobile(match: re.Match[str], plain: str) -> bool:
    groups = tuple(map(len, re.findall(r"\d+", match["own"])))
    return groups in _GROUPS and not _NO_PHONE.search(plain[max(0, match.start() - 18) : match.start()])


def _is_of_a_person(match: re.Match[str], plain: str) -> bool:
    before = _ENDS.split(plain[max(0, match.start() - _NEAR) : match.start()])[-1]
    after = _ENDS.split(plain[match.end() : match.end() + _NEAR])[0]
    return bool(_PERSON.search(before) or _PERSON.search(after))


def _plain(sign: str) -> str:
    """The character in ASCII if it is a digit or a full-width letter."""
    if sign.isascii():
        return sign.lower()
    if sign in _NUMERALS:
        return _NUMERALS[sign]
    figure = unicodedata.digit(sign, None)
    if figure is not None:
        return str(figure)
    return chr(ord(sign) - 0xFEE0).lower() if "！" <= sign <= "～" else sign


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
