"""The room listings (房源)."""

from django.apps import AppConfig


class ListingsConfig(AppConfig):
    """房源."""

    name = "luodi.web.listings"
    label = "listings"
    verbose_name = "房源"
