"""What the notes of a block will tell of its rows: words without a use, blanks filled from remarks, what was assumed."""

from dataclasses import dataclass, field

from luodi.sheets._industries import UNREAD

#: The largest of several cranes or lifts; the cell's words are kept in the note.
LARGEST = "~largest"
#: 丙二 without 级 or 项: the letter is sure, the rest is not.
FIRE_ITEM = "~fire_item"
#: The notes of words that a cell parser returns beside its values.
ASIDES = {UNREAD: "note_not_understood", LARGEST: "note_largest", FIRE_ITEM: "note_fire_item"}


@dataclass(slots=True)
class Asides:
    """Collected row by row, told by `_notes.asides`."""

    #: By note and heading, the words of cells.
    words: dict[tuple[str, str], dict[str, None]] = field(default_factory=dict)
    #: By heading of the remarks, the rows and the fields filled.
    filled: dict[str, list[tuple[int, tuple[str, ...]]]] = field(default_factory=dict)
    #: By note, the rows of which something was assumed.
    assumed: dict[str, list[int]] = field(default_factory=dict)
    #: Cells without a heading, which are not read: column, row, words.
    untitled: list[tuple[int, int, str]] = field(default_factory=list)

    def add(self, note: str, title: str, words: str) -> None:
        """Adds words of a cell to a note."""
        self.words.setdefault((note, title), {})[words] = None

    def assume(self, note: str, row: int) -> None:
        """Adds a row to a note of what was assumed."""
        self.assumed.setdefault(note, []).append(row)
