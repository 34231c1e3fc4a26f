"""A page's position in Wagtail's tree, as SQL and as an address."""

from typing import Any

from django.db.models import OuterRef, Subquery, Value
from django.db.models.functions import Length, Substr
from wagtail.models import Page

#: Characters of a path per level of the tree.
STEP = Page.steplen
#: The depth of the sections directly below a site's home page.
TOP = 3


def title_at(depth: int) -> Subquery:
    """The title of a page's ancestor at a depth; -1 is its parent."""
    size: Any = Length(OuterRef("path")) - STEP if depth < 0 else Value(depth * STEP)
    ancestor = Page.objects.filter(path=Substr(OuterRef("path"), Value(1), size))
    return Subquery(ancestor.values("title")[:1])


def local_address(url_path: str) -> str:
    """The address of a page on its own site: its path without the root's slug."""
    return "/" + url_path.lstrip("/").partition("/")[2]
