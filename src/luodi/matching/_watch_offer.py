"""A listing as the kernel of watches reads it, with the asks whose answer is the same for every requirement."""

from collections.abc import Iterable, Iterator

from luodi.matching._asks import ABSENT, BOOLEANS, NOT_ASKED, NUMBER, UNKNOWN, UNMET
from luodi.matching._criteria import boolean
from luodi.matching._curves import mu_hundredths
from luodi.matching._facts import Listing, pack_scope
from luodi.matching._want import ground_answer
from luodi.matching._watch_kernel import Offer

#: Asks that are unknown to everybody while the listing states none of these keys; those of a number, the most selective first.
SILENT = {
    "area": ("area_m2",),
    "height": ("clear_height_m", "storey_height_m", "eaves_height_m", "height_m"),
    "power": ("power_capacity_kva",),
    "crane": ("has_crane", "crane_capacity_t"),
    "floor_load": ("floor_load_kn_m2",),
    "available": ("available_from",),
    "hazard": ("fire_hazard_category",),
    "land_area": ("land_area_m2",),
}
#: What the listing asks by stating it.
TERMS = {
    "lease_term": "lease_years_min",
    "tax_per_mu": "tax_per_mu_min_cny",
    "investment_per_mu": "investment_per_mu_min_cny",
    "output_per_mu": "output_per_mu_min_cny",
}
#: What the listing's side of scope is; with one of these, every requirement may be judged otherwise.
SCOPE = ("deal", "kind", "region_code", "valid_until")
#: The keys of a listing that each ask looks at, deal, kind and region apart.
READS = {
    **{name: (key,) for name, key in BOOLEANS.items()},
    **{name: (key, "land_area_m2") for name, key in TERMS.items()},
    **SILENT,
    "area": ("area_m2", "min_area_m2", "is_divisible"),
    "land_area": ("land_area_m2", "is_divisible"),
    "rent": ("rent_min_cny_m2_month", "rent_max_cny_m2_month"),
    "sale_price": ("sale_price_cny_m2", "sale_price_cny", "area_m2"),
    "land_price": ("land_price_cny_mu", "sale_price_cny", "land_area_m2"),
    "ground_floor": ("floors",),
    "floors": ("floors",),
    "industry": ("industries",),
}


def changed_asks(before: Listing | None, after: Listing) -> int:
    """Bits of the asks that a change may answer otherwise: all of them when the listing is new or its scope another."""
    if before is None or is_other(SCOPE, before, after):
        return -1
    return mask(name for name, keys in READS.items() if is_other(keys, before, after))


def is_other(keys: Iterable[str], before: Listing, after: Listing) -> bool:
    """Whether one of the keys has another value."""
    return any(getattr(before, key) != getattr(after, key) for key in keys)


def fixed_answers(listing: Listing) -> Iterator[tuple[str, int]]:
    """The asks that the listing answers alike whatever is wanted, with the answer."""
    yield "deal", UNKNOWN if listing.deal == 0 else NOT_ASKED
    yield "kind", UNKNOWN if listing.kind == 0 else NOT_ASKED
    yield "ground_floor", ground_answer(listing.floors)
    for name, key in BOOLEANS.items():
        yield name, boolean(getattr(listing, key))
    for name in SILENT:
        if is_silent(listing, name):
            yield name, UNKNOWN
    if not listing.floors:
        yield "floors", UNKNOWN


def is_silent(listing: Listing, name: str) -> bool:
    """Whether the listing states nothing that an ask looks at."""
    return all(getattr(listing, key) == ABSENT for key in SILENT[name])


def open_asks(listing: Listing) -> list[int]:
    """The asks whose answer depends on the requirement, prices apart: their numbers, the most selective first."""
    names = [name for name in SILENT if not is_silent(listing, name)]
    names += ["floors"] if listing.floors else []
    names += ["industry"] if listing.industries_admitted or listing.industries_excluded else []
    names += [name for name, key in TERMS.items() if getattr(listing, key) != ABSENT]
    return [NUMBER[name] for name in names]


def offer(listing: Listing, changed: int, as_of: int) -> Offer:
    """The listing's facts and terms as whole numbers."""
    answers = list(fixed_answers(listing))
    return Offer(
        scope=pack_scope(listing),
        valid=listing.valid_until,
        as_of=as_of,
        changed=changed,
        unmet=mask(name for name, answer in answers if answer == UNMET),
        unknown=mask(name for name, answer in answers if answer == UNKNOWN),
        area=listing.area_m2,
        part=listing.min_area_m2,
        divisible=listing.is_divisible,
        land=listing.land_area_m2,
        mu=mu_hundredths(listing.land_area_m2) if listing.land_area_m2 != ABSENT else ABSENT,
        rent_low=listing.rent_min_cny_m2_month,
        rent_high=listing.rent_max_cny_m2_month,
        sale_unit=listing.sale_price_cny_m2,
        sale_total=listing.sale_price_cny,
        land_price=listing.land_price_cny_mu,
        clear=listing.clear_height_m,
        storey=listing.storey_height_m,
        eaves=listing.eaves_height_m,
        height=listing.height_m,
        load=listing.floor_load_kn_m2,
        has_crane=listing.has_crane,
        crane=listing.crane_capacity_t,
        power=listing.power_capacity_kva,
        available=listing.available_from,
        lease=listing.lease_years_min,
        tax=listing.tax_per_mu_min_cny,
        investment=listing.investment_per_mu_min_cny,
        output=listing.output_per_mu_min_cny,
    )


def mask(names: Iterable[str]) -> int:
    """The bits of some asks."""
    return sum(1 << NUMBER[name] for name in names)
