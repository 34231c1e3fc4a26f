"""All URLs. The desk is Wagtail's admin with our own pages inside; the site's pages come last."""

from django.urls import URLPattern, URLResolver, include, path, re_path
from wagtail.admin import urls as desk_urls
from wagtail.urls import serve_pattern
from wagtail.views import serve

from luodi.web.api.urls import api

urlpatterns: list[URLPattern | URLResolver] = [
    path("api/", api.urls),
    path("desk/", include("luodi.web.desk.urls")),
    path("desk/", include(desk_urls)),
    path("", include("luodi.web.portal.urls")),
    re_path(serve_pattern, serve, name="wagtail_serve"),  # without its sign-in pages: see portal/doors.py
]

handler400 = "luodi.web.portal.errors.views.bad_request"
handler404 = "luodi.web.portal.errors.views.not_found"
handler500 = "luodi.web.portal.errors.views.server_error"
