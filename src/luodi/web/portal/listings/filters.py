"""The filters of the list of listings: a GET form whose fields compile to asks of the matching engine.

An invalid filter is named with its value and ignored; the others still apply.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from luodi import voice
from luodi.geography import is_division
from luodi.industry import chains
from luodi.measures import MU_M2
from luodi.web.portal.figures import is_english
from luodi.web.portal.listing.rows import DEALS, KINDS
from luodi.web.shared.lazy import Words
from luodi.web.shared.reader import lazily_named, lazy_limit, lazy_unit

_WAN = 10_000
_MOST = Decimal("1e9")
#: The regions of one list; whoever wants more names the city or the province.
MOST_REGIONS = 50


class NumberField(forms.DecimalField):
    """An optional number; the page shows its unit beside the input."""

    def __init__(self, label: Words, unit: Words) -> None:
        self.unit = unit
        super().__init__(
            label=label,
            required=False,
            min_value=Decimal(0),
            max_value=_MOST,
            max_digits=14,
            error_messages={
                "invalid": _("只填数字，如 3000"),
                "min_value": _("不能是负数"),
                "max_value": _("太大了，请检查单位"),
                "max_digits": _("太长了，请检查"),
            },
        )
        self.widget = forms.TextInput(attrs={"inputmode": "decimal", "class": "in"})


#: The number fields by parameter, in form order: unit, record key, factor.
_NUMBERS: dict[str, tuple[str, str, Fraction]] = {
    "area_min": ("m2", "area_min_m2", Fraction(1)),
    "area_max": ("m2", "area_max_m2", Fraction(1)),
    "rent_max": ("CNY/m2/month", "rent_max_cny_m2_month", Fraction(1)),
    "height": ("m", "clear_height_min_m", Fraction(1)),
    "crane": ("t", "crane_min_t", Fraction(1)),
    "power": ("kVA", "power_min_kva", Fraction(1)),
    "sale_max": ("CNY/m2", "sale_price_max_cny_m2", Fraction(1)),
    "land_min": ("mu", "land_area_min_m2", MU_M2),
    "land_max": ("mu", "land_area_max_m2", MU_M2),
    "land_price_max": ("10k CNY/mu", "land_price_max_cny_mu", Fraction(_WAN)),
}
#: The same with what the page calls them: label, unit, record key, factor.
NUMBERS: dict[str, tuple[Words, Words, str, Fraction]] = {
    parameter: (lazy_limit(key), lazy_unit(unit, "list"), key, factor)
    for parameter, (unit, key, factor) in _NUMBERS.items()
}
#: The two ends of a size, which must not be the wrong way round.
_ENDS = (("area_min", "area_max"), ("land_min", "land_max"))
#: The deal that a limit of a price means, where none is chosen.
_PRICED = {"rent_max": "rent", "sale_max": "sale", "land_price_max": "sale"}
#: The check boxes by parameter: label, record key.
NEEDS: dict[str, tuple[Words, str]] = {
    parameter: (lazily_named("ask", ask), f"needs_{ask}")
    for parameter, ask in {
        "single": "single_storey",
        "ground": "ground_floor",
        "eia": "eia",
        "deed": "title_deed",
        "sewer": "sewer",
        "lift": "freight_lift",
        "dock": "loading_dock",
        "yard": "own_yard",
        "gas": "gas",
        "steam": "steam",
        "dorm": "dormitory",
    }.items()
}
SORTS: dict[str, Words] = {
    "newest": _("最新发布"),
    "fit": _("最合适"),
    "rent": _("租金从低到高"),
    "area": _("面积从大到小"),
}
#: The parameters behind each ask of the engine.
PARAMETERS_OF_ASK = {
    "area": ("area_min", "area_max"),
    "land_area": ("land_min", "land_max"),
    "rent": ("rent_max",),
    "sale_price": ("sale_max",),
    "land_price": ("land_price_max",),
    "height": ("height",),
    "crane": ("crane",),
    "power": ("power",),
    "single_storey": ("single",),
    "ground_floor": ("ground",),
    "eia": ("eia",),
    "title_deed": ("deed",),
    "sewer": ("sewer",),
    "freight_lift": ("lift",),
    "loading_dock": ("dock",),
    "own_yard": ("yard",),
    "gas": ("gas",),
    "steam": ("steam",),
    "dormitory": ("dorm",),
    "deal": ("deal",),
    "kind": ("kind",),
    "region": ("region",),
}


@cache
def chain_codes() -> dict[str, tuple[str, str, tuple[str, ...]]]:
    """By URL word of a chain: its Chinese name, its English one, and the codes of its midstream industries."""
    return {
        link.chain_en.replace(" ", "_"): (link.chain, link.chain_en, link.codes)
        for link in chains()
        if link.position == "midstream"
    }


def chain_name(word: str) -> str:
    """The name of a chain in the reader's language."""
    zh, en, _codes = chain_codes()[word]
    return en if is_english() else zh


def chain_choices() -> list[tuple[str, str]]:
    """The chains to choose from, named in the reader's language."""
    return [(word, chain_name(word)) for word in chain_codes()]


class FilterForm(forms.Form):
    """Every filter; none is required."""

    deal = forms.MultipleChoiceField(label=_("租还是买"), choices=list(DEALS.items()), required=False)
    kind = forms.MultipleChoiceField(label=_("类型"), choices=list(KINDS.items()), required=False)
    q = forms.CharField(label=_("名称或地址"), required=False, max_length=40)
    sort = forms.ChoiceField(label=_("排序"), choices=list(SORTS.items()), required=False)
    sure = forms.BooleanField(label=_("只看都填了的"), required=False)
    chain = forms.ChoiceField(label=_("产业链"), choices=chain_choices, required=False)

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data)
        self.fields |= {name: NumberField(label, unit) for name, (label, unit, _key, _factor) in NUMBERS.items()}
        self.fields |= {name: forms.BooleanField(label=label, required=False) for name, (label, _key) in NEEDS.items()}


@dataclass(frozen=True, slots=True)
class Unused:
    """A value of the URL that no filter could use: where it stands on the page, what it is, and why."""

    anchor: str
    label: str
    value: str
    why: str


@dataclass(frozen=True, slots=True)
class Filters:
    """The parsed filters: the form for the page, the requirement record for the engine."""

    form: FilterForm
    record: dict[str, Any]
    regions: tuple[str, ...] = ()
    text: str = ""
    chain: str = ""
    sort: str = "newest"
    only_sure: bool = False
    values: Mapping[str, Any] = field(default_factory=dict)
    unused: tuple[Unused, ...] = ()


def read(data: QueryDict) -> Filters:
    """Parses the filters of a URL. Invalid values stay in the form with their error and are ignored."""
    form = FilterForm(data)
    form.is_valid()
    kept = {name: _once(value) for name, value in form.cleaned_data.items() if value not in (None, "", [], False)}
    named = [code for code in dict.fromkeys(data.getlist("region")) if code]
    regions = tuple(code for code in named[:MOST_REGIONS] if is_division(code))
    unused = [*_invalid(form), *_crossed(form, kept), *_unknown(named)]
    return Filters(
        form=form,
        record=record_of(kept, regions),
        regions=regions,
        text=kept.get("q", "").strip(),
        chain=kept.get("chain", ""),
        sort=kept.get("sort", "newest"),
        only_sure=bool(kept.get("sure")),
        values=kept,
        unused=tuple(unused),
    )


def _once(value: Any) -> Any:
    """A choice of several, each once."""
    return list(dict.fromkeys(value)) if isinstance(value, list) else value


def _invalid(form: FilterForm) -> Iterator[Unused]:
    for name, errors in form.errors.items():
        bound = form[name]
        typed = bound.value()
        value = "、".join(typed) if isinstance(typed, list) else str(typed)
        yield Unused(bound.id_for_label, str(bound.label), voice.shortened(value), str(errors[0]))


def _crossed(form: FilterForm, kept: dict[str, Any]) -> Iterator[Unused]:
    """The ends that are the wrong way round, which are taken out of what is kept."""
    for low, high in _ENDS:
        if low in kept and high in kept and kept[low] > kept[high]:
            most = form[high]
            said = f"{kept.pop(low).normalize():f}–{kept.pop(high).normalize():f}"
            yield Unused(most.id_for_label, str(most.label), said, gettext("下限比上限大，两个都没有用"))


def _unknown(named: list[str]) -> Iterator[Unused]:
    """Regions that there are not, and those beyond the last that one list takes."""
    for code in named[:MOST_REGIONS]:
        if not is_division(code):
            yield Unused("filters", gettext("区县"), voice.shortened(code), gettext("没有这个地区"))
    if len(named) > MOST_REGIONS:
        left = gettext("后面 %(count)s 个") % {"count": len(named) - MOST_REGIONS}
        yield Unused("filters", gettext("区县"), left, gettext("地区最多选 %(most)s 个") % {"most": MOST_REGIONS})


def record_of(kept: Mapping[str, Any], regions: tuple[str, ...]) -> dict[str, Any]:
    """The requirement record of the filters, {} if there are none."""
    record: dict[str, Any] = {name: kept[name] for name in ("deal", "kind") if name in kept}
    priced = {deal for name, deal in _PRICED.items() if name in kept}
    if priced and "deal" not in record:
        record["deal"] = sorted(priced)
    if regions:
        record["region_codes"] = list(regions)
    for name, (_label, _unit, key, factor) in NUMBERS.items():
        if name in kept:
            record[key] = _stored(kept[name], factor)
    return record | {key: True for name, (_label, key) in NEEDS.items() if name in kept}


def _stored(value: Decimal, factor: Fraction) -> int | float:
    exact = Fraction(value) * factor
    return int(exact) if exact.denominator == 1 else round(float(exact), 4)
