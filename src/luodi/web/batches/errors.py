"""Refusals of this room.

Refusal
└── BatchRefusal
    ├── UnknownBatch       no batch with that number in this organisation
    ├── TooLateToUndo      more than 24 hours have passed
    ├── AlreadyUndone
    └── ListingInUse       an enquiry refers to a listing that would be removed
"""

from typing import ClassVar

from luodi.web.shared.errors import Refusal


class BatchRefusal(Refusal):
    """Base of this room's refusals."""


class UnknownBatch(BatchRefusal):
    """The organisation has no batch with that number."""

    code: ClassVar[str] = "batch_unknown"
    status: ClassVar[int] = 404


class TooLateToUndo(BatchRefusal):
    """An import can be undone only within 24 hours."""

    code: ClassVar[str] = "batch_too_late"
    status: ClassVar[int] = 409


class AlreadyUndone(BatchRefusal):
    """The import is already undone."""

    code: ClassVar[str] = "batch_already_undone"
    status: ClassVar[int] = 409


class ListingInUse(BatchRefusal):
    """A listing to be removed is named in an enquiry."""

    code: ClassVar[str] = "batch_listing_in_use"
    status: ClassVar[int] = 409
