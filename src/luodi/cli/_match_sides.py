"""The two sides of many matches at once: requirements of a file or of the site, listings of a file or of the site."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from luodi.cli._match_table import Listed

if TYPE_CHECKING:
    from luodi.matching import Index, Requirement
    from luodi.sheets import Sheet


@dataclass(frozen=True, slots=True)
class Sides:
    """What is matched: the requirements, the index, what listings are called, the sheets that told of them."""

    needs: "list[Requirement]"
    index: "Index"
    names: dict[str, Listed]
    sheets: "Sequence[tuple[str, Sheet]]"
