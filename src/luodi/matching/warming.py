"""Compiles the kernels before anybody has to wait for them."""

import datetime as dt

from luodi.matching.answer.match import match
from luodi.matching.index.live import LiveIndex
from luodi.matching.kernel.engines import compiled
from luodi.matching.sides import Branch, Listing, Requirement
from luodi.matching.watch.watches import Watches

_DAY = dt.date(2026, 1, 1)


def warm_up() -> None:
    """Loads the compiled kernels of indexes and watches, for servers at start; takes half a minute without a valid cache.

    This covers live indexes and indexes opened from a file. The wide layout, for listings with more than 21 km² of land
    or more than 32,767 distinct admissions, is compiled on first use.
    """
    offers = [Listing(id=name, rent_min_cny_m2_month=6) for name in "ab"]
    need = Requirement(branches=(Branch(rent_max_cny_m2_month=5),))
    live = LiveIndex.build(offers[:1], engine=compiled())
    live.apply(offers)
    match(live.index, need, as_of=_DAY)
    Watches.build([need], is_compiled=True).on_change(None, offers[0], as_of=_DAY)
