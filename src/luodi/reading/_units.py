"""Several offers in one message: each gets its own mentions and the shared ones."""

from luodi.reading._mention import Mention
from luodi.reading._scan import Scan


def split(seen: Scan, mentions: list[Mention]) -> list[list[Mention]]:
    """The mentions of each offer; one list when there is one offer."""
    return [mentions]
