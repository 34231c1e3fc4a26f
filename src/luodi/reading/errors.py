"""What reading refuses, as one tree. Odd text is no error: it gives an empty record and a note.

ReadingError
└── UnknownKind     the kind of record asked for does not exist
"""

from typing import Any

from luodi import voice


class ReadingError(ValueError):
    """The root: `code` for programs, `values` what it is about; `str()` is what voice says in Chinese."""

    code = "reading"

    def __init__(self, **values: Any) -> None:
        self.values = values
        super().__init__(voice.refused(self, "zh"))


class UnknownKind(ReadingError):
    """A kind that no reader is registered for."""

    code = "unknown_kind"

    def __init__(self, kind: str, known: list[str]) -> None:
        self.kind, self.known = kind, known
        super().__init__(kind=kind, known=tuple(known))
