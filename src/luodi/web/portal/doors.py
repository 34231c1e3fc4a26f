"""The two pages of Wagtail that ask a reader for a password, under the names by which it looks for them."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path
from django.views.generic import RedirectView


def no_door(request: HttpRequest, **numbers: int) -> HttpResponse:
    """404: a page with a password of its own would be guessed at without limits. An article is public or it is not."""
    raise Http404


urlpatterns = [
    path(
        "_util/login/", RedirectView.as_view(pattern_name="sign_in", query_string=True), name="wagtailcore_login"
    ),  # the one door
    path(
        "_util/authenticate_with_password/<int:page_view_restriction_id>/<int:page_id>/",
        no_door,
        name="wagtailcore_authenticate_with_password",
    ),
]
