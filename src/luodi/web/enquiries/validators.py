"""Validates contact details and consents, reporting every fault and not only the first."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from luodi.web.enquiries.errors import BadContact, ConsentMissing

_MOST_NAME, _MOST_COMPANY = 40, 120
_PHONE = re.compile(r"(?:\+?86)?(1[3-9]\d{9})|(0\d{2,3}-?\d{7,8}(?:-\d{1,6})?|400-?\d{3,4}-?\d{3,4})")


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to answer."""

    phone: str
    contact_name: str = ""
    company: str = ""


def clean_contact(*, phone: str, contact_name: str, company: str, consents: Iterable[str]) -> Contact:
    """The contact, if it is valid and both consents are given. Raises BadContact, ConsentMissing."""
    number = _phone(phone)
    faults = {} if number else {"phone": _phone_fault(phone)}
    if len(contact_name.strip()) > _MOST_NAME:
        faults["contact_name"] = _("联系人太长，最多 %(most)s 字。") % {"most": _MOST_NAME}
    if len(company.strip()) > _MOST_COMPANY:
        faults["company"] = _("公司太长，最多 %(most)s 字。") % {"most": _MOST_COMPANY}
    missing = {
        key: sentence
        for key, sentence in (
            ("notice", _("还没同意个人信息收集说明。")),
            ("provision", _("还没单独同意提供给接收方。")),
        )
        if key not in set(consents)
    }
    if faults or missing:
        leaf = BadContact if faults else ConsentMissing
        raise leaf(faults={**faults, **missing}, summary="".join({**faults, **missing}.values()))
    return Contact(number, _line(contact_name), _line(company))


def _phone(typed: str) -> str:
    """The bare number, "" if it is not one."""
    bare = re.sub(r"[\s()—–·.]", "", unicodedata.normalize("NFKC", typed))
    match = _PHONE.fullmatch(bare) or _PHONE.fullmatch(bare.replace("-", ""))
    return (match[1] or match[2].replace("-", "")) if match else ""


def _phone_fault(typed: str) -> str:
    digits = len(re.findall(r"\d", typed))
    if not typed.strip():
        return _("还没填手机号。")
    if 0 < digits < 11:
        return _("手机号少 %(count)s 位：现在 %(have)s 位，要 11 位。") % {"count": 11 - digits, "have": digits}
    return _("手机号不对：要 11 位，1 开头；座机请带区号。")


def _line(typed: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in typed).split())
