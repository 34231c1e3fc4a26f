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
    sentence_zh: ClassVar[str] = "没有批次 {batch}。最近的批次：{recent}。"
    sentence_en: ClassVar[str] = "There is no batch {batch}. The latest: {recent}."


class TooLateToUndo(BatchRefusal):
    """An import is taken back within 24 hours or not at all."""

    code: ClassVar[str] = "batch_too_late"
    status: ClassVar[int] = 409
    sentence_zh: ClassVar[str] = "批次 {batch}（{file}）只能在 {until} 前撤销，已经过了；请逐条修改，或导入改正后的表。"
    sentence_en: ClassVar[str] = (
        "Batch {batch} ({file}) could be undone until {until}, which has passed; edit the listings, or import a corrected file."
    )


class AlreadyUndone(BatchRefusal):
    """Undoing twice."""

    code: ClassVar[str] = "batch_already_undone"
    status: ClassVar[int] = 409
    sentence_zh: ClassVar[str] = "批次 {batch}（{file}）已经撤销过了，不用再操作。"
    sentence_en: ClassVar[str] = "Batch {batch} ({file}) has been undone already; there is nothing to do."


class ListingInUse(BatchRefusal):
    """A listing that would go, but an enquiry names it."""

    code: ClassVar[str] = "batch_listing_in_use"
    status: ClassVar[int] = 409
    sentence_zh: ClassVar[str] = "「{listing}」已经有人来问，没有删；不再租售请下架。"
    sentence_en: ClassVar[str] = (
        "“{listing}” has been asked about and was not removed; withdraw it if it is no longer on offer."
    )
