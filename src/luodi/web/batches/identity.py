"""Which stored listing a row of a file means: by its own id; without one, by what it says; never by sheet and row."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from luodi.fields import code_key
from luodi.geography import GeographyError, ancestors, division
from luodi.web.listings.actions import differs
from luodi.web.listings.models import Listing
from luodi.web.shared.dictionary import record_of

Facts = dict[str, Any]
#: Two areas within this share of each other are one area, measured twice.
_AREA_SHARE = 0.02
#: Addresses are compared by their ends from this many signs on; "8号" alone tells nothing.
_ADDRESS_SIGNS = 4
#: What may stand in front of one spelling of an address and not of another: 昆仑街道, 溧阳经济开发区.
_TOWNS = re.compile(r"|.+(?:省|市|县|区|镇|乡|街道|园|村)")
_SIGNS = re.compile(r"[^\w]+|_")


@dataclass(frozen=True, slots=True)
class _Stored:
    """A listing as it was before the file came: what it states, and its address as addresses are compared."""

    listing: Listing
    facts: Facts
    core: str


class Standing:
    """The listings that an organisation had before a file came. Each is meant by one row at most; what it states is read once."""

    def __init__(self, listings: Iterable[Listing]) -> None:
        self._by_code: dict[str, Listing] = {}
        self._by_sizes: dict[tuple[Any, Any], list[_Stored]] = defaultdict(list)
        self._by_address: dict[str, list[_Stored]] = defaultdict(list)
        self._claimed: set[int] = set()
        for listing in listings:
            facts = record_of(listing, "listing")
            stored = _Stored(listing, facts, address_core(facts))
            self._by_code[listing.code_key] = listing
            self._by_sizes[_sizes(facts)].append(stored)
            if stored.core:
                self._by_address[stored.core[-_ADDRESS_SIGNS:]].append(stored)

    def named(self, code: str) -> Listing | None:
        """The listing of that id, in any spelling."""
        return self._by_code.get(code_key(code))

    def claim(self, listing: Listing) -> None:
        """A row has taken this listing; no other row means it."""
        self._claimed.add(listing.pk)

    def twin(self, facts: Facts) -> Listing | None:
        """A listing that states exactly these facts, no more and no less: the row of a file that comes a second time."""
        near = self._free(self._by_sizes[_sizes(facts)])
        return next((each.listing for each in near if _states_just(each.facts, facts)), None)

    def alike(self, facts: Facts) -> list[Listing]:
        """Listings that are probably the same place: address and area agree, and floor and kind do not speak against it."""
        return [each.listing for each in self._near(facts)]

    def meant(self, facts: Facts) -> tuple[list[Listing], bool]:
        """The listings that a row without an id may mean that says that its place is taken, and whether it is sure: one
        alone, of the same address to the end and of the same area."""
        near = self._near(facts)
        same = [each for each in near if _is_same_place(facts, each.facts)]
        is_sure = len(same) == 1
        return [each.listing for each in (same if is_sure else near)], is_sure

    def is_taken(self, code: str) -> bool:
        """Whether some listing has this id."""
        return code_key(code) in self._by_code

    def add(self, listing: Listing) -> None:
        """A listing that a row of this file has made: its id is taken, but no later row means it."""
        self._by_code[listing.code_key] = listing
        self.claim(listing)

    def _near(self, facts: Facts) -> list[_Stored]:
        core = address_core(facts)
        if not core:
            return []
        return [each for each in self._free(self._by_address[core[-_ADDRESS_SIGNS:]]) if _is_alike(core, facts, each)]

    def _free(self, stored: Iterable[_Stored]) -> Iterable[_Stored]:
        return (each for each in stored if each.listing.pk not in self._claimed)


def address_core(record: Facts) -> str:
    """An address without what any spelling may leave out: division names in front, punctuation, width. "" when too short."""
    text = _SIGNS.sub("", unicodedata.normalize("NFKC", str(record.get("address") or ""))).casefold()
    for name in _division_names(str(record.get("region_code") or "")):
        text = text.removeprefix(name)
    return text if len(text) >= _ADDRESS_SIGNS else ""


def _division_names(code: str) -> list[str]:
    """省、市、县、镇 of a code from the top, each whole and without its last sign."""
    try:
        names = [division(step).name for step in (*ancestors(code), code)]
    except GeographyError:
        return []
    return [each for name in names for each in (name, name[:-1]) if len(each) > 1]


def _sizes(record: Facts) -> tuple[Any, Any]:
    return record.get("area_m2"), record.get("land_area_m2")


def _states_just(stated: Facts, facts: Facts) -> bool:
    filled = {key: value for key, value in facts.items() if value not in (None, "", [])}
    return stated.keys() == filled.keys() and not any(differs(stated[key], filled[key]) for key in filled)


def _is_alike(core: str, facts: Facts, stored: _Stored) -> bool:
    stated, other = stored.facts, stored.core
    county, its_county = (str(each.get("region_code") or "")[:6] for each in (facts, stated))
    return (
        (core.endswith(other) or other.endswith(core))
        and (not county or not its_county or county.startswith(its_county) or its_county.startswith(county))
        and _areas_agree(facts, stated)
        and _may_meet(facts.get("kind"), stated.get("kind"))
        and _may_meet(facts.get("floor_no"), stated.get("floor_no"))
    )


def _is_same_place(facts: Facts, stated: Facts) -> bool:
    """Every stated area is the same, so is the floor where either names one, and of the address one leaves out at most
    the town in front."""
    short, long = sorted((address_core(facts), address_core(stated)), key=len)
    return (
        _TOWNS.fullmatch(long.removesuffix(short)) is not None
        and _sizes(facts) == _sizes(stated)
        and set(facts.get("floor_no") or ()) == set(stated.get("floor_no") or ())
    )


def _areas_agree(facts: Facts, stated: Facts) -> bool:
    """Of the areas that both state, at least one, every one agrees."""
    both = [(facts[key], stated[key]) for key in ("area_m2", "land_area_m2") if facts.get(key) and stated.get(key)]
    return bool(both) and all(abs(one - other) <= _AREA_SHARE * max(one, other) for one, other in both)


def _may_meet(one: list[Any] | None, other: list[Any] | None) -> bool:
    return not one or not other or bool(set(one) & set(other))
