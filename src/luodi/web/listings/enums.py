"""Where a listing stands, and its kinds as bits."""

from enum import IntFlag

from django.db import models


class ListingStatus(models.TextChoices):
    """Only public listings are matched and shown. Expiry is not a status: it is compared with the day of asking."""

    DRAFT = "draft", "草稿"
    PUBLIC = "public", "已发布"
    WITHDRAWN = "withdrawn", "已下架"


class KindBits(IntFlag):
    """The members of `kind`, each by the bit that the column `kind_bits` holds of it. A bit once given is never given again."""

    FACTORY = 1
    WAREHOUSE = 2
    YARD = 4
    LAND = 8
    OFFICE = 16
    LAB = 32
    PARK = 64
