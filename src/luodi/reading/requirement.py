"""A requirement: what a company or its broker is looking for, as asks with the hedge rule of design section 5."""

from collections.abc import Iterable
from functools import partial
from typing import TypeVar

from luodi.reading import area
from luodi.reading._clauses import unheeded
from luodi.reading._clients import clients
from luodi.reading._common import (
    Mentions,
    empty_note,
    remarks,
    says_something,
    unowned,
)
from luodi.reading._door import Text
from luodi.reading._find import find_all
from luodi.reading._mention import Mention
from luodi.reading._reading import Draft, Reading, Remark
from luodi.reading._requirement_record import AREAS, draft_of
from luodi.reading._rule import compiled
from luodi.reading._scan import Scan, scan

_Placed = TypeVar("_Placed", Mention, Remark)


def read(text: Text) -> Reading:
    """Reads a requirement; several records if several clients are looking (客户A, 客户B)."""
    each = [_read_one(part) for part in clients(text)]
    if len(each) == 1 or not all(_SIZES & reading.record.keys() for reading in each):
        return each[0] if len(each) == 1 else _read_one(text)
    return Reading(
        "requirement",
        text,
        tuple(reading.record for reading in each),
        each[0].sources,
        _distinct(m for reading in each for m in reading.mentions),
        _distinct(m for reading in each for m in reading.ambiguous),
        _distinct(m for reading in each for m in reading.ignored),
        "",
        tuple(reading.sources for reading in each),
    )


def _distinct(placed: Iterable[_Placed]) -> tuple[_Placed, ...]:
    """Merges several readings, keeping once what they have in common."""
    return tuple({(m.start, m.end, repr(m)): m for m in placed}.values())


def _read_one(text: Text) -> Reading:
    scanned = scan(text)
    mentions = find_all(text)
    mentions = [_asked_about(m) if m.key == "eaves_height" else m for m in mentions]
    mentions = _without_present(scanned, mentions)
    asks = Mentions(mentions)
    if asks.of("deal", "kind") and not asks.of("area", "area_total", "area_from", "land"):
        mentions = [*mentions, *_alone(text, scanned, mentions)]
        asks = Mentions(mentions)
    draft = draft_of(asks, scanned)
    if not says_something(draft):
        draft = Draft(doubts=draft.doubts)
    records = (draft.record,) if draft.record else ()
    ambiguous, ignored = remarks(text, scanned, [*mentions, *draft.doubts], draft.sources.values())
    note = "" if records else empty_note(text)
    all_mentions = (*mentions, *draft.doubts)
    clauses = partial(unheeded, text, scanned, mentions, tuple(draft.sources.values())) if records else None
    return Reading(
        "requirement", text, records, draft.sources, all_mentions, ambiguous, ignored, note, unheeded=clauses
    )


_SIZES = {"area_min_m2", "area_max_m2", "land_area_min_m2", "land_area_max_m2"}
#: 目前在武汉江夏租厂房4200平方米, 现厂位于芝罘区(1900㎡): the present premises.
_PRESENT = r"(?:目前|现在?|现阶段)(?!.{0,8}(?:想|要|需|拟|打算|计划|准备|找|求))[^,。;\n]{0,14}(?:租|用|位于|厂区|厂房)[^,。;\n]{0,12}$"


def _without_present(scanned: Scan, mentions: list[Mention]) -> list[Mention]:
    """Drops the areas of the present premises if others are sought."""
    areas = [m for m in mentions if m.key in AREAS]
    present = [m for m in areas if compiled(_PRESENT).search(scanned.clean[max(0, m.start - 40) : m.start])]
    return mentions if not present or len(present) == len(areas) else [m for m in mentions if m not in present]


def _asked_about(mention: Mention) -> Mention:
    """A required eaves height: no ask covers it, and it is neither clear nor storey height."""
    return mention.but(is_ambiguous=True, note="檐高没有对应的要求：要的净高或层高是多少？")


def _alone(text: Text, scanned: Scan, mentions: list[Mention]) -> list[Mention]:
    """A bare number that nothing else explains is the area, if it is the only one."""
    free = unowned(area.find_alone(text), mentions)
    return free if len(free) == 1 else []
