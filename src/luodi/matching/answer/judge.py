"""Judges pairs: statuses, verdict, score with its range, and what to confirm.

`judge` and `judge_rows` run the kernel of `pairs.py`, plain or compiled; `scan.py` counts by the same criteria, and tests check
that they agree. Asks become objects only on access.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from luodi.matching.asks import ASKS, NUMBER, PRICES, REGION, RENT, asked_by
from luodi.matching.branches import ask_numbers, is_price_asked, limits_both_deals
from luodi.matching.codes import BARRED, NEAR_MISS, NOT_ASKED, VERDICTS, status
from luodi.matching.index.regions import COARSER, ELSEWHERE, region_states
from luodi.matching.index.rows import Rows
from luodi.matching.kernel.engines import PLAIN, Engine
from luodi.matching.kernel.pairs import PairSums
from luodi.matching.kernel.verdict import score, verdict_of
from luodi.matching.sides import Branch, Listing, Requirement
from luodi.matching.weights import weights


@dataclass(frozen=True, slots=True)
class AskResult:
    """One ask of a judged pair. answer: the utility 0–255 if met, else a code of `codes.py`. gap: in millionths."""

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
        """Whether it is unmet in a way that rules out a near miss: hazard, or a class excluded by name."""
        return self.answer == BARRED


class ScoreSheet(NamedTuple):
    """Rows weighed for one branch and one deal. `answers` and `gaps` have a line per ask and a column per row."""

    rows: Rows
    branch: Branch
    deal: str
    hard: int
    numbers: Sequence[int]
    answers: Sequence[Sequence[int]]
    gaps: Sequence[Sequence[int]]
    sums: PairSums


@dataclass(frozen=True, slots=True, eq=False)
class Judgement:
    """The judgement of one pair. Out of scope: verdict None, no asks, nothing to confirm, scores 0.

    branch: the requirement's alternative, from 0. deal: `rent` or `sale` if both were possible and limited, else "". Scores
    are 0 to 10 000. unmet, unknown: numbers of hard asks. gap: the largest among the unmet ones. sheet, row: where the
    answers are stored.
    """

    rows: Rows
    row: int
    requirement: Requirement
    sheet: ScoreSheet | None = None
    branch: int = 0
    deal: str = ""
    verdict: str | None = None
    score: int = 0
    score_low: int = 0
    score_high: int = 0
    unmet: int = 0
    unknown: int = 0
    gap: int = 0

    @property
    def id(self) -> str:
        """The listing's id, without building the listing."""
        return self.rows.ids[self.row]

    @property
    def listing(self) -> Listing:
        """The listing, built on first access if the index stores only columns."""
        return self.rows.listing(self.row)

    @property
    def alternative(self) -> int | None:
        """The requirement's alternative that the pair rests on, from 1; None without alternatives."""
        return self.branch + 1 if len(self.requirement.branches) > 1 else None

    @property
    def in_scope(self) -> bool:
        """Whether the pair was judged at all."""
        return self.verdict is not None

    @property
    def asks(self) -> tuple[AskResult, ...]:
        """The asks of both sides, in ASKS order."""
        return tuple(asks_of(self.sheet, self.row)) if self.sheet else ()

    @property
    def to_confirm(self) -> tuple[str, ...]:
        """Facts the listing does not state and should confirm, whether asked or not."""
        return self.rows.to_confirm(self.row) if self.in_scope else ()

    @property
    def order(self) -> tuple[int, int, int, int, int]:
        """The sort key, best first: verdict; for near misses unmet and largest gap; score; unknown. Ids break ties."""
        place = VERDICTS.index(self.verdict) if self.verdict else len(VERDICTS)
        near = place == NEAR_MISS
        return (place, self.unmet if near else 0, self.gap if near else 0, -self.score, self.unknown)

    def as_json(self) -> dict[str, Any]:
        """The contract of `luodi judge`, without the id."""
        asks = self.asks
        return {
            "in_scope": self.in_scope,
            "asks": {ask.name: ask.status for ask in asks},
            "wishes": sorted(ask.name for ask in asks if not ask.is_hard),
            "to_confirm": list(self.to_confirm),
            "verdict": self.verdict,
        }


def judge(listing: Listing, requirement: Requirement, as_of: dt.date) -> Judgement:
    """Judges one pair in both directions, in the requirement's best branch (design section 5)."""
    return judge_rows(Rows.of([listing]), requirement, as_of)[0]


def match_requirements(
    listing: Listing, requirements: Iterable[Requirement], as_of: dt.date, top: int = 20
) -> list[Judgement]:
    """The other direction: the requirements a listing suits, best first, without `no` and out of scope."""
    rows = Rows.of([listing])
    judged = (judge_rows(rows, one, as_of)[0] for one in requirements)
    shown = [one for one in judged if one.verdict not in (None, "no")]
    return sorted(shown, key=lambda one: (*one.order, one.requirement.id))[:top]


def judge_rows(rows: Rows, requirement: Requirement, as_of: dt.date, engine: Engine = PLAIN) -> list[Judgement]:
    """Judges every row for a requirement in its best branch; the rows must be in the engine's column format."""
    places, day = range(len(requirement.branches)), as_of.toordinal()
    judgements = [judge_branch(rows, requirement, place, day, engine) for place in places]
    if len(judgements) == 1:
        return judgements[0]
    return [min(each, key=lambda one: one.order) for each in zip(*judgements, strict=True)]


def judge_branch(rows: Rows, requirement: Requirement, place: int, as_of: int, engine: Engine) -> list[Judgement]:
    """Judges every row for one branch; if both deals are limited, for the better of them (rent on a tie)."""
    branch = requirement.branches[place]
    known = region_states(rows.codes, branch.region_codes, branch.regions_excluded)
    states = [known[code] for code in rows.codes]
    coarser = [state == COARSER for state in states]
    sheets = [weighed(rows, branch, deal, numbers, coarser, as_of, engine) for deal, numbers in deals_of(branch)]
    return [
        judged(requirement, place, sheets, row) if state != ELSEWHERE else Judgement(rows, row, requirement)
        for row, state in enumerate(states)
    ]


def deals_of(branch: Branch) -> list[tuple[str, tuple[int, ...]]]:
    """The deals to judge, with the numbers of their asks: a single unnamed one, or rent and sale with their own prices."""
    numbers = ask_numbers(branch)
    if not limits_both_deals(branch):
        return [("", numbers)]
    prices = [name for name in PRICES if is_price_asked(name, branch)]
    buying = tuple(NUMBER[name] for name in prices if name != "rent")
    return [("rent", (*numbers, RENT)), ("sale", (*numbers, *buying))]


def weighed(
    rows: Rows,
    branch: Branch,
    deal: str,
    numbers: Iterable[int],
    coarser: Sequence[bool],
    as_of: int,
    engine: Engine,
) -> ScoreSheet:
    """Weighs rows by some asks, including region if it is unknown for any row."""
    asked = sorted({*numbers, REGION} if any(coarser) else numbers)
    flat, n = rows.vector(branch, as_of), len(rows)
    answers, gaps, sums = (engine.grid(lines, n) for lines in (len(asked), len(asked), len(PairSums._fields)))
    columns = (engine.column(asked), engine.column(coarser))
    engine.weigh(*columns, n, rows.table.facts, flat, engine.weights, answers, gaps, PairSums(*sums))
    return ScoreSheet(rows, branch, deal, flat.hard, asked, lists(answers), lists(gaps), PairSums(*lists(sums)))


def lists(grid: Any) -> list[list[int]]:
    """The lines of a grid, from either engine."""
    lines: list[list[int]] = grid if isinstance(grid, list) else grid.tolist()
    return lines


def judged(requirement: Requirement, place: int, sheets: Sequence[ScoreSheet], row: int) -> Judgement:
    """The judgement of one row within the region, for the better deal if both are asked."""
    if len(sheets) == 1:
        return summed(requirement, place, sheets[0], row, "")
    priced = [sheet for sheet in sheets if is_priced(sheet, row)]
    if len(priced) < len(sheets):
        return summed(requirement, place, (priced or sheets)[0], row, "")
    both = [summed(requirement, place, sheet, row, sheet.deal) for sheet in sheets]
    return min(both, key=lambda one: (one.order[0], one.unmet))


def is_priced(sheet: ScoreSheet, row: int) -> bool:
    """Whether a price is asked of a row."""
    pairs = zip(sheet.numbers, sheet.answers, strict=True)
    return any(line[row] != NOT_ASKED for number, line in pairs if ASKS[number] in PRICES)


def summed(requirement: Requirement, place: int, sheet: ScoreSheet, row: int, deal: str) -> Judgement:
    """Verdict, score and its range from a row's sums."""
    sums = sheet.sums
    if not sums.live[row]:
        return Judgement(sheet.rows, row, requirement)
    unmet, unknown, known, weight = sums.unmet[row], sums.unknown[row], sums.known[row], sums.weight[row]
    return Judgement(
        rows=sheet.rows,
        row=row,
        requirement=requirement,
        sheet=sheet,
        branch=place,
        deal=deal,
        verdict=VERDICTS[verdict_of(unmet, unknown, sums.barred[row])],
        score=score(known + sums.prior[row], weight),
        score_low=score(known, weight),
        score_high=score(known + sums.best[row], weight),
        unmet=unmet.bit_count(),
        unknown=unknown.bit_count(),
        gap=sums.gap[row],
    )


def asks_of(sheet: ScoreSheet, row: int) -> Iterator[AskResult]:
    """The asks of a row with their contributions to the score."""
    for number, answers, gaps in zip(sheet.numbers, sheet.answers, sheet.gaps, strict=True):
        if answers[row] != NOT_ASKED:
            yield ask_result(number, answers[row], bool(sheet.hard >> number & 1), gaps[row])


def ask_result(number: int, answer: int, is_hard: bool, gap: int) -> AskResult:
    """One ask with its weight and contribution: the utility if met, the prior if unknown, 0 if unmet."""
    word = status(answer)
    counted = answer if word == "met" else weights().prior[number] if word == "unknown" else 0
    return AskResult(ASKS[number], word, is_hard, answer, weights().weight[number], counted, gap)
