"""Identifies the stored listing of a row: by its own id, or without one by its facts, never by sheet and row number."""

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
#: Two areas within this share of each other are treated as the same area.
_AREA_SHARE = 0.02
#: Addresses are compared by their ends if these have at least this many characters; "8号" alone says nothing.
_ADDRESS_SIGNS = 4
#: Optional prefixes of an address: 昆仑街道, 溧阳经济开发区.
_TOWNS = re.compile(r"|.+(?:省|市|县|区|镇|乡|街道|园|村)")
_SIGNS = re.compile(r"[^\w]+|_")


@dataclass(frozen=True, slots=True)
class _Stored:
    """A listing before the import: its facts, and its address normalised for comparison."""

    listing: Listing
    facts: Facts
    core: str


class Standing:
    """An organisation's listings before an import. At most one row identifies each; facts are read once."""

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
        """The listing with an id, in any spelling."""
        return self._by_code.get(code_key(code))

    def claim(self, listing: Listing) -> None:
        """Marks a listing as identified by a row, so that no other row identifies it."""
        self._claimed.add(listing.pk)

    def twin(self, facts: Facts) -> Listing | None:
        """A listing with exactly these facts, no more and no less: the same row imported again."""
        near = self._free(self._by_sizes[_sizes(facts)])
        return next((each.listing for each in near if _states_just(each.facts, facts)), None)

    def alike(self, facts: Facts) -> list[Listing]:
        """Listings that are probably the same place: address and area agree, floor and kind do not conflict."""
        return [each.listing for each in self._near(facts)]

    def meant(self, facts: Facts) -> tuple[list[Listing], bool]:
        """The listings that a row without an id may identify if its place is taken, and whether that is certain: only one,
        with the same full address and area."""
        near = self._near(facts)
        same = [each for each in near if _is_same_place(facts, each.facts)]
        is_sure = len(same) == 1
        return [each.listing for each in (same if is_sure else near)], is_sure

    def is_taken(self, code: str) -> bool:
        """Whether a listing has this id."""
        return code_key(code) in self._by_code

    def add(self, listing: Listing) -> None:
        """Adds a listing made by this import: its id is taken, but later rows do not identify it."""
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
    """An address without optional parts: leading division names, punctuation, width. "" if too short."""
    text = _SIGNS.sub("", unicodedata.normalize("NFKC", str(record.get("address") or ""))).casefold()
    for name in _division_names(str(record.get("region_code") or "")):
        text = text.removeprefix(name)
    return text if len(text) >= _ADDRESS_SIGNS else ""


def _division_names(code: str) -> list[str]:
    """省、市、县、镇 of a code from the top, each in full and without its last character."""
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
    """Whether every stated area is the same, the floor too if either states it, and the addresses differ at most by a leading
    town."""
    short, long = sorted((address_core(facts), address_core(stated)), key=len)
    return (
        _TOWNS.fullmatch(long.removesuffix(short)) is not None
        and _sizes(facts) == _sizes(stated)
        and set(facts.get("floor_no") or ()) == set(stated.get("floor_no") or ())
    )


def is_another_place(facts: Facts, stated: Facts) -> bool:
    """Whether a row that bears a listing's id plainly means another place: it lies in another county or at another address,
    and no area agrees. What one of the two does not state tells nothing."""
    if not _share_an_area(facts, stated) or _areas_agree(facts, stated):
        return False
    county, its_county = (str(each.get("region_code") or "")[:6] for each in (facts, stated))
    if county and its_county and not county.startswith(its_county) and not its_county.startswith(county):
        return True
    core, other = address_core(facts), address_core(stated)
    return bool(core and other) and core not in other and other not in core


def _share_an_area(facts: Facts, stated: Facts) -> bool:
    return any(facts.get(key) and stated.get(key) for key in ("area_m2", "land_area_m2"))


def _areas_agree(facts: Facts, stated: Facts) -> bool:
    """Whether at least one area is stated by both, and all such areas agree."""
    both = [(facts[key], stated[key]) for key in ("area_m2", "land_area_m2") if facts.get(key) and stated.get(key)]
    return bool(both) and all(abs(one - other) <= _AREA_SHARE * max(one, other) for one, other in both)


def _may_meet(one: list[Any] | None, other: list[Any] | None) -> bool:
    return not one or not other or bool(set(one) & set(other))
