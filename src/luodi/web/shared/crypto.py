"""Encryption of personal columns (AES-256-GCM, key id in front) and the blind index by which a phone is found again.

Keys come from `luodi.web.config.keys`; the first encrypts, all decrypt, so that a key is rotated by putting a new one
in front. The column's own name is bound in as associated data: a value copied to another column does not open.
"""

import base64
import hashlib
import hmac
import secrets
from functools import cache
from typing import TYPE_CHECKING, Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.db import models

from luodi.web.config.keys import field_keys


class Unreadable(ValueError):
    """A value that none of the keys opens: a lost key, or bytes that were changed."""


@cache
def _keys() -> dict[str, bytes]:
    return field_keys()


@cache
def _derived(key: bytes, purpose: bytes) -> bytes:
    return HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=purpose).derive(key)


def encrypt(text: str, purpose: str) -> str:
    """`id:base64(nonce + ciphertext)`; empty stays empty."""
    if not text:
        return ""
    name, key = next(iter(_keys().items()))
    nonce = secrets.token_bytes(12)
    sealed = AESGCM(_derived(key, b"luodi field")).encrypt(
        nonce, text.encode("utf8", "surrogatepass"), purpose.encode()
    )
    return f"{name}:{base64.b64encode(nonce + sealed).decode('ascii')}"


def decrypt(stored: str, purpose: str) -> str:
    """The text again; Unreadable when no key opens it."""
    if not stored:
        return ""
    name, _, body = stored.partition(":")
    try:
        raw = base64.b64decode(body, validate=True)
        opened = AESGCM(_derived(_keys()[name], b"luodi field")).decrypt(raw[:12], raw[12:], purpose.encode())
    except (KeyError, ValueError, InvalidTag):
        raise Unreadable(f"{purpose}: key {name!r} does not open it") from None
    return opened.decode("utf8", "surrogatepass")


def blind_index(text: str) -> str:
    """A keyed fingerprint by which equal values are found without opening any (hex, 64 characters; empty for empty)."""
    oldest = list(_keys().values())[-1]
    return hmac.new(_derived(oldest, b"luodi blind index"), text.encode(), hashlib.sha256).hexdigest() if text else ""


if TYPE_CHECKING:
    _TextField = models.TextField[str, str]
else:
    _TextField = models.TextField  # a field of Django takes no type arguments at run time


class EncryptedTextField(_TextField):
    """Text that lies encrypted in the database and is plain in Python."""

    @property
    def purpose(self) -> str:
        return f"{self.model._meta.db_table}.{self.column}"

    def from_db_value(self, stored: str | None, *_: object) -> str:
        return decrypt(stored or "", self.purpose)

    def get_prep_value(self, value: Any) -> str:
        return encrypt("" if value is None else str(value), self.purpose)
