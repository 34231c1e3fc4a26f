"""Data of the pattern page: invented places, judged by the real engine for one requirement, for the real components."""

import datetime as dt
from typing import Any

from django.utils.translation import gettext as _

from luodi import intake
from luodi.matching import Index, explain, match
from luodi.voice.numbers import between
from luodi.web.listings.models import Listing
from luodi.web.needs.understanding import understanding
from luodi.web.portal.answer.card import judged_card, plain_card
from luodi.web.portal.answer.narrowing import Choice, Group
from luodi.web.portal.answer.page import AnswerPage, Section
from luodi.web.portal.answer.questions import Questions, questions, settles
from luodi.web.portal.answer.relaxing import steps
from luodi.web.portal.answer.unread import unread
from luodi.web.portal.listing import rows
from luodi.web.shared.reader import reader

_AS_OF = dt.date(2026, 11, 23)
_AT = dt.datetime(2026, 11, 21, 8, tzinfo=dt.UTC)
_WORDS = "武进租厂房，2700到3300平，净高9米以上，10吨行车，630kVA以上，用电630，租3年，离老厂近一点，最好朝南"
_BASE: dict[str, Any] = {
    "deal": ["rent"], "kind": ["factory"], "region_code": "320412", "area_m2": 3200, "clear_height_m": 10.5,
    "crane_capacity_t": 10, "power_capacity_kva": 800, "is_single_storey": True, "rent_min_cny_m2_month": 18,
    "rent_max_cny_m2_month": 20, "as_of": "2026-11-20",
}  # fmt: skip
#: Differences from the first: one that fits, two to ask about, one that asks for a lease term, two that miss something.
_PLACES: tuple[tuple[str, dict[str, Any]], ...] = (
    ("示例高新区 凤林示例路 3 号厂房", {"deal": ["rent", "sale"], "sale_price_cny_m2": 4200}),
    ("示例镇 工业集中区 7 号厂房", {"power_capacity_kva": None, "area_m2": 3050}),
    ("示例镇 竹箦示例园 2 号", {"clear_height_m": None, "storey_height_m": 10, "rent_min_cny_m2_month": None,
                      "rent_max_cny_m2_month": None, "is_rent_negotiable": True}),
    ("示例园区 龙门示例路 66 号", {"tax_per_mu_min_cny": 200_000, "land_area_m2": 8000}),
    ("示例镇 上兴标准厂房 5 号", {"clear_height_m": 8.5}),
    ("示例区 坂上示例园 4 幢", {"crane_capacity_t": 5, "is_single_storey": None, "floors_total": 4, "floor_no": [1],
                      "area_m2": 3620, "is_divisible": False}),
)  # fmt: skip


def specimens() -> dict[str, Any]:
    """The context of the specimens: cards, counts, questions, choices."""
    listings = {str(place): _listing(place, title, facts) for place, (title, facts) in enumerate(_PLACES, 1)}
    understood = understanding(_WORDS, {})
    need = understood.record
    answer = match(
        Index.build([intake.listing({**each.record(), "id": key}) for key, each in listings.items()]),
        intake.requirement(need),
        as_of=_AS_OF,
    )
    asks = explain(answer.matches)
    cards = [
        judged_card(listings[one.id], rank, one, explained, need)
        for rank, (one, explained) in enumerate(zip(answer.matches, asks, strict=True), 1)
    ]
    page = AnswerPage(
        answer=answer,
        sections=[Section(verdict, answer.counts[verdict], []) for verdict in ("fits", "may_fit", "near_miss")],
        settles=settles(answer),
        steps=steps(answer, need),
        reports=sorted((report for report in answer.asks if report.unmet), key=lambda report: -report.unmet),
    )
    return {
        "cards": cards,
        "plain_cards": [plain_card(listings[key], _AS_OF) for key in ("1", "3")],
        "page": page,
        "ask": _asked(page, understood),
        "unread": unread(understood, ()),
        "group": _group(),
        "rows": [rows.row(listings[key], _AS_OF, ("净高",) if key == "3" else ()) for key in ("1", "3")],
    }


def _asked(answer: AnswerPage, understood: Any) -> Questions:
    return questions(answer.settles, understood.questions)


def _group() -> Group:
    """The choices of a list to narrow, including places that leave it open."""
    bars = ((6, 31), (8, 22), (10, 9))
    choices = [
        Choice(between("clear_height_min_m", least, None, reader()), count, f"{98 * count / 31:.0f}", "height")
        for least, count in bars
    ]
    return Group("height", _("净高要多少"), [*choices, Choice(_("没填"), 6, "19")])


def _listing(place: int, title: str, facts: dict[str, Any]) -> Listing:
    """An unsaved listing."""
    stated = {key: value for key, value in {**_BASE, **facts}.items() if value is not None}
    listing = Listing(pk=place, title=title, published_at=_AT, is_sample=True)
    for key, value in stated.items():
        setattr(listing, key, dt.date.fromisoformat(value) if key == "as_of" else value)
    return listing
