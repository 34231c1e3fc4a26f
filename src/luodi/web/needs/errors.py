"""Refusals of this room. Their codes begin with enquiry_, because enquiries are where users meet them.

Refusal
└── NeedRefusal
    ├── BadWords               the words cannot be accepted
    │   ├── NothingWritten
    │   ├── NothingSaid        no letter and no digit: emoji, punctuation
    │   ├── WordsTooLong
    │   └── WrongEncoding      they arrived as �
    └── BadCorrections         values that their fields cannot hold, by field
"""

from typing import ClassVar

from luodi.web.shared.errors import Refusal


class NeedRefusal(Refusal):
    """Base of this room's refusals."""


class BadWords(NeedRefusal):
    """The words cannot be accepted; they stay in the box."""

    status: ClassVar[int] = 422


class NothingWritten(BadWords):
    """An empty box."""

    code: ClassVar[str] = "enquiry_nothing_written"


class NothingSaid(BadWords):
    """Neither letter nor digit."""

    code: ClassVar[str] = "enquiry_nothing_said"


class WordsTooLong(BadWords):
    """Too long a text. `most` is the limit in characters."""

    code: ClassVar[str] = "enquiry_words_too_long"
    status: ClassVar[int] = 413


class WrongEncoding(BadWords):
    """Bytes that are not UTF-8."""

    code: ClassVar[str] = "enquiry_wrong_encoding"
    status: ClassVar[int] = 400


class BadCorrections(NeedRefusal):
    """Unusable values. `faults` maps field key to a sentence; `summary` joins them."""

    code: ClassVar[str] = "enquiry_bad_corrections"
    status: ClassVar[int] = 422
