"""What a walk through the faces looks at: what a page says, and what of it is a code or stands in the wrong language."""

import html
import re

from django.test import Client

from luodi.fields import FIELDS
from luodi.matching import ASKS, VERDICTS
from luodi.web.enquiries.enums import ConsentKind, EndReason, EnquiryStatus
from luodi.web.listings.enums import ListingStatus

#: Codes that no reader should meet: of asks, fields and verdicts; those that are a word of English too tell nothing.
CODES = {code for code in (*ASKS, *FIELDS, *VERDICTS) if "_" in code}
#: Codes of values, which are words of English and so tell only on a page in Chinese.
VALUES = {
    *(choice for entry in FIELDS.values() for choice in entry.choices if len(choice) > 1),
    *(str(each) for group in (ListingStatus, EnquiryStatus, EndReason, ConsentKind) for each in group),
    *VERDICTS,
}
CHINESE = re.compile("[\u3400-\u9fff]+")
#: Signs that part words in Chinese only.
SIGNS = re.compile("[，。：；、「」（）]")
#: What somebody typed, and the names of languages; these stay as they are.
TYPED = ("示例园区", "示例运营方", "示例园", "业主提供", "号厂房", "中文", "落地", "月租")


def codes_in(words: str) -> set[str]:
    return set(re.findall(r"[a-z]+(?:_[a-z0-9]+)+", words)) & CODES


def values_in(words: str) -> set[str]:
    return set(re.findall(r"[a-z]+(?:_[a-z]+)*", words)) & VALUES


def shown(client: Client, address: str, language: str) -> str:
    """What a page says and what its parts are called, without markup, addresses and scripts. Of the desk only what is ours:
    the frame around it is Wagtail's."""
    page = client.get(address, headers={"accept-language": language})
    assert page.status_code == 200, address
    body = page.content.decode()
    if address.startswith("/desk/"):
        body = body[body.index('class="d-head"') : body.index("</main>")]
    body = re.sub(r"<(script|style|textarea|pre)\b.*?</\1>", " ", body, flags=re.S)
    names = " ".join(re.findall(r'(?:aria-label|alt|title|placeholder)="([^"]*)"', body))
    return html.unescape(f"{re.sub('<[^>]*>', ' ', body)} {names}")


def foreign(words: str, *typed: str) -> list[str]:
    """What is in Chinese and was not typed."""
    for each in (*typed, *TYPED):
        words = words.replace(each, " ")
    return CHINESE.findall(words)
