"""A listing as the watch kernel reads it, with the asks it answers alike for every requirement."""

from collections.abc import Iterable

from luodi.matching.asks import CARDS, Card
from luodi.matching.codes import ABSENT, NOT_ASKED, UNKNOWN, UNMET
from luodi.matching.columns import pack_scope, site
from luodi.matching.criteria.floors import FLOOR_ANSWERS
from luodi.matching.criteria.simple import boolean_answer
from luodi.matching.sides import Listing
from luodi.matching.watch.columns import NUMBER_FIELDS, Offer
from luodi.matching.watch.source import row_by_row

#: The asks that refuse most requirements, most selective first; they are checked before the others.
SELECTIVE = ("area", "height", "power", "crane", "floor_load", "available", "hazard", "land_area")
#: The listing's keys that decide scope; when one changes, any verdict may change.
SCOPE = ("deal", "kind", "region_code", "valid_until")
#: The cards whose answer depends on the requirement, in the order they are checked.
DEPENDING = sorted(
    row_by_row(), key=lambda card: SELECTIVE.index(card.name) if card.name in SELECTIVE else len(SELECTIVE)
)


def changed_asks(before: Listing | None, after: Listing) -> int:
    """Bits of the asks whose answer a change may affect: all of them if the listing is new or its scope has changed."""
    if before is None or is_other(SCOPE, before, after):
        return -1
    return mask(card.name for card in CARDS.values() if is_other(card.listing, before, after))


def is_other(keys: Iterable[str], before: Listing, after: Listing) -> bool:
    """Whether the value of any key differs."""
    return any(getattr(before, key) != getattr(after, key) for key in keys)


def answer_to_all(card: Card, listing: Listing) -> int | None:
    """The answer the listing gives whatever is wanted; None if it depends on the requirement."""
    stated = [getattr(listing, key) for key in card.listing]
    if card.form == "scope":
        return UNKNOWN if stated == [0] else NOT_ASKED
    if card.form == "boolean":
        return boolean_answer(*stated)
    if card.name in FLOOR_ANSWERS:
        return FLOOR_ANSWERS[card.name](listing.storeys)
    if card.name == "floors":
        return None if listing.storeys.floors else UNKNOWN
    if card.name == "industry":
        return None if listing.industries_admitted or listing.industries_excluded else NOT_ASKED
    if card.is_of_listing:
        return NOT_ASKED if stated[0] == ABSENT else None
    return UNKNOWN if all(value == ABSENT for value in stated) else None


def open_asks(listing: Listing) -> list[int]:
    """Numbers of the asks whose answer depends on the requirement, except prices, the most selective first."""
    return [card.number for card in DEPENDING if answer_to_all(card, listing) is None]


def offer(listing: Listing, changed: int, as_of: int) -> Offer:
    """The listing's facts and terms as integers."""
    answers = {card.name: answer_to_all(card, listing) for card in CARDS.values() if card.form != "region"}
    return Offer(
        scope=pack_scope(listing),
        valid_until=listing.valid_until,
        as_of=as_of,
        changed=changed,
        unmet=mask(name for name, answer in answers.items() if answer == UNMET),
        unknown=mask(name for name, answer in answers.items() if answer == UNKNOWN and not CARDS[name].deal),
        numbers=list(site(listing)),
        **{key: getattr(listing, key) for key in NUMBER_FIELDS},
    )


def mask(names: Iterable[str]) -> int:
    """The bits of some asks."""
    return sum(1 << CARDS[name].number for name in names)
