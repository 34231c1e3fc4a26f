"""The asks of `asks.csv`, one card each, and the tables derived from them.

An ask's number is its line in the file and its bit in every mask. The cards drive everything asks have in common: kernel
dispatchers, columns, the keys intake reads, the peers in the benchmark.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from luodi.fields import FIELDS, field
from luodi.matching.tables import data_rows

#: Forms that need no code of their own: one side's fact against the other side's boolean or limit.
PLAIN_FORMS: Final = ("boolean", "at_least", "at_most", "by_date")


@dataclass(frozen=True, slots=True)
class Card:
    """One ask, as documented at the head of `asks.csv`. listing, requirement: the keys on each side that decide it."""

    name: str
    number: int
    asked_by: str
    form: str
    listing: tuple[str, ...]
    requirement: tuple[str, ...]
    need: str
    deal: str
    waits_for: tuple[str, ...]
    is_absolute: bool

    @property
    def is_plain(self) -> bool:
        """Whether it needs no code of its own."""
        return self.form in PLAIN_FORMS

    @property
    def is_of_listing(self) -> bool:
        """Whether the listing asks it of the company."""
        return self.asked_by == "listing"

    @property
    def limits(self) -> tuple[str, ...]:
        """The requirement's keys that make this ask by being stated."""
        return () if self.is_of_listing else self.requirement


def _card(number: int, row: dict[str, str]) -> Card:
    return Card(
        name=row["ask"],
        number=number,
        asked_by=row["asked_by"],
        form=row["form"],
        listing=tuple(row["listing"].split()),
        requirement=tuple(row["requirement"].split()),
        need=row["need"],
        deal=row["deal"],
        waits_for=tuple(row["waits_for"].split()),
        is_absolute=row["absolute"] == "yes",
    )


def _cards() -> dict[str, Card]:
    return {row["ask"]: _card(number, row) for number, row in enumerate(data_rows("asks.csv"))}


#: Every ask of design section 6 by name, in that order.
CARDS: Final = _cards()
ASKS: Final = tuple(CARDS)
NUMBER: Final = {name: card.number for name, card in CARDS.items()}

#: Asks the kernels special-case: region, decided by the range of rows, and the prices of the two deals.
REGION: Final = NUMBER["region"]
RENT: Final = NUMBER["rent"]
SALE_PRICE: Final = NUMBER["sale_price"]
LAND_PRICE: Final = NUMBER["land_price"]
PRICES: Final = tuple(name for name, card in CARDS.items() if card.deal)
#: Asks the listing makes of the company; the requirement makes all others.
ASKED_BY_LISTING: Final = tuple(name for name, card in CARDS.items() if card.is_of_listing)
#: Asks a wish can soften: a requirement can soften only its own.
WISHABLE: Final = frozenset(NUMBER) - frozenset(ASKED_BY_LISTING)
#: Asks decided by one boolean of the listing, and its key.
BOOLEANS: Final = {name: card.listing[0] for name, card in CARDS.items() if card.form == "boolean"}
#: The requirement's `needs_…` key of each ask that has one.
NEEDS: Final = {name: card.need for name, card in CARDS.items() if card.need}
#: The limits whose presence makes an ask, except deal, kind and region.
LIMITS: Final = {
    name: card.limits for name, card in CARDS.items() if card.limits and card.form not in ("scope", "region")
}


def has_asks(record: Mapping[str, Any]) -> bool:
    """Whether a requirement record, or one of its alternatives, asks anything beyond deal, kind and region."""
    keys = (*NEEDS.values(), *(key for limits in LIMITS.values() for key in limits))
    is_asked = any(record.get(key) not in (None, "", [], False) for key in keys)
    return is_asked or any(has_asks(branch) for branch in record.get("branches", ()))


def plain_keys(side: str) -> tuple[str, ...]:
    """The keys that plain asks read on one side (`listing` or `requirement`), in order."""
    keys = (key for card in CARDS.values() if card.is_plain for key in (*getattr(card, side), *needed(card, side)))
    return tuple(dict.fromkeys(keys))


def needed(card: Card, side: str) -> tuple[str, ...]:
    """The card's `needs_…` key on the requirement's side; a listing has none."""
    return (card.need,) if side == "requirement" and card.need else ()


def is_boolean(key: str) -> bool:
    """Whether the dictionary defines a key as a boolean."""
    return key in FIELDS and field(key).type == "bool"


def is_date(key: str) -> bool:
    """Whether the dictionary defines a key as a date."""
    return key in FIELDS and field(key).type == "date"


def asked_by(name: str) -> str:
    """`listing` or `requirement`: the side that makes an ask."""
    return CARDS[name].asked_by
