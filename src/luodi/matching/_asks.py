"""The names of the asks, their numbers, and the codes of an answer: the shared vocabulary of the kernels.

The number of an ask is its place in ASKS and its bit in every mask. Answers are small integers so that the same
criterion runs on one pair and, compiled, on millions: 0 or more is met, negatives are the rest.
"""

from typing import Final

#: Every ask of design section 6, in its order.
ASKS: Final = (
    "deal",
    "kind",
    "region",
    "area",
    "land_area",
    "rent",
    "sale_price",
    "land_price",
    "height",
    "floor_load",
    "crane",
    "power",
    "ground_floor",
    "floors",
    "freight_lift",
    "loading_dock",
    "own_yard",
    "gas",
    "steam",
    "sewer",
    "eia",
    "title_deed",
    "available",
    "lease_term",
    "hazard",
    "industry",
    "tax_per_mu",
    "investment_per_mu",
    "output_per_mu",
)
NUMBER: Final = {name: number for number, name in enumerate(ASKS)}

DEAL: Final = 0
KIND: Final = 1
REGION: Final = 2
AREA: Final = 3
LAND_AREA: Final = 4
RENT: Final = 5
SALE_PRICE: Final = 6
LAND_PRICE: Final = 7
HEIGHT: Final = 8
FLOOR_LOAD: Final = 9
CRANE: Final = 10
POWER: Final = 11
GROUND_FLOOR: Final = 12
FLOORS: Final = 13
FREIGHT_LIFT: Final = 14
TITLE_DEED: Final = 21
AVAILABLE: Final = 22
LEASE_TERM: Final = 23
HAZARD: Final = 24
INDUSTRY: Final = 25
TAX_PER_MU: Final = 26
INVESTMENT_PER_MU: Final = 27
OUTPUT_PER_MU: Final = 28

#: The asks that are one boolean of the listing, with its key; FREIGHT_LIFT to TITLE_DEED without a gap.
BOOLEANS: Final = {
    "freight_lift": "has_freight_lift",
    "loading_dock": "has_loading_dock",
    "own_yard": "has_own_yard",
    "gas": "has_gas",
    "steam": "has_steam",
    "sewer": "has_sewer",
    "eia": "is_eia_possible",
    "title_deed": "has_title_deed",
}
#: The asks that a listing makes of the company; all others are made by the requirement.
ASKED_BY_LISTING: Final = ("lease_term", "industry", "tax_per_mu", "investment_per_mu", "output_per_mu")
PRICES: Final = ("rent", "sale_price", "land_price")

#: The value of a fact or limit that is not stated. Stated ones are never negative.
ABSENT: Final = -1

#: Statuses. An answer of 0 or more is met; graded, it is the utility. BARRED is unmet and absolute: no near miss can follow.
MET: Final = 0
UNMET: Final = -1
UNKNOWN: Final = -2
NOT_ASKED: Final = -3
BARRED: Final = -4

#: Verdicts by number, best first; OUT is out of scope.
FITS: Final = 0
MAY_FIT: Final = 1
NEAR_MISS: Final = 2
NO: Final = 3
OUT: Final = 4
VERDICTS: Final = ("fits", "may_fit", "near_miss", "no")

DEALS: Final = ("rent", "sale")
KINDS: Final = ("factory", "warehouse", "yard", "land", "office", "lab", "park")
RENTING: Final = 1
SELLING: Final = 2


def asked_by(name: str) -> str:
    """`listing` or `requirement`: the side that makes an ask."""
    return "listing" if name in ASKED_BY_LISTING else "requirement"


def status(answer: int) -> str:
    """The word of an answer that was asked: met, unmet or unknown."""
    if answer >= 0:
        return "met"
    return "unknown" if answer == UNKNOWN else "unmet"
