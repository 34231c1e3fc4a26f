"""The room portal (门户)."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """门户."""

    name = "luodi.web.portal"
    label = "portal"
    verbose_name = "门户"
