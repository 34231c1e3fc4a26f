"""The status of a listing, and its kinds as bits."""

from enum import IntFlag

from django.db import models
from django.utils.translation import gettext_lazy as _


class ListingStatus(models.TextChoices):
    """Only public listings are matched and shown. Expiry is not a status; it is checked against the current day."""

    DRAFT = "draft", _("草稿")
    PUBLIC = "public", _("已发布")
    WITHDRAWN = "withdrawn", _("已下架")


class KindBits(IntFlag):
    """The bit of each member of `kind` in the column `kind_bits`. A bit is never reassigned."""

    FACTORY = 1
    WAREHOUSE = 2
    YARD = 4
    LAND = 8
    OFFICE = 16
    LAB = 32
    PARK = 64
