"""Free-text cells (备注, 价格, 电), left to `luodi.reading`; numbers count only with a stated unit."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from luodi.fields import for_record

#: The fields a remark may fill. Not deal, kind or place: remarks mention other places too.
_FILLS = frozenset(f.key for f in for_record("listing")) - {
    *("id", "deal", "kind", "region_code", "region_raw", "address", "lon", "lat", "source", "as_of", "contact_name"),
}
_AREAS = frozenset(("area_m2", "land_area_m2", "yard_m2", "min_area_m2"))
#: Areas that differ by no more than this share agree: one of them is rounded.
_AREA_SHARE = 0.02
_RENT = ("rent_min_cny_m2_month", "rent_max_cny_m2_month")
_SALE = ("sale_price_cny", "sale_price_cny_m2", "land_price_cny_mu")
#: For each field, those that leave a remark about it nothing to fill once a column states them.
_PEERS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys((*_RENT, "is_rent_negotiable"), _RENT),
    **dict.fromkeys(_SALE, _SALE),
    "height_m": ("clear_height_m", "storey_height_m", "eaves_height_m"),
    "is_single_storey": ("floors_total", "floor_no"),
    **dict.fromkeys(("floors_total", "floor_no"), ("is_single_storey",)),
}
#: An amount and the field that says whether there is any.
_AMOUNTS = {"crane_capacity_t": "has_crane", "freight_lift_t": "has_freight_lift"}
_CLAUSE = re.compile(r"[^，,；;。、\n]+")
#: Clauses about another place, and clauses whose area covers more than the place on offer.
_ELSEWHERE = re.compile(r"隔壁|旁边|对面|附近|周边|紧?邻|原(?:来|为|是|先)|以前")
_BESIDES = re.compile(r"另|园区|厂区|整个|总(?:面积|建|占)|其中|其[他它]")
#: Parts of a place, with the figure of their own area behind them. A yard has a field of its own.
_PART = re.compile(
    r"(?:办公(?:楼|室|区域?|用?房)?|宿舍楼?|食堂|雨[棚篷]|空地|场地|夹层|阁楼|地下室|配[电套]房|门卫室?)"
    r"(?:面积|有|约|为|[:：\s])*[\d一二两三四五六七八九十百千]"
)


@dataclass(frozen=True, slots=True)
class Understood:
    """A remark: the facts the reader understood, the clause behind each, and the clauses that gave none."""

    facts: Mapping[str, Any]
    words: Mapping[str, str]
    unread: tuple[str, ...]


@lru_cache(maxsize=20_000)
def remark(text: str) -> Understood:
    """What a remark says about its row's place; a text about several places counts as not understood."""
    # imported here because the rules take time to load and most sheets have no free-text cells
    from luodi.reading import read

    reading = read(text, kind="listing")
    if len(reading.records) != 1:
        return Understood({}, {}, (text,))
    clauses = [(m.start(), m.end(), m[0].strip()) for m in _CLAUSE.finditer(text)]
    facts: dict[str, Any] = {}
    words: dict[str, str] = {}
    lost = {_clause(clauses, number.start, number.text) for number in reading.passed_over}
    for key, source in reading.sources.items():
        start, end = reading.text.span(source.start, source.end)
        clause = _clause(clauses, start, text[start:end])
        if _ELSEWHERE.search(clause) or (key in _AREAS and _is_of_other(key, clause)):
            lost.add(clause)
        elif key in _FILLS and key in reading.record:
            facts[key], words[key] = reading.record[key], clause
    heard = set(words.values()) - lost
    return Understood(facts, words, tuple(c for _, _, c in clauses if c and c not in heard))


def _is_of_other(key: str, clause: str) -> bool:
    """Whether an area in a clause is that of more than the place, or of a part of it."""
    return bool(_BESIDES.search(clause) or (key != "yard_m2" and _PART.search(clause)))


def _clause(clauses: list[tuple[int, int, str]], start: int, words: str) -> str:
    """The clause that an offset lies in."""
    return next((clause for at, end, clause in clauses if at <= start < end), words)


def understood(text: str) -> dict[str, Any]:
    """The fields read from a text about one place; {} if it is about several or nothing is understood."""
    return dict(remark(text.strip()).facts)


def fill(record: dict[str, Any], said: Understood) -> tuple[list[str], list[tuple[str, str]], list[str]]:
    """Fills blanks in a record from a remark; never changes a value.

    Returns the fields filled, the contradictions as (remark's field, column's field), and the clauses not used.
    """
    stated, filled, differing = dict(record), [], []
    unread = list(said.unread)
    for key, value in said.facts.items():
        peer = _peer(key, stated)
        if not peer:
            record[key] = value
            filled.append(key)
        elif key == "is_rent_negotiable" and peer != key:
            unread.append(said.words[key])
        elif not _agree(key, value, peer, stated[peer]):
            differing.append((key, peer))
    return filled, differing, unread


def _peer(key: str, stated: Mapping[str, Any]) -> str:
    """The stated field that a remark about `key` must agree with, "" if there is none."""
    if key in stated:
        return key
    if key in _AMOUNTS and stated.get(_AMOUNTS[key]) is False:
        return _AMOUNTS[key]
    amount = next((a for a, has in _AMOUNTS.items() if has == key), "")
    if amount in stated:
        return amount
    return next((peer for peer in _PEERS.get(key, ()) if peer in stated), "")


def _agree(key: str, said: Any, peer: str, stated: Any) -> bool:
    if key in _AMOUNTS.values() and peer != key:
        return said is True
    if peer != key:
        return False
    if isinstance(said, list):
        return set(said) <= set(stated)
    if key in _AREAS:
        return bool(abs(said - stated) <= _AREA_SHARE * max(said, stated))
    return bool(said == stated)
