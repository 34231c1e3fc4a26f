"""The results of an import and of undoing it."""

from dataclasses import dataclass, field
from typing import Any

from luodi.fields import FIELDS
from luodi.sheets import NotOnOffer, Origin
from luodi.web.batches.models import Batch
from luodi.web.shared.errors import Refusal

#: Shown in place of a changed personal value.
MASKED = "***"


@dataclass(frozen=True, slots=True)
class Change:
    """One fact changed by a row; None means "not stated". Personal values are masked."""

    key: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Changed:
    """A listing changed by a row, with the changes."""

    code: str
    origin: Origin
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A row that waits for an answer, with what would change: without an id it probably duplicates the listing `code`, with
    that id of its own it seems to mean another place."""

    code: str
    origin: Origin
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Taken:
    """A row whose place is let, sold, reserved or withdrawn, and the listing it identifies or may identify."""

    code: str
    row: NotOnOffer


@dataclass(frozen=True, slots=True)
class Returned:
    """A row that offers a withdrawn listing, with the reason for its withdrawal ("" without one)."""

    code: str
    origin: Origin
    reason: str


@dataclass(slots=True)
class Imported:
    """Codes by what became of them. `not_ready` pairs a code with the gates that it does not pass yet, `held_back` with the
    words for which nobody answers yet (their rows did go in, as drafts); `refused` a code with the reason that its row did not; rows of `asked` wait for an answer and did not go in either.
    Of rows that say that their place is taken, `withdrawn` took a listing off, `asked_taken` wait for an answer and
    `unknown_taken` mean no listing at all. Listings of `returned` are withdrawn and stay so, though the file offers them.
    `batch` is None for a dry run."""

    added: list[str] = field(default_factory=list)
    changed: list[Changed] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    published: list[str] = field(default_factory=list)
    not_ready: list[tuple[str, list[str]]] = field(default_factory=list)
    held_back: list[tuple[str, Refusal]] = field(default_factory=list)
    withdrawn: list[Taken] = field(default_factory=list)
    returned: list[Returned] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)
    asked_taken: list[Taken] = field(default_factory=list)
    unknown_taken: list[NotOnOffer] = field(default_factory=list)
    refused: list[tuple[str, Refusal]] = field(default_factory=list)
    batch: Batch | None = None

    def counts(self) -> dict[str, int]:
        """The number of each."""
        return {name: len(getattr(self, name)) for name in self.__slots__ if name != "batch"}

    def left(self) -> int:
        """Rows that did not go in: refused, or waiting for an answer."""
        return len(self.refused) + len({each.origin for each in self.asked}) + len({a.row for a in self.asked_taken})


@dataclass(slots=True)
class Undone:
    """Codes by outcome: `removed` had been added, `restored` had been changed, `kept` pairs what stays with the reason."""

    removed: list[str] = field(default_factory=list)
    restored: list[str] = field(default_factory=list)
    kept: list[tuple[str, Refusal]] = field(default_factory=list)

    def counts(self) -> dict[str, int]:
        """The number of each."""
        return {name: len(getattr(self, name)) for name in self.__slots__}


def change(key: str, before: Any, after: Any) -> Change:
    """A change as a reader may see it."""
    if FIELDS[key].is_personal:
        return Change(key, MASKED if before else None, MASKED if after else None)
    return Change(key, None if before in ("", []) else before, after)
