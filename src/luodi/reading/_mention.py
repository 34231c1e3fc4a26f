"""The result of a rule: one thing understood, its span, and how firmly it is stated."""

from enum import StrEnum
from typing import Any, NamedTuple

from luodi.measures import Hedge


class Strength(StrEnum):
    """Whether an ask must be met or is a wish (最好, 优先, 尽量)."""

    HARD = "hard"
    WISH = "wish"


class Mention(NamedTuple):
    """One thing understood in a text.

    `key` is a field key, or the name of a dimension (area, height …) that becomes a key once the kind of record is
    known. `value` is as stored in records, or a `luodi.measures.Quantity`. Offsets are into `Text.clean`. `rule` is the
    name of the rule, for --trace. `any_of` lists alternatives (rent or sale). An ambiguous mention never reaches the
    record; it is shown with `note` as a question.
    """

    key: str
    value: Any
    start: int
    end: int
    rule: str
    hedge: Hedge = Hedge.EXACT
    strength: Strength = Strength.HARD
    is_negated: bool = False
    is_ambiguous: bool = False
    any_of: tuple[Any, ...] = ()
    note: str = ""

    def but(self, **changes: Any) -> "Mention":
        """The same mention with some attributes changed."""
        return self._replace(**changes)
