"""Listings as columns: the row-by-row builder of `Facts` with its profiles."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from luodi.matching._facts import PLAIN_COLUMNS, Facts, Listing, Profiles, pack_flags, pack_scope


class Columns(NamedTuple):
    """Facts with the distinct floors and admissions that their profile numbers mean."""

    facts: Facts
    floors: Sequence[tuple[int, ...]]
    industries: Sequence[tuple[tuple[str, ...], tuple[str, ...], bool]]


def columns(listings: Iterable[Listing]) -> Columns:
    """The listings, in their order, as lists of integers."""
    listings = list(listings)
    floors, industries, terms = Profiles(), Profiles(), Profiles()
    rows = {name: [getattr(one, key) for one in listings] for name, key in PLAIN_COLUMNS.items()}
    rows["scope"] = [pack_scope(one) for one in listings]
    rows["flags"] = [pack_flags(one) for one in listings]
    rows["floors"] = [floors.number(one.floors) for one in listings]
    rows["industry"] = [industries.number(one.industries) for one in listings]
    rows["terms"] = [terms.number(one.terms) for one in listings]
    lease, tax, investment, output = ([value[place] for value in terms.values] for place in range(4))
    facts = Facts(**rows, lease=lease, tax=tax, investment=investment, output=output)
    return Columns(facts, floors.values, industries.values)
