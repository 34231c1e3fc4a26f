"""Turns a requirement record into a `Requirement` of one to four complete branches."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from luodi.fields import Why
from luodi.intake import _convert as convert
from luodi.intake.errors import BadBranches, UnknownWish
from luodi.matching import ASKS, Branch, Requirement

#: The maximum number of alternatives across criteria.
MOST_BRANCHES = 4
#: The keys of a Branch by reader, without wishes and those of plain asks.
READERS: dict[Callable[[str, Mapping[str, Any]], Any], tuple[str, ...]] = {
    convert.mask: ("deal", "kind"),
    convert.divisions: ("region_codes", "regions_excluded"),
    convert.number: (
        "area_min_m2",
        "area_max_m2",
        "land_area_min_m2",
        "land_area_max_m2",
        "rent_max_cny_m2_month",
        "sale_price_max_cny_m2",
        "land_price_max_cny_mu",
        "clear_height_min_m",
        "storey_height_min_m",
        "height_min_m",
        "crane_min_t",
        "tax_cny_year",
        "investment_cny",
        "output_cny_year",
    ),
    convert.boolean: (
        "needs_crane",
        "needs_ground_floor",
        "needs_single_storey",
    ),
    convert.floors: ("floors_excluded",),
    convert.letter: ("hazard_category",),
    convert.industries: ("industry_codes",),
}
PLAIN = convert.plain_readers("requirement")


def requirement(record: Mapping[str, Any]) -> Requirement:
    """The asks of a requirement record and the facts of the company, in the keys and units of the dictionary.

    `branches`, if given, is a list of up to four partial records, each laid over the rest (a None removes a value of the
    rest). `wishes` softens the requirement's own asks; an ask of the listing named there stays hard, because a company cannot
    wish away a park's conditions. Other keys are ignored. Raises IntakeError.
    """
    shared = {key: value for key, value in record.items() if key != "branches"}
    alternatives = _alternatives(record.get("branches"))
    branches = tuple(_branch({**shared, **partial}) for partial in alternatives)
    return Requirement(id=convert.cleaned("id", record) or "", branches=branches, record=dict(record))


def _alternatives(value: Any) -> Sequence[Mapping[str, Any]]:
    if value is None or value == []:
        return ({},)
    if not isinstance(value, list | tuple) or not all(isinstance(one, Mapping) for one in value):
        raise BadBranches("branches", value, Why("branches_not_records"))
    if len(value) > MOST_BRANCHES:
        raise BadBranches("branches", len(value), Why("too_many_branches", {"most": MOST_BRANCHES}))
    return value


def _branch(record: Mapping[str, Any]) -> Branch:
    parts = {key: read(key, record) for read, keys in READERS.items() for key in keys}
    parts |= {key: read(key, record) for key, read in PLAIN.items()}
    return Branch(wishes=_wishes(record), **parts)


def _wishes(record: Mapping[str, Any]) -> frozenset[str]:
    names = convert.cleaned("wishes", record) or ()
    for name in names:
        if name not in ASKS:
            raise UnknownWish("wishes", name, Why("not_an_ask", {"choices": ASKS}))
    return frozenset(names)
