"""Disabled addresses of Wagtail's admin, because what they show or change bypasses `people.access`.

They answer 404 before Wagtail sees the request. People and groups are changed by actions of the room people, and the audit
trail replaces Wagtail's site history.
"""

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import re_path

#: Pattern below /desk/, and the reason.
CLOSED = {
    r"bulk/": "actions on many rows at once pass no action of ours",
    r"users/": "people change by people.actions",
    r"groups/": "rights follow roles (people.access)",
    r"reports/": "they list pages and people of every organisation",
    r"collections/": "each organisation has one, made by people.actions.open_articles",
    r"sites/": "sites are set up by the operator's commands",
    r"redirects/": "as above",
    r"locales/": "as above",
    r"workflows/": "none is set up",
    r"tag-autocomplete/": "tags of every organisation",
    r"api/main/(images|documents)/": "files of every organisation",
    r"documents/": "no documents yet; images only",
    r"images/usage/": "names pages of every organisation",
    r"images/[^/]+/usage": "as above",
    r"images/[^/]+/generate_url/": "addresses of pictures of any size; readers get those that an article shows",
    r"pages/[^/]+/privacy/": "passwords of pages are guessed at without limits; an article is public or it is not",
    r"pages/usage/": "as above",
    r"pages/type_use/": "pages of every organisation",
    r"test404/": "for developers",
    r"failwhale/": "as above",
}


def closed(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
    """404, with a link back."""
    return TemplateResponse(request, "desk/closed.html", status=404)


urlpatterns = [re_path(rf"^{pattern}", closed) for pattern in CLOSED]
