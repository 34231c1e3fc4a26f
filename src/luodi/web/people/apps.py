"""The room people (组织与人员)."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """组织与人员."""

    name = "luodi.web.people"
    label = "people"
    verbose_name = "组织与人员"
