"""What reading refuses, as one tree. Odd text is no error: it gives an empty record and a note.

ReadingError
└── UnknownKind     the kind of record asked for does not exist
"""


class ReadingError(ValueError):
    """The root: `code` for programs, the Chinese sentence for people, `english` its twin."""

    code = "reading"

    def __init__(self, sentence: str, english: str) -> None:
        self.english = english
        super().__init__(sentence)


class UnknownKind(ReadingError):
    """A kind that no reader is registered for."""

    code = "unknown_kind"

    def __init__(self, kind: str, known: list[str]) -> None:
        self.kind, self.known = kind, known
        names = "、".join(known)
        super().__init__(
            f"没有“{kind}”这种记录，可以用：{names}", f"There is no kind of record {kind!r}; known: {', '.join(known)}"
        )
