"""Addresses that only their holder knows.

A draft's token carries a seal, so that a draft that was deleted (410) is told from an address that was made up (404)
without keeping anything of the deleted ones. An erased enquiry keeps a fingerprint of its two tokens, from which no token
can be made, so that its link says that it was erased (410).
"""

import secrets

from django.utils.crypto import constant_time_compare, salted_hmac

_SALT = "luodi.enquiries.draft"
_RANDOM, _SEAL = 32, 16
#: No sign of a token in an address.
SPENT = "~"
#: Without 0 O 1 I L: a reference is read out over the phone.
_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"


def draft_token() -> str:
    """24 random bytes and their seal, 48 characters."""
    random = secrets.token_urlsafe(24)
    return random + _seal(random)


def is_draft_token(token: str) -> bool:
    """Whether we gave it out, be it there or long deleted."""
    return len(token) == _RANDOM + _SEAL and constant_time_compare(token[_RANDOM:], _seal(token[:_RANDOM]))


def spent(token: str) -> str:
    """What stays of the token of an erased enquiry; no token begins like it."""
    return token if is_spent(token) else SPENT + salted_hmac(_SALT + SPENT, token, algorithm="sha256").hexdigest()[:40]


def is_spent(token: str) -> bool:
    """Whether it is such a rest and no token."""
    return token.startswith(SPENT)


def _seal(random: str) -> str:
    return salted_hmac(_SALT, random, algorithm="sha256").hexdigest()[:_SEAL]


def reference_tail() -> str:
    """Four characters of a reference number, such as 7F3K."""
    return "".join(secrets.choice(_LETTERS) for _ in range(4))
