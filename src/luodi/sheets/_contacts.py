"""Contact cells: a telephone number, an e-mail address or a WeChat id.

无 counts as blank. 见备注, 张三, 139 and 139****0001 reach nobody, so they are faults.
"""

import re
import unicodedata
from typing import Any

from luodi.sheets import _why
from luodi.sheets._why import CellError

_MOBILE = re.compile(r"(?<!\d)(?:\+?(?:00)?86-?)?1[3-9]\d{9}(?!\d)")
_LANDLINE = re.compile(
    r"(?<!\d)(?:\(?0\d{2,3}\)?-?|(?:\+|00)86-?\(?0?\d{2,3}\)?-?)?[2-9]\d{6,7}(?!\d)|(?<!\d)[48]00-?\d{3,4}-?\d{3,4}(?!\d)|\+(?!86)\d[\d-]{6,15}"
)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_WECHAT = re.compile(
    r"(?:微信|薇信|v信|wechat|weixin|vx|wx|v)(?:号码?|id)?[:;为]?([a-z][-_a-z0-9]{5,19})(?![-_a-z0-9])"
)
_PLAIN_WECHAT = re.compile(r"[-_a-z0-9]{5,20}")
_BETWEEN_DIGITS = re.compile(r"(?<=\d)[-.·/](?=\d)")
_NONE = re.compile(r"无|没有|暂无|未填|无电话")
_SAME = re.compile(r".*(?:同号|同手机|同电话|同上|手机号)")


def can_be_reached(text: str) -> bool:
    """Whether a squeezed text holds a complete telephone number or an e-mail address."""
    return bool(_MOBILE.search(text) or _LANDLINE.search(text) or _MAIL.search(text)) or bool(
        _MOBILE.search(_BETWEEN_DIGITS.sub("", text))
    )


def is_line(words: str) -> bool:
    """Whether words hold a number that can be rung or a mail address, as a line for the public must."""
    return can_be_reached(re.sub(r"\s", "", unicodedata.normalize("NFKC", words).lower()))


def phone(text: str, written: Any) -> dict[str, Any]:
    """The fields of a cell under 电话, which may hold a WeChat id instead. `text` is squeezed, `written` is the original."""
    if _NONE.fullmatch(text):
        return {}
    if can_be_reached(text):
        return {"phone": written}
    match = _WECHAT.search(text)
    if match is None:
        raise CellError(_why.NOT_CONTACT)
    return {"wechat": match[1]}


def wechat(text: str, written: Any) -> dict[str, Any]:
    """The fields of a cell under 微信; 同手机 adds nothing."""
    if _NONE.fullmatch(text) or _SAME.fullmatch(text):
        return {}
    if _WECHAT.search(text) or _PLAIN_WECHAT.fullmatch(text) or can_be_reached(text):
        return {"wechat": written}
    raise CellError(_why.NOT_CONTACT)


def is_contact(key: str, value: str) -> bool:
    """Whether a value of `phone` or `wechat` is a usable contact."""
    text = re.sub(r"\s", "", value.lower())
    try:
        return bool((phone if key == "phone" else wechat)(text, value))
    except CellError:
        return False
