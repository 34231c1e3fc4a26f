"""Checks before and after reading that a text is a message: not empty, a novel, only emoji, or a list of numbers."""

import re
from typing import Any

from luodi.cli.errors import NothingUnderstood, OnlyPhones, OnlySymbols, TextEmpty, TextTooLong

#: An enquiry has 200 characters, with the company's history 1,500; a chat with a dozen listings has 3,000. Anything longer was
#: pasted by mistake, and a few words of a novel would pass for an enquiry.
LONGEST = {"requirement": 3_000, "listing": 20_000, "auto": 20_000}
_PHONE = re.compile(r"(?<!\d)1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}(?!\d)")
_MANY_PHONES = 3
#: Fields that do not show what is wanted or offered.
_ASIDE = frozenset({"id", "phone", "wechat", "contact_name", "company", "title", "source", "author", "category"})


def require_message(text: str, kind: str = "requirement") -> None:
    """Raises TextEmpty, OnlySymbols or TextTooLong if a text is not worth reading."""
    if not text.strip():
        raise TextEmpty
    if not any(c.isalnum() for c in text):
        raise OnlySymbols
    limit = LONGEST.get(kind)
    if limit is not None and len(text) > limit:
        raise TextTooLong(length=f"{len(text):,}", limit=f"{limit:,}")


def require_something(text: str, *records: dict[str, Any]) -> None:
    """Raises OnlyPhones or NothingUnderstood if no record says more than whom to call."""
    if any(record.keys() - _ASIDE for record in records):
        return
    phones = len(_PHONE.findall(text))
    if phones >= _MANY_PHONES:
        raise OnlyPhones(count=phones)
    if not any(records):
        raise NothingUnderstood
