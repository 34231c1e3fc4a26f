"""Everything that is compiled, compiled before anybody waits for it."""

import datetime as dt

from luodi.matching.answer.match import match
from luodi.matching.index.live import LiveIndex
from luodi.matching.kernel.engines import compiled
from luodi.matching.sides import Branch, Listing, Requirement
from luodi.matching.watch.watches import Watches

_DAY = dt.date(2026, 1, 1)


def warm_up() -> None:
    """Loads the compiled kernels of indexes and watches, compiling them when no cache fits (half a minute): for servers at start.

    Indexes that change or are opened from a file need no others. Left out is the wide layout, of listings with more land
    than 21 km² or more than 32,767 different admissions, which is compiled when the first of them comes.
    """
    offers = [Listing(id=name, rent_min_cny_m2_month=2) for name in "ab"]
    need = Requirement(branches=(Branch(rent_max_cny_m2_month=1),))
    live = LiveIndex.build(offers[:1], engine=compiled())
    live.apply(offers)
    match(live.index, need, as_of=_DAY)
    Watches.build([need], is_compiled=True).on_change(None, offers[0], as_of=_DAY)
