"""Refusals of this room.

Refusal
└── ListingRefusal
    ├── NotReadyToPublish      the gate of design section 4 names what is missing
    ├── BadFacts               values that their fields cannot hold
    ├── CodeTaken              the organisation already uses this code
    ├── AlreadyWithdrawn
    └── TouchedSince           changed again after the change to be undone
"""

from typing import ClassVar

from luodi.web.shared.errors import Refusal


class ListingRefusal(Refusal):
    """Base of this room's refusals."""


class NotReadyToPublish(ListingRefusal):
    """Facts the public needs are missing. `missing` lists (gate, what to fill in)."""

    code: ClassVar[str] = "listing_not_ready"
    status: ClassVar[int] = 422


class BadFacts(ListingRefusal):
    """Values that their fields cannot hold. `faults` maps field key to a sentence; `summary` joins them."""

    code: ClassVar[str] = "listing_bad_facts"
    status: ClassVar[int] = 422


class CodeTaken(ListingRefusal):
    """Another listing of the organisation already has the code."""

    code: ClassVar[str] = "listing_code_taken"
    status: ClassVar[int] = 409


class AlreadyWithdrawn(ListingRefusal):
    """The listing is already withdrawn."""

    code: ClassVar[str] = "listing_already_withdrawn"
    status: ClassVar[int] = 409


class TouchedSince(ListingRefusal):
    """Undoing a change that a later one followed."""

    code: ClassVar[str] = "listing_touched_since"
    status: ClassVar[int] = 409
