"""A listing as one row of a list: title, a few facts, three figures, a date."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.timezone import localdate
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from luodi import voice
from luodi.geography import is_division
from luodi.web.listings.models import Listing
from luodi.web.portal import figures
from luodi.web.portal.listing import facts
from luodi.web.portal.listing.facts import Record
from luodi.web.shared.lazy import Words
from luodi.web.shared.reader import named, names, reader

DEALS, KINDS = names("deal"), names("kind")
#: Heights by preference; the label names the kind.
_HEIGHTS: dict[str, Words] = {
    "clear_height_m": _("净高 %(height)s"),
    "storey_height_m": _("层高 %(height)s"),
    "eaves_height_m": _("檐高 %(height)s"),
    "height_m": _("高 %(height)s"),
}
_COUNTY = 6
#: Facts a row mentions if present, at most three, in this order.
_TELLING = ("is_single_storey", "crane_capacity_t", "power_capacity_kva", "has_freight_lift", "has_loading_dock")


@dataclass(frozen=True, slots=True)
class Figure:
    """One of the three figures; `state` is "", "unknown" or "na"."""

    label: str
    text: str
    state: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """The context of a row. `unknown` names the filters the listing leaves open."""

    url: str
    parts: list[str]
    sub: list[str]
    figures: list[Figure]
    day: str
    date: dt.date | None
    is_sample: bool
    unknown: tuple[str, ...] = ()


def row(listing: Listing, today: dt.date, unknown: tuple[str, ...] = ()) -> Row:
    """The row of a listing on a day."""
    record = listing.record()
    date = localdate(listing.published_at) if listing.published_at else None
    return Row(
        url=listing.get_absolute_url(),
        parts=parts(listing),
        sub=[where(record), *_extras(record)],
        figures=[area(record), height(record), price(record)],
        day=figures.day(date, today) if date else "",
        date=date,
        is_sample=listing.is_sample,
        unknown=unknown,
    )


def parts(listing: Listing) -> list[str]:
    """The title in parts, between which it may break: park, street, building; a bare code follows its place and kind."""
    if listing.has_telling_title:
        return listing.title.split(" ", 1)
    return [listing.place_and_kind, listing.title or listing.code]


def where(record: Record, asked: Sequence[str] = ()) -> str:
    """金坛区尧塘街道 · 厂房: county, township and kind, which goes without saying where it alone is asked for."""
    code = str(record.get("region_code", ""))
    place = voice.near_place(code, reader()) if is_division(code) else county(record)
    kind = "" if len(asked) == 1 and list(record.get("kind", ())) == list(asked) else kinds(record)
    return " · ".join(part for part in (place, kind) if part)


def kinds(record: Record) -> str:
    """厂房、仓库: the kinds, "" if not stated."""
    return gettext("、").join(voice.noun("kind", kind, reader()) for kind in record.get("kind", ()))


def county(record: Record) -> str:
    """溧阳市; the province or city if nothing finer is known."""
    code = str(record.get("region_code", ""))[:_COUNTY]
    return voice.place_name(code, reader()) if is_division(code) else gettext("区域未填")


def _extras(record: Record) -> list[str]:
    """单层, 行车 10 t, 配电 800 kVA: features it has, never those it lacks."""
    extras = []
    for key in _TELLING:
        if not record.get(key):
            continue
        if key == "is_single_storey":
            extras.append(gettext("单层"))
        elif key.startswith("has_"):
            extras.append(gettext("有%(thing)s") % {"thing": figures.label(key)})
        else:
            extras.append(f"{facts.name(key, record)} {facts.value(key, record)}")
    return extras[:3]


def is_land(record: Record) -> bool:
    """Land or an open yard, without any building."""
    return bool(record.get("kind")) and set(record["kind"]) <= {"land", "yard"}


def area(record: Record) -> Figure:
    """3200 ㎡, 1600 ㎡ 起, 32 亩, 未填."""
    if is_land(record) or "area_m2" not in record:
        size = record.get("land_area_m2")
        return Figure(gettext("面积"), figures.mu(size)) if size is not None else _unknown(gettext("面积"))
    if "min_area_m2" in record:
        return Figure(gettext("面积"), figures.offered("area_m2", record["min_area_m2"], record["area_m2"]))
    return Figure(gettext("面积"), figures.amount(record["area_m2"], "m2"))


def height(record: Record) -> Figure:
    """净高 9 m, 层高 6 m: clear height first, always with its kind."""
    if is_land(record):
        return Figure(named("ask", "height"), gettext("不适用"), "na")
    for key, words in _HEIGHTS.items():
        if key in record:
            return Figure(named("ask", "height"), str(words) % {"height": figures.amount(record[key], "m")})
    return _unknown(named("ask", "height"))


@dataclass(frozen=True, slots=True)
class Price:
    """The price of one deal. `is_known` is False for 面议 and for no price; `asks` are the asks it answers."""

    text: str
    asks: tuple[str, ...]
    is_known: bool = True


def prices(record: Record) -> list[Price]:
    """A price for each deal on offer, rent before sale; unstated ones say so."""
    deals = tuple(record.get("deal", ()))
    rent, sale = facts.rent(record), _sale(record)
    is_open = rent == gettext("面议")
    is_both = len(deals) > 1 or (not deals and bool(rent and sale))
    lines = []
    if "rent" in deals or (not deals and (rent or not sale)):
        lead = gettext("租金面议") if is_open else gettext("租金没填")
        named = gettext("租 %(price)s") % {"price": rent} if is_both else rent
        lines.append(Price(lead if is_open or not rent else named, ("rent",), bool(rent) and not is_open))
    if "sale" in deals or (not deals and sale):
        lead = gettext("地价没填") if is_land(record) else gettext("售价没填")
        named = gettext("售 %(price)s") % {"price": sale} if is_both else sale
        lines.append(Price(named if sale else lead, ("sale_price", "land_price"), bool(sale)))
    return lines


def price(record: Record) -> Figure:
    """Every price on offer in one figure."""
    lines = prices(record)
    text = gettext("，").join(each.text for each in lines)
    return Figure(gettext("价格"), text, "" if any(each.is_known for each in lines) else "unknown")


def _sale(record: Record) -> str:
    for key, unit in (
        ("land_price_cny_mu", "CNY/mu"),
        ("sale_price_cny_m2", "CNY/m2"),
        ("sale_price_cny", "CNY"),
    ):
        if key in record:
            return figures.amount(record[key], unit)
    return ""


def _unknown(label: str) -> Figure:
    return Figure(label, figures.blank(), "unknown")
