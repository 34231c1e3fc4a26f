"""Refusals of this room. Their codes begin with enquiry_, because that is where they are met.

Refusal
└── NeedRefusal
    ├── BadWords               the words cannot be taken as they are
    │   ├── NothingWritten
    │   ├── NothingSaid        no letter and no digit: emoji, punctuation
    │   ├── WordsTooLong
    │   └── WrongEncoding      they came through as �
    └── BadCorrections         values that their fields cannot hold, by field
"""

from typing import ClassVar

from luodi.web.shared.errors import Refusal


class NeedRefusal(Refusal):
    """Something about what somebody needs."""


class BadWords(NeedRefusal):
    """The words cannot be taken as they are; they stay in the box."""

    status: ClassVar[int] = 422


class NothingWritten(BadWords):
    """An empty box."""

    code: ClassVar[str] = "enquiry_nothing_written"
    sentence_zh: ClassVar[str] = "还没写。写一句就行：做什么的，要租还是买，在哪儿，多大。"
    sentence_en: ClassVar[str] = (
        "Nothing is written yet. One sentence will do: what you make, rent or buy, where, how big."
    )


class NothingSaid(BadWords):
    """Neither letter nor digit."""

    code: ClassVar[str] = "enquiry_nothing_said"
    sentence_zh: ClassVar[str] = "只有表情或标点，读不出需要。请用文字写：做什么的，在哪儿，多大。"
    sentence_en: ClassVar[str] = "Only emoji or punctuation. Please use words: what you make, where, how big."


class WordsTooLong(BadWords):
    """More than anybody needs to say. `most` is the limit in characters."""

    code: ClassVar[str] = "enquiry_words_too_long"
    status: ClassVar[int] = 413
    sentence_zh: ClassVar[str] = "太长了，最多 {most} 字。请只留对场地的要求，其余的见面再谈。"
    sentence_en: ClassVar[str] = (
        "Too long: at most {most} characters. Keep what the place must have; the rest can wait."
    )


class WrongEncoding(BadWords):
    """Bytes that were not UTF-8."""

    code: ClassVar[str] = "enquiry_wrong_encoding"
    status: ClassVar[int] = 400
    sentence_zh: ClassVar[str] = "收到的是乱码（不是 UTF-8）。请在浏览器里重新写一遍，或把文字另存为 UTF-8 再粘贴。"
    sentence_en: ClassVar[str] = (
        "The text came through garbled (not UTF-8). Please type it again, or save it as UTF-8 and paste."
    )


class BadCorrections(NeedRefusal):
    """Values that cannot be used. `faults` maps field key to a sentence; `summary` joins them."""

    code: ClassVar[str] = "enquiry_bad_corrections"
    status: ClassVar[int] = 422
    sentence_zh: ClassVar[str] = "有几处改得读不了：{summary}"
    sentence_en: ClassVar[str] = "Some corrections cannot be read: {summary}"
