from typing import ClassVar, Self

from django.db import models

class AbstractImage(models.Model):
    objects: ClassVar[models.Manager[Self]]
    _default_manager: ClassVar[models.Manager[Self]]

class Rendition(models.Model):
    objects: ClassVar[models.Manager[Self]]
    _default_manager: ClassVar[models.Manager[Self]]
    image: models.ForeignKey[AbstractImage, AbstractImage]
    file: models.FileField
