"""Refusals of this room.

Refusal
└── BatchRefusal
    ├── UnknownBatch       no batch of that number in this organisation
    ├── TooLateToUndo      more than 24 hours have gone
    ├── AlreadyUndone
    └── ListingInUse       somebody has asked about what would be removed
"""

from typing import ClassVar

from luodi.web.shared.errors import Refusal


class BatchRefusal(Refusal):
    """Something about a file that was brought in."""


class UnknownBatch(BatchRefusal):
    """A number that no batch of the organisation has."""

    code: ClassVar[str] = "batch_unknown"
    status: ClassVar[int] = 404


class TooLateToUndo(BatchRefusal):
    """An import is taken back within 24 hours or not at all."""

    code: ClassVar[str] = "batch_too_late"
    status: ClassVar[int] = 409


class AlreadyUndone(BatchRefusal):
    """Undoing twice."""

    code: ClassVar[str] = "batch_already_undone"
    status: ClassVar[int] = 409


class ListingInUse(BatchRefusal):
    """A listing that would go, but an enquiry names it."""

    code: ClassVar[str] = "batch_listing_in_use"
    status: ClassVar[int] = 409
