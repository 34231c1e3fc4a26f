"""The room people (组织与人员)."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class PeopleConfig(AppConfig):
    """组织与人员."""

    name = "luodi.web.people"
    label = "people"
    verbose_name = "组织与人员"

    def ready(self) -> None:
        """Takes up the verbs of every room and face."""
        autodiscover_modules("rights")
