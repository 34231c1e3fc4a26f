"""Pictures of articles, at /media/: only those that a published article shows, or that the desk shows somebody of its own.

An address is looked up, never joined to a path; originals, documents and whatever else lies in the folder have none.
"""

from pathlib import PurePosixPath

from django.core.cache import cache
from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.http import require_safe
from wagtail.images.models import AbstractImage, Rendition
from wagtail.permissions import policy_registry

from luodi.web.news.queries import is_shown
from luodi.web.people.access import may

#: What is handed out, and as what; nothing that a browser would run.
KINDS = {
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".gif": "image/gif",
    ".webp": "image/webp",
}
#: An hour: a picture of a withdrawn article is soon gone from browsers too.
_MINUTE = 60
_PUBLIC, _PRIVATE = "public, max-age=3600", "private, no-store"


@require_safe
def picture(request: HttpRequest, name: str) -> FileResponse:
    """The file, or 404 without a hint whether there is one."""
    found = Rendition.objects.select_related("image").filter(file=name).first()
    kind = KINDS.get(PurePosixPath(name).suffix.lower())
    if found is None or kind is None:
        raise Http404
    is_public = _is_public(found.image)
    if not is_public and not _is_own(request, found.image):
        raise Http404
    try:
        file = found.file.open("rb")
    except FileNotFoundError:  # restored without its folder
        raise Http404 from None
    caching = _PUBLIC if is_public else _PRIVATE
    return FileResponse(file, content_type=kind, headers={"Cache-Control": caching})


def _is_public(image: AbstractImage) -> bool:
    """Kept for a minute if it is so: the search goes through the words of all articles."""
    key = f"picture-{image.pk}"
    if cache.get(key):
        return True
    is_public = is_shown(image)
    if is_public:
        cache.set(key, True, _MINUTE)
    return is_public


def _is_own(request: HttpRequest, image: AbstractImage) -> bool:
    """Whether the desk shows somebody this picture."""
    policy = policy_registry.get_by_type(type(image))
    rights = ["add", "change", "choose"]
    return may(request.user, "desk.enter") and policy.user_has_any_permission_for_instance(request.user, rights, image)
