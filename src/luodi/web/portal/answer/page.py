"""An answer as the page shows it: one sentence, results in their sections, reports, and the question that settles most.

Everything is in the reader's language.
"""

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from luodi.fields import field
from luodi.geography import GeographyError, ladder
from luodi.matching import Answer, AskReport, AskTold, Judgement, Relaxation, asked_by, explain
from luodi.voice import ask_words
from luodi.web.listings.models import Listing
from luodi.web.listings.queries import by_ids
from luodi.web.matches.queries import answer as match
from luodi.web.needs.topics import BY_NAME, Topic, topic_of
from luodi.web.portal.spoken import ask_label, place, said
from luodi.web.shared.reader import reader

#: Results of a section at first, and after "see more".
FEW, MANY = 4, 40
_FIRST_TOP = 3 * FEW
#: A section that begins further down than this is counted and not listed: whoever has so many better ones says more.
REACH = 200
VERDICTS = ("fits", "may_fit", "near_miss")
#: Asks whose limit is from above.
_UPPER = ("rent", "sale_price", "land_price", "available")
_BAD_FIRST = {"unmet": 0, "unknown": 1, "met": 2}


@dataclass(frozen=True, slots=True)
class Row:
    """One ask of a result."""

    name: str
    label: str
    status: str
    is_hard: bool
    sentence: str
    has: str
    asked: str
    question: str
    counterfactual: str
    gap: float
    is_over: bool

    @property
    def is_of_company(self) -> bool:
        """Whether the place asks it of the company, who can answer at once."""
        return asked_by(self.name) == "listing"

    @property
    def bar(self) -> tuple[float, float] | None:
        """Where the fact and the limit stand on a line of 100, when the miss has a length; from the right if over."""
        if not 0 < self.gap < 1:
            return None
        return (75.0, 75 / (1 + self.gap)) if self.is_over else (75 * (1 - self.gap), 75.0)


@dataclass(frozen=True, slots=True)
class Result:
    """One listing with its verdict."""

    rank: int
    listing: Listing
    verdict: str
    score: int
    low: int
    high: int
    rows: tuple[Row, ...]
    to_confirm: tuple[str, ...]

    @property
    def place(self) -> str:
        return place(self.listing.region_code) if self.listing.region_code else _("区域未填")

    def of(self, status: str) -> list[Row]:
        return [row for row in self.rows if row.status == status]

    @property
    def to_ask(self) -> Row | None:
        """What is unknown of the place and worth a call."""
        return next((row for row in self.unknown if not row.is_of_company), None)

    @property
    def met(self) -> list[Row]:
        return self.of("met")

    @property
    def unmet(self) -> list[Row]:
        return self.of("unmet")

    @property
    def unknown(self) -> list[Row]:
        return self.of("unknown")


@dataclass(frozen=True, slots=True)
class Section:
    """The results of one verdict: how many there are, those shown, and how many more could be."""

    verdict: str
    count: int
    results: list[Result]

    @property
    def more(self) -> int:
        return self.count - len(self.results)


@dataclass(frozen=True, slots=True)
class Settle:
    """The question whose answer settles most. `topic` is set where the company itself can answer."""

    pairs: int
    label: str
    question: str
    topic: Topic | None
    ask: Topic


@dataclass(frozen=True, slots=True)
class Step:
    """One relaxation: from, to, how many it brings, and the fields that a tap sets."""

    label: str
    before: str
    after: str
    fits: int
    may_fit: int
    fields: tuple[tuple[str, str], ...]

    @property
    def sum(self) -> int:
        return self.fits + self.may_fit


@dataclass(frozen=True, slots=True)
class AnswerPage:
    """Everything a template needs of an answer."""

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
    def best(self) -> Listing | None:
        return next((result.listing for section in self.sections for result in section.results), None)

    @property
    def bars(self) -> list[tuple[str, float, float]]:
        """The counts on a line of 100: name, start, width."""
        bars, start = [], 0.0
        for name in (*VERDICTS, "no"):
            width = 100 * self.counts[name] / self.scope if self.scope else 0
            bars.append((name, round(start, 2), round(width, 2)))
            start += width
        return bars

    @property
    def failing(self) -> list[tuple[str, int, int, float, float]]:
        """The elimination report: label, fails, fails alone, both on a line of 100."""
        most = max((report.unmet for report in self.reports), default=0)
        return [
            (ask_label(r.name), r.unmet, r.sole, round(100 * r.unmet / most, 1), round(100 * r.sole / most, 1))
            for r in self.reports
        ]


def answer_page(record: Mapping[str, Any], *, as_of: dt.date, more: str = "") -> AnswerPage:
    """The answer to a requirement record as of a day; `more` names the verdict of which more is shown."""
    answer = _match(record, as_of, more)
    shown = [one for verdict in VERDICTS for one in _some(answer, verdict, MANY if verdict == more else FEW)]
    matches = [answer.matches[i] for i in shown]
    rows = by_ids([one.id for one in matches], as_of)
    results = [
        _result(i + 1, rows[one.id], one, asks)
        for i, one, asks in zip(shown, matches, explain(matches), strict=True)
        if one.id in rows
    ]
    return AnswerPage(
        answer=answer,
        sections=[
            Section(verdict, answer.counts[verdict], [r for r in results if r.verdict == verdict])
            for verdict in VERDICTS
        ],
        settles=_settles(answer),
        steps=[_step(each, record) for each in answer.relaxations],
        reports=sorted((r for r in answer.asks if r.unmet), key=lambda r: (-r.unmet, -r.sole)),
    )


def _match(record: Mapping[str, Any], as_of: dt.date, more: str) -> Answer:
    """The answer with enough pairs explained that every section within reach has its first ones."""
    answer = match(record, as_of=as_of, top=_FIRST_TOP)
    fits, may_fit = answer.counts["fits"], answer.counts["may_fit"]
    before = {"fits": 0, "may_fit": fits, "near_miss": fits + may_fit}
    ends = [
        start + min(answer.counts[verdict], MANY if verdict == more else FEW)
        for verdict, start in before.items()
        if answer.counts[verdict] and start <= REACH
    ]
    wanted = max(ends, default=0)
    return match(record, as_of=as_of, top=wanted) if wanted > _FIRST_TOP else answer


def _some(answer: Answer, verdict: str, count: int) -> list[int]:
    return [i for i, one in enumerate(answer.matches) if one.verdict == verdict][:count]


def _result(rank: int, listing: Listing, one: Judgement, asks: tuple[AskTold, ...]) -> Result:
    rows = sorted((_row(ask, _is_over(ask.name, one)) for ask in asks), key=lambda row: _BAD_FIRST[row.status])
    return Result(
        rank=rank,
        listing=listing,
        verdict=str(one.verdict),
        score=round(one.score / 100),
        low=round(one.score_low / 100),
        high=round(one.score_high / 100),
        rows=tuple(rows),
        to_confirm=tuple(ask_label(name) for name in one.to_confirm),
    )


def _is_over(name: str, judged: Judgement) -> bool:
    """Whether a miss lies above the limit: too dear, too late, too large."""
    branch, listing = judged.requirement.branches[judged.branch], judged.listing
    if name == "area":
        return listing.area_m2 >= branch.area_min_m2
    if name == "land_area":
        return listing.land_area_m2 >= branch.land_area_min_m2
    return name in _UPPER


def _row(ask: AskTold, is_over: bool) -> Row:
    words = ask_words(ask, reader())
    return Row(
        name=ask.name,
        label=ask_label(ask.name),
        status=ask.status,
        is_hard=ask.is_hard,
        sentence=words.sentence,
        has=words.has,
        asked=words.asked,
        question=words.question,
        counterfactual=words.counterfactual,
        gap=ask.gap / 1_000_000,
        is_over=is_over,
    )


def _settles(answer: Answer) -> list[Settle]:
    """The questions that settle at least one pair, the strongest first; one for each ask."""
    asked = {each.name for each in answer.asks}
    found: dict[str, Settle] = {}
    for each in answer.settles:
        ask = _waiting(each.field, asked)
        if ask in BY_NAME and ask not in found:
            # A field of both sides (power_demand_kw) is asked of the place unless the place asks for it.
            topic = topic_of(each.field) if asked_by(ask) == "listing" else None
            found[ask] = Settle(each.pairs, ask_label(ask), _question(answer, ask), topic, BY_NAME[ask])
    return sorted(found.values(), key=lambda each: -each.pairs)[:3]


def _waiting(key: str, asked: Collection[str]) -> str:
    """The ask that waits for a field: its criterion; a floor is waited for by either of two."""
    ask = field(key).criterion
    return "ground_floor" if ask == "floors" and ask not in asked else ask


def _question(answer: Answer, ask: str) -> str:
    """The question of an ask, in the words of the first pair where it is unknown."""
    for one in answer.matches:
        if any(each.name == ask and each.status == "unknown" for each in one.asks):
            found = next(each for each in explain([one])[0] if each.name == ask)
            return ask_words(found, reader()).question
    return ask_label(ask)


def _step(relaxation: Relaxation, record: Mapping[str, Any]) -> Step:
    topic = BY_NAME[relaxation.name]
    before, after = _limits(relaxation, topic, record)
    rung = _rung(relaxation) if relaxation.name == "region" else None
    if rung is not None:
        after = {"region_codes": list(rung[1])}
    fields = tuple((key, _posted(value)) for key, value in after.items())
    after_said = rung[0] if rung else said(topic, after) if relaxation.after is not None else _("不要求")
    return Step(
        label=ask_label(relaxation.name),
        before=said(topic, before),
        after=after_said,
        fits=relaxation.adds_fits,
        may_fit=relaxation.adds_may_fit,
        fields=fields,
    )


def _limits(relaxation: Relaxation, topic: Topic, record: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """The limits of an ask now and relaxed, by field."""
    now, then = relaxation.before, relaxation.after
    if isinstance(now, dict):
        return now, then if isinstance(then, dict) else dict.fromkeys(now)
    keys = [slot.key for slot in topic.slots if record.get(slot.key) not in (None, "", [])] or [topic.need]
    before = {key: record.get(key) for key in keys if key} if then is None else {keys[0]: now}
    after = dict.fromkeys(topic.keys) if then is None else {keys[0]: then}
    return before, after


def _rung(relaxation: Relaxation) -> tuple[str, tuple[str, ...]] | None:
    try:
        rungs = ladder(tuple(relaxation.before))
    except GeographyError:
        return None
    found = next((rung for rung in rungs if rung.name == relaxation.after), None)
    return (found.english if reader() == "en" else found.chinese, found.codes) if found else None


def _posted(value: Any) -> str:
    if isinstance(value, list):
        return ",".join(map(str, value))
    return "" if value is None else str(value)
