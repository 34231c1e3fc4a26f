"""What a room says when it refuses.

    Refusal
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
