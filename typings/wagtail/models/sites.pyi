from typing import ClassVar, Self

from django.db import models
from django.http import HttpRequest
from wagtail.models import Page

class Site(models.Model):
    objects: ClassVar[models.Manager[Self]]
    _default_manager: ClassVar[models.Manager[Self]]
    hostname: models.CharField[str, str]
    port: models.IntegerField[int, int]
    site_name: models.CharField[str, str]
    root_page: models.ForeignKey[Page, Page]
    is_default_site: models.BooleanField[bool, bool]
    @staticmethod
    def find_for_request(request: HttpRequest) -> Site | None: ...
