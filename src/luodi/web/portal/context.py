"""The context available to every template."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _
from wagtail.models import Site

import luodi
from luodi.web.people.models import Organisation


@dataclass(frozen=True, slots=True)
class Link:
    """One entry of the main navigation."""

    label: str
    url: str
    is_current: bool


def navigation(request: HttpRequest) -> list[Link]:
    """The main navigation; an entry is current on its own page and on those below it."""
    entries = (
        (_("首页"), "/"),
        (_("找地方"), "/find/"),
        (_("房源"), "/listings/"),
        (_("园区"), "/parks/"),
        (_("资讯"), "/news/"),
    )
    here = request.path
    return [Link(label, url, here == url or (url != "/" and here.startswith(url))) for label, url in entries]


@dataclass(frozen=True, slots=True)
class SiteContext:
    """The frame of a page: the site's name, its sisters, registration numbers."""

    site_name: str
    other_sites: list[Site]
    version: str
    icp: str
    police_record: str
    is_sample: bool


def _frame(request: HttpRequest) -> SiteContext:
    here = Site.find_for_request(request)
    others = [s for s in Site.objects.all() if here is None or s.pk != here.pk]
    return SiteContext(
        site_name=here.site_name if here else "",
        other_sites=others,
        version=luodi.__version__,
        icp=settings.LUODI_ICP,
        police_record=settings.LUODI_POLICE_RECORD,
        is_sample=Organisation.objects.filter(is_sample=True).exists(),
    )


def site(request: HttpRequest) -> dict[str, Any]:
    """The frame and the navigation, computed on first use by a template."""
    frame = SimpleLazyObject(lambda: _frame(request))
    names = SiteContext.__dataclass_fields__
    return {
        **{name: SimpleLazyObject(partial(getattr, frame, name)) for name in names},
        "navigation": SimpleLazyObject(lambda: navigation(request)),
    }
