"""What a public form does against programs: a field that people do not see, and a sealed note of when it was shown.

Nothing of it stands in a person's way: whoever trips over it finds everything typed again and presses once more.
"""

from typing import ClassVar

from django.core import signing
from django.http import HttpRequest

from luodi.web.shared.errors import Refusal

#: The field that only programs fill in, and the sealed time.
TRAP, STAMP = "homepage", "shown"
#: Nobody reads and fills in a form in less.
LEAST_SECONDS = 1
_SIGNER = signing.TimestampSigner(salt="luodi.portal.form")


class LooksAutomatic(Refusal):
    """Filled in faster than a person can, or where a person sees no field."""

    code: ClassVar[str] = "looks_automatic"
    status: ClassVar[int] = 422


def time_stamp() -> str:
    """The sealed time of now."""
    return _SIGNER.sign("form")


def check_by_hand(request: HttpRequest) -> None:
    """Raises LooksAutomatic."""
    if request.POST.get(TRAP, "").strip() or not _took_time(request.POST.get(STAMP, "")):
        raise LooksAutomatic()


def is_stamp(stamp: str) -> bool:
    """Whether this site sealed it, however long ago."""
    try:
        _SIGNER.unsign(stamp)
    except signing.BadSignature:
        return False
    return True


def _took_time(stamp: str) -> bool:
    if not is_stamp(stamp):
        return False
    try:
        _SIGNER.unsign(stamp, max_age=LEAST_SECONDS)
    except signing.SignatureExpired:
        return True
    return False
