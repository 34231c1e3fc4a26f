"""The answer page: a sentence, cards in sections, reports, questions, and steps that relax asks.

Without any ask beyond deal, kind and region there is nothing to compare, and the answer is a list to narrow
(`narrowing.py`). All texts are in the reader's language.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import cycle
from typing import Any

from luodi.matching import Answer, AskReport, explain
from luodi.web.listings.models import Listing
from luodi.web.listings.queries import by_ids
from luodi.web.matches.queries import answer as match
from luodi.web.portal.answer.card import Card, judged_card
from luodi.web.portal.answer.questions import Settle, settles
from luodi.web.portal.answer.relaxing import Step, steps
from luodi.web.portal.spoken import ask_label

#: The number of places of all sections together at first, and of one section after "see more".
FIRST, MANY = 10, 40
#: Sections that start past this rank are counted, not listed: with so many better places, people had better ask for more.
REACH = 200
VERDICTS = ("fits", "may_fit", "near_miss")


@dataclass(frozen=True, slots=True)
class Section:
    """The places of one verdict: their number, those shown, and how many more could be shown."""

    verdict: str
    count: int
    cards: list[Card]

    @property
    def more(self) -> int:
        return self.count - len(self.cards)


@dataclass(frozen=True, slots=True)
class AnswerPage:
    """The context of an answer."""

    answer: Answer
    sections: list[Section]
    settles: list[Settle]
    steps: list[Step]
    reports: list[AskReport]

    @property
    def counts(self) -> dict[str, int]:
        return self.answer.counts

    @property
    def scope(self) -> int:
        return self.answer.scope

    @property
    def bands(self) -> list[list[Section]]:
        """The non-empty sections in two groups: fits and may-fits, then near misses."""
        there = [section for section in self.sections if section.count]
        near = [section for section in there if section.verdict == "near_miss"]
        rest = [section for section in there if section.verdict != "near_miss"]
        return [band for band in (rest, near) if band] or [[]]

    @property
    def failed(self) -> int:
        """The number of places that miss something."""
        return self.counts["near_miss"] + self.counts["no"]

    @property
    def best(self) -> Listing | None:
        return next((card.listing for section in self.sections for card in section.cards), None)

    @property
    def bars(self) -> list[tuple[str, float, float]]:
        """The counts as segments of a bar from 0 to 100: name, start, width."""
        bars, start = [], 0.0
        for name in (*VERDICTS, "no"):
            width = 100 * self.counts[name] / self.scope if self.scope else 0
            bars.append((name, round(start, 2), round(width, 2)))
            start += width
        return bars

    @property
    def failing(self) -> list[tuple[str, int, int, float, float]]:
        """The elimination report: label, fails, fails alone, and both as widths from 0 to 100."""
        most = max((report.unmet for report in self.reports), default=0)
        return [
            (ask_label(r.name), r.unmet, r.sole, round(100 * r.unmet / most, 1), round(100 * r.sole / most, 1))
            for r in self.reports
        ]


def answer_page(record: Mapping[str, Any], *, as_of: dt.date, more: str = "") -> AnswerPage:
    """The answer to a requirement record on a day; `more` names the verdict to show more of."""
    answer, quota = _match(record, as_of, more)
    shown = [place for verdict in VERDICTS for place in _first(answer, verdict, quota[verdict])]
    matches = [answer.matches[place] for place in shown]
    rows = by_ids([one.id for one in matches], as_of)
    cards = [
        judged_card(rows[one.id], place + 1, one, asks, record)
        for place, one, asks in zip(shown, matches, explain(matches), strict=True)
        if one.id in rows
    ]
    return AnswerPage(
        answer=answer,
        sections=[
            Section(verdict, answer.counts[verdict], [card for card in cards if card.verdict == verdict])
            for verdict in VERDICTS
        ],
        settles=settles(answer),
        steps=steps(answer, record),
        reports=sorted((r for r in answer.asks if r.unmet), key=lambda r: (-r.unmet, -r.sole)),
    )


def _match(record: Mapping[str, Any], as_of: dt.date, more: str) -> tuple[Answer, dict[str, int]]:
    """The answer, with enough pairs explained for the first places of every listed section, and their numbers."""
    answer = match(record, as_of=as_of, top=2 * FIRST)
    start, reached = 0, {}
    for verdict in VERDICTS:
        reached[verdict] = answer.counts[verdict] if start <= REACH else 0
        start += answer.counts[verdict]
    quota = shares(reached, FIRST)
    if more in quota:
        quota[more] = min(reached[more], MANY)
    wanted = max(_before(answer, verdict) + count for verdict, count in quota.items()) if any(quota.values()) else 0
    return (match(record, as_of=as_of, top=wanted) if wanted > 2 * FIRST else answer), quota


def _before(answer: Answer, verdict: str) -> int:
    """How many pairs rank before those of a verdict."""
    return sum(answer.counts[each] for each in VERDICTS[: VERDICTS.index(verdict)])


def shares(there: Mapping[str, int], places: int) -> dict[str, int]:
    """Distributes a number of places over the sections in turn, to none more than it has."""
    share = dict.fromkeys(there, 0)
    for verdict in cycle(there):
        if sum(share.values()) == min(places, sum(there.values())):
            return share
        share[verdict] += share[verdict] < there[verdict]
    return share


def _first(answer: Answer, verdict: str, count: int) -> list[int]:
    return [place for place, one in enumerate(answer.matches) if one.verdict == verdict][:count]
