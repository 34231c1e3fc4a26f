"""The breadcrumb of a page, for `portal/components/breadcrumb.html`."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from luodi.web.news.models import ArticlePage, SectionPage
from luodi.web.news.queries import sections_above


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a breadcrumb; the last has no address."""

    label: str
    url: str = ""


def breadcrumb(page: ArticlePage | SectionPage, last: str) -> list[Step]:
    """The steps from the home page through every section above to the page itself, labelled `last`."""
    return [Step(_("首页"), "/"), *(Step(title, url) for title, url in sections_above(page)), Step(last)]
