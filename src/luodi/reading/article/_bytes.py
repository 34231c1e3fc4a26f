"""Bytes of a page as text, whatever program wrote them."""

import re

_DECLARED = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]{3,20})", re.I)
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_CHINESE = {"gb2312", "gbk", "gb_2312-80", "x-gbk", "gb18030"}


def decode(data: bytes) -> str:
    """UTF-8 where it is UTF-8 (a page often declares what it is not), else as declared, else GB18030. Never fails: what
    is in no encoding comes back with replacement characters."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    for encoding in ("utf-8", _declared(data), "gb18030"):
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode(_likelier(data), errors="replace")


def _declared(data: bytes) -> str:
    found = _DECLARED.search(data[:4096])
    name = found[1].decode("ascii", "replace").lower() if found else "gb18030"
    return "gb18030" if name in _CHINESE else name


def _likelier(data: bytes) -> str:
    """The encoding of the two in which fewer characters are broken (a page cut in the middle of one)."""
    return min(("utf-8", "gb18030"), key=lambda e: data.decode(e, errors="replace").count("\ufffd"))
