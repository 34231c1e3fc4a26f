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
    """The two sides of a match: requirements, index, names of listings, and the sheets they came from."""

    needs: "list[Requirement]"
    index: "Index"
    names: dict[str, Listed]
    sheets: "Sequence[tuple[str, Sheet]]"
