from typing import ClassVar, Self

from django.db import models

class ReferenceIndex(models.Model):
    objects: ClassVar[models.Manager[Self]]
    _default_manager: ClassVar[models.Manager[Self]]
    object_id: models.CharField[str, str]
