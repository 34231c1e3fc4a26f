"""The naive twin of intake and matching: slow, obvious, written from design section 5 alone.

    judge({"area_m2": 3000}, {"area_min_m2": 2500}, "2026-11-01", leaves=luodi.industry.leaves)["verdict"]   "fits"

It shares no line with `luodi.matching`; only the classes of an industry code come from outside, as the function `leaves`.
"""

import datetime as dt
from collections.abc import Callable
from fractions import Fraction
from typing import Any, Protocol

from tests.naive import criteria
from tests.naive.cards import PLAIN_ASKS
from tests.naive.criteria import Leaves, Status
from tests.naive.records import MET, UNKNOWN, UNMET, Record, date, members, stated

#: Best first.
VERDICTS = ("fits", "may_fit", "near_miss", "no")

#: Asks on each side besides scope, price and industry.
PLAIN: dict[str, Callable[[Record, Record], Status]] = {
    "area": criteria.area,
    "land_area": criteria.land_area,
    "height": criteria.height,
    "crane": criteria.crane,
    "ground_floor": criteria.ground_floor,
    "floors": criteria.floors,
    "single_storey": criteria.single_storey,
    "available": criteria.available,
    "hazard": criteria.hazard,
    "tax_per_mu": criteria.tax_per_mu,
    "investment_per_mu": criteria.investment_per_mu,
    "output_per_mu": criteria.output_per_mu,
    **{ask.name: criteria.plain(ask) for ask in PLAIN_ASKS},
}

#: "Rent only where renting is possible on both sides …, sale and land price only where sale is."
PRICES: dict[str, dict[str, Callable[[Record, Record], Status]]] = {
    "rent": {"rent": criteria.rent},
    "sale": {"sale_price": criteria.sale_price, "land_price": criteria.land_price},
}

#: A wish softens what the requirement itself asks: "an *ask* is what it wants of the other side, hard unless it is
#: listed under `wishes`", and only a requirement has wishes.
ASKED_BY_LISTING = {
    *("industry", "tax_per_mu", "investment_per_mu", "output_per_mu"),
    *(ask.name for ask in PLAIN_ASKS if ask.is_of_listing),
}

#: "Listed as 'to confirm' … whenever the listing is silent on them": the facts of each.
CONFIRM = {
    "eia": ("is_eia_possible",),
    "hazard": ("fire_hazard_category",),
    "industry": ("industries_admitted", "industries_excluded"),
    "title_deed": ("has_title_deed",),
}


def scope(listing: Record, requirement: Record, as_of: str) -> dict[str, str] | None:
    """The unknown asks deal, kind, region of a pair in scope; None when it is out of scope."""
    valid_until = date(listing, "valid_until")
    if valid_until is not None and valid_until < dt.date.fromisoformat(as_of):
        return None
    answers = {
        "deal": _intersection(members(listing, "deal"), members(requirement, "deal")),
        "kind": _intersection(members(listing, "kind"), members(requirement, "kind")),
        "region": _region(
            listing.get("region_code") or "",
            members(requirement, "region_codes"),
            members(requirement, "regions_excluded"),
        ),
    }
    if UNMET in answers.values():
        return None
    return {name: status for name, status in answers.items() if status == UNKNOWN}


def _intersection(has: set[str], wanted: set[str]) -> str:
    """ "Deal and kind: the sets intersect."; "An empty side of the requirement does not restrict." """
    if not wanted:
        return MET
    if not has:
        return UNKNOWN
    return MET if has & wanted else UNMET


def _region(code: str, wanted: set[str], excluded: set[str]) -> str:
    """ "the listing's code begins with one of the wanted codes and with none of the excluded ones", or "a region coarser
    than a wanted or excluded one, of which that one is part", which is unknown
    """
    if any(code.startswith(prefix) for prefix in excluded):
        return UNMET
    status = _wanted_region(code, wanted)
    return UNKNOWN if status == MET and any(prefix.startswith(code) for prefix in excluded) else status


def _wanted_region(code: str, wanted: set[str]) -> str:
    if not wanted or any(code.startswith(prefix) for prefix in wanted):
        return MET
    return UNKNOWN if any(prefix.startswith(code) for prefix in wanted) else UNMET


def possible_deals(listing: Record, requirement: Record) -> list[str]:
    """ "possible on both sides (deal contains it or is absent)" """
    sides = [members(side, "deal") or {"rent", "sale"} for side in (listing, requirement)]
    return [deal for deal in ("rent", "sale") if all(deal in side for side in sides)]


class Rank(Protocol):
    """What the published numbers decide, hence from outside."""

    def __call__(self, listing: Record, requirement: Record, judged: dict[str, Any], /) -> tuple[Fraction, int]:
        """The largest relative gap and the score of one judged alternative."""

    def is_near(self, name: str, listing: Record, requirement: Record) -> bool:
        """ "Near means gap ≤ (data …)", of an ask that is unmet."""


class Unranked:
    """No numbers: alternatives are told apart by their statuses only, and every miss is near."""

    def __call__(self, listing: Record, requirement: Record, judged: dict[str, Any], /) -> tuple[Fraction, int]:
        return Fraction(0), 0

    def is_near(self, name: str, listing: Record, requirement: Record) -> bool:
        return True


unranked = Unranked()


def judge(listing: Record, requirement: Record, as_of: str, leaves: Leaves, rank: Rank = unranked) -> dict[str, Any]:
    """The judgement of the best alternative that is in scope; `branch` is its number, None without alternatives.

    "up to four branches sharing the rest; a pair takes its best branch in the order below, then the first; it is
    counted once and names its branch."
    """
    judged = [
        {**judge_flat(listing, wanted, as_of, leaves, rank), "branch": branch, "requirement": wanted}
        for branch, wanted in alternatives(requirement)
    ]
    in_scope = [one for one in judged if one["in_scope"]]
    for one in in_scope:
        one["gap"], one["score"] = rank(listing, one["requirement"], one)
    return min(in_scope, key=order) if in_scope else {**judged[0], "branch": None}


def alternatives(requirement: Record) -> list[tuple[int | None, Record]]:
    """Each branch "laid over the rest", with its number from 0; the requirement itself without branches."""
    rest = {key: value for key, value in requirement.items() if key != "branches"}
    if not stated(requirement, "branches"):
        return [(None, rest)]
    return [(number, {**rest, **branch}) for number, branch in enumerate(requirement["branches"])]


def order(judged: dict[str, Any]) -> tuple[Any, ...]:
    """ "fits, may_fit, near_miss; near misses: fewer u, then smaller largest relative gap; then score, fewer k, id" """
    nearness = (judged["u"], judged["gap"]) if judged["verdict"] == "near_miss" else (0, Fraction(0))
    return (VERDICTS.index(judged["verdict"]), *nearness, -judged["score"], judged["k"])


def judge_flat(
    listing: Record, requirement: Record, as_of: str, leaves: Leaves, rank: Rank = unranked
) -> dict[str, Any]:
    """The judgement of a requirement without alternatives.

    "Where both are possible and both are limited, the pair is judged once for each deal and takes its best branch:
    better verdict, then fewer unmet, then rent."
    """
    unknown = scope(listing, requirement, as_of)
    if unknown is None:
        return {"in_scope": False, "asks": {}, "wishes": [], "to_confirm": [], "verdict": None, "absolute": []}
    asks: dict[str, Status] = {**unknown, **{name: answer(listing, requirement) for name, answer in PLAIN.items()}}
    asks["industry"] = criteria.industry(listing, requirement, leaves)
    judged = [
        {**_judged(listing, requirement, {**asks, **prices}, leaves, rank), "deal": deal}
        for deal, prices in _price_branches(listing, requirement)
    ]
    return min(judged, key=lambda one: (VERDICTS.index(one["verdict"]), one["u"]))


def _price_branches(listing: Record, requirement: Record) -> list[tuple[str | None, dict[str, Status]]]:
    """The price asks of each deal that limits a price; a single branch has no deal to name, and perhaps no price."""
    branches: list[tuple[str | None, dict[str, Status]]] = []
    for deal in possible_deals(listing, requirement):
        prices = {name: answer(listing, requirement) for name, answer in PRICES[deal].items()}
        if any(prices.values()):
            branches.append((deal, prices))
    if len(branches) < 2:
        return [(None, prices) for _, prices in branches] or [(None, {})]
    return branches


def _judged(
    listing: Record, requirement: Record, answers: dict[str, Status], leaves: Leaves, rank: Rank
) -> dict[str, Any]:
    """ "u, k = number of unmet, unknown hard asks over both sides" """
    asks = {name: status for name, status in answers.items() if status is not None}
    wishes = sorted(members(requirement, "wishes") & set(asks) - ASKED_BY_LISTING)
    hard = {name: status for name, status in asks.items() if name not in wishes}
    absolute = [name for name in ("hazard", "industry") if hard.get(name) == UNMET]
    if not criteria.is_on_negative_list(listing, requirement, leaves):
        absolute = [name for name in absolute if name != "industry"]
    unmet, k = [name for name, status in hard.items() if status == UNMET], list(hard.values()).count(UNKNOWN)
    is_near = all(rank.is_near(name, listing, requirement) for name in unmet)
    return {
        "in_scope": True,
        "asks": asks,
        "wishes": wishes,
        "to_confirm": [name for name, facts in CONFIRM.items() if not any(stated(listing, fact) for fact in facts)],
        "verdict": verdict(len(unmet), k, bool(absolute), is_near),
        "absolute": absolute,
        "u": len(unmet),
        "k": k,
    }


def verdict(u: int, k: int, is_absolute: bool, is_near: bool) -> str:
    """ "fits: u = 0, k = 0. may_fit: u = 0, k > 0. near_miss: u is 1 or 2, none absolute, each of them near, whatever k.
    no: otherwise."
    """
    if u == 0:
        return "fits" if k == 0 else "may_fit"
    return "near_miss" if u <= 2 and not is_absolute and is_near else "no"
