"""Physical things: parks, and parcels of land."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from luodi.web.people.models import Organisation
from luodi.web.shared.dictionary import add_columns, public_words
from luodi.web.shared.gate import PublicWords, Words
from luodi.web.shared.numbers import Number


class Datum(models.TextChoices):
    """The datum of a pair of coordinates; data are never mixed."""

    WGS84 = "WGS-84", "WGS-84"
    GCJ02 = "GCJ-02", _("GCJ-02（高德、腾讯）")
    BD09 = "BD-09", _("BD-09（百度）")


class Park(PublicWords):
    """An industrial park 园区. Its terms (admitted industries, tax per mu) apply to listings that state none."""

    public_columns = (
        Words("name", _("名称")),
        Words("address", _("地址")),
        Words("level", _("级别")),
        Words("leading_industries", _("主导产业")),
        Words("introduction", _("介绍")),
        Words("source", _("来源")),
    )
    organisation = models.ForeignKey(Organisation, models.PROTECT, verbose_name="组织", related_name="parks")
    name = models.CharField("名称", max_length=100)
    region_code = models.CharField("行政区划代码", max_length=9, db_index=True)
    address = models.CharField("地址", max_length=200, blank=True)
    lon = models.DecimalField("经度", max_digits=9, decimal_places=6, null=True, blank=True)
    lat = models.DecimalField("纬度", max_digits=9, decimal_places=6, null=True, blank=True)
    datum = models.CharField("坐标系", max_length=6, choices=Datum, default=Datum.WGS84)
    level = models.CharField("级别", max_length=20, blank=True)
    leading_industries = models.CharField("主导产业", max_length=200, blank=True)
    industries_admitted: "models.JSONField[list[str], list[str]]" = models.JSONField(
        "准入行业", default=list, blank=True
    )
    industries_excluded: "models.JSONField[list[str], list[str]]" = models.JSONField(
        "限制行业", default=list, blank=True
    )
    is_admission_exclusive = models.BooleanField("仅限准入行业", null=True, blank=True)
    tax_per_mu_min_cny = models.BigIntegerField("亩均税收要求（元/亩·年）", null=True, blank=True)
    introduction = models.TextField("介绍", blank=True)
    source = models.CharField("来源", max_length=200, blank=True)
    as_of = models.DateField("信息日期", null=True, blank=True)
    is_sample = models.BooleanField("示例数据", default=False)

    class Meta:
        verbose_name = verbose_name_plural = "园区"
        ordering = ["id"]

    def __str__(self) -> str:
        return self.name


class AdmittedIndustry(models.Model):
    """One industry that a place admits, for searching by code. Written with the place, which each model names and indexes."""

    code = models.CharField("行业代码", max_length=4)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.code


class ParkIndustry(AdmittedIndustry):
    """One that a park admits; it holds for listings of the park that state none."""

    park = models.ForeignKey(Park, models.CASCADE, db_index=False, related_name="admits")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["park", "code"], name="park_industry_once")]
        indexes = [models.Index(fields=["code", "park"])]


class Parcel(PublicWords):
    """A piece of land 地块, with the terms of its grant: one column for every parcel field of the dictionary."""

    public_columns = (*public_words("parcel"), Words("source", _("来源")))
    organisation = models.ForeignKey(Organisation, models.PROTECT, verbose_name="组织", related_name="parcels")
    park = models.ForeignKey(Park, models.PROTECT, null=True, blank=True, verbose_name="园区", related_name="parcels")
    source = models.CharField("来源", max_length=200, blank=True)
    as_of = models.DateField("信息日期", null=True, blank=True)
    is_sample = models.BooleanField("示例数据", default=False)
    parcel_no: str
    land_use: str
    land_area_m2: Number | None
    land_price_cny_mu: Number | None
    tax_per_mu_min_cny: Number | None
    floor_area_ratio_min: Number | None
    floor_area_ratio_max: Number | None
    add_columns(vars(), "parcel")

    class Meta:
        verbose_name = verbose_name_plural = "地块"
        ordering = ["id"]

    def __str__(self) -> str:
        return str(self.parcel_no or self.pk)
