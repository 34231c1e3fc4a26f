"""The room custody (保管)."""

from django.apps import AppConfig


class CustodyConfig(AppConfig):
    """保管."""

    name = "luodi.web.custody"
    label = "custody"
    verbose_name = "保管"
