"""A listing for readers: its facts in groups, what is not stated with a question, and what it asks of a company.

A test checks that every listing field of the dictionary is shown here or listed in ELSEWHERE.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from luodi import voice
from luodi.fields import FIELDS, Field
from luodi.matching import plain_keys
from luodi.web.listings.models import Listing
from luodi.web.portal import figures
from luodi.web.shared.lazy import Words
from luodi.web.shared.reader import reader

Record = Mapping[str, Any]

#: Shown elsewhere on the page: the head, the asks, the distances, the source of each line.
ELSEWHERE = frozenset(
    {
        "id",
        "deal",
        "kind",
        "region_code",
        "region_raw",
        "lon",
        "lat",
        "industries_admitted",
        "industries_excluded",
        "is_admission_exclusive",
        "tax_per_mu_min_cny",
        "investment_per_mu_min_cny",
        "output_per_mu_min_cny",
        "lease_years_min",
        "as_of",
        "source",
    }
)
#: Groups in page order; some facts share the line of another one (JOINED).
_GROUPS: tuple[tuple[Words, tuple[str, ...]], ...] = (
    (
        _("空间"),
        (
            "area_m2",
            "min_area_m2",
            "is_divisible",
            "land_area_m2",
            "yard_m2",
            "clear_height_m",
            "storey_height_m",
            "eaves_height_m",
            "height_m",
            "floor_no",
            "floors_total",
            "is_single_storey",
            "structure",
        ),
    ),
    (
        _("承载与设备"),
        (
            "floor_load_kn_m2",
            "crane_capacity_t",
            "power_capacity_kva",
            "power_demand_kw",
            "has_freight_lift",
            "has_loading_dock",
            "has_gas",
            "has_steam",
            "has_sewer",
        ),
    ),
    (_("消防与手续"), ("fire_hazard_category", "is_fire_accepted", "is_eia_possible", "has_title_deed")),
    (
        _("交易条件"),
        (
            "rent_min_cny_m2_month",
            "service_charge_cny_m2_month",
            "deposit_months",
            "rent_free_months",
            "sale_price_cny",
            "sale_price_cny_m2",
            "land_price_cny_mu",
            "available_from",
            "valid_until",
        ),
    ),
    (_("配套与位置"), ("has_own_yard", "has_office", "has_dormitory", "has_canteen", "address", "industry_raw")),
)
_EQUIPMENT = 1
#: The facts of plain asks not listed above go with the equipment.
_OTHERS = tuple(key for key in plain_keys("listing") if key not in {key for _title, keys in _GROUPS for key in keys})
GROUPS = tuple(
    (title, (*keys, *(key for key in _OTHERS if key not in ELSEWHERE)) if place == _EQUIPMENT else keys)
    for place, (title, keys) in enumerate(_GROUPS)
)
#: Shown in the line of another fact.
JOINED = {
    "rent_max_cny_m2_month": "rent_min_cny_m2_month",
    "is_rent_negotiable": "rent_min_cny_m2_month",
    "has_crane": "crane_capacity_t",
    "freight_lift_t": "has_freight_lift",
    "area_basis": "area_m2",
}
_RENT = ("rent_min_cny_m2_month", "service_charge_cny_m2_month", "deposit_months", "rent_free_months")
_SALE = ("sale_price_cny", "sale_price_cny_m2")
#: Inapplicable to land, so that their absence is not a blank.
_BUILDING = frozenset(
    {
        "area_m2",
        "min_area_m2",
        "clear_height_m",
        "storey_height_m",
        "eaves_height_m",
        "height_m",
        "floor_no",
        "floors_total",
        "is_single_storey",
        "structure",
        "floor_load_kn_m2",
        "crane_capacity_t",
        "has_freight_lift",
        "has_loading_dock",
        "is_fire_accepted",
        "has_office",
        "has_dormitory",
        "has_canteen",
    }
)
#: What companies usually need to know before they come, most important first, with the question to ask.
QUESTIONS: dict[str, Words] = {
    "is_eia_possible": _("我们的项目环评能不能过？"),
    "fire_hazard_category": _("火灾危险性能做到哪一类？"),
    "area_m2": _("能用的面积有多大？"),
    "land_area_m2": _("占地多大？"),
    "clear_height_m": _("地面到最低障碍物，净高多少？"),
    "floor_load_kn_m2": _("地坪每平方米能压多少？"),
    "power_capacity_kva": _("变压器多大？能不能增容？"),
    "crane_capacity_t": _("有没有行车？最大几吨？"),
    "has_title_deed": _("有没有不动产权证？"),
    "has_sewer": _("污水能不能纳管？"),
    "has_freight_lift": _("有没有货梯？几吨？"),
    "has_loading_dock": _("有没有高台？多高？"),
    "has_gas": _("天然气通到没有？"),
    "rent_min_cny_m2_month": _("租金多少？"),
    "sale_price_cny": _("售价多少？"),
    "land_price_cny_mu": _("每亩多少钱？"),
    "available_from": _("哪天可以进场？"),
    "has_dormitory": _("园区能不能解决住宿？"),
}


@dataclass(frozen=True, slots=True)
class Fact:
    """One line: label, value, source and date."""

    key: str
    label: str
    value: str
    source: str
    as_of: dt.date | None


@dataclass(frozen=True, slots=True)
class Group:
    """A table of facts."""

    title: Words
    facts: list[Fact]


@dataclass(frozen=True, slots=True)
class Open:
    """An unstated fact, with the question to settle it."""

    key: str
    label: str
    question: Words


@dataclass(frozen=True, slots=True)
class TheirAsk:
    """An ask of the listing, or its park, to the company."""

    label: str
    words: str
    is_of_park: bool


def groups(listing: Listing) -> list[Group]:
    """All stated facts in page order; empty groups are left out."""
    record = listing.record()
    shown = [
        Group(title, [_fact(listing, key, text) for key in keys if (text := value(key, record))])
        for title, keys in GROUPS
    ]
    return [group for group in shown if group.facts]


def _fact(listing: Listing, key: str, text: str) -> Fact:
    return Fact(key, name(key, listing.record()), text, str(listing.source), listing.as_of)


def name(key: str, record: Record) -> str:
    """The label of a line; that of an area names its basis."""
    if key == "area_m2" and record.get("area_basis"):
        return gettext("建筑面积") if record["area_basis"] == "gross" else gettext("套内面积")
    short: dict[str, str] = {
        "rent_min_cny_m2_month": gettext("租金"),
        "crane_capacity_t": gettext("行车"),
        "power_capacity_kva": gettext("配电"),
    }
    return short.get(key) or figures.label(key)


def value(key: str, record: Record) -> str:
    """The value of a line in words, "" if not stated."""
    special = _SPECIAL.get(key)
    if special is not None:
        return special(record)
    stated = record.get(key)
    return "" if stated in (None, "", []) else _plain(FIELDS[key], stated)


def _plain(entry: Field, stated: Any) -> str:
    if entry.type == "number":
        return figures.stated(entry.key, stated)
    if entry.type == "bool":
        return voice.yes_or_no(entry.key, stated, reader())
    return str(stated)


def rent(record: Record) -> str:
    """18–20 元/㎡/月, 面议, or ""."""
    low, high = record.get("rent_min_cny_m2_month"), record.get("rent_max_cny_m2_month")
    if low is None and high is None:
        return gettext("面议") if record.get("is_rent_negotiable") else ""
    words = figures.offered("rent_min_cny_m2_month", low, high)
    return gettext("%(rent)s，可议") % {"rent": words} if record.get("is_rent_negotiable") else words


def crane(record: Record) -> str:
    """10 t, 有（吨位未填）, 没有, or ""."""
    tonnes = record.get("crane_capacity_t")
    if tonnes:
        return figures.amount(tonnes, "t")
    if record.get("has_crane") is False or tonnes == 0:
        return gettext("没有")
    return gettext("有，吨位未填") if record.get("has_crane") else ""


def _lift(record: Record) -> str:
    tonnes = record.get("freight_lift_t")
    if tonnes:
        return figures.amount(tonnes, "t")
    stated = record.get("has_freight_lift")
    return "" if stated is None else voice.yes_or_no("has_freight_lift", stated, reader())


def land(record: Record) -> str:
    """6400 ㎡（9.6 亩）, or ""."""
    area = record.get("land_area_m2")
    if area is None:
        return ""
    return figures.stated("land_area_m2", area)


def _floors(record: Record) -> str:
    return voice.floors(record["floor_no"], reader()) if record.get("floor_no") else ""


def _floors_total(record: Record) -> str:
    total = record.get("floors_total")
    return "" if total is None else ngettext("共 %(total)s 层", "共 %(total)s 层", total) % {"total": total}


def _hazard(record: Record) -> str:
    return voice.accepted_hazard(record["fire_hazard_category"], reader()) if record.get("fire_hazard_category") else ""


_SPECIAL: dict[str, Callable[[Record], str]] = {
    "rent_min_cny_m2_month": rent,
    "crane_capacity_t": crane,
    "has_freight_lift": _lift,
    "land_area_m2": land,
    "floor_no": _floors,
    "floors_total": _floors_total,
    "fire_hazard_category": _hazard,
}


def applies(key: str, record: Record) -> bool:
    """Whether a line applies to the offer: land has no floors, a rental no sale price."""
    kinds, deals = set(record.get("kind", ())), set(record.get("deal", ()))
    is_land = bool(kinds) and kinds <= {"land", "yard"}
    if key in _BUILDING:
        return not is_land
    if key == "land_price_cny_mu":
        return "land" in kinds and "sale" in deals
    if key in _RENT:
        return "rent" in deals or not deals
    if key in _SALE:
        return "sale" in deals and not is_land
    return True


def open_questions(record: Record) -> list[Open]:
    """Applicable facts that are not stated, most important first."""
    return [
        Open(key, name(key, record), question)
        for key, question in QUESTIONS.items()
        if applies(key, record) and not value(key, record) and not _is_told_by_another(key, record)
    ]


def _is_told_by_another(key: str, record: Record) -> bool:
    """Whether another fact answers the question: a unit price implies the price, and only land is asked for its land area."""
    if key == "sale_price_cny":
        return record.get("sale_price_cny_m2") is not None
    return key == "land_area_m2" and "land" not in record.get("kind", ())


def their_asks(listing: Listing) -> list[TheirAsk]:
    """The listing's asks of the company; those of its park are marked."""
    record, own = listing.record(), {key for key in FIELDS if getattr(listing, key, None) not in (None, "", [])}
    asks: list[TheirAsk] = []
    if words := admission(record):
        is_of_park = not {"industries_admitted", "industries_excluded"} & own
        asks.append(TheirAsk(gettext("准入行业"), words, is_of_park))
    for key in ("tax_per_mu_min_cny", "investment_per_mu_min_cny", "output_per_mu_min_cny", "lease_years_min"):
        if record.get(key) is not None:
            words = gettext("不低于 %(amount)s") % {"amount": figures.amount(record[key], FIELDS[key].unit)}
            asks.append(TheirAsk(figures.label(key), words, key not in own))
    return asks


def admission(record: Record) -> str:
    """Admitted and excluded industries by name, "" if none are stated."""
    admitted, excluded = record.get("industries_admitted"), record.get("industries_excluded")
    parts = []
    if admitted:
        is_only = record.get("is_admission_exclusive")
        words = gettext("只接纳 %(industries)s") if is_only else gettext("优先接纳 %(industries)s，其他可谈")
        parts.append(words % {"industries": figures.industries(admitted)})
    if excluded:
        parts.append(gettext("不接纳 %(industries)s") % {"industries": figures.industries(excluded)})
    return gettext("；").join(parts)
