"""The base of all refusals.

    Refusal
    ├── UnknownPage        a program sent an invalid page key
    ├── CellSealed         an encrypted value that no key opens is needed for the step
    ├── WordsForbidden     forbidden words would be published without a written reason
    ├── (each room's own leaves: listings.errors, enquiries.errors, …)

A leaf has a code for programs and an HTTP status; its wording is in `voice/refusals.csv` under its code.
"""

from typing import Any, ClassVar

from luodi import voice
from luodi.voice import Language
from luodi.web.shared.reader import reader


class Refusal(Exception):
    """A business rule refused the action. Nothing was written; the caller keeps the user's input."""

    code: ClassVar[str] = "refused"
    status: ClassVar[int] = 400

    def __init__(self, **values: Any) -> None:
        self.values = values
        super().__init__(self.sentence)

    @property
    def sentence(self) -> str:
        """The sentence in the reader's language."""
        return self.in_language(reader())

    def in_language(self, language: Language) -> str:
        """The sentence in a language."""
        return voice.refused(self, language)


class UnknownPage(Refusal):
    """A program sent an invalid page key. Answering with the first page would make it loop for ever."""

    code: ClassVar[str] = "page_unknown"
    status: ClassVar[int] = 422


class WordsForbidden(Refusal):
    """`words` quotes the forbidden words (personal data masked); `count` is the number of places."""

    code: ClassVar[str] = "words_forbidden"
    status: ClassVar[int] = 422


class CellSealed(Refusal):
    """The step needs an encrypted value that no key opens now. What is stored stays as it is."""

    code: ClassVar[str] = "cell_sealed"
    status: ClassVar[int] = 503
