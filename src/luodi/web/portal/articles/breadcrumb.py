"""The breadcrumb of a page of news, for `portal/components/breadcrumb.html`."""

from luodi.web.news.models import ArticlePage, SectionPage
from luodi.web.news.queries import sections_above
from luodi.web.portal.breadcrumb import Step
from luodi.web.portal.breadcrumb import breadcrumb as way_to


def breadcrumb(page: ArticlePage | SectionPage, last: str) -> list[Step]:
    """The steps from the home page through every section above to the page itself, labelled `last`."""
    return way_to(last, *(Step(title, url) for title, url in sections_above(page)))
