from typing import ClassVar, Self

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models

class Revision(models.Model):
    page_revisions: ClassVar[models.Manager[Self]]
    objects: ClassVar[models.Manager[Self]]
    _default_manager: ClassVar[models.Manager[Self]]
    def publish(self, user: AbstractBaseUser | None = None) -> None: ...
