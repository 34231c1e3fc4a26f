"""One pair judged: statuses, verdict, score with its range, and what is to be confirmed.

This is the readable form of the kernel in `_scan.py`; both read the same criteria, and tests hold them equal.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from luodi.matching._asks import (
    ABSENT,
    ASKS,
    BARRED,
    NEAR_MISS,
    NOT_ASKED,
    NUMBER,
    PRICES,
    REGION,
    UNKNOWN,
    VERDICTS,
    asked_by,
    status,
)
from luodi.matching._columns import Columns, columns
from luodi.matching._facts import Branch, Facts, Listing, Requirement, Want
from luodi.matching._fill import fill
from luodi.matching._gaps import largest_gap
from luodi.matching._grades import grade
from luodi.matching._policy import policy
from luodi.matching._regions import COARSER, ELSEWHERE, region_state
from luodi.matching._scan import in_scope, score, verdict_of
from luodi.matching._want import ask_numbers, is_price_asked, limits_both_deals, profile_answers, want


@dataclass(frozen=True, slots=True)
class AskResult:
    """One ask of a judged pair. answer: utility 0–255 when met, else the code of `_asks.py`; gap in millionths."""

    name: str
    status: str
    is_hard: bool
    answer: int
    weight: int
    counted: int
    gap: int = 0

    @property
    def asked_by(self) -> str:
        """`listing` or `requirement`."""
        return asked_by(self.name)

    @property
    def is_absolute(self) -> bool:
        """Unmet in a way that no near miss may overlook: hazard, or a class excluded by name."""
        return self.answer == BARRED


@dataclass(frozen=True, slots=True)
class Judgement:
    """The whole answer for one pair. Out of scope: verdict None, no asks, nothing to confirm, scores 0.

    branch counts the requirement's alternatives from 0; deal is the deal for which the pair was judged (`rent`, `sale`)
    when both were possible and limited, else "". Scores are 0 to 10 000.
    """

    listing: Listing
    requirement: Requirement
    branch: int = 0
    deal: str = ""
    asks: tuple[AskResult, ...] = ()
    to_confirm: tuple[str, ...] = ()
    verdict: str | None = None
    score: int = 0
    score_low: int = 0
    score_high: int = 0
    gap: int = 0

    @property
    def in_scope(self) -> bool:
        """Whether the pair was judged at all."""
        return self.verdict is not None

    @property
    def unmet(self) -> int:
        """How many hard asks are unmet."""
        return sum(ask.is_hard and ask.status == "unmet" for ask in self.asks)

    @property
    def unknown(self) -> int:
        """How many hard asks are unknown."""
        return sum(ask.is_hard and ask.status == "unknown" for ask in self.asks)

    @property
    def order(self) -> tuple[int, int, int, int, int]:
        """Smaller comes first: verdict; of near misses unmet, largest gap; score; unknown. Ids break what is left."""
        place = VERDICTS.index(self.verdict) if self.verdict else len(VERDICTS)
        near = place == NEAR_MISS
        return (place, self.unmet if near else 0, self.gap if near else 0, -self.score, self.unknown)

    def as_json(self) -> dict[str, Any]:
        """The contract of `luodi judge`, without the id."""
        return {
            "in_scope": self.in_scope,
            "asks": {ask.name: ask.status for ask in self.asks},
            "wishes": sorted(ask.name for ask in self.asks if not ask.is_hard),
            "to_confirm": list(self.to_confirm),
            "verdict": self.verdict,
        }


def judge(listing: Listing, requirement: Requirement, as_of: dt.date) -> Judgement:
    """Both sides' asks of one pair, in the requirement's best branch (design section 5)."""
    table = columns([listing])
    branches = (judge_branch(table, listing, branch, as_of.toordinal()) for branch in requirement.branches)
    judged = [Judgement(listing, requirement, n, **parts) for n, parts in enumerate(branches) if parts is not None]
    return min(judged, key=lambda one: one.order, default=Judgement(listing, requirement))


def match_requirements(
    listing: Listing, requirements: Iterable[Requirement], as_of: dt.date, top: int = 20
) -> list[Judgement]:
    """The other direction: the requirements that a listing suits, best first, `no` and out of scope left out."""
    judged = (judge(listing, one, as_of) for one in requirements)
    shown = [one for one in judged if one.verdict not in (None, "no")]
    return sorted(shown, key=lambda one: (*one.order, one.requirement.id))[:top]


def judge_branch(table: Columns, listing: Listing, branch: Branch, as_of: int) -> dict[str, Any] | None:
    """The parts of a Judgement, None when out of scope; where both deals are limited, of the better deal."""
    region = region_state(listing.region_code, branch.region_codes)
    vector = want_of(table, branch, as_of)
    if region == ELSEWHERE or not is_in_scope(table.facts, vector):
        return None
    answers = {number: answer(number, table.facts, vector) for number in ask_numbers(branch)}
    if region == COARSER:
        answers[REGION] = UNKNOWN
    deals = list(deal_answers(table.facts, vector, branch))
    judged = [dict(summed(answers | prices, deal, table.facts, vector), **confirm(listing)) for deal, prices in deals]
    return min(judged, key=lambda one: (VERDICTS.index(one["verdict"]), unmet_hard(one["asks"])))


def want_of(table: Columns, branch: Branch, as_of: int) -> Want:
    """The branch as the criteria read it beside a table of few rows."""
    answers = profile_answers(table.floors, table.industries, branch.floors_excluded, branch.industry_codes)
    return want(branch, as_of, answers)


def is_in_scope(facts: Facts, vector: Want) -> bool:
    """Whether deal, kind and validity of the only row let it in."""
    return in_scope(facts.scope[0], facts.valid[0], vector.deal, vector.kind, vector.as_of)


def answer(number: int, facts: Facts, vector: Want) -> int:
    """The answer to one ask of the only row, graded when met."""
    out = [NOT_ASKED]
    fill(number, facts, vector, 1, out)
    grade(number, facts, vector, policy().at_limit[number], policy().full[number], 1, out)
    return out[0]


def deal_answers(facts: Facts, vector: Want, branch: Branch) -> Iterator[tuple[str, dict[int, int]]]:
    """The deals to judge: one without name, or rent and sale each with its own price asks."""
    if not limits_both_deals(branch):
        yield "", {}
        return
    prices = {NUMBER[name]: answer(NUMBER[name], facts, vector) for name in PRICES if is_price_asked(name, branch)}
    asked = {number: found for number, found in prices.items() if found != NOT_ASKED}
    renting = {number: found for number, found in asked.items() if ASKS[number] == "rent"}
    buying = {number: found for number, found in asked.items() if ASKS[number] != "rent"}
    if renting and buying:
        yield from (("rent", renting), ("sale", buying))
    else:
        yield "", asked


def summed(answers: dict[int, int], deal: str, facts: Facts, vector: Want) -> dict[str, Any]:
    """Asks, verdict, score with its range, and gap from the answers."""
    asks = tuple(
        result(number, found, facts, vector) for number, found in sorted(answers.items()) if found != NOT_ASKED
    )
    hard = [ask for ask in asks if ask.is_hard]
    unmet = sum(1 << NUMBER[ask.name] for ask in hard if ask.status == "unmet")
    unknown = sum(1 << NUMBER[ask.name] for ask in hard if ask.status == "unknown")
    low, middle, high = score_range(asks)
    return {
        "deal": deal,
        "asks": asks,
        "verdict": VERDICTS[verdict_of(unmet, unknown, int(any(ask.is_absolute for ask in hard)))],
        "score": middle,
        "score_low": low,
        "score_high": high,
        "gap": largest_gap(unmet, facts, 0, vector),
    }


def result(number: int, found: int, facts: Facts, vector: Want) -> AskResult:
    """One ask with its weight and what it counts in the score."""
    word = status(found)
    counted = found if word == "met" else policy().prior[number] if word == "unknown" else 0
    gap = largest_gap(1 << number, facts, 0, vector) if word == "unmet" else 0
    return AskResult(
        name=ASKS[number],
        status=word,
        is_hard=bool(vector.hard >> number & 1),
        answer=found,
        weight=policy().weight[number],
        counted=counted,
        gap=gap,
    )


def score_range(asks: Iterable[AskResult]) -> tuple[int, int, int]:
    """The score with unknowns at worst (0), as published (their prior) and at best (255)."""
    asks = list(asks)
    den = sum(ask.weight for ask in asks)
    known = sum(ask.weight * ask.counted for ask in asks if ask.status != "unknown")
    prior = sum(ask.weight * ask.counted for ask in asks if ask.status == "unknown")
    best = sum(ask.weight * 255 for ask in asks if ask.status == "unknown")
    return score(known, den), score(known + prior, den), score(known + best, den)


def unmet_hard(asks: Iterable[AskResult]) -> int:
    """How many hard asks are unmet."""
    return sum(ask.is_hard and ask.status == "unmet" for ask in asks)


def confirm(listing: Listing) -> dict[str, tuple[str, ...]]:
    """What the listing is silent about, whether asked or not."""
    silent = {
        "eia": listing.is_eia_possible == ABSENT,
        "hazard": listing.fire_hazard_category == ABSENT,
        "industry": not listing.industries_admitted and not listing.industries_excluded,
        "title_deed": listing.has_title_deed == ABSENT,
    }
    return {"to_confirm": tuple(name for name, is_silent in silent.items() if is_silent)}
