"""What a room says when it refuses.

    Refusal
    ├── UnknownPage        the key of a page that a program sent back is none
    ├── WordsForbidden     the public would read words that nobody answers for in writing
    ├── (each room's own leaves: listings.errors, enquiries.errors, …)

A leaf has a code for programs, an HTTP status, and a sentence in Chinese and English for people.
"""

from typing import Any, ClassVar

from django.utils.translation import get_language


class Refusal(Exception):
    """A business rule said no. Nothing was written; what was typed is kept by whoever asked."""

    code: ClassVar[str] = "refused"
    status: ClassVar[int] = 400
    sentence_zh: ClassVar[str] = ""
    sentence_en: ClassVar[str] = ""

    def __init__(self, **values: Any) -> None:
        self.values = values
        super().__init__(self.sentence)

    @property
    def sentence(self) -> str:
        """The sentence in the language of the reader."""
        template = self.sentence_en if (get_language() or "").startswith("en") else self.sentence_zh
        return template.format(**self.values)


class UnknownPage(Refusal):
    """A program asked for a page that no list has; beginning again would keep it walking for ever."""

    code: ClassVar[str] = "page_unknown"
    status: ClassVar[int] = 422
    sentence_zh: ClassVar[str] = "after 的值「{after}」不是翻页标记，请原样填上一页给的 next；要从头看，去掉 after。"
    sentence_en: ClassVar[str] = (
        "“{after}”, the value of after, is no page; send the next of the page before as it is, or leave after out to begin."
    )


class WordsForbidden(Refusal):
    """`words` quotes what must not be published (personal data masked), `count` says in how many places."""

    code: ClassVar[str] = "words_forbidden"
    status: ClassVar[int] = 422
    sentence_zh: ClassVar[str] = (
        "没有公开：有 {count} 处用语或个人信息不得发布（{words}）。请改写，或写明理由。写好的都在。"
    )
    sentence_en: ClassVar[str] = (
        "Not published: {count} places must not be published ({words}). Rewrite them or give a reason. What is written is kept."
    )
