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
    sentence_zh: ClassVar[str] = "还不能发布，缺：{missing}。补上后再发布，已填的都在。"
    sentence_en: ClassVar[str] = (
        "Not ready to publish; missing: {missing}. Fill these in and publish again; nothing is lost."
    )


class BadFacts(ListingRefusal):
    """Values that their fields cannot hold. `faults` maps field key to a sentence; `summary` joins them."""

    code: ClassVar[str] = "listing_bad_facts"
    status: ClassVar[int] = 422
    sentence_zh: ClassVar[str] = "有几处读不了：{summary}"
    sentence_en: ClassVar[str] = "Some values cannot be used: {summary}"


class CodeTaken(ListingRefusal):
    """Two listings of one organisation with one code."""

    code: ClassVar[str] = "listing_code_taken"
    status: ClassVar[int] = 409
    sentence_zh: ClassVar[str] = "编号「{code}」已经用过，请换一个，或去修改那一条。"
    sentence_en: ClassVar[str] = "Code “{code}” is taken; choose another, or edit that listing."


class AlreadyWithdrawn(ListingRefusal):
    """Withdrawing twice."""

    code: ClassVar[str] = "listing_already_withdrawn"
    status: ClassVar[int] = 409
    sentence_zh: ClassVar[str] = "「{listing}」已经下架了，不用再操作。"
    sentence_en: ClassVar[str] = "“{listing}” is already withdrawn; there is nothing to do."


class TouchedSince(ListingRefusal):
    """Taking back a change after which another one was made."""

    code: ClassVar[str] = "listing_touched_since"
    status: ClassVar[int] = 409
    sentence_zh: ClassVar[str] = "「{listing}」之后又有人改过，没有动它；要改请打开这一条。"
    sentence_en: ClassVar[str] = "“{listing}” has been changed since and was left as it is; open it to change it."
