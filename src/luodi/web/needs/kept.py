"""A reading as it is kept with the words that it was made of, so that no page has to read them again.

It is dropped, by not being opened, when the words are others, the reader is another, or the region of the site is: whoever
updates Luodi gets what the new rules read. Corrections are laid over a reading and change nothing of it.
"""

import hashlib
import io
import pickle
import zlib
from base64 import b85decode, b85encode
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings

import luodi
from luodi.reading import Reading

#: The packages whose rules and tables decide what is read.
_READERS = ("measures", "geography", "industry", "fields", "reading")
#: What a reading is made of; nothing else is opened, whoever wrote it.
_PARTS = {
    ("builtins", "set"), ("builtins", "frozenset"), ("datetime", "date"), ("fractions", "Fraction"),
    ("luodi.measures._quantity", "Hedge"), ("luodi.measures._quantity", "Quantity"),
    ("luodi.reading._door", "Text"), ("luodi.reading._mention", "Mention"), ("luodi.reading._mention", "Strength"),
    ("luodi.reading._reading", "Reading"), ("luodi.reading._reading", "Remark"),
}  # fmt: skip


@cache
def reader_version() -> str:
    """A fingerprint of the rules and tables that read."""
    found = hashlib.sha256()
    for package in _READERS:
        for file in sorted((Path(luodi.__file__).parent / package).rglob("*.*")):
            if file.suffix != ".pyc" and file.is_file():
                found.update(f"{file.name}\0".encode() + file.read_bytes())
    return found.hexdigest()


def packed(reading: Reading) -> str:
    """A reading as text, without the words themselves."""
    settled = replace(reading, passed_over=reading.ignored, unheeded=None, text=replace(reading.text, original=""))
    kept = (reader_version(), settings.LUODI_REGION, _digest(reading.text.original), settled)
    return b85encode(zlib.compress(pickle.dumps(kept, pickle.HIGHEST_PROTOCOL), 1)).decode("ascii")


def unpacked(kept: str, words: str) -> Reading | None:
    """The reading of words as it was kept; None if there is none, or none of these words by this reader."""
    try:
        *of, reading = _Opener(io.BytesIO(zlib.decompress(b85decode(kept)))).load()
    except (ValueError, TypeError, zlib.error, pickle.UnpicklingError, EOFError, AttributeError):
        return None
    if of != [reader_version(), settings.LUODI_REGION, _digest(words)] or not isinstance(reading, Reading):
        return None
    return replace(reading, text=replace(reading.text, original=words))


class _Opener(pickle.Unpickler):
    """Opens nothing but the parts of a reading."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) not in _PARTS:
            raise pickle.UnpicklingError(f"{module}.{name} is no part of a reading")
        return super().find_class(module, name)


def _digest(words: str) -> str:
    return hashlib.sha256(words.encode("utf8", "surrogatepass")).hexdigest()
