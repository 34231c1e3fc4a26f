from typing import ClassVar, Self

from django.contrib.auth.models import Group, Permission
from django.db import models

class Collection(models.Model):
    objects: ClassVar[models.Manager[Self]]
    _default_manager: ClassVar[models.Manager[Self]]
    name: models.CharField[str, str]
    @classmethod
    def get_first_root_node(cls) -> Self: ...
    def add_child(self, *, name: str) -> Self: ...

class GroupCollectionPermission(models.Model):
    objects: ClassVar[models.Manager[Self]]
    _default_manager: ClassVar[models.Manager[Self]]
    group: models.ForeignKey[Group, Group]
    collection: models.ForeignKey[Collection, Collection]
    permission: models.ForeignKey[Permission, Permission]
