"""Explanations of judged pairs as typed values: what each side states, what an ask counts, what is open.

They are made only for the pairs shown. `luodi.voice` puts them into words. Rows with the same values share one ExplainedAsk.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from functools import cached_property, lru_cache
from typing import Any, Final, NamedTuple

from luodi.matching.answer.judge import Judgement, ScoreSheet
from luodi.matching.asks import ASKS, CARDS, NEEDS, Card, asked_by, is_boolean, is_date
from luodi.matching.codes import ABSENT, DEALS, KINDS, NEAR_MISS, NOT_ASKED, NOTHING, UNKNOWN, VERDICTS
from luodi.matching.kernel.dispatch import field_of
from luodi.matching.kernel.source import FIELDS
from luodi.matching.sides import Branch
from luodi.matching.weights import published, weights

#: The values one side states for an ask, by dictionary key in order: stored integers, booleans, dates, letters, tuples of codes
#: and floors. Unstated ones are left out.
Stated = tuple[tuple[str, Any], ...]
#: The values of a listing that an ask depends on, in the order of READS.
Values = tuple[Any, ...]
#: Values that mean "not stated".
_BLANK: Final = frozenset((ABSENT, 0, "", ()))
_LETTERS = "ABCDE"
#: The number of distinct listing values cached per ask, because the same few places are shown again and again.
_KEPT = 8192


class ExplainedAsk(NamedTuple):
    """One ask of a pair. asked, has: the values stated by the asking side and by the other.

    utility: its value in the score, 0 to 255 (the prior if unknown); with `weight` it rebuilds the score. gap: in
    millionths of the limit. is_close: unmet in a near miss, hard, and relaxable.
    waits_for: the field whose value would decide an unknown ask, "" if there is no single one.
    """

    name: str
    status: str
    is_hard: bool
    asked: Stated
    has: Stated
    weight: int
    utility: int
    gap: int
    is_close: bool
    waits_for: str

    @property
    def asked_by(self) -> str:
        """`listing` or `requirement`."""
        return asked_by(self.name)


def explain(judged: Sequence[Judgement]) -> list[tuple[ExplainedAsk, ...]]:
    """The asks of each pair in ASKS order, none for pairs out of scope. Values common to several pairs are made once."""
    by_sheet: dict[int, list[int]] = {}
    for place, each in enumerate(judged):
        by_sheet.setdefault(id(each.sheet), []).append(place)
    asks_of_pairs: list[tuple[ExplainedAsk, ...]] = [()] * len(judged)
    for places in by_sheet.values():
        sheet = judged[places[0]].sheet
        if sheet is not None:
            for place, asks in zip(places, explained_rows(sheet, [judged[place] for place in places]), strict=True):
                asks_of_pairs[place] = tuple(asks)
    return asks_of_pairs


def explained_rows(sheet: ScoreSheet, judged: Sequence[Judgement]) -> list[list[ExplainedAsk]]:
    """The asks of some pairs of one sheet."""
    places = [(one.row, one.verdict == VERDICTS[NEAR_MISS]) for one in judged]
    pairs: list[list[ExplainedAsk]] = [[] for _ in judged]
    wants = Wants(sheet)
    for line, answers in enumerate(sheet.answers):
        if any(answers[row] != NOT_ASKED for row, _ in places):
            AskOfSheet(sheet, line, wants).add(places, pairs)
    return pairs


class Wants:
    """A sheet's branch as the kernels read it, made on demand for open asks."""

    def __init__(self, sheet: ScoreSheet) -> None:
        self.sheet = sheet

    @cached_property
    def vector(self) -> Any:
        return self.sheet.rows.vector(self.sheet.branch, 0)


class AskOfSheet:
    """One ask of a sheet; rows with the same values share its stated values."""

    def __init__(self, sheet: ScoreSheet, line: int, wants: Wants) -> None:
        self.sheet, self.line, self.wants = sheet, line, wants
        self.number, self.name = sheet.numbers[line], ASKS[sheet.numbers[line]]
        self.is_hard, self.answers = bool(sheet.hard >> self.number & 1), sheet.answers[line]
        self.is_of_listing = asked_by(self.name) == "listing"
        columns = [sheet.rows.column(key) for key in READS[self.name]]
        self.values: Sequence[Values] = list(zip(*columns, strict=True)) if columns else [()] * len(sheet.rows)
        self.weight, self.prior = weights().weight[self.number], weights().prior[self.number]
        self.known: dict[Values, ExplainedAsk] = {}
        self.known_near: dict[Values, ExplainedAsk] = {}

    def add(self, places: Sequence[tuple[int, bool]], pairs: Sequence[list[ExplainedAsk]]) -> None:
        """Adds the ask of each row to its pair."""
        answers, values, known, known_near = self.answers, self.values, self.known, self.known_near
        for (row, is_near), pair in zip(places, pairs, strict=True):
            if answers[row] != NOT_ASKED:
                before = known_near if is_near else known
                known_ask = before.get(values[row])
                if known_ask is None:
                    known_ask = before[values[row]] = self.ask(row, is_near)
                pair.append(known_ask)

    def ask(self, row: int, is_near: bool) -> ExplainedAsk:
        """The ask of one row."""
        answer, offered = self.answers[row], stated_of(self.name, self.values[row])
        asked, has = (offered, self.wanted) if self.is_of_listing else (self.wanted, offered)
        if self.name in PER_MU:
            asked, has = asked[:1], (*has, *(() if self.is_land_wanted else asked[1:]))
        name, is_hard, weight = self.name, self.is_hard, self.weight
        if answer >= 0:
            return ExplainedAsk(name, "met", is_hard, asked, has, weight, answer, 0, False, "")
        if answer == UNKNOWN:
            return ExplainedAsk(name, "unknown", is_hard, asked, has, weight, self.prior, 0, False, self.waits_for(row))
        is_close = is_near and is_hard and bool(has) and self.is_relaxable
        return ExplainedAsk(
            name, "unmet", is_hard, asked, has, weight, 0, self.sheet.gaps[self.line][row], is_close, ""
        )

    @cached_property
    def wanted(self) -> Stated:
        """The values the requirement states for the ask."""
        return wanted(self.name, self.sheet.branch)

    @cached_property
    def is_land_wanted(self) -> bool:
        """Whether the company states the land it takes, which then replaces the listing's."""
        return self.sheet.branch.land_area_min_m2 != ABSENT

    def waits_for(self, row: int) -> str:
        """The field an unknown ask of a row waits for."""
        missing = field_of(self.number, self.sheet.rows.plain, row, self.wants.vector)
        return "" if missing == NOTHING else FIELDS[missing]

    @cached_property
    def is_relaxable(self) -> bool:
        """Whether a concession has been published, so that one may be suggested where the miss is near."""
        return published()[self.name].how not in ("never", "ladder")


@lru_cache(_KEPT)
def stated_of(name: str, values: Values) -> Stated:
    """The values a listing states for an ask, by dictionary key, from its column values."""
    facts: list[tuple[str, Any]] = []
    for column, value in zip(READS[name], values, strict=True):
        make = _MAKERS.get(column)
        if make is not None:
            facts += make(value)
        elif column in _FLAGS:
            facts += [(column, value == 1)] if value != ABSENT else []
        elif value != ABSENT:
            facts.append((column, day(value) if is_date(column) else value))
    return tuple(facts)


def wanted(name: str, branch: Branch) -> Stated:
    """The values a branch states for an ask: its limits or, for a listing's ask, the company's figures."""
    limits: list[tuple[str, Any]] = []
    for key in WANTED[name]:
        value = getattr(branch, key)
        if value not in _BLANK or (value == 0 and key in _NUMBERS):
            limits.append((key, _WANTED_AS[key](value) if key in _WANTED_AS else value))
    return tuple(limits)


def day(ordinal: int) -> dt.date:
    """The date of an ordinal."""
    return dt.date.fromordinal(ordinal)


def letter(place: int) -> str:
    """The fire hazard letter of a number."""
    return _LETTERS[place - 1]


def members(names: Sequence[str]) -> Callable[[int], tuple[str, ...]]:
    """The names of the bits of a mask."""
    return lambda mask: tuple(name for place, name in enumerate(names) if mask >> place & 1)


def _industries(admission: tuple[tuple[str, ...], tuple[str, ...], bool]) -> list[tuple[str, Any]]:
    keys = ("industries_admitted", "industries_excluded", "is_admission_exclusive")
    return [(key, value) for key, value in zip(keys, admission, strict=True) if value]


#: Asks of a company's figure per mu, whose land either side may state.
PER_MU: Final = tuple(card.name for card in CARDS.values() if card.form == "per_mu")
#: Listing keys shown with an ask although its card does not name them.
_BESIDE: Final = {"rent": ("is_rent_negotiable",)}
#: The floors on offer, and the keys of a listing's storeys.
_FLOORS, _STOREYS = ("floors", "single_storey"), ("is_single_storey", "floors_total", "floor_no")


def columns_of(card: Card) -> tuple[str, ...]:
    """The listing columns (see `Rows.column`) an ask depends on; deal and kind are asks only if blank."""
    if card.form == "scope":
        return ()
    if card.listing == ("storeys",):
        return _STOREYS if card.name == "single_storey" else _FLOORS
    return (*card.listing, *_BESIDE.get(card.name, ()))


#: The listing columns each ask depends on.
READS: Final = {name: columns_of(card) for name, card in CARDS.items()}
#: The branch keys each ask depends on.
WANTED: Final = {name: (*([card.need] if card.need else []), *card.requirement) for name, card in CARDS.items()}


_READ = {key for keys in READS.values() for key in keys}
_FLAGS = frozenset(filter(is_boolean, _READ - {"is_rent_negotiable"}))
#: Converters for columns whose values differ from the dictionary's.
_MAKERS: Final[dict[str, Callable[[Any], list[tuple[str, Any]]]]] = {
    "region_code": lambda code: [("region_code", code)] if code else [],
    **dict.fromkeys(("floors", "floor_no"), lambda floors: [("floor_no", floors)] if floors else []),
    "single_storey": lambda is_single: [("is_single_storey", True)] if is_single else [],
    "is_rent_negotiable": lambda is_open: [("is_rent_negotiable", True)] if is_open else [],
    "fire_hazard_category": lambda place: [("fire_hazard_category", letter(place))] if place != ABSENT else [],
    "industries": _industries,
}
#: Converters for branch keys whose values differ from the dictionary's.
_WANTED_AS: Final[dict[str, Callable[[Any], Any]]] = {
    "deal": members(DEALS),
    "kind": members(KINDS),
    **dict.fromkeys(NEEDS.values(), bool),
    "hazard_category": letter,
    **{key: day for keys in WANTED.values() for key in keys if is_date(key)},
}
#: Numeric branch keys, for which 0 is a stated value.
_NUMBERS = frozenset(key for keys in WANTED.values() for key in keys) - {
    *(*_WANTED_AS, "region_codes", "regions_excluded", "floors_excluded", "industry_codes"),
}
