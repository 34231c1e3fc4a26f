"""Where a listing stands."""

from django.db import models


class ListingStatus(models.TextChoices):
    """Only public listings are matched and shown. Expiry is not a status: it is compared with the day of asking."""

    DRAFT = "draft", "草稿"
    PUBLIC = "public", "已发布"
    WITHDRAWN = "withdrawn", "已下架"
