"""The asks as `asks.csv` has them: one card each, and what follows from the cards.

The number of an ask is its line in the file and its bit in every mask. Everything that asks have in common is driven by
the cards: the dispatchers of the kernels, the columns, what intake reads, the peers of the bench.
"""

import csv
from dataclasses import dataclass
from importlib import resources
from typing import Final

from luodi.fields import FIELDS, field

#: Forms that need no code of their own: a fact of one side against a boolean or a limit of the other.
PLAIN_FORMS: Final = ("boolean", "at_least", "at_most", "by_date")


@dataclass(frozen=True, slots=True)
class Card:
    """One ask: see the head of `asks.csv`. listing, requirement: the keys of either side whose values decide it."""

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
    text = resources.files("luodi.matching").joinpath("asks.csv").read_text(encoding="utf8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    return {row["ask"]: _card(number, row) for number, row in enumerate(rows)}


#: Every ask of design section 6 by name, in its order.
CARDS: Final = _cards()
ASKS: Final = tuple(CARDS)
NUMBER: Final = {name: card.number for name, card in CARDS.items()}

#: The asks that kernels treat on their own: what the range of rows decides, and the prices of the two deals.
REGION: Final = NUMBER["region"]
RENT: Final = NUMBER["rent"]
SALE_PRICE: Final = NUMBER["sale_price"]
LAND_PRICE: Final = NUMBER["land_price"]
PRICES: Final = tuple(name for name, card in CARDS.items() if card.deal)
#: The asks that a listing makes of the company; all others are made by the requirement.
ASKED_BY_LISTING: Final = tuple(name for name, card in CARDS.items() if card.is_of_listing)
#: Asks that a requirement's wish can soften: its own.
WISHABLE: Final = frozenset(NUMBER) - frozenset(ASKED_BY_LISTING)
#: The asks that are one boolean of the listing, with its key.
BOOLEANS: Final = {name: card.listing[0] for name, card in CARDS.items() if card.form == "boolean"}
#: The needs of a requirement by ask.
NEEDS: Final = {name: card.need for name, card in CARDS.items() if card.need}
#: The limits that make an ask by being stated, deal, kind and region apart.
LIMITS: Final = {
    name: card.limits for name, card in CARDS.items() if card.limits and card.form not in ("scope", "region")
}


def plain_keys(side: str) -> tuple[str, ...]:
    """The keys of a side (`listing` or `requirement`) that plain asks read, in order."""
    keys = (key for card in CARDS.values() if card.is_plain for key in (*getattr(card, side), *needed(card, side)))
    return tuple(dict.fromkeys(keys))


def needed(card: Card, side: str) -> tuple[str, ...]:
    """The need of a card, when the side is the requirement's."""
    return (card.need,) if side == "requirement" and card.need else ()


def is_boolean(key: str) -> bool:
    """Whether the dictionary has a key as a boolean."""
    return key in FIELDS and field(key).type == "bool"


def is_date(key: str) -> bool:
    """Whether the dictionary has a key as a date."""
    return key in FIELDS and field(key).type == "date"


def asked_by(name: str) -> str:
    """`listing` or `requirement`: the side that makes an ask."""
    return CARDS[name].asked_by
