"""A listing 房源, the unit that is matched, with one column for every listing field of the dictionary."""

import datetime as dt
from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from luodi.web.listings import titles
from luodi.web.listings.enums import KindBits, ListingStatus
from luodi.web.people.models import Organisation
from luodi.web.places.models import AdmittedIndustry, Datum, Parcel, Park
from luodi.web.shared.bits import BitsField
from luodi.web.shared.dictionary import add_columns, public_words, record_of
from luodi.web.shared.gate import PublicWords, Words
from luodi.web.shared.numbers import Number


class Listing(PublicWords):
    """A place on offer. Saved only by this room's actions; its history is the audit trail."""

    public_columns = (Words("title", _("标题")), *public_words("listing"))
    organisation = models.ForeignKey(Organisation, models.PROTECT, verbose_name="组织", related_name="listings")
    park = models.ForeignKey(Park, models.PROTECT, null=True, blank=True, verbose_name="园区", related_name="listings")
    parcel = models.ForeignKey(
        Parcel, models.PROTECT, null=True, blank=True, verbose_name="地块", related_name="listings"
    )
    code = models.CharField("房源编号", max_length=60, help_text="本组织内唯一")
    #: `fields.code_key` of the code, by which A-1, Ａ－１ and a-1 are the same listing.
    code_key = models.CharField(max_length=255, editable=False)
    #: Incremented by every change, so that an undo can tell whether somebody else has changed it since.
    version = models.PositiveIntegerField("版本", default=1, editable=False)
    title = models.CharField("标题", max_length=120, blank=True)
    status = models.CharField("状态", max_length=10, choices=ListingStatus, default=ListingStatus.DRAFT, db_index=True)
    datum = models.CharField("坐标系", max_length=6, choices=Datum, default=Datum.WGS84)
    original_text = models.TextField("原文", blank=True)
    published_at = models.DateTimeField("发布时间", null=True, blank=True, db_index=True)
    changed_at = models.DateTimeField("更新时间", db_index=True)
    is_sample = models.BooleanField("示例数据", default=False)
    kind_bits = BitsField("kind", KindBits)
    deal: list[str]
    kind: list[str]
    region_code: str
    address: str
    lon: Number | None
    lat: Number | None
    valid_until: dt.date | None
    as_of: dt.date | None
    source: str
    industries_admitted: list[str]
    area_m2: Number | None
    land_area_m2: Number | None
    add_columns(vars(), "listing")

    class Meta:
        verbose_name = verbose_name_plural = "房源"
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "code_key"], name="listing_code_once_per_organisation")
        ]
        #: The first serves lists, the second counts; both are covering indexes.
        indexes = [
            models.Index(fields=["status", "-published_at", "-id"]),
            models.Index(fields=["status", "park", "valid_until"]),
        ]

    def __str__(self) -> str:
        return self.title if self.has_telling_title else titles.made(self._place(), self._park_name) or self.code

    @property
    def has_telling_title(self) -> bool:
        """Whether its own title says more than a code; if not, its code stands beside the title that is made."""
        return titles.is_telling(self.title)

    @property
    def place_and_kind(self) -> str:
        """武进智造园 厂房: for a list, whose rows state the area themselves."""
        return titles.place_and_kind(self._place(), self._park_name) or self.code

    def _place(self) -> dict[str, Any]:
        """What a made title says; nothing that a list defers because it is sealed."""
        code = self.region_code or (self.park.region_code if self.park else "")
        return {"region_code": code, "kind": self.kind, "area_m2": self.area_m2, "land_area_m2": self.land_area_m2}

    @property
    def _park_name(self) -> str:
        return self.park.name if self.park else ""

    def is_public(self) -> bool:
        return self.status == ListingStatus.PUBLIC

    def get_absolute_url(self) -> str:
        return reverse("listing", args=[self.pk])

    def record(self) -> dict[str, Any]:
        """The stated facts with the id, as `luodi.intake.listing` takes them; the park's terms fill the blanks."""
        stated = {"id": str(self.pk), **record_of(self, "listing")}
        return {**self._park_terms(stated), **stated}

    def _park_terms(self, stated: dict[str, Any]) -> dict[str, Any]:
        if self.park is None:
            return {}
        terms: dict[str, Any] = {"region_code": self.park.region_code}
        if not {"industries_admitted", "industries_excluded"} & stated.keys():
            terms |= {
                "industries_admitted": self.park.industries_admitted,
                "industries_excluded": self.park.industries_excluded,
                "is_admission_exclusive": self.park.is_admission_exclusive,
            }
        terms["tax_per_mu_min_cny"] = self.park.tax_per_mu_min_cny
        return {key: value for key, value in terms.items() if value not in (None, [], "")}


class ListingIndustry(AdmittedIndustry):
    """One that a listing itself admits."""

    listing = models.ForeignKey(Listing, models.CASCADE, db_index=False, related_name="admits")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["listing", "code"], name="listing_industry_once")]
        indexes = [models.Index(fields=["code", "listing"])]
