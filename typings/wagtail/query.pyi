from typing import Generic, Self, TypeVar

from django.db.models import Model, QuerySet
from wagtail.models import Page

_P = TypeVar("_P", bound=Model, covariant=True)
_Row = TypeVar("_Row", covariant=True, default=_P)

class PageQuerySet(QuerySet[_P, _Row], Generic[_P, _Row]):
    def live(self) -> Self: ...
    def child_of(self, other: Page) -> Self: ...
    def descendant_of(self, other: Page, inclusive: bool = False) -> Self: ...
