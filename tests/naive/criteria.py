"""The asks of design section 5, one obvious function each; every function quotes the sentence that it implements.

A function takes the two records and gives "met", "unmet", "unknown", or None when nobody asks ("No ask, no status").
"""

from collections.abc import Callable, Iterable
from fractions import Fraction

from tests.naive.cards import PlainAsk
from tests.naive.records import MET, UNKNOWN, UNMET, Record, date, members, number, stated, worst

Status = str | None
Leaves = Callable[[str], Iterable[str]]


def at_least(has: Fraction | None, asked: Fraction) -> str:
    """ "Equal to the limit is met"; "unknown when the fact is absent"."""
    if has is None:
        return UNKNOWN
    return MET if has >= asked else UNMET


def at_most(has: Fraction | None, asked: Fraction) -> str:
    """The same the other way round."""
    if has is None:
        return UNKNOWN
    return MET if has <= asked else UNMET


def area(listing: Record, requirement: Record) -> Status:
    """ "*area*: the requirement's interval [area_min_m2, area_max_m2]" """
    low, high = number(requirement, "area_min_m2"), number(requirement, "area_max_m2")
    return _offered(number(listing, "area_m2"), number(listing, "min_area_m2"), listing.get("is_divisible"), low, high)


def land_area(listing: Record, requirement: Record) -> Status:
    """ "*land area* the same with land_area_m2 and without a smallest part." """
    low, high = number(requirement, "land_area_min_m2"), number(requirement, "land_area_max_m2")
    return _offered(number(listing, "land_area_m2"), None, listing.get("is_divisible"), low, high)


def _offered(
    whole: Fraction | None,
    part: Fraction | None,
    is_divisible: bool | None,
    low: Fraction | None,
    high: Fraction | None,
) -> Status:
    if low is None and high is None:
        return None
    if whole is None:
        return UNKNOWN
    if is_divisible is False:
        # "[area_m2, area_m2] when it is false (then a stated smallest part is ignored)"
        return _intersect(whole, whole, low, high)
    if part is not None:
        # "the listing's is [min_area_m2, area_m2] when a smallest part is stated"
        return _intersect(part, whole, low, high)
    if is_divisible:
        # "(0, area_m2] when `is_divisible` is true without one": 0 itself is not on offer
        if high is not None and high <= 0:
            return UNMET
        return _intersect(Fraction(0), whole, low, high) if whole > 0 else UNMET
    # "Divisibility not stated and no smallest part: met if area_m2 lies inside, unmet if below, unknown if above."
    if low is not None and whole < low:
        return UNMET
    return UNKNOWN if high is not None and whole > high else MET


def _intersect(part: Fraction, whole: Fraction, low: Fraction | None, high: Fraction | None) -> str:
    """ "Met if they intersect, else unmet." Some size is in both intervals."""
    smallest = part if low is None else max(part, low)
    largest = whole if high is None else min(whole, high)
    return MET if smallest <= largest else UNMET


def rent(listing: Record, requirement: Record) -> Status:
    """ "met if the upper end is stated and within, unmet if the lower end is stated and above, else unknown" """
    budget = number(requirement, "rent_max_cny_m2_month")
    if budget is None:
        return None
    lower, upper = number(listing, "rent_min_cny_m2_month"), number(listing, "rent_max_cny_m2_month")
    if upper is not None and upper <= budget:
        return MET
    return UNMET if lower is not None and lower > budget else UNKNOWN


def sale_price(listing: Record, requirement: Record) -> Status:
    """ "the same with their unit prices; without a unit price, the total over the stated area" """
    limit = number(requirement, "sale_price_max_cny_m2")
    return None if limit is None else at_most(sale_unit_price(listing), limit)


def land_price(listing: Record, requirement: Record) -> Status:
    """ "(land: over mu)" """
    limit = number(requirement, "land_price_max_cny_mu")
    return None if limit is None else at_most(land_unit_price(listing), limit)


def sale_unit_price(listing: Record) -> Fraction | None:
    """The stated price of a m², else the total over the stated area; None when it cannot be known."""
    return _price(number(listing, "sale_price_cny_m2"), listing, number(listing, "area_m2"))


def land_unit_price(listing: Record) -> Fraction | None:
    """The stated price of a mu, else the total over the land in mu."""
    land = number(listing, "land_area_m2")
    return _price(number(listing, "land_price_cny_mu"), listing, None if land is None else in_mu(land))


def _price(unit_price: Fraction | None, listing: Record, size: Fraction | None) -> Fraction | None:
    total = number(listing, "sale_price_cny")
    if unit_price is not None:
        return unit_price
    return total / size if total is not None and size else None


def height(listing: Record, requirement: Record) -> Status:
    """ "two height asks make one status, unmet before unknown before met" """
    asks = [
        answer(listing, asked)
        for key, answer in (
            ("clear_height_min_m", _clear_asked),
            ("storey_height_min_m", _storey_asked),
            ("height_min_m", _unstated_asked),
        )
        if (asked := number(requirement, key)) is not None
    ]
    return worst(asks) if asks else None


def _clear_asked(listing: Record, asked: Fraction) -> str:
    """ "listing clear known → compare; else any upper bound (storey, eaves, unstated) below h → unmet; else unknown" """
    if stated(listing, "clear_height_m"):
        return at_least(number(listing, "clear_height_m"), asked)
    bounds = [number(listing, key) for key in ("storey_height_m", "eaves_height_m", "height_m")]
    return UNMET if any(bound is not None and bound < asked for bound in bounds) else UNKNOWN


def _storey_asked(listing: Record, asked: Fraction) -> str:
    """ "storey or unstated known → compare; else eaves known → compare; else clear ≥ h → met; else unknown" """
    for key in ("storey_height_m", "height_m", "eaves_height_m"):
        if stated(listing, key):
            return at_least(number(listing, key), asked)
    clear = number(listing, "clear_height_m")
    return MET if clear is not None and clear >= asked else UNKNOWN


def _unstated_asked(listing: Record, asked: Fraction) -> str:
    """ "clear known → compare; unstated known → compare; storey or eaves below h → unmet; else unknown" """
    for key in ("clear_height_m", "height_m"):
        if stated(listing, key):
            return at_least(number(listing, key), asked)
    bounds = [number(listing, key) for key in ("storey_height_m", "eaves_height_m")]
    return UNMET if any(bound is not None and bound < asked for bound in bounds) else UNKNOWN


def crane(listing: Record, requirement: Record) -> Status:
    """A tonnage asked decides, whether or not a crane is asked beside it."""
    asked = number(requirement, "crane_min_t")
    if asked is not None:
        return _tonnage_asked(listing, asked)
    return _crane_asked(listing) if requirement.get("needs_crane") is True else None


def _tonnage_asked(listing: Record, asked: Fraction) -> str:
    """ "compare where one is stated; where only has_crane is true → unknown; only has_crane false → unmet" """
    if stated(listing, "crane_capacity_t"):
        return at_least(number(listing, "crane_capacity_t"), asked)
    return UNMET if listing.get("has_crane") is False else UNKNOWN


def _crane_asked(listing: Record) -> str:
    """ "has_crane or a tonnage above 0 → met; has_crane false or tonnage 0 → unmet" """
    tonnage = number(listing, "crane_capacity_t")
    if listing.get("has_crane") is True or (tonnage is not None and tonnage > 0):
        return MET
    return UNMET if listing.get("has_crane") is False or tonnage == 0 else UNKNOWN


def floors_of(listing: Record) -> set[str]:
    """ "floor_no, else {1} when is_single_storey is true, else not known (floors_total does not tell)" """
    return members(listing, "floor_no") or ({"1"} if listing.get("is_single_storey") is True else set())


def ground_floor(listing: Record, requirement: Record) -> Status:
    """ "1 among them → met, known without 1 → unmet"; "Not known → unknown." """
    if requirement.get("needs_ground_floor") is not True:
        return None
    floors = floors_of(listing)
    if not floors:
        return UNKNOWN
    return MET if "1" in floors else UNMET


def single_storey(listing: Record, requirement: Record) -> Status:
    """ "is_single_storey true → met, false → unmet; not stated: floors_total 1 → met, above 1 → unmet; else a floor above 1
    → unmet; else unknown"
    """
    if requirement.get("needs_single_storey") is not True:
        return None
    if stated(listing, "is_single_storey"):
        return MET if listing["is_single_storey"] else UNMET
    total = number(listing, "floors_total")
    if total:
        return MET if total == 1 else UNMET
    return UNMET if any(int(floor) > 1 for floor in members(listing, "floor_no")) else UNKNOWN


def floors(listing: Record, requirement: Record) -> Status:
    """ "one left after exclusion → met, none left → unmet" """
    unwanted, offered = members(requirement, "floors_excluded"), floors_of(listing)
    if not unwanted:
        return None
    if not offered:
        return UNKNOWN
    return MET if offered - unwanted else UNMET


def yes_or_no(need: str, fact: str) -> Callable[[Record, Record], Status]:
    """ "the boolean; absent → unknown", and "`needs_…` false is no ask" """

    def answer(listing: Record, requirement: Record) -> Status:
        if requirement.get(need) is not True:
            return None
        if not stated(listing, fact):
            return UNKNOWN
        return MET if listing[fact] else UNMET

    return answer


def limited(form: str, fact: str, limit: str, *, is_of_listing: bool) -> Callable[[Record, Record], Status]:
    """ "*floor load, crane tonnage, power*: at least"; "what is left at the place … at least what is asked".

    "kW facts do not answer a kVA ask: unknown." "*lease term* (asked by the listing): lease_years ≥ lease_years_min."
    """
    compare = {"at_least": at_least, "at_most": at_most}[form]

    def answer(listing: Record, requirement: Record) -> Status:
        has, asks = (requirement, listing) if is_of_listing else (listing, requirement)
        asked = number(asks, limit)
        return None if asked is None else compare(number(has, fact), asked)

    return answer


def plain(ask: PlainAsk) -> Callable[[Record, Record], Status]:
    """The answer to a plain ask."""
    if ask.form == "boolean":
        return yes_or_no(ask.limit, ask.fact)
    return limited(ask.form, ask.fact, ask.limit, is_of_listing=ask.is_of_listing)


def available(listing: Record, requirement: Record) -> Status:
    """ "*available*: available_from ≤ needed_by." """
    needed, free = date(requirement, "needed_by"), date(listing, "available_from")
    if needed is None:
        return None
    if free is None:
        return UNKNOWN
    return MET if free <= needed else UNMET


def hazard(listing: Record, requirement: Record) -> Status:
    """ "the listing's letter must be the same or more dangerous (A is most dangerous)" """
    if not stated(requirement, "hazard_category"):
        return None
    if not stated(listing, "fire_hazard_category"):
        return UNKNOWN
    return MET if listing["fire_hazard_category"] <= requirement["hazard_category"] else UNMET


def tax_per_mu(listing: Record, requirement: Record) -> Status:
    """ "the company's yearly or total figure over land in mu" """
    return _per_mu(listing, requirement, "tax_per_mu_min_cny", "tax_cny_year")


def investment_per_mu(listing: Record, requirement: Record) -> Status:
    """The same for the investment."""
    return _per_mu(listing, requirement, "investment_per_mu_min_cny", "investment_cny")


def output_per_mu(listing: Record, requirement: Record) -> Status:
    """The same for the output."""
    return _per_mu(listing, requirement, "output_per_mu_min_cny", "output_cny_year")


def _per_mu(listing: Record, requirement: Record, asked_key: str, figure_key: str) -> Status:
    asked = number(listing, asked_key)
    return None if asked is None else at_least(figure_per_mu(listing, requirement, figure_key), asked)


def figure_per_mu(listing: Record, requirement: Record, figure_key: str) -> Fraction | None:
    """ "the requirement's land_area_min_m2 when given, else the listing's land_area_m2; no land figure … → unknown" """
    land = number(requirement, "land_area_min_m2")
    land = number(listing, "land_area_m2") if land is None else land
    figure = number(requirement, figure_key)
    if land is None or figure is None:
        return None
    mu = in_mu(land)
    return figure / mu if mu else None


def in_mu(area_m2: Fraction) -> Fraction:
    """ "land in mu (m² × 3/2000, two decimals, half up)": one mu is 2000/3 m², and 33 333.33 m² are 50 mu"""
    return Fraction((area_m2 * Fraction(3, 2000) * 100 + Fraction(1, 2)).__floor__(), 100)


def industry(listing: Record, requirement: Record, leaves: Leaves) -> Status:
    """ "several activities: the worst of them …; no code → unknown" """
    if not stated(listing, "industries_admitted") and not stated(listing, "industries_excluded"):
        return None
    activities = members(requirement, "industry_codes")
    if not activities:
        return UNKNOWN
    return worst([_activity(listing, code, leaves) for code in sorted(activities)])


def is_on_negative_list(listing: Record, requirement: Record, leaves: Leaves) -> bool:
    """ "It is absolute (negative list) when a class of an unmet activity is excluded by name" """
    return any(
        _decision(listing, leaf) == "excluded by name"
        for code in members(requirement, "industry_codes")
        if _activity(listing, code, leaves) == UNMET
        for leaf in leaves(code)
    )


def _activity(listing: Record, code: str, leaves: Leaves) -> str:
    """ "All admitted → met; all excluded → unmet; mixed → unknown" """
    admitted = [_decision(listing, leaf) == "admitted" for leaf in leaves(code)]
    if all(admitted):
        return MET
    return UNKNOWN if any(admitted) else UNMET


def _decision(listing: Record, leaf: str) -> str:
    """ "the longest matching prefix among admitted and excluded decides, exclusion wins ties; a class that matches
    neither is excluded when is_admission_exclusive, else admitted (不限)"; "true without codes asks nothing" is decided
    before: no code in either list
    """
    admitted = max((len(p) for p in members(listing, "industries_admitted") if leaf.startswith(p)), default=0)
    excluded = max((len(p) for p in members(listing, "industries_excluded") if leaf.startswith(p)), default=0)
    if excluded and excluded >= admitted:
        return "excluded by name"
    is_exclusive = listing.get("is_admission_exclusive") is True
    return "not among the admitted" if is_exclusive and not admitted else "admitted"
