"""The topics of a requirement as the "understood" page lists them: one per line, with inputs to change it.

A topic covers one or more dictionary fields. An input shows its field in the unit people use (亩, 万元); if left untouched, it
returns exactly the stored value.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any

from django.utils.translation import gettext_lazy as _

from luodi.fields import field, from_scaled
from luodi.matching import CARDS, Card
from luodi.measures import KN_PER_TONNE, MU_M2
from luodi.web.shared.lazy import Words
from luodi.web.shared.reader import lazily_named, lazy_limit, lazy_unit, names, short_names

_WAN = Fraction(10_000)


@dataclass(frozen=True, slots=True)
class Slot:
    """One input. `factor` is the number of stored units in one typed unit; `control` is the kind of input."""

    key: str
    label: Words
    unit: Words = ""
    factor: Fraction = Fraction(1)
    control: str = "number"

    def shown(self, value: Any) -> str:
        """A stored value as the input displays it; "" for none."""
        if value in (None, "", []):
            return ""
        if self.control == "number":
            return plain(Decimal(str(value)) * self.factor.denominator / self.factor.numerator)
        return "、".join(str(v) for v in value) if isinstance(value, list) else str(value)


@dataclass(frozen=True, slots=True)
class Topic:
    """One line. `group` is scope (deal, kind, region), ask, or company; `need` is the key of a plain yes.

    `name` is that of the ask, if there is one, so that wishes and reports can refer to it.
    """

    name: str
    label: Words
    group: str
    slots: tuple[Slot, ...] = ()
    need: str = ""

    @property
    def keys(self) -> tuple[str, ...]:
        """Every field of the topic."""
        return (*((self.need,) if self.need else ()), *(slot.key for slot in self.slots))

    def is_stated(self, record: Mapping[str, Any]) -> bool:
        """Whether a record states the topic; "needs no lift" does not count."""
        return any(record.get(key) not in (None, "", [], False) for key in self.keys)

    def strength(self, record: Mapping[str, Any]) -> str:
        """hard, wish, or none."""
        if not self.is_stated(record):
            return "none"
        return "wish" if self.name in record.get("wishes", ()) else "hard"


def plain(number: Decimal) -> str:
    """At most two decimals, no trailing zeros, no exponent."""
    return f"{round(number, 2):f}".rstrip("0").rstrip(".") if number % 1 else f"{number:.0f}"


def _need(name: str) -> Topic:
    return Topic(name, lazily_named("ask", name), "ask", need=f"needs_{name}")


def _limit(key: str, unit: str, factor: Fraction = Fraction(1)) -> Slot:
    """The input of a number at least or at most."""
    return Slot(key, lazy_limit(key), lazy_unit(unit), factor)


def _plain_topic(card: Card) -> Topic:
    """The topic of a plain ask: its noun, and one input in the dictionary's unit or a check box."""
    label = lazily_named("ask", card.name)
    slots = tuple(Slot(key, label, lazy_unit(field(key).unit)) for key in card.limits)
    return Topic(card.name, label, "ask", slots, need=card.need)


_TOPICS = (
    Topic("deal", lazily_named("ask", "deal"), "scope", (Slot("deal", _("租还是买"), control="choices"),)),
    Topic("kind", lazily_named("ask", "kind"), "scope", (Slot("kind", _("类型"), control="choices"),)),
    Topic(
        "region",
        lazily_named("ask", "region"),
        "scope",
        (
            Slot("region_codes", _("区域"), control="places"),
            Slot("regions_excluded", _("不要的区域"), control="places"),
        ),
    ),
    Topic(
        "area",
        lazily_named("ask", "area"),
        "ask",
        (
            _limit("area_min_m2", "m2"),
            _limit("area_max_m2", "m2"),
        ),
    ),
    Topic(
        "land_area",
        lazily_named("ask", "land_area"),
        "ask",
        (
            _limit("land_area_min_m2", "mu", MU_M2),
            _limit("land_area_max_m2", "mu", MU_M2),
        ),
    ),
    Topic(
        "rent",
        lazily_named("ask", "rent"),
        "ask",
        (_limit("rent_max_cny_m2_month", "CNY/m2/month"),),
    ),
    Topic(
        "sale_price",
        lazily_named("ask", "sale_price"),
        "ask",
        (_limit("sale_price_max_cny_m2", "CNY/m2"),),
    ),
    Topic(
        "land_price",
        lazily_named("ask", "land_price"),
        "ask",
        (_limit("land_price_max_cny_mu", "10k CNY/mu", _WAN),),
    ),
    Topic(
        "height",
        lazily_named("ask", "height"),
        "ask",
        (
            _limit("clear_height_min_m", "m"),
            _limit("storey_height_min_m", "m"),
            Slot("height_min_m", _("高度不低于（没说净高还是层高）"), lazy_unit("m")),
        ),
    ),
    Topic(
        "floor_load",
        lazily_named("ask", "floor_load"),
        "ask",
        (_limit("floor_load_min_kn_m2", "t/m2", KN_PER_TONNE),),
    ),
    Topic(
        "crane",
        lazily_named("ask", "crane"),
        "ask",
        (_limit("crane_min_t", "t"),),
        need="needs_crane",
    ),
    Topic(
        "power",
        lazily_named("ask", "power"),
        "ask",
        (_limit("power_min_kva", "kVA"),),
    ),
    _need("ground_floor"),
    Topic(
        "floors",
        lazily_named("ask", "floors"),
        "ask",
        (Slot("floors_excluded", _("不要几楼"), _("楼"), control="floors"),),
    ),
    _need("freight_lift"),
    _need("loading_dock"),
    _need("own_yard"),
    _need("gas"),
    _need("steam"),
    _need("sewer"),
    _need("eia"),
    _need("title_deed"),
    Topic("available", lazily_named("ask", "available"), "ask", (Slot("needed_by", _("哪天前入驻"), control="date"),)),
    Topic(
        "hazard",
        lazily_named("ask", "hazard"),
        "ask",
        (Slot("hazard_category", _("生产的火灾危险性"), control="letter"),),
    ),
    Topic("industry", _("行业"), "company", (Slot("industry_codes", _("做什么产品"), control="industries"),)),
    Topic("lease_term", _("租期"), "company", (Slot("lease_years", _("打算租几年"), lazy_unit("years")),)),
    Topic("tax_per_mu", _("年税收"), "company", (Slot("tax_cny_year", _("一年税收"), lazy_unit("10k CNY"), _WAN),)),
    Topic(
        "investment_per_mu", _("总投资"), "company", (Slot("investment_cny", _("总投资"), lazy_unit("10k CNY"), _WAN),)
    ),
    Topic(
        "output_per_mu", _("年产值"), "company", (Slot("output_cny_year", _("一年产值"), lazy_unit("10k CNY"), _WAN),)
    ),
    Topic("load_kw", _("用电负荷"), "company", (Slot("power_demand_kw", _("设备用电"), lazy_unit("kW")),)),
    Topic("employees", _("用工"), "company", (Slot("employees", _("用工人数"), lazy_unit("people")),)),
)
#: All topics: those above, and the remaining plain asks of `asks.csv`.
TOPICS = (
    *_TOPICS,
    *(
        _plain_topic(card)
        for card in CARDS.values()
        if (card.is_plain or card.need)
        and card.asked_by == "requirement"
        and card.name not in {topic.name for topic in _TOPICS}
    ),
)
BY_NAME = {topic.name: topic for topic in TOPICS}
#: The label of each choice.
CHOICES: dict[str, dict[str, Words]] = {
    "deal": short_names("deal"),
    "kind": names("kind"),
    "hazard_category": names("hazard"),
}


@cache
def topic_of(key: str) -> Topic | None:
    """The topic a field belongs to."""
    return next((topic for topic in TOPICS if key in topic.keys), None)


def stored(slot: Slot, typed: Decimal) -> int | float:
    """A typed number in the stored unit, rounded like its column."""
    scaled = Fraction(typed) * slot.factor * (field(slot.key).scale or 1)
    return from_scaled(field(slot.key), int(scaled + Fraction(1, 2)))
