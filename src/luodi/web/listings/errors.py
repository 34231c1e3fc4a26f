"""Refusals of this room.

Refusal
└── ListingRefusal
    ├── NotReadyToPublish      the gate of design section 4 names what is missing
    ├── BadFacts               one or more values that their fields cannot hold
    ├── CodeTaken              the organisation has this code already
    ├── AlreadyWithdrawn
    └── TouchedSince           somebody changed it after what is to be taken back
"""

from typing import ClassVar

from luodi.web.shared.errors import Refusal


class ListingRefusal(Refusal):
    """Something about a listing."""


class NotReadyToPublish(ListingRefusal):
    """Something that the public must know is not stated. `missing` lists (gate, what to fill in)."""

    code: ClassVar[str] = "listing_not_ready"
    status: ClassVar[int] = 422


class BadFacts(ListingRefusal):
    """Values that their fields cannot hold. `faults` maps field key to a sentence; `summary` joins them."""

    code: ClassVar[str] = "listing_bad_facts"
    status: ClassVar[int] = 422


class CodeTaken(ListingRefusal):
    """Two listings of one organisation with one code."""

    code: ClassVar[str] = "listing_code_taken"
    status: ClassVar[int] = 409


class AlreadyWithdrawn(ListingRefusal):
    """Withdrawing twice."""

    code: ClassVar[str] = "listing_already_withdrawn"
    status: ClassVar[int] = 409


class TouchedSince(ListingRefusal):
    """Taking back a change after which another one was made."""

    code: ClassVar[str] = "listing_touched_since"
    status: ClassVar[int] = 409
