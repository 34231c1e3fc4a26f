"""Notices and advertisements in prose: one parcel, or several in sequence."""

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
from luodi.reading.parcel._where import where

#: Keys that make a text about a parcel; a place and a phone alone do not.
_TELLING = frozenset(
    (
        *("land_area_m2", "tenure_years", "floor_area_ratio_min", "floor_area_ratio_max", "buyer", "land_use"),
        *("building_coverage_min_pct", "building_coverage_max_pct", "start_price_cny", "start_price_cny_m2"),
        *("land_price_cny_mu", "investment_per_mu_min_cny", "tax_per_mu_min_cny", "output_per_mu_min_cny"),
        *("deal_price_cny", "deposit_cny", "height_limit_max_m", "green_ratio_min_pct", "green_ratio_max_pct"),
    )
)
#: Words with which the text turns from the last parcel to all of them.
_SHARED = (
    r"\n\s*(?=(?:统一|其他|其它|均|备注|注[::]|联系|咨询|竞买|报名|共同|[二三四五]、)|[^\n]{0,12}(?:电话|联系))|"
    r"[,。;\n]\s*(?=(?:都[是为]|均[为按须]))|[。;\n]\s*(?=(?:以上|上述|两宗|两块|三宗|三块|各宗|各地块|全部|统一|所有))|[。;]\s*(?=(?:联系|咨询|公告|报名|竞买人|备注))"
)
_PEOPLE = frozenset(("contact_name", "phone", "wechat"))
_PLACES = frozenset(("region_raw", "region_code", "address"))


def read_prose(text: Text) -> Reading:
    """One record per parcel with an area of its own."""
    scanned = scan(text)
    mentions = _corrected(scanned, prose_mentions(text, scanned))
    drafts = [draft(part) for part in _parcels(text, scanned, mentions)]
    drafts = [d for d in drafts if d.record.keys() & _TELLING]
    used = [m for d in drafts for m in d.sources.values()]
    ambiguous, ignored = remarks(text, scanned, mentions, used)
    sources = tuple(d.sources for d in drafts)
    records = tuple(d.record for d in drafts)
    return Reading(
        "parcel", text, records, sources[0] if sources else {}, tuple(mentions), ambiguous, ignored, "", sources
    )


def _corrected(scanned: Scan, mentions: list[Mention]) -> list[Mention]:
    """Drops superseded prices: 由24.8万元/亩调整为21万元/亩."""
    slips = [m.span() for m in compiled(rules.CORRECTED).finditer(scanned.clean)]
    return [m for m in mentions if not any(a <= m.start and m.end <= b for a, b in slips)]


def _parcels(text: Text, scanned: Scan, mentions: list[Mention]) -> list[list[Mention]]:
    """The mentions of each parcel, each including the shared ones; a single list for one parcel."""
    starts = _starts(mentions)
    if len(starts) < 2:
        return [mentions]
    ends = [*starts[1:], _end(scanned, starts[-1])]
    spans = list(zip(starts, ends, strict=True))
    parts = [[m for m in mentions if a <= m.start < b and _is_own(m)] for a, b in spans]
    mine = {id(m) for part in parts for m in part}
    shared = [m for m in mentions if id(m) not in mine and m.key not in OWN | _PLACES]
    preamble = _places(text, 0, starts[0])
    return [_with([*part, *_lying(text, span, preamble)], shared) for part, span in zip(parts, spans, strict=True)]


def _starts(mentions: list[Mention]) -> list[int]:
    """The offsets where parcels begin: at each distinct parcel number followed by an area."""
    first: dict[str, int] = {}
    for mention in mentions:
        if mention.key == "parcel_no" and not mention.is_ambiguous:
            first.setdefault(str(mention.value), mention.start)
    areas = [m.start for m in mentions if m.key == "land_area_m2" and not m.is_ambiguous]
    starts = sorted(set(first.values()))
    return [a for a, b in itertools.pairwise([*starts, 1 << 60]) if any(a <= at < b for at in areas)]


def _end(scanned: Scan, start: int) -> int:
    shared = compiled(_SHARED).search(scanned.clean, start)
    return shared.start() if shared else len(scanned.clean)


def _places(text: Text, start: int, end: int) -> list[Mention]:
    """The places named in one part of the text."""
    part = Text(text.clean[start:end], text.clean[start:end])
    return [m.but(start=m.start + start, end=m.end + start) for m in where(part)]


def _lying(text: Text, span: tuple[int, int], preamble: list[Mention]) -> list[Mention]:
    """The part's own place if it lies within that of the whole text, else the latter."""
    own = _places(text, *span)
    above = next((m for m in preamble if m.key == "region_raw"), None)
    codes = {m.key: str(m.value) for m in preamble if m.key == "region_code"}
    is_inside = all(str(m.value).startswith(codes.get("region_code", "")) for m in own if m.key == "region_code")
    own = own if is_inside else [m for m in own if m.key != "region_code"]
    named = [m.but(value=f"{above.value}、{m.value}") if above and m.key == "region_raw" else m for m in own]
    keys = {m.key for m in named}
    return [*named, *(m for m in preamble if m.key not in keys and m.key != "address")]


def _is_own(mention: Mention) -> bool:
    """Whether a mention belongs to one parcel. Contacts are shared, and places are read again for each part unless labelled."""
    return mention.key not in _PEOPLE and (mention.key not in _PLACES or mention.rule.startswith("label_"))


def _with(part: list[Mention], shared: list[Mention]) -> list[Mention]:
    """A parcel's own mentions, followed by the shared ones."""
    keys = {m.key for m in part}
    return [*part, *(m for m in shared if m.key not in keys)]
