"""Errors of reading. Unreadable text is not an error: it gives an empty record and a note.

ReadingError
└── UnknownKind     the kind of record asked for does not exist
"""

from typing import Any

from luodi import voice


class ReadingError(ValueError):
    """Base of the tree: `code` for programs, `values` of the sentence; `str()` is the Chinese sentence from voice."""

    code = "reading"

    def __init__(self, **values: Any) -> None:
        self.values = values
        super().__init__(voice.refused(self, "zh"))


class UnknownKind(ReadingError):
    """A kind without a reader."""

    code = "unknown_kind"

    def __init__(self, kind: str, known: list[str]) -> None:
        self.kind, self.known = kind, known
        super().__init__(kind=kind, known=tuple(known))
