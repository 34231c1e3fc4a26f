"""The room places (园区与地块)."""

from django.apps import AppConfig


class PlacesConfig(AppConfig):
    """园区与地块."""

    name = "luodi.web.places"
    label = "places"
    verbose_name = "园区与地块"
