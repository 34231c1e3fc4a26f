"""Kinds of organisation, and what a person does there."""

from django.db import models


class OrganisationKind(models.TextChoices):
    """Whose desk it is. The operator runs the installation and sees everything in it."""

    OPERATOR = "operator", "运营方"
    PARK = "park", "园区"
    BROKER = "broker", "中介"


class Role(models.TextChoices):
    """What a person may do at the desk of their organisation."""

    LEAD = "lead", "负责人"
    OFFICER = "officer", "招商专员"
    EDITOR = "editor", "编辑"
    VIEWER = "viewer", "查看"
