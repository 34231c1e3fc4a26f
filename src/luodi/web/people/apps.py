"""The room people (组织与人员)."""

from django.apps import AppConfig

from luodi.web.shared.declared import take_up


class PeopleConfig(AppConfig):
    """组织与人员."""

    name = "luodi.web.people"
    label = "people"
    verbose_name = "组织与人员"

    def ready(self) -> None:
        """Loads the verbs of every room and face."""
        take_up("rights")
