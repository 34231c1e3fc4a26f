"""A notice or an advertisement in prose: one parcel, or several that are told one after the other."""

import itertools

from luodi.reading._common import remarks
from luodi.reading._door import Text
from luodi.reading._mention import Mention
from luodi.reading._reading import Reading
from luodi.reading._rule import compiled
from luodi.reading._scan import Scan, scan
from luodi.reading.parcel import rules
from luodi.reading.parcel._prose import mentions as prose_mentions
from luodi.reading.parcel._record import OWN, draft

#: What makes a text speak of a parcel: a place and a phone alone do not.
_TELLING = frozenset(
    (
        *(
            "parcel_no",
            "land_area_m2",
            "land_use",
            "tenure_years",
            "floor_area_ratio_min",
            "floor_area_ratio_max",
            "buyer",
        ),
        *(
            "building_coverage_min_pct",
            "building_coverage_max_pct",
            "start_price_cny",
            "start_price_cny_m2",
            "deal_price_cny",
        ),
        *(
            "land_price_cny_mu",
            "investment_per_mu_min_cny",
            "tax_per_mu_min_cny",
            "output_per_mu_min_cny",
            "deposit_cny",
        ),
    )
)
_SHARED = (
    r"\n\s*(?=(?:统一|以上|其他|其它|均|备注|注|联系|咨询|竞买|二、|三、|四、|报名|共同)|[^\n]{0,12}(?:电话|联系))"
)


def read_prose(text: Text) -> Reading:
    """A record for each parcel that is told with its own area; one when there is one."""
    seen = scan(text)
    found = _corrected(seen, prose_mentions(text, seen))
    drafts = [draft(part) for part in _parcels(seen, found)]
    drafts = [d for d in drafts if d.record.keys() & _TELLING]
    used = [m for d in drafts for m in d.sources.values()]
    ambiguous, ignored = remarks(text, seen, found, used)
    sources = tuple(d.sources for d in drafts)
    records = tuple(d.record for d in drafts)
    return Reading(
        "parcel", text, records, sources[0] if sources else {}, tuple(found), ambiguous, ignored, "", sources
    )


def _corrected(seen: Scan, found: list[Mention]) -> list[Mention]:
    """由24.8万元/亩调整为21万元/亩: what stands before the change is not the price any more."""
    slips = [m.span() for m in compiled(rules.CORRECTED).finditer(seen.clean)]
    return [m for m in found if not any(a <= m.start and m.end <= b for a, b in slips)]


def _parcels(seen: Scan, found: list[Mention]) -> list[list[Mention]]:
    """The mentions of each parcel, the shared ones in all; one list when there is one parcel."""
    starts = _starts(found)
    if len(starts) < 2:
        return [found]
    borders = [*starts, len(seen.clean)]
    spans = [(a, _end(seen, a, b, is_last=b == len(seen.clean))) for a, b in itertools.pairwise(borders)]
    parts = [[m for m in found if a <= m.start < b] for a, b in spans]
    if sum(any(m.key == "land_area_m2" for m in part) for part in parts) < 2:
        return [found]
    mine = {id(m) for part in parts for m in part}
    shared = [m for m in found if id(m) not in mine and m.key not in OWN]
    return [_with(part, shared) for part in parts]


def _starts(found: list[Mention]) -> list[int]:
    """Where a parcel begins: the first mention of each different number, if two or more stand before an area of their own."""
    seen: dict[str, int] = {}
    for mention in found:
        if mention.key == "parcel_no" and not mention.is_ambiguous:
            seen.setdefault(str(mention.value), mention.start)
    areas = [m.start for m in found if m.key == "land_area_m2"]
    starts = sorted(seen.values())
    return [a for a, b in itertools.pairwise([*starts, 1 << 60]) if any(a <= at < b for at in areas)]


def _end(seen: Scan, start: int, end: int, *, is_last: bool) -> int:
    """The last parcel ends where the text turns to all of them."""
    shared = compiled(_SHARED).search(seen.clean, start, end) if is_last else None
    return shared.start() if shared else end


def _with(part: list[Mention], shared: list[Mention]) -> list[Mention]:
    keys = {m.key for m in part}
    return [*part, *(m for m in shared if m.key not in keys)]
