"""Encryption of personal columns (AES-256-GCM, prefixed with the key id), and the blind index for finding phone numbers.

Keys come from `luodi.web.config.keys`. The first encrypts, all decrypt; `custody.actions.rotation` re-encrypts with a new first.
The column's name is bound in as associated data: a value copied to another column does not decrypt.
"""

import base64
import hashlib
import hmac
import logging
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from functools import cache
from typing import TYPE_CHECKING, Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.db import models

from luodi.voice import phrase
from luodi.web.config.keys import field_keys, field_keys_version
from luodi.web.shared.errors import CellSealed
from luodi.web.shared.reader import reader

_LOG = logging.getLogger(__name__)
#: A stored value: key id, then nonce, ciphertext and tag, at least 29 bytes, in base64.
_STORED = re.compile(r"[A-Za-z0-9_-]{1,32}:[A-Za-z0-9+/]{38,}={0,2}")


class Unreadable(ValueError):
    """A value that no key decrypts: the key is lost or the bytes were altered."""


class Sealed(str):
    """A value that no key decrypts now. It reads as a sentence that says so, and saving it writes back what is stored."""

    __slots__ = ("stored",)
    stored: str

    def __new__(cls, stored: str) -> "Sealed":
        made = super().__new__(cls, phrase("cell_sealed", reader()))
        made.stored = stored
        return made

    def __getnewargs__(self) -> tuple[str]:
        return (self.stored,)


def opened(text: str) -> str:
    """The text, for those who work on it instead of showing it. Raises CellSealed."""
    if isinstance(text, Sealed):
        raise CellSealed()
    return text


@dataclass(frozen=True, slots=True)
class _Held:
    """The keys that this process has read, and which version of them."""

    version: tuple[object, ...] | None = None
    keys: dict[str, bytes] = dataclass_field(default_factory=dict)


_held = _Held()


def keys() -> dict[str, bytes]:
    """The keys as they are now, newest first; a rotation is noticed while the process runs."""
    global _held
    version = field_keys_version()
    if version is None and _held.keys:
        return _held.keys  # the file was taken away: what runs goes on with what it has, and makes no other
    if version is None or version != _held.version:
        found = field_keys()
        _held = _Held(field_keys_version(), found)
    return _held.keys


@cache
def _derived(key: bytes, purpose: bytes) -> bytes:
    return HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=purpose).derive(key)


def encrypt(text: str, purpose: str, under: str = "") -> str:
    """`id:base64(nonce + ciphertext)` under the newest key, or a named one; empty stays empty."""
    if not text:
        return ""
    name = under or next(iter(keys()))
    key = keys()[name]
    nonce = secrets.token_bytes(12)
    sealed = AESGCM(_derived(key, b"luodi field")).encrypt(
        nonce, text.encode("utf8", "surrogatepass"), purpose.encode()
    )
    return f"{name}:{base64.b64encode(nonce + sealed).decode('ascii')}"


def decrypt(stored: str, purpose: str, held: Mapping[str, bytes] | None = None) -> str:
    """The plaintext; Unreadable if no key decrypts it, of those given or else of those at hand."""
    if not stored:
        return ""
    name, _, body = stored.partition(":")
    try:
        raw = base64.b64decode(body, validate=True)
        plain = AESGCM(_derived((keys() if held is None else held)[name], b"luodi field")).decrypt(
            raw[:12], raw[12:], purpose.encode()
        )
    except (KeyError, ValueError, InvalidTag):
        raise Unreadable(f"{purpose}: key {name!r} does not open it") from None
    return plain.decode("utf8", "surrogatepass")


def opens(stored: str, purpose: str, held: Mapping[str, bytes] | None = None) -> bool:
    """Whether a key opens it."""
    try:
        decrypt(stored, purpose, held)
    except Unreadable:
        return False
    return True


def key_id(stored: str) -> str:
    """The id of the key that a stored value names."""
    return stored.partition(":")[0]


def blind_index(text: str) -> str:
    """A keyed fingerprint for finding equal values without decrypting any (64 hex digits; empty for empty)."""
    newest = next(iter(keys().values()))
    return hmac.new(_derived(newest, b"luodi blind index"), text.encode(), hashlib.sha256).hexdigest() if text else ""


if TYPE_CHECKING:
    _TextField = models.TextField[str, str]
    _CharField = models.CharField[str, str]
else:
    _TextField, _CharField = models.TextField, models.CharField  # fields of Django take no type arguments at run time


class EncryptedTextField(_TextField):
    """Text stored encrypted, plain in Python; Sealed where no key decrypts it. Serialisers see ciphertext alone."""

    @property
    def purpose(self) -> str:
        return f"{self.model._meta.db_table}.{self.column}"

    def from_db_value(self, stored: str | None, *_: object) -> str:
        try:
            return decrypt(stored or "", self.purpose)
        except Unreadable as error:
            _LOG.warning("%s", error)
            return Sealed(stored or "")

    def get_prep_value(self, value: Any) -> str:
        if isinstance(value, Sealed):
            return value.stored
        return encrypt("" if value is None else str(value), self.purpose)

    def value_to_string(self, obj: models.Model) -> str:
        """For `dumpdata`: the ciphertext."""
        return self.get_prep_value(self.value_from_object(obj))

    def to_python(self, value: Any) -> Any:
        """For `loaddata`: a ciphertext stays one, unopened. What a form was given goes by `clean`, and is only text."""
        if isinstance(value, str) and not isinstance(value, Sealed) and _STORED.fullmatch(value):
            return Sealed(value)
        return super().to_python(value)

    def clean(self, value: Any, model_instance: models.Model | None) -> Any:
        text = value if isinstance(value, str) else super().to_python(value)
        self.validate(text, model_instance)
        self.run_validators(text)
        return text


class BlindIndexField(_CharField):
    """The blind index of an encrypted column of the same row, written whenever the row is."""

    def __init__(self, *args: Any, of: str, **kwargs: Any) -> None:
        self.of = of
        super().__init__(*args, **{"max_length": 64, "blank": True, "db_index": True, "editable": False, **kwargs})

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "of": self.of}

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        text = getattr(model_instance, self.of)
        if not isinstance(text, Sealed):
            setattr(model_instance, self.attname, blind_index(text))
        return str(getattr(model_instance, self.attname))
