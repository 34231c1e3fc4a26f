"""Shared: what every room uses and no room owns. It knows no noun of the business."""

from django.apps import AppConfig


class SharedConfig(AppConfig):
    """Encryption, audit, the change log, stored numbers."""

    name = "luodi.web.shared"
    label = "shared"
    verbose_name = "公共"
