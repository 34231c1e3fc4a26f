"""The room enquiries (咨询)."""

from django.apps import AppConfig


class EnquiriesConfig(AppConfig):
    """咨询."""

    name = "luodi.web.enquiries"
    label = "enquiries"
    verbose_name = "咨询"
