"""Whether a text is a message at all, before and after reading: empty, a novel, emoji only, a list of numbers."""

import re
from typing import Any

from luodi.cli.errors import NothingUnderstood, OnlyPhones, OnlySymbols, TextEmpty, TextTooLong

#: An enquiry is 200 characters, with the company's history 1,500; a chat with a dozen listings 3,000. Beyond these limits
#: the text was pasted by mistake, and a few words out of a novel would pass for an enquiry.
LONGEST = {"requirement": 3_000, "listing": 20_000, "auto": 20_000}
_PHONE = re.compile(r"(?<!\d)1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}(?!\d)")
_MANY_PHONES = 3
#: What a text can have without saying what is wanted or offered.
_ASIDE = frozenset({"id", "phone", "wechat", "contact_name", "company", "title", "source", "author", "category"})


def require_message(text: str, kind: str = "requirement") -> None:
    """TextEmpty, OnlySymbols or TextTooLong for what no reading can help."""
    if not text.strip():
        raise TextEmpty
    if not any(c.isalnum() for c in text):
        raise OnlySymbols
    limit = LONGEST.get(kind)
    if limit is not None and len(text) > limit:
        raise TextTooLong(length=f"{len(text):,}", limit=f"{limit:,}")


def require_something(text: str, *records: dict[str, Any]) -> None:
    """OnlyPhones or NothingUnderstood when no record says more than whom to call."""
    if any(record.keys() - _ASIDE for record in records):
        return
    phones = len(_PHONE.findall(text))
    if phones >= _MANY_PHONES:
        raise OnlyPhones(count=phones)
    if not any(records):
        raise NothingUnderstood
