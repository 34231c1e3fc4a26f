"""Encryption of personal columns (AES-256-GCM, prefixed with the key id), and the blind index for finding phone numbers.

Keys come from `luodi.web.config.keys`. The first encrypts, all decrypt, so a key is rotated by prepending a new one. The
column's name is bound in as associated data: a value copied to another column does not decrypt.
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
    """A value that no key decrypts: the key is lost or the bytes were altered."""


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
    """The plaintext; Unreadable if no key decrypts it."""
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
    """A keyed fingerprint for finding equal values without decrypting any (64 hex digits; empty for empty)."""
    oldest = list(_keys().values())[-1]
    return hmac.new(_derived(oldest, b"luodi blind index"), text.encode(), hashlib.sha256).hexdigest() if text else ""


if TYPE_CHECKING:
    _TextField = models.TextField[str, str]
else:
    _TextField = models.TextField  # a field of Django takes no type arguments at run time


class EncryptedTextField(_TextField):
    """Text stored encrypted, plain in Python."""

    @property
    def purpose(self) -> str:
        return f"{self.model._meta.db_table}.{self.column}"

    def from_db_value(self, stored: str | None, *_: object) -> str:
        return decrypt(stored or "", self.purpose)

    def get_prep_value(self, value: Any) -> str:
        return encrypt("" if value is None else str(value), self.purpose)
