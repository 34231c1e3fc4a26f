"""Protects public forms against bots with a hidden field and a signed timestamp of when the form was shown.

People are never locked out: a false alarm shows the form again with everything filled in.
"""

from typing import ClassVar

from django.core import signing
from django.http import HttpRequest

from luodi.web.shared.errors import Refusal

#: The hidden field that only bots fill in, and the signed timestamp.
TRAP, STAMP = "homepage", "shown"
#: Nobody reads and fills in a form faster than this.
LEAST_SECONDS = 1
_SIGNER = signing.TimestampSigner(salt="luodi.portal.form")


class LooksAutomatic(Refusal):
    """Submitted faster than a person could, or with the hidden field filled in."""

    code: ClassVar[str] = "looks_automatic"
    status: ClassVar[int] = 422


def time_stamp() -> str:
    """The signed current time."""
    return _SIGNER.sign("form")


def check_by_hand(request: HttpRequest) -> None:
    """Raises LooksAutomatic if a form seems to come from a bot."""
    if request.POST.get(TRAP, "").strip() or not _took_time(request.POST.get(STAMP, "")):
        raise LooksAutomatic()


def is_stamp(stamp: str) -> bool:
    """Whether this site signed the timestamp, however long ago."""
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
