"""Forms of the desk. They collect what was typed, in any unit that a sheet may hold; actions decide whether it can be."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from luodi.fields import FIELDS, BadValue, Field, clean, for_record
from luodi.sheets import read_typed
from luodi.voice import refused_value
from luodi.voice.numbers import unit_of
from luodi.web.desk.words import CHOICES, label, value
from luodi.web.enquiries.enums import EnquiryStatus
from luodi.web.listings.enums import ListingStatus
from luodi.web.listings.models import Listing
from luodi.web.needs.masking import mask_phone
from luodi.web.people.models import Person
from luodi.web.places.models import Datum, Park
from luodi.web.shared.lazy import Words
from luodi.web.shared.reader import reader

#: Fields of a listing by group, in the order people fill them in; ungrouped ones are in the last.
GROUPS: tuple[tuple[Words, tuple[str, ...]], ...] = (
    (gettext_lazy("发布必填"), ("deal", "kind", "region_code", "area_m2", "area_basis", "source", "as_of")),
    (
        gettext_lazy("价格（填一项，或面议）"),
        (
            "rent_min_cny_m2_month",
            "rent_max_cny_m2_month",
            "is_rent_negotiable",
            "sale_price_cny",
            "sale_price_cny_m2",
            "land_price_cny_mu",
            "service_charge_cny_m2_month",
            "deposit_months",
            "rent_free_months",
        ),
    ),
    (gettext_lazy("联系方式（加密保存，不公开）"), ("contact_name", "phone", "wechat")),
    (gettext_lazy("位置"), ("region_raw", "address", "lon", "lat")),
    (gettext_lazy("面积与分割"), ("min_area_m2", "is_divisible", "land_area_m2", "yard_m2")),
    (
        gettext_lazy("高度、荷载、行车、电"),
        (
            "clear_height_m",
            "storey_height_m",
            "eaves_height_m",
            "height_m",
            "floor_load_kn_m2",
            "has_crane",
            "crane_capacity_t",
            "power_capacity_kva",
            "power_demand_kw",
        ),
    ),
    (
        gettext_lazy("准入与税收"),
        (
            "industry_raw",
            "industries_admitted",
            "is_admission_exclusive",
            "industries_excluded",
            "tax_per_mu_min_cny",
            "investment_per_mu_min_cny",
            "output_per_mu_min_cny",
        ),
    ),
    (gettext_lazy("时间"), ("lease_years_min", "available_from", "valid_until")),
)
_REST = gettext_lazy("楼层与配套")
FACTS = tuple(entry for entry in for_record("listing") if entry.key != "id")
#: Prefix of fields outside the dictionary; no key begins with it.
_CLEAR = "erase__"
_LONGEST = 300


class Choices(forms.MultipleChoiceField):
    """Check boxes; none ticked is blank."""

    widget = forms.CheckboxSelectMultiple


def control(entry: Field) -> forms.Field:
    """The form field of a dictionary field. Numbers and dates are taken as text, so that the action reports faults."""
    name = label(entry)
    choices = CHOICES.get(entry.key)
    if entry.type == "bool":
        blank = (("", _("没填")), ("true", _("是")), ("false", _("否")))
        return forms.ChoiceField(label=name, required=False, choices=blank)
    if entry.type == "set" and choices:
        return Choices(label=name, required=False, choices=tuple(choices.items()))
    if choices:
        return forms.ChoiceField(label=name, required=False, choices=(("", _("没填")), *choices.items()))
    if entry.type == "date":
        example = forms.DateInput(attrs={"placeholder": "2026-11-23"})
        return forms.CharField(label=name, required=False, widget=example, max_length=_LONGEST)
    longest = _LONGEST * (10 if entry.type == "list" else 1)
    return forms.CharField(label=name, required=False, max_length=longest)


def typed_form(entry: Field, stored: Any) -> Any:
    """A stored value as the form shows it."""
    if stored in (None, "", []):
        return [] if entry.type == "set" else ""
    if isinstance(stored, bool):
        return str(stored).lower()
    if entry.type == "list":
        return " ".join(map(str, stored))
    return stored if isinstance(stored, list) else str(stored)


@dataclass(frozen=True, slots=True)
class Group:
    """A group of the form with its fields."""

    title: str
    fields: list[forms.BoundField]


class ListingForm(forms.Form):
    """Every field of a listing, from the dictionary. Personal values are masked; left empty, they stay unchanged."""

    code = forms.CharField(label=gettext_lazy("房源编号"), max_length=60, help_text=gettext_lazy("本组织内唯一"))
    title = forms.CharField(label=gettext_lazy("标题"), max_length=120, required=False)
    datum = forms.ChoiceField(label=gettext_lazy("坐标系"), choices=Datum.choices)
    original_text = forms.CharField(
        label=gettext_lazy("原文"), required=False, max_length=20_000, widget=forms.Textarea(attrs={"rows": 4})
    )

    def __init__(self, *args: Any, parks: QuerySet[Park], listing: Listing | None = None, **kwargs: Any) -> None:
        self.listing = listing
        super().__init__(*args, **{"initial": _initial(listing), **kwargs})
        self.fields["park"] = forms.ModelChoiceField(
            parks,
            label=_("园区"),
            required=False,
            empty_label=_("不在园区"),
        )
        for entry in FACTS:
            self.fields[entry.key] = control(entry)
            if entry.is_personal and listing is not None and getattr(listing, entry.key):
                self._mask(entry, getattr(listing, entry.key))
        if listing is not None:
            self.fields["code"].disabled = True
        if listing is not None and listing.is_public():
            self.fields["reason"] = forms.CharField(label=_("用语放行理由"), max_length=300, required=False)
            self.fields["reason"].help_text = _(
                "标题、地址等有不得发布的用语或个人信息、又确有依据时才填，会记下是谁、何时。"
            )

    def clean(self) -> dict[str, Any]:
        """Reads and refuses input as the importer does for cells. A value understood as another number, or for another
        field, is put into its field and shown for confirmation before it is stored."""
        kept = super().clean() or {}
        texts = {e.key: str(kept[e.key]) for e in FACTS if e.key in self.changed_data and kept.get(e.key)}
        deals = {key: kept[key] for key in ("deal", "kind") if kept.get(key)}
        values, wrong = read_typed(texts, localdate(), deals)
        for key, (text, why) in wrong.items():
            self.add_error(key, refused_value(key, text, why, reader()))
        echoes = {key: typed for key, typed in values.items() if not _is_plain(key, texts[key], typed)}
        if echoes:
            self._show(echoes, texts)
        return kept

    def _show(self, echoes: dict[str, dict[str, Any]], texts: dict[str, str]) -> None:
        """Puts what will be stored into the fields, beside what was typed."""
        data = QueryDict(mutable=True)
        data.update(self.data)
        for key, typed in echoes.items():
            data[key] = ""
            for other, stored in typed.items():
                data.setlist(other, [str(typed_form(FIELDS[other], stored))])
            shown = "，".join(_echo(key, other, stored) for other, stored in typed.items()) or _("没填")
            self[key].help_text = _("{typed} = {stored}").format(typed=texts[key], stored=shown)
        self.data = data
        self.add_error(None, _("有几处换算过，已填进去，请核对后再存一次。"))

    def _mask(self, entry: Field, stored: str) -> None:
        self.fields[entry.key].help_text = _("现在是 {masked}；留空不改").format(masked=mask_phone(stored))
        self.fields[_CLEAR + entry.key] = forms.BooleanField(
            label=_("清空{name}").format(name=label(entry)), required=False
        )

    def groups(self) -> list[Group]:
        """Fields as the page shows them."""
        own = ("code", "title", "park", "datum", "original_text", "reason")
        named = [(str(title), keys) for title, keys in GROUPS]
        grouped = {key for _title, keys in named for key in keys}
        rest = tuple(entry.key for entry in FACTS if entry.key not in grouped)
        return [Group(title, self._bound(keys)) for title, keys in ((_("房源"), own), *named, (str(_REST), rest))]

    def _bound(self, keys: Iterable[str]) -> list[forms.BoundField]:
        wanted = [name for key in keys for name in (key, _CLEAR + key) if name in self.fields]
        return [self[name] for name in wanted]

    def facts(self) -> dict[str, Any]:
        """The changed facts by dictionary key; nothing else is passed to the action."""
        changed = {entry.key: self.cleaned_data[entry.key] for entry in FACTS if entry.key in self.changed_data}
        cleared = {entry.key: None for entry in FACTS if self.cleaned_data.get(_CLEAR + entry.key)}
        return {**changed, **cleared}

    def own(self) -> dict[str, Any]:
        """The changed attributes of a listing other than facts."""
        return {
            key: self.cleaned_data[key]
            for key in ("title", "park", "datum", "original_text")
            if key in self.changed_data
        }


def _is_plain(key: str, text: str, typed: dict[str, Any]) -> bool:
    """Whether a text says just what its field will hold: 3000, 3,000, 2026年11月1日."""
    try:
        return typed == {key: clean(FIELDS[key], text)}
    except BadValue:
        return False


def _echo(key: str, other: str, stored: Any) -> str:
    """33,333.33 ㎡, with its field in front where it is another than the one under which it was typed."""
    entry = FIELDS[other]
    unit = f" {unit_of(entry.unit, reader())}" if entry.type == "number" and entry.unit else ""
    return f"{value(other, stored)}{unit}" if other == key else f"{label(entry)} {value(other, stored)}"


def _initial(listing: Listing | None) -> dict[str, Any]:
    if listing is None:
        return {"datum": Datum.WGS84}
    own = {key: getattr(listing, key) for key in ("code", "title", "datum", "original_text")}
    facts = {e.key: "" if e.is_personal else typed_form(e, getattr(listing, e.key)) for e in FACTS}
    return {**own, "park": listing.park_id, **facts}


class ListingFilters(forms.Form):
    """The filters of the list of listings."""

    q = forms.CharField(label=gettext_lazy("编号、标题、地址"), required=False, max_length=100)
    status = forms.ChoiceField(
        label=gettext_lazy("状态"), required=False, choices=[("", gettext_lazy("全部状态")), *ListingStatus.choices]
    )
    stale = forms.BooleanField(label=gettext_lazy("只看过期和快过期的"), required=False)


class EnquiryFilters(forms.Form):
    """The filters of the list of enquiries."""

    q = forms.CharField(label=gettext_lazy("编号、公司、原文"), required=False, max_length=100)
    status = forms.ChoiceField(
        label=gettext_lazy("状态"), required=False, choices=[("", gettext_lazy("全部状态")), *EnquiryStatus.choices]
    )
    mine = forms.BooleanField(label=gettext_lazy("只看分派给我的"), required=False)


class ReasonForm(forms.Form):
    """A typed reason."""

    reason = forms.CharField(label=gettext_lazy("理由"), max_length=300, required=False, widget=forms.TextInput)


class ChoiceForm(forms.Form):
    """A reason from a list, so that nobody types a name."""

    def __init__(self, *args: Any, choices: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["why"] = forms.ChoiceField(
            label=_("原因"), choices=[(each.value, each.label) for each in choices], widget=forms.RadioSelect
        )


class AnswerForm(forms.Form):
    """The reason for publishing words the content check forbids."""

    reason = forms.CharField(
        label=gettext_lazy("理由"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("例：是国家级经开区的正式名称；「最佳」是奖项名称，见××公告"),
    )


class NothingForm(forms.Form):
    """A mere button."""


class AssignForm(forms.Form):
    """The assignee of an enquiry."""

    def __init__(self, *args: Any, colleagues: QuerySet[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["assignee"] = forms.ModelChoiceField(colleagues, label=_("负责人"))
