"""Builds `Facts` and its profiles from listings, row by row."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from luodi.matching.columns import NUMBER_COLUMNS, Facts, Profiles, pack_flags, pack_scope, site, site_table
from luodi.matching.criteria.industry import Admission
from luodi.matching.sides import Listing, Storeys


class Columns(NamedTuple):
    """Facts, with the distinct storeys and admissions their profile numbers stand for."""

    facts: Facts
    storeys: Sequence[Storeys]
    industries: Sequence[Admission]


def columns(listings: Iterable[Listing]) -> Columns:
    """The listings, in their order, as lists of integers."""
    listings = list(listings)
    floors, industries, sites = Profiles(), Profiles(), Profiles()
    rows = {key: [getattr(one, key) for one in listings] for key in NUMBER_COLUMNS}
    rows["scope"] = [pack_scope(one) for one in listings]
    rows["flags"] = [pack_flags(one) for one in listings]
    rows["storeys"] = [floors.number(one.storeys) for one in listings]
    rows["industries"] = [industries.number(one.industries) for one in listings]
    rows["site"] = [sites.number(site(one)) for one in listings]
    return Columns(Facts(**rows, sites=site_table(sites.values)), floors.values, industries.values)
