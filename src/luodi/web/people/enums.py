"""Kinds of organisation, and roles of people."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class OrganisationKind(models.TextChoices):
    """The kind of an organisation. The operator runs the installation and sees everything in it."""

    OPERATOR = "operator", _("运营方")
    PARK = "park", _("园区")
    BROKER = "broker", _("中介")


class Role(models.TextChoices):
    """What a person may do at the desk of their organisation."""

    LEAD = "lead", _("负责人")
    OFFICER = "officer", _("招商专员")
    EDITOR = "editor", _("编辑")
    VIEWER = "viewer", _("查看")
