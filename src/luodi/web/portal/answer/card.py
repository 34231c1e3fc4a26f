"""A place as a card: its drawing, its title, the facts asked for, what is open or missed, and one action.

Each fact shows its own state: plain is known, dashed is not stated, red is missed. The single asks fold out of the summary
line. A card without a requirement has no verdict.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.utils.translation import ngettext

from luodi.matching import ExplainedAsk, Judgement, asked_by
from luodi.voice import ask_words, distance, near_place
from luodi.web.listings.models import Listing
from luodi.web.needs.topics import BY_NAME, topic_of
from luodi.web.portal import figures
from luodi.web.portal.drawings import Thumbnail, thumbnail
from luodi.web.portal.listing import facts, rows
from luodi.web.portal.spoken import ask_label, said
from luodi.web.shared.reader import reader

Record = Mapping[str, Any]
#: The number of facts besides area and price.
_FACTS = 4
_BAD_FIRST = {"unmet": 0, "unknown": 1, "met": 2}
#: Asks with an upper limit.
_UPPER = ("rent", "sale_price", "land_price", "available")
#: Shown in the bold line or the title already.
_SIZES = ("area", "land_area")
_PRICES = ("rent", "sale_price", "land_price")
_SCOPE = ("deal", "kind", "region")
_HEIGHTS = {"clear_height_min_m": _lazy("净高"), "storey_height_min_m": _lazy("层高")}


@dataclass(frozen=True, slots=True)
class Fact:
    """A few words; `state` is "", "unknown" or "unmet"."""

    text: str
    state: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """A piece of the summary line; `weight` is "", "b" (important) or "bad" (a miss)."""

    text: str
    weight: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One ask of a place."""

    name: str
    label: str
    status: str
    is_hard: bool
    sentence: str
    asked: str
    limit: str
    has: str
    counterfactual: str
    is_company_answer: bool
    bar: tuple[str, str] | None = None

    @property
    def is_of_company(self) -> bool:
        """Whether the place asks it of the company."""
        return asked_by(self.name) == "listing"


@dataclass(frozen=True, slots=True)
class Score:
    """Points out of a hundred, and the range left open by unknown asks."""

    points: int
    low: int
    high: int

    @property
    def text(self) -> str:
        return str(self.points) if self.low == self.high else f"{self.low}–{self.high}"


@dataclass(frozen=True, slots=True)
class Card:
    """The context of `components/place_card.html`. `sign`: met, unknown, near, or "" for no verdict."""

    listing: Listing
    where: str
    thumbnail: Thumbnail
    sizes: tuple[Fact, ...]
    facts: tuple[Fact, ...]
    summary: tuple[Words, ...]
    rank: int = 0
    verdict: str = ""
    sign: str = ""
    rows: tuple[Row, ...] = ()
    to_confirm: tuple[str, ...] = ()
    score: Score | None = None

    @property
    def parts(self) -> list[str]:
        """The title in parts, between which it may break, without a town that stands above it in either language."""
        first, *others = rows.parts(self.listing)
        above = f"{self.where} {near_place(str(self.listing.record().get('region_code', '')), 'zh')}"
        return others if others and first in above else [first, *others]

    @property
    def bar(self) -> tuple[str, str] | None:
        """The first miss and its limit as positions from 0 to 100."""
        return next((row.bar for row in self.rows if row.bar), None)


def plain_card(listing: Listing, today: dt.date, kinds: Sequence[str] = ()) -> Card:
    """The card of a place without a requirement, in a list of some kinds: when it was published, and how much is not stated."""
    record = listing.record()
    since = localdate(listing.published_at) if listing.published_at else None
    summary = [Words(_("%(day)s上架") % {"day": figures.day(since, today)})] if since else []
    open_count = len(facts.open_questions(record))
    if open_count:
        blanks = ngettext("%(n)s 项没填", "%(n)s 项没填", open_count) % {"n": open_count}
        summary.append(Words(_("，") + blanks if summary else blanks))
    return Card(
        listing,
        rows.where(record, asked=kinds),
        thumbnail(record),
        tuple(_sizes(record, {})),
        tuple(_facts(record, ())),
        tuple(summary),
    )


def judged_card(listing: Listing, rank: int, judged: Judgement, asks: Sequence[ExplainedAsk], need: Record) -> Card:
    """The card of a place judged for a requirement."""
    record = listing.record()
    lines = sorted((_row(ask, judged, need) for ask in asks), key=lambda row: _BAD_FIRST[row.status])
    rests = bool(lines)
    return Card(
        listing=listing,
        where=rows.where(record, asked=need.get("kind", ())),
        thumbnail=thumbnail(record, need),
        sizes=tuple(_sizes(record, {row.name: row.status for row in lines})),
        facts=tuple(_facts(record, lines)),
        summary=tuple(_summary(str(judged.verdict), lines, asks, _score(judged))),
        rank=rank,
        verdict=str(judged.verdict),
        sign={"fits": "met", "may_fit": "unknown", "near_miss": "near"}[str(judged.verdict)] if rests else "",
        rows=tuple(lines),
        to_confirm=tuple(ask_label(name) for name in judged.to_confirm),
        score=_score(judged) if rests else None,
    )


def _score(judged: Judgement) -> Score:
    return Score(*(round(each / 100) for each in (judged.score, judged.score_low, judged.score_high)))


def _row(ask: ExplainedAsk, judged: Judgement, need: Record) -> Row:
    words = ask_words(ask, reader())
    return Row(
        name=ask.name,
        label=_label(ask, need),
        status=ask.status,
        is_hard=ask.is_hard,
        sentence=words.sentence,
        asked=words.asked,
        limit=_limit(ask, need),
        has=words.has,
        counterfactual=words.counterfactual,
        is_company_answer=asked_by(ask.name) == "listing" and topic_of(ask.waits_for) is not None,
        bar=_bar(ask.gap / 1_000_000, _is_over(ask.name, judged)),
    )


def inside(label: str) -> str:
    """A label within a sentence, where English ones begin in lower case."""
    return f"{label[:1].lower()}{label[1:]}" if reader() == "en" else label


def _label(ask: ExplainedAsk, need: Record) -> str:
    """The label of an ask on a card: of a height its kind's, of what one figure of the company decides that figure's."""
    kinds = [key for key in _HEIGHTS if ask.name == "height" and need.get(key)]
    if len(kinds) == 1:
        return str(_HEIGHTS[kinds[0]])
    topic = topic_of(ask.waits_for) if asked_by(ask.name) == "listing" else None
    return str(topic.label) if topic else ask_label(ask.name)


def _limit(ask: ExplainedAsk, need: Record) -> str:
    """≥ 9 米: the limit without its noun; "" for a plain need."""
    topic = BY_NAME.get(ask.name)
    if topic is None or asked_by(ask.name) == "listing" or not any(need.get(slot.key) for slot in topic.slots):
        return ""
    return said(topic, need).removeprefix(_label(ask, need)).strip()


def _bar(gap: float, is_over: bool) -> tuple[str, str] | None:
    """A fact and its limit as positions from 0 to 100, if the miss is measurable; mirrored if it is over the limit."""
    if not 0 < gap < 1:
        return None
    ends = (75 / (1 + gap), 75.0) if is_over else (75 * (1 - gap), 75.0)
    return f"{ends[0]:.1f}", f"{ends[1]:.1f}"


def _is_over(name: str, judged: Judgement) -> bool:
    """Whether a miss exceeds its limit: too expensive, too late, too large."""
    branch, listing = judged.requirement.branches[judged.branch], judged.listing
    if name == "area":
        return listing.area_m2 >= branch.area_min_m2
    if name == "land_area":
        return listing.land_area_m2 >= branch.land_area_min_m2
    return name in _UPPER


def _sizes(record: Record, status: Mapping[str, str]) -> Iterable[Fact]:
    """Area and price, for the bold line."""
    size = next((status[name] for name in _SIZES if name in status), "")
    area = rows.area(record)
    yield _stated(area.text if not area.state else _("面积没填"), area.state or size)
    for price in rows.prices(record):
        asked = next((status[name] for name in price.asks if name in status), "")
        yield _stated(price.text, asked if price.is_known else "unknown")


def _stated(text: str, state: str) -> Fact:
    return Fact(text, state if state in ("unknown", "unmet") else "")


def _facts(record: Record, lines: Sequence[Row]) -> list[Fact]:
    """The facts asked for, misses first, then other notable ones."""
    found: dict[str, Fact] = {}
    for row in lines:
        if row.name in (*_SIZES, *_PRICES, *_SCOPE) or row.is_of_company:
            continue
        text = _TEXTS[row.name](record) if row.name in _TEXTS else row.has
        found.setdefault(text or row.name, _stated(text or _("%(name)s没填") % {"name": row.label}, row.status))
    for text in (make(record) for make in _TELLING):
        if text:
            found.setdefault(text, Fact(text))
    return list(found.values())[:_FACTS]


def _height(record: Record) -> str:
    return "" if rows.is_land(record) or rows.height(record).state else rows.height(record).text


def _crane(record: Record) -> str:
    if record.get("crane_capacity_t"):
        return _("行车 %(tonnes)s") % {"tonnes": facts.crane(record)}
    if record.get("has_crane"):
        return _("有行车，吨位没填")
    return _("没有行车") if facts.crane(record) else ""


def _power(record: Record) -> str:
    return "" if record.get("power_capacity_kva") is None else facts.value("power_capacity_kva", record)


def _floors(record: Record) -> str:
    """单层, 2 层, 共 5 层."""
    if record.get("is_single_storey"):
        return _("单层")
    return facts.value("floor_no", record) or facts.value("floors_total", record)


_TEXTS = {
    "height": _height,
    "crane": _crane,
    "power": _power,
    "ground_floor": _floors,
    "floors": _floors,
    "single_storey": _floors,
}
_TELLING = (_height, _crane, _power, _floors)


def _summary(verdict: str, lines: Sequence[Row], asks: Sequence[ExplainedAsk], score: Score) -> Iterable[Words]:
    """The summary line of a card; in English it begins with a capital."""
    for number, words in enumerate(_weighed(verdict, lines, asks, score)):
        yield words if number else Words(f"{words.text[:1].upper()}{words.text[1:]}", words.weight)


def _weighed(verdict: str, lines: Sequence[Row], asks: Sequence[ExplainedAsk], score: Score) -> Iterable[Words]:
    if not lines:
        return [Words(_("您说的条件这处都用不上"))]
    if verdict == "fits":
        return _all_met(lines, score)
    return _open(lines) if verdict == "may_fit" else _missed(lines, asks)


def _all_met(lines: Sequence[Row], score: Score) -> Iterable[Words]:
    met, unmet, blank = (sum(row.status == status for row in lines) for status in ("met", "unmet", "unknown"))
    if met:
        yield Words(ngettext("这一项满足", "%(n)s 项都满足", met) % {"n": met}, "b")
        yield Words(_("，%(points)s 分") % {"points": score.text})
    between = _("，") if met else ""
    if unmet:
        yield Words(between + ngettext("%(n)s 个“最好”没满足", "%(n)s 个“最好”没满足", unmet) % {"n": unmet})
        between = _("，")
    if blank:
        yield Words(between + ngettext("%(n)s 个“最好”没填", "%(n)s 个“最好”没填", blank) % {"n": blank})


def _open(lines: Sequence[Row]) -> Iterable[Words]:
    """What is not stated, by the place or by the company."""
    waiting = [row for row in lines if row.status == "unknown" and row.is_hard]
    names = [
        _("您的%(name)s") % {"name": inside(row.label)} if row.is_company_answer else inside(row.label)
        for row in waiting
    ]
    if len(waiting) != 1:
        count = len(waiting)
        yield Words(ngettext("差问 %(n)s 项", "差问 %(n)s 项", count) % {"n": count}, "b")
        yield Words(_("：") + _("、").join(names))
    elif waiting[0].is_company_answer:
        yield Words(_("只差%(name)s") % {"name": names[0]}, "b")
    else:
        yield Words(_("只差问%(name)s") % {"name": names[0]}, "b")
        if waiting[0].limit:
            yield Words(_("，要 %(limit)s") % {"limit": waiting[0].limit})


def _missed(lines: Sequence[Row], asks: Sequence[ExplainedAsk]) -> Iterable[Words]:
    """Both values of each miss, and the gap."""
    by_name = {ask.name: ask for ask in asks}
    missed = [row for row in lines if row.status == "unmet" and row.is_hard]
    for number, row in enumerate(missed):
        between = _("；") if number else ""
        off = distance(by_name[row.name], reader())
        if off is not None:
            yield Words(f"{between}{off.has}{_('，')}{off.asked}{_('，')}")
            yield Words(off.off, "bad")
        else:
            if between:
                yield Words(between)
            yield Words(row.has or row.label, "bad")
            # what is not wanted is said as it is: 您不要 3 楼
            lead = _("，您%(asked)s") if row.name == "floors" else _("，要%(asked)s")
            yield Words(lead % {"asked": row.asked})
    waiting = sum(row.status == "unknown" and row.is_hard for row in lines)
    if waiting:
        yield Words(_("；") + ngettext("%(n)s 项没填", "%(n)s 项没填", waiting) % {"n": waiting})
