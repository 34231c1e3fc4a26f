"""The list of listings 房源: filters that compile to asks, sorting, keyset pages, and a shareable URL."""

import datetime as dt
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from luodi import voice
from luodi.geography import children
from luodi.intake import IntakeError
from luodi.matching import Answer
from luodi.voice.numbers import NBSP, number
from luodi.web.listings.models import Listing
from luodi.web.listings.paging import ORDERS, count_within, page_in_order, page_of_ids
from luodi.web.listings.queries import public_listings
from luodi.web.listings.statistics import naming
from luodi.web.matches.queries import Filtered, filtered
from luodi.web.needs.topics import BY_NAME
from luodi.web.portal.breadcrumb import breadcrumb
from luodi.web.portal.listing import rows
from luodi.web.portal.listings.filters import NEEDS, NUMBERS, PARAMETERS_OF_ASK, Filters, chain_codes, read
from luodi.web.portal.region import region_code
from luodi.web.shared.paging import Page
from luodi.web.shared.reader import reader


@dataclass(frozen=True, slots=True)
class Active:
    """An active filter: its label, the URL without it, and how many more listings there would be without it."""

    label: str
    url: str
    brings: int


@dataclass(frozen=True, slots=True)
class Passing:
    """The listings that pass the filters, best first: those that certainly pass, then those with something to ask.

    `unknown` names what each of the latter leaves open. A listing's own asks are not applied.
    """

    answer: Answer
    emptied_by: tuple[str, ...]
    sure: list[int] = field(default_factory=list)
    unknown: dict[int, tuple[str, ...]] = field(default_factory=dict)

    @property
    def ids(self) -> list[int]:
        """The ids of both groups."""
        return [*self.sure, *self.unknown]


@dataclass(frozen=True, slots=True)
class Choice:
    """A chip or an option: its value, its label, whether it is chosen, and the URL that toggles it."""

    value: str
    name: Any
    is_on: bool
    url: str = ""


def listings(request: HttpRequest) -> HttpResponse:
    """All public listings, or those that pass the filters of the URL."""
    today = localdate()
    filters = read(request.GET)
    fault = ""
    try:
        found = passing(filtered(filters.record, as_of=today)) if filters.record else None
    except IntakeError as error:
        found, fault = None, error.sentence(reader())
    page, total = _page(filters, found, request.GET.get("after", ""), today)
    return render(
        request,
        "portal/listings/listings.html",
        _context(request, filters, found, page, total, today) | {"fault": fault},
    )


def _page(filters: Filters, found: Passing | None, after: str, today: dt.date) -> tuple[Page[Listing], int]:
    """The page, and the total number."""
    public = _searched(public_listings(today), filters)
    if found is None:
        return page_in_order(public, ORDERS[_order(filters.sort)], after), public.count()
    ids = found.sure if filters.only_sure else found.ids
    total = count_within(public, ids) if filters.text or filters.chain else len(ids)
    if filters.sort == "fit":
        return page_of_ids(public, ids, after), total
    return page_in_order(public, ORDERS[filters.sort], after, ids=ids), total


def _order(sort: str) -> str:
    """The sort order; without filters everything fits equally well, so it is newest first."""
    return "newest" if sort == "fit" else sort


def _searched(public: "QuerySet[Listing]", filters: Filters) -> "QuerySet[Listing]":
    """Applies the filters that are not asks: search words, each in title, address or park, and the industries of a chain."""
    if filters.chain:
        public = public.filter(naming(chain_codes()[filters.chain][2]))
    for word in filters.text.split()[:5]:
        public = public.filter(Q(title__icontains=word) | Q(address__icontains=word) | Q(park__name__icontains=word))
    return public


def _context(
    request: HttpRequest, filters: Filters, found: Passing | None, page: Page[Listing], total: int, today: dt.date
) -> dict[str, Any]:
    unknown = found.unknown if found else {}
    return {
        "filters": filters,
        "breadcrumb": breadcrumb(_("房源")),
        "form": filters.form,
        "needs": [filters.form[name] for name in NEEDS],
        "numbers": [filters.form[name] for name in NUMBERS],
        "counties": _counties(request, filters),
        "active": _active(request, filters, found),
        "found": found,
        "open_count": len(unknown.keys()) if found and not filters.only_sure else 0,
        "total": total,
        "rows": [rows.row(each, today, unknown.get(each.pk, ())) for each in page.rows],
        "next_url": _url(request.GET, after=page.after) if page.after else "",
        "first_url": "" if page.is_first else _url(request.GET, after=""),
        "relaxed": _relaxed(request, found) if found and not page.rows else [],
        "emptied_by": [str(BY_NAME[name].label) for name in found.emptied_by] if found else [],
    }


def _relaxed(request: HttpRequest, found: Passing) -> list[Active]:
    """For each number, the first published step that gains listings, as a URL of this list."""
    steps = []
    for step in found.answer.relaxations:
        parameter = next((p for p in PARAMETERS_OF_ASK.get(step.name, ()) if p in request.GET), "")
        if parameter in NUMBERS and isinstance(step.after, int | float):
            label, unit, _key, factor = NUMBERS[parameter]
            typed = number(Fraction(str(step.after)) / factor).replace(",", "")
            address = _url(request.GET, after="", **{parameter: typed})
            steps.append(Active(f"{label} {typed}{NBSP}{unit}", address, step.adds_fits + step.adds_may_fit))
    return steps


def passing(found: Filtered) -> Passing:
    """Splits the passing listings by whether they state everything the filters ask."""
    sure = [*found.fits, *(key for key in found.may_fit if key not in found.to_ask)]
    labels = {asks: tuple(str(BY_NAME[name].label) for name in asks) for asks in set(found.to_ask.values())}
    return Passing(found.answer, found.emptied_by, sure, {key: labels[asks] for key, asks in found.to_ask.items()})


def _counties(request: HttpRequest, filters: Filters) -> list[Choice]:
    """The counties of the site's region, and any other region that is chosen."""
    language = reader()
    codes = [*children(region_code(request))]
    codes += [code for code in filters.regions if code not in codes]
    return [
        Choice(code, voice.place_name(code, language), code in filters.regions, _toggled(request.GET, "region", code))
        for code in codes
    ]


def _active(request: HttpRequest, filters: Filters, found: Passing | None) -> list[Active]:
    """A chip for each active filter. `brings` is exact: the number of listings this filter alone excludes."""
    sole = {report.name: report.sole for report in found.answer.asks} if found else {}
    brings = {p: sole.get(ask, 0) for ask, parameters in PARAMETERS_OF_ASK.items() for p in parameters}
    chips = [
        Active(voice.place_name(code, reader()), _toggled(request.GET, "region", code), 0) for code in filters.regions
    ]
    for name, value in filters.values.items():
        if name in ("sort",):
            continue
        values = value if isinstance(value, list) else [value]
        chips += [
            Active(_said(name, each, filters), _without(request.GET, name, each), brings.get(name, 0))
            for each in values
        ]
    return chips


def _said(name: str, value: Any, filters: Filters) -> str:
    """净高不低于 9 m, 环评, 厂房, “凤林路”."""
    form_field = filters.form.fields[name]
    if name in NUMBERS:
        return f"{form_field.label} {value.normalize():f}\u00a0{NUMBERS[name][1]}"
    if name == "q":
        return f"“{value}”"
    choices = dict(getattr(form_field, "choices", ()))
    return str(choices.get(value, form_field.label))


def _url(query: QueryDict, **changes: str) -> str:
    changed = query.copy()
    for name, value in changes.items():
        changed.pop(name, None)
        if value:
            changed[name] = value
    return f"?{changed.urlencode()}"


def _toggled(query: QueryDict, name: str, value: str) -> str:
    """The URL with a value added to a parameter or removed from it, reset to the first page."""
    changed = query.copy()
    changed.pop("after", None)
    before = changed.getlist(name)
    changed.setlist(name, [v for v in before if v != value] if value in before else [*before, value])
    return f"?{changed.urlencode()}"


def _without(query: QueryDict, name: str, value: Any) -> str:
    changed = query.copy()
    changed.pop("after", None)
    kept = [v for v in changed.getlist(name) if isinstance(value, str) and v.strip() != value]
    changed.setlist(name, kept)
    return f"?{changed.urlencode()}"
