"""Division codes as prefixes: which listings a region lets in, and whether surely."""

from collections.abc import Sequence
from typing import Final

#: A region inside the wanted ones, coarser than one of them (or not stated), or elsewhere.
INSIDE: Final = "inside"
COARSER: Final = "coarser"
ELSEWHERE: Final = "elsewhere"


def region_state(code: str, wanted: Sequence[str]) -> str:
    """INSIDE when the code begins with a wanted one (or none is wanted), COARSER when a wanted one begins with it."""
    if not wanted or any(code.startswith(w) for w in wanted):
        return INSIDE
    return COARSER if any(w.startswith(code) for w in wanted) else ELSEWHERE
