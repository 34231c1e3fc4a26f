"""An enquiry as `luodi match` shows it beside the answer."""

from collections.abc import Sequence
from typing import Any, NamedTuple

Record = dict[str, Any]


class Enquiry(NamedTuple):
    """A requirement, its ambiguous words with a question each, the words passed over, and whether an owner wrote it."""

    record: Record
    ambiguous: Sequence[Any] = ()
    ignored: Sequence[Any] = ()
    is_offer: bool = False
