"""The published score and relative gap once more, in fractions: the only part of the twin that knows the weightings.

Weights, priors and curves are handed in (`luodi.matching.weightings()`); statuses are taken as judged by `twin`.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any, Protocol

from tests.naive import criteria
from tests.naive.cards import PLAIN_ASKS, PlainAsk
from tests.naive.criteria import figure_per_mu, land_unit_price, sale_unit_price
from tests.naive.records import MET, UNKNOWN, UNMET, Record, date, number

TOP = 255

Measure = Callable[[Record, Record], Fraction | None]


class Weighting(Protocol):
    """One row of the published weightings."""

    weight: int
    prior: int
    curve: str
    at_limit: int
    full: int
    near: int | None


Weightings = Mapping[str, Any]


def of_listing(key: str) -> Measure:
    return lambda listing, requirement: number(listing, key)


def of_requirement(key: str) -> Measure:
    return lambda listing, requirement: number(requirement, key)


def _first(record: Record, *keys: str) -> Fraction | None:
    return next((value for key in keys if (value := number(record, key)) is not None), None)


def _per_mu(key: str) -> Measure:
    return lambda listing, requirement: figure_per_mu(listing, requirement, key)


def _plain(ask: PlainAsk) -> tuple[Measure, Measure]:
    """The fact and the limit of a plain ask."""
    if ask.is_of_listing:
        return of_requirement(ask.fact), of_listing(ask.limit)
    return of_listing(ask.fact), of_requirement(ask.limit)


#: Asks of which less is better.
AT_MOST = {"sale_price", "land_price", *(ask.name for ask in PLAIN_ASKS if ask.form == "at_most")}

#: For each ask with a curve: the fact and the limit that it is graded by, when met.
GRADED: dict[str, tuple[Measure, Measure]] = {
    "area": (of_listing("area_m2"), lambda listing, wanted: _first(wanted, "area_max_m2", "area_min_m2")),
    "land_area": (
        of_listing("land_area_m2"),
        lambda listing, wanted: _first(wanted, "land_area_max_m2", "land_area_min_m2"),
    ),
    "rent": (of_listing("rent_max_cny_m2_month"), of_requirement("rent_max_cny_m2_month")),
    "sale_price": (lambda listing, wanted: sale_unit_price(listing), of_requirement("sale_price_max_cny_m2")),
    "land_price": (lambda listing, wanted: land_unit_price(listing), of_requirement("land_price_max_cny_mu")),
    "crane": (of_listing("crane_capacity_t"), of_requirement("crane_min_t")),
    "tax_per_mu": (_per_mu("tax_cny_year"), of_listing("tax_per_mu_min_cny")),
    "investment_per_mu": (_per_mu("investment_cny"), of_listing("investment_per_mu_min_cny")),
    "output_per_mu": (_per_mu("output_cny_year"), of_listing("output_per_mu_min_cny")),
    **{ask.name: _plain(ask) for ask in PLAIN_ASKS if ask.form != "boolean"},
}

#: Money that may be worked out from a total: graded in whole fen, as prices are stored.
IN_FEN = {"sale_price", "land_price", "tax_per_mu", "investment_per_mu", "output_per_mu"}

#: For each kind of height asked: the facts that may answer it, in the order in which the first known decides.
HEIGHTS = {
    "clear_height_min_m": ("clear_height_m",),
    "storey_height_min_m": ("storey_height_m", "height_m", "eaves_height_m", "clear_height_m"),
    "height_min_m": ("clear_height_m", "height_m"),
}
#: For each kind of height asked: the bounds that refute it when none of those is known.
BOUNDS = {
    "clear_height_min_m": ("storey_height_m", "eaves_height_m", "height_m"),
    "storey_height_min_m": (),
    "height_min_m": ("storey_height_m", "eaves_height_m"),
}


def utility(name: str, listing: Record, requirement: Record, row: Weighting) -> int:
    """uᵢ of a met ask: 255 where the curve is flat or nothing is measured, else by the published curve."""
    if name == "height":
        return min(
            curve(row, _first(listing, *HEIGHTS[key]), asked)
            for key in HEIGHTS
            if (asked := number(requirement, key)) is not None
        )
    if row.curve == "flat" or name not in GRADED:
        return TOP
    fact, limit = (measure(listing, requirement) for measure in GRADED[name])
    if limit is None or fact is None:
        return TOP
    return curve(row, (fact * 100).__floor__() / Fraction(100) if name in IN_FEN else fact, limit)


def curve(row: Weighting, fact: Fraction | None, limit: Fraction) -> int:
    """From `at_limit` at the limit straight to 255 at `full` per cent of it; "ideal" falls the other way."""
    assert fact is not None
    if limit <= 0:
        return TOP
    way = (fact - limit) / (limit * Fraction(row.full - 100, 100))
    if row.curve == "ideal":
        return TOP if way <= 0 else max(row.at_limit, TOP - ((TOP - row.at_limit) * way).__floor__())
    return min(TOP, row.at_limit + ((TOP - row.at_limit) * way).__floor__())


def scores(
    listing: Record, requirement: Record, judged: dict[str, Any], weightings: Weightings
) -> tuple[int, int, int]:
    """ "floor(10000 · Σ wᵢuᵢ / (255 · Σ wᵢ)) over both sides' asks": with unknowns at worst, at their prior, at best."""
    lowest = middle = highest = total = 0
    for name, status in judged["asks"].items():
        row = weightings[name]
        met = utility(name, listing, requirement, row) if status == MET else 0
        total += row.weight
        lowest += row.weight * met
        middle += row.weight * (row.prior if status == UNKNOWN else met)
        highest += row.weight * (TOP if status == UNKNOWN else met)
    low, mid, high = (10_000 * each // (255 * total) if total else 10_000 for each in (lowest, middle, highest))
    return low, mid, high


def gap(name: str, listing: Record, requirement: Record) -> Fraction:
    """How far the fact of an unmet ask is from its limit, over the limit; 1 where nothing is measured.

    In whole millionths, rounded up, at most 1 000; days late over 365.
    """
    value = exact_gap(name, listing, requirement)
    return min(Fraction((value * 1_000_000).__ceil__(), 1_000_000), Fraction(1000))


def exact_gap(name: str, listing: Record, requirement: Record) -> Fraction:
    """The same without rounding."""
    if name in ("area", "land_area"):
        return _size_gap(name, listing, requirement)
    if name == "rent":
        return _over(number(listing, "rent_min_cny_m2_month"), number(requirement, "rent_max_cny_m2_month"))
    if name == "height":
        return max(_height_gap(key, listing, requirement) for key in HEIGHTS)
    if name == "available":
        late = _day(listing, "available_from") - _day(requirement, "needed_by")
        return Fraction(late.days, 365)
    if name in GRADED:
        fact, limit = (measure(listing, requirement) for measure in GRADED[name])
        return _over(fact, limit) if name in AT_MOST else _under(fact, limit)
    return Fraction(1)


def _day(record: Record, key: str) -> dt.date:
    found = date(record, key)
    assert found is not None
    return found


def _over(fact: Fraction | None, limit: Fraction | None) -> Fraction:
    return (fact - limit) / limit if fact is not None and limit and fact > limit else Fraction(1)


def _under(fact: Fraction | None, limit: Fraction | None) -> Fraction:
    return (limit - fact) / limit if fact is not None and limit and fact < limit else Fraction(1)


def _size_gap(name: str, listing: Record, requirement: Record) -> Fraction:
    """Below the lower end, else the smallest on offer above the upper end."""
    low, high = number(requirement, f"{name}_min_m2"), number(requirement, f"{name}_max_m2")
    whole = number(listing, f"{name}_m2")
    part = number(listing, "min_area_m2") if name == "area" and listing.get("is_divisible") is not False else None
    if low is not None and whole is not None and whole < low:
        return _under(whole, low)
    return _over(whole if part is None else part, high)


def _height_gap(key: str, listing: Record, requirement: Record) -> Fraction:
    """0 when this kind of height is not asked or not refuted."""
    asked = number(requirement, key)
    if asked is None or criteria.height(listing, {key: requirement[key]}) != UNMET:
        return Fraction(0)
    decisive = _first(listing, *HEIGHTS[key])
    bounds = [bound for one in BOUNDS[key] if (bound := number(listing, one)) is not None]
    return _under(min(bounds) if decisive is None else decisive, asked)


class Ranker:
    """The largest relative gap over unmet hard asks, and the score, under published weightings; which gap is near."""

    def __init__(self, weightings: Weightings) -> None:
        self.weightings = weightings

    def __call__(self, listing: Record, requirement: Record, judged: dict[str, Any], /) -> tuple[Fraction, int]:
        unmet = [n for n, status in judged["asks"].items() if status == UNMET and n not in judged["wishes"]]
        largest = max((gap(name, listing, requirement) for name in unmet), default=Fraction(0))
        return largest, scores(listing, requirement, judged, self.weightings)[1]

    def is_near(self, name: str, listing: Record, requirement: Record) -> bool:
        """ "Yes-or-no asks, floors and industry have no number and are always near"; hazard is absolute anyway."""
        near = self.weightings[name].near
        return near is None or exact_gap(name, listing, requirement) <= Fraction(near, 100)
