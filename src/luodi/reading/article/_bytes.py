"""Decodes the bytes of a page, and recognises files that are not text.

A page saved by a browser with all its parts (MHTML) is a MIME message, of which the first page part is read.
"""

import email
import email.policy
import re
from email.message import EmailMessage

from luodi.reading._door import is_broken

_DECLARED = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]{3,20})", re.I)
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_CHINESE = {"gb2312", "gbk", "gb_2312-80", "x-gbk", "gb18030"}
#: The beginning of an MHTML file: message headers.
_MESSAGE = re.compile(r"\A\s{0,8}(?:[A-Za-z][A-Za-z-]{1,40}:[^\n]*\n(?:[ \t][^\n]*\n)*){1,40}\s*\n")
_MESSAGE_HEAD = 8_000
#: Text in the transfer encoding of such a message, and files of other programs.
_CODED = re.compile(r"(?:=[0-9A-F]{2}){3}|=3D[\"']|^[A-Za-z0-9+/]{70,80}\s*$", re.M)
_MOST_CODED, _SEEN = 2, 100_000
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_OTHER_FILE = re.compile(rb"\A\s{0,8}(?:%PDF-|PK\x03\x04|\x89PNG|GIF8|\{\\rtf|Rar!|\xff\xd8\xff|\xd0\xcf\x11\xe0)")


def page_text(data: bytes) -> str:
    """The text of a page from the bytes of a file, including MHTML."""
    words = decode(data)
    return _page_of_message(data) if is_message(words) else words


def is_message(words: str) -> bool:
    """Whether this is an MHTML file or an e-mail."""
    head = _MESSAGE.match(words[:_MESSAGE_HEAD])
    return head is not None and "mime-version:" in head[0].lower() and "content-type:" in head[0].lower()


def is_other_file(data: bytes) -> bool:
    """Whether these are the bytes of a document, a picture or an archive."""
    return bool(_OTHER_FILE.match(data[:64]))


def is_coded(words: str) -> bool:
    """Whether a text is still transfer-encoded, or contains control characters or broken bytes."""
    return is_broken(words) or len(_CODED.findall(words[:_SEEN])) > _MOST_CODED or bool(_CONTROL.search(words))


def _page_of_message(data: bytes) -> str:
    """The first HTML part, else the first text part; "" if neither can be decoded."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    parts = [p for p in message.walk() if isinstance(p, EmailMessage) and not p.is_multipart()]
    for kind in ("text/html", "text/plain"):
        for part in parts:
            if part.get_content_type() == kind:
                content = part.get_payload(decode=True)
                return decode(content, part.get_content_charset() or "") if isinstance(content, bytes) else ""
    return ""


def decode(data: bytes, stated: str = "") -> str:
    """Decodes as UTF-8 if valid (pages often declare another encoding), else as stated or declared, else as GB18030. Never
    fails: undecodable bytes become replacement characters."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    for encoding in ("utf-8", stated or _declared(data), "gb18030"):
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode(_likelier(data), errors="replace")


def _declared(data: bytes) -> str:
    match = _DECLARED.search(data[:4096])
    name = match[1].decode("ascii", "replace").lower() if match else "gb18030"
    return "gb18030" if name in _CHINESE else name


def _likelier(data: bytes) -> str:
    """The encoding, UTF-8 or GB18030, with fewer broken characters, for a page truncated within a character."""
    return min(("utf-8", "gb18030"), key=lambda e: data.decode(e, errors="replace").count("\ufffd"))
