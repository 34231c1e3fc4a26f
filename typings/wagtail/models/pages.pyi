from typing import ClassVar, Self, TypeVar

from django.contrib.auth.models import Group, Permission
from django.db import models
from wagtail.models import Page
from wagtail.query import PageQuerySet

_P = TypeVar("_P", bound=Page, covariant=True)

class BasePageManager(models.Manager[_P]): ...

PageManager = BasePageManager.from_queryset(PageQuerySet)

class GroupPagePermission(models.Model):
    objects: ClassVar[models.Manager[Self]]
    _default_manager: ClassVar[models.Manager[Self]]
    group: models.ForeignKey[Group, Group]
    page: models.ForeignKey[Page, Page]
    permission: models.ForeignKey[Permission, Permission]

class PageViewRestriction(models.Model):
    objects: ClassVar[models.Manager[Self]]
    _default_manager: ClassVar[models.Manager[Self]]
    page: models.ForeignKey[Page, Page]

class PageLogEntry(models.Model):
    objects: ClassVar[models.Manager[Self]]
    _default_manager: ClassVar[models.Manager[Self]]
