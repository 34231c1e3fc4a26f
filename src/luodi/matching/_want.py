"""One branch of a requirement, flattened for the kernels: its limits, its asks, its answers per distinct profile."""

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any, NamedTuple

from luodi.matching._asks import ABSENT, ASKED_BY_LISTING, BOOLEANS, MET, NUMBER, PRICES, UNKNOWN, UNMET
from luodi.matching._facts import Branch, Column, Want
from luodi.matching._industry import Admission, industry_answer

#: The requirement's boolean asks by name.
NEEDS = {
    "ground_floor": "needs_ground_floor",
    "freight_lift": "needs_freight_lift",
    "loading_dock": "needs_loading_dock",
    "own_yard": "needs_own_yard",
    "gas": "needs_gas",
    "steam": "needs_steam",
    "sewer": "needs_sewer",
    "eia": "needs_eia",
    "title_deed": "needs_title_deed",
}
#: The asks that a number, date, letter or list of the requirement makes by being stated, with their keys.
LIMITS = {
    "area": ("area_min_m2", "area_max_m2"),
    "land_area": ("land_area_min_m2", "land_area_max_m2"),
    "rent": ("rent_max_cny_m2_month",),
    "sale_price": ("sale_price_max_cny_m2",),
    "land_price": ("land_price_max_cny_mu",),
    "height": ("clear_height_min_m", "storey_height_min_m", "height_min_m"),
    "floor_load": ("floor_load_min_kn_m2",),
    "crane": ("crane_min_t",),
    "power": ("power_min_kva",),
    "available": ("needed_by",),
    "hazard": ("hazard_category",),
}
#: Asks that a requirement's wish can soften: its own.
WISHABLE = frozenset(NUMBER) - frozenset(ASKED_BY_LISTING)


def is_asked(name: str, branch: Branch) -> bool:
    """Whether the branch makes an ask by a limit or a need (deal, kind, region are asks only when unknown)."""
    if name in BOOLEANS or name == "ground_floor":
        return bool(getattr(branch, NEEDS[name]) == 1)
    if name == "floors":
        return bool(branch.floors_excluded)
    if name == "crane" and branch.needs_crane == 1:
        return True
    return any(getattr(branch, key) != ABSENT for key in LIMITS.get(name, ()))


def is_price_asked(name: str, branch: Branch) -> bool:
    """A price ask can be made only where the requirement may close that deal."""
    may = branch.may_rent if name == "rent" else branch.may_buy
    return may and is_asked(name, branch)


@lru_cache
def limits_both_deals(branch: Branch) -> bool:
    """Whether a pair may have to be judged once for each deal."""
    return is_price_asked("rent", branch) and any(is_price_asked(name, branch) for name in PRICES[1:])


@lru_cache
def ask_numbers(branch: Branch) -> tuple[int, ...]:
    """The asks to evaluate row by row: the requirement's own, and all that a listing may make."""
    names = [name for name in NUMBER if name not in PRICES and is_asked(name, branch)]
    names += [name for name in ("deal", "kind") if getattr(branch, name)]
    if not limits_both_deals(branch):
        names += [name for name in PRICES if is_price_asked(name, branch)]
    return tuple(NUMBER[name] for name in (*names, *ASKED_BY_LISTING))


@lru_cache
def hard_mask(branch: Branch) -> int:
    """Bits of all asks that are not wishes."""
    return sum(1 << number for name, number in NUMBER.items() if name not in branch.wishes & WISHABLE)


def ground_answer(floors: tuple[int, ...]) -> int:
    """1 among the floors on offer."""
    if not floors:
        return UNKNOWN
    return MET if 1 in floors else UNMET


def floors_answer(floors: tuple[int, ...], excluded: Iterable[int]) -> int:
    """One floor left after exclusion."""
    if not floors:
        return UNKNOWN
    return MET if set(floors) - set(excluded) else UNMET


class ProfileAnswers(NamedTuple):
    """The answers of one requirement to every distinct floor and admission of the listings."""

    ground: Column
    floors: Column
    industry: Column


def profile_answers(
    floors: Iterable[tuple[int, ...]],
    industries: Iterable[Admission],
    excluded: tuple[int, ...],
    codes: tuple[str, ...],
    column: Callable[[list[int]], Any] = list,
) -> ProfileAnswers:
    """The answers for the floors not wanted and the company's codes; `column` makes lists or arrays."""
    floors = list(floors)
    return ProfileAnswers(
        ground=column([ground_answer(f) for f in floors]),
        floors=column([floors_answer(f, excluded) for f in floors]),
        industry=column([industry_answer(a, codes) for a in industries]),
    )


def want(branch: Branch, as_of: int, answers: ProfileAnswers) -> Want:
    """The branch flattened, with its answers to the profiles of the listings in question."""
    return Want(
        deal=branch.deal,
        kind=branch.kind,
        may_rent=int(branch.may_rent),
        may_buy=int(branch.may_buy),
        area_low=branch.area_min_m2,
        area_high=branch.area_max_m2,
        land_low=branch.land_area_min_m2,
        land_high=branch.land_area_max_m2,
        rent=branch.rent_max_cny_m2_month,
        sale=branch.sale_price_max_cny_m2,
        land_price=branch.land_price_max_cny_mu,
        clear=branch.clear_height_min_m,
        storey=branch.storey_height_min_m,
        height=branch.height_min_m,
        load=branch.floor_load_min_kn_m2,
        crane=branch.crane_min_t,
        power=branch.power_min_kva,
        needed_by=branch.needed_by,
        hazard=branch.hazard_category,
        lease=branch.lease_years,
        tax=branch.tax_cny_year,
        investment=branch.investment_cny,
        output=branch.output_cny_year,
        as_of=as_of,
        hard=hard_mask(branch),
        **answers._asdict(),
    )
