"""The list to narrow, shown if nothing beyond deal, kind and region was asked. It has no verdicts and no scores.

The choices are asks of the same engine, each with the number of places known to pass it; a group also shows how many places
leave it open. A choice that no place or every place passes is left out.
"""

import datetime as dt
import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from luodi.measures import MU_M2
from luodi.voice.numbers import NBSP, unit_of
from luodi.web.listings.paging import NEWEST, page_in_order
from luodi.web.listings.queries import public_listings
from luodi.web.matches.queries import filtered, passing
from luodi.web.needs.topics import BY_NAME
from luodi.web.portal.answer.card import Card, inside, plain_card
from luodi.web.portal.spoken import said
from luodi.web.shared.reader import reader

Record = Mapping[str, Any]
#: Places per page.
PER_PAGE = 10
_WAN = 10_000
#: Groups of choices: the ask, the steps of its limit in the usual unit, and the size of that unit in stored units.
_SIZES: dict[str, tuple[str, str, tuple[int, ...], Any]] = {
    "area": ("area_min_m2", "area_max_m2", (1000, 3000, 6000), 1),
    "land_area": ("land_area_min_m2", "land_area_max_m2", (20, 50, 100), MU_M2),
}
_LIMITS: dict[str, tuple[str, tuple[int, ...], int]] = {
    "height": ("clear_height_min_m", (6, 8, 10), 1),
    "rent": ("rent_max_cny_m2_month", (15, 20, 25), 1),
    "sale_price": ("sale_price_max_cny_m2", (3000, 4000, 5000), 1),
    "land_price": ("land_price_max_cny_mu", (30, 40, 50), _WAN),
    "crane": ("crane_min_t", (5, 10, 20), 1),
    "power": ("power_min_kva", (315, 630, 1250), 1),
}
_TITLES: dict[str, str | Promise] = {
    "area": gettext_lazy("要多大"),
    "land_area": gettext_lazy("要多少亩"),
    "height": gettext_lazy("净高要多少"),
    "rent": gettext_lazy("租金到多少"),
    "sale_price": gettext_lazy("售价到多少"),
    "land_price": gettext_lazy("地价到多少"),
    "crane": gettext_lazy("行车要几吨"),
    "power": gettext_lazy("配电要多少"),
}
#: The number of groups shown open; the others are folded.
_OPEN = 2


@dataclass(frozen=True, slots=True)
class Choice:
    """A bar: label, number of places, width from 0 to 100, and what a tap sets ("" for places that leave it open)."""

    label: str
    count: int
    width: str
    sets: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """The choices of one ask."""

    name: str
    title: str
    choices: list[Choice]


@dataclass(frozen=True, slots=True)
class PlainList:
    """The context of a list to narrow. `left_out`: the number of places whose own asks the company does not meet."""

    total: int
    left_out: int
    cards: list[Card]
    after: str
    is_first: bool
    groups: list[Group]
    region: str
    kinds: str
    deal: str
    said: str

    @property
    def open_groups(self) -> list[Group]:
        return self.groups[:_OPEN]

    @property
    def more_groups(self) -> list[Group]:
        return self.groups[_OPEN:]


def plain_list(record: Record, *, as_of: dt.date, after: str = "") -> PlainList:
    """The places of a scope after a key, newest first."""
    hits = filtered(record, as_of=as_of) if record else None
    ids = [*hits.fits, *hits.may_fit] if hits else None
    rows = public_listings(as_of)
    page = page_in_order(rows, NEWEST, after, PER_PAGE, ids)
    total = rows.count() if ids is None else len(ids)
    spoken = [said(BY_NAME[name], record) for name in ("region", "kind")]
    return PlainList(
        total=total,
        left_out=hits.answer.scope - total if hits else 0,
        cards=[plain_card(each, as_of, record.get("kind", ())) for each in page.rows],
        after=page.after,
        is_first=page.is_first,
        groups=_groups(record, as_of, total) if total else [],
        region=spoken[0],
        kinds=_kinds(spoken[1]),
        deal=_deal(record),
        said=_("、").join(filter(None, (*spoken, said(BY_NAME["deal"], record)))),
    )


def _kinds(kinds: str) -> str:
    """厂房, which follows 处; in English it stands in brackets after “places”."""
    return f" ({inside(kinds)})" if kinds and reader() == "en" else kinds


def _deal(record: Record) -> str:
    deals = set(record.get("deal") or ())
    return {frozenset({"rent"}): _("出租"), frozenset({"sale"}): _("出售")}.get(frozenset(deals), _("可租售"))


def _groups(record: Record, as_of: dt.date, total: int) -> list[Group]:
    """The asks that distinguish these places."""
    kinds, deals = set(record.get("kind") or ()), set(record.get("deal") or ("rent",))
    is_land = bool(kinds) and kinds <= {"land", "yard"}
    prices = ["rent"] if "rent" in deals and not is_land else ["land_price" if is_land else "sale_price"]
    names = ["land_area", *prices] if is_land else ["area", "height", *prices, "crane", "power"]
    made = (Group(name, str(_TITLES[name]), _choices(name, record, as_of, total)) for name in names)
    return [group for group in made if sum(bool(choice.sets) for choice in group.choices) > 1]


def _choices(name: str, record: Record, as_of: dt.date, total: int) -> list[Choice]:
    steps = _size_steps(name) if name in _SIZES else _limit_steps(name)
    counted = [(label, sets, *passing({**record, **sets}, as_of=as_of)) for label, sets in steps]
    most = max(sure for _label, _sets, sure, _open in counted) or 1
    choices = [
        Choice(label, sure, _width(sure, most), urlencode(sets))
        for label, sets, sure, _open in counted
        if 0 < sure < total
    ]
    blank = min(each for _label, _sets, _sure, each in counted)
    return [*choices, Choice(_("没填"), blank, _width(min(blank, most), most))] if blank and choices else choices


def _width(count: int, most: int) -> str:
    return f"{98 * count / most:.0f}"


def _size_steps(name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """1000 ㎡ 以内, 1000–3000 ㎡, …, 6000 ㎡ 以上."""
    least, most, ends, size = _SIZES[name]
    unit = unit_of("m2" if name == "area" else "mu", reader(), "list")
    stored = [float(round(end * size, 2)) for end in ends]
    yield _("%(amount)s以内") % {"amount": _spaced(ends[0], unit)}, {most: stored[0]}
    for place, (low, high) in enumerate(itertools.pairwise(ends)):
        yield _with_unit(f"{low}–{high}", unit), {least: stored[place], most: stored[place + 1]}
    yield _("%(amount)s以上") % {"amount": _spaced(ends[-1], unit)}, {least: stored[-1]}


def _limit_steps(name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """6 m 以上, 8 m 以上; 15 元以内."""
    key, ends, size = _LIMITS[name]
    slot = next(slot for slot in BY_NAME[name].slots if slot.key == key)
    for end in ends:
        amount = _spaced(end, str(slot.unit))
        words = _("%(amount)s以内") if "_max_" in key else _("%(amount)s以上")
        yield words % {"amount": amount}, {key: end * size}


def _with_unit(number: int | str, unit: str) -> str:
    return f"{number}{NBSP}{unit}"


def _spaced(number: int, unit: str) -> str:
    """An amount before 以上, with a space after Latin letters only."""
    text = _with_unit(number, unit)
    return f"{text} " if text[-1].isascii() else text
