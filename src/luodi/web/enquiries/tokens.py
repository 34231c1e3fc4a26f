"""Tokens of private links.

A draft's token carries a signature, so that a deleted draft (410) can be told from a made-up address (404) without keeping
anything about deleted drafts. The token of an enquiry's link is made from that of its draft, so that a second press leads to
it as well. No row keeps either: it holds a fingerprint, which opens nothing, and still tells (410) when the enquiry is
erased.
"""

import base64
import hashlib
import secrets

from django.utils.crypto import constant_time_compare, salted_hmac

_SALT, _LINK = "luodi.enquiries.draft", "luodi.enquiries.link"
_RANDOM, _SEAL = 32, 16
#: Begins what rows that were erased before 2026-12 keep of their tokens; it occurs in no token.
_SPENT = "~"
#: Without 0 O 1 I L, because references are read out over the phone.
_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"


def draft_token() -> str:
    """24 random bytes and their signature, 48 characters."""
    random = secrets.token_urlsafe(24)
    return random + _seal(random)


def is_draft_token(token: str) -> bool:
    """Whether we issued it, even if its draft is long deleted."""
    return len(token) == _RANDOM + _SEAL and constant_time_compare(token[_RANDOM:], _seal(token[:_RANDOM]))


def link_token(draft: str) -> str:
    """The token of the private link of the enquiry that a draft became."""
    made = salted_hmac(_LINK, draft, algorithm="sha256").digest()
    return base64.urlsafe_b64encode(made).decode("ascii").rstrip("=")


def fingerprint(token: str) -> str:
    """What a row keeps of a token. Tokens are long and random, so no salt is needed and no key can be lost."""
    return hashlib.sha256(token.encode("utf8", "surrogatepass")).hexdigest()


def spent(token: str) -> str:
    """What rows that were erased before there was a fingerprint hold of their link's token."""
    return _SPENT + salted_hmac(_SALT + _SPENT, token, algorithm="sha256").hexdigest()[:40]


def _seal(random: str) -> str:
    return salted_hmac(_SALT, random, algorithm="sha256").hexdigest()[:_SEAL]


def reference_tail() -> str:
    """Four characters of a reference number, such as 7F3K."""
    return "".join(secrets.choice(_LETTERS) for _ in range(4))
