"""What a room says when it refuses.

    Refusal
    ├── UnknownPage        the key of a page that a program sent back is none
    ├── WordsForbidden     the public would read words that nobody answers for in writing
    ├── (each room's own leaves: listings.errors, enquiries.errors, …)

A leaf has a code for programs and an HTTP status; what it says to people stands in `voice/refusals.csv` by its code.
"""

from typing import Any, ClassVar

from luodi import voice
from luodi.voice import Language
from luodi.web.shared.reader import reader


class Refusal(Exception):
    """A business rule said no. Nothing was written; what was typed is kept by whoever asked."""

    code: ClassVar[str] = "refused"
    status: ClassVar[int] = 400

    def __init__(self, **values: Any) -> None:
        self.values = values
        super().__init__(self.sentence)

    @property
    def sentence(self) -> str:
        """The sentence in the language of the reader."""
        return self.in_language(reader())

    def in_language(self, language: Language) -> str:
        """The sentence in a language."""
        return voice.refused(self, language)


class UnknownPage(Refusal):
    """A program asked for a page that no list has; beginning again would keep it walking for ever."""

    code: ClassVar[str] = "page_unknown"
    status: ClassVar[int] = 422


class WordsForbidden(Refusal):
    """`words` quotes what must not be published (personal data masked), `count` says in how many places."""

    code: ClassVar[str] = "words_forbidden"
    status: ClassVar[int] = 422
