"""Tokens of private links.

A draft's token carries a signature, so that a deleted draft (410) can be told from a made-up address (404) without keeping
anything about deleted drafts. An erased enquiry keeps one-way fingerprints of its two tokens, so that its link can answer
that it was erased (410).
"""

import secrets

from django.utils.crypto import constant_time_compare, salted_hmac

_SALT = "luodi.enquiries.draft"
_RANDOM, _SEAL = 32, 16
#: A character that occurs in no token.
SPENT = "~"
#: Without 0 O 1 I L, because references are read out over the phone.
_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"


def draft_token() -> str:
    """24 random bytes and their signature, 48 characters."""
    random = secrets.token_urlsafe(24)
    return random + _seal(random)


def is_draft_token(token: str) -> bool:
    """Whether we issued it, even if its draft is long deleted."""
    return len(token) == _RANDOM + _SEAL and constant_time_compare(token[_RANDOM:], _seal(token[:_RANDOM]))


def spent(token: str) -> str:
    """The fingerprint kept of an erased enquiry's token; it cannot be confused with a token."""
    return token if is_spent(token) else SPENT + salted_hmac(_SALT + SPENT, token, algorithm="sha256").hexdigest()[:40]


def is_spent(token: str) -> bool:
    """Whether this is such a fingerprint."""
    return token.startswith(SPENT)


def _seal(random: str) -> str:
    return salted_hmac(_SALT, random, algorithm="sha256").hexdigest()[:_SEAL]


def reference_tail() -> str:
    """Four characters of a reference number, such as 7F3K."""
    return "".join(secrets.choice(_LETTERS) for _ in range(4))
