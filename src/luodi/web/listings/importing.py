"""What came of bringing a file of listings into the database."""

from dataclasses import dataclass, field

from luodi.fields import for_record
from luodi.web.listings.errors import ListingRefusal

#: The facts that a row of a file may state.
FACT_KEYS = frozenset(entry.key for entry in for_record("listing")) - {"id"}


@dataclass(slots=True)
class Imported:
    """Codes by what became of them. `refused` pairs a code with the reason that its row did not go in; `not_ready` a code
    with what it lacks before it can be published (its row did go in)."""

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    published: list[str] = field(default_factory=list)
    not_ready: list[tuple[str, list[str]]] = field(default_factory=list)
    refused: list[tuple[str, ListingRefusal]] = field(default_factory=list)

    def counts(self) -> dict[str, int]:
        """How many of each."""
        return {name: len(getattr(self, name)) for name in self.__slots__}
