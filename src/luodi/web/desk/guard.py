"""Keeps pages and pictures of others out of Wagtail's desk, wherever a request names them.

Wagtail checks permissions before it changes a page, but choosers, the move dialogue and the rich text editor tell title,
address or picture of whatever id they are given. So every such id in an address, a query or a form below /desk/ is checked
first: one's own, what is published, and what one's own pages refer to already; anything else answers 404.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from wagtail.images import get_image_model
from wagtail.models import Page, ReferenceIndex
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.permissions import policy_registry
from wagtail.query import PageQuerySet

from luodi.web.desk.closed import closed
from luodi.web.people.models import Person

#: Names under which Wagtail takes ids of pages, in addresses, queries and forms.
PAGE_NAMES = frozenset(
    {
        *("page_id", "parent_page_id", "parent_id", "page_to_move_id", "destination_id", "page_to_copy_id"),
        *("root_page_id", "parent_page", "new_parent_page", "parent", "target_pages[]"),
        *("child_of", "ancestor_of", "descendant_of", "translation_of"),
    }
)
#: Of chooser fields, whose names are those of our models, only these names hold pictures.
IMAGE_NAMES = frozenset({"image_id", "image", "social_image"})
_CHOSEN = {"wagtailadmin_choose_page_chosen_multiple": "page", "wagtailimages_chooser:chosen_multiple": "image"}
#: A reference in stored rich text, such as <a linktype="page" id="3"> or <embed embedtype="image" id="3" …>.
_TAG = re.compile(r"<(?:a|embed)\b[^>]*\b(?:link|embed)type=[\"'](page|image)[\"'][^>]*>", re.I)
_ID = re.compile(r"\bid=[\"'](\d+)[\"']", re.I)
_KINDS = {"LINK": "page", "IMAGE": "image"}
Named = tuple[str, str]


class OwnPages:
    """Middleware; see above. It costs nothing outside /desk/ or without an id."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: object, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """404 for the id of a page or picture that is neither the person's own nor published."""
        if not request.path.startswith("/desk/") or not isinstance(request.user, Person):
            return None
        named = set(_named(request, kwargs))
        for kind, open_to in (("page", _pages_open_to), ("image", _images_open_to)):
            ids = {int(value) for of, value in named if of == kind and value.isdecimal() and len(value) < 19}
            if ids and _foreign(request.user, kind, ids, open_to):
                return closed(request)
        return None


def _named(request: HttpRequest, kwargs: dict[str, Any]) -> Iterator[Named]:
    """The kind and id of whatever a request names."""
    match = request.resolver_match
    chosen = _CHOSEN.get(match.view_name if match else "")
    pairs: list[tuple[str, Any]] = list(kwargs.items())
    for given in (request.GET, request.POST):
        pairs += [(name, value) for name, values in given.lists() for value in values]
    for name, value in pairs:
        text = str(value)
        if name in PAGE_NAMES:
            yield "page", text
        elif name in IMAGE_NAMES:
            yield "image", text
        elif name == "id" and chosen:
            yield chosen, text
        else:
            yield from _referred(text)


def _referred(text: str) -> Iterator[Named]:
    """What rich text refers to, as it is stored or as the editor sends it."""
    for tag in _TAG.finditer(text):
        for number in _ID.findall(tag.group()):
            yield tag.group(1).lower(), number
    if "entityMap" not in text:
        return
    try:
        entities = json.loads(text)["entityMap"]
        for entity in entities.values() if isinstance(entities, dict) else entities:
            if entity["type"] in _KINDS:
                yield _KINDS[entity["type"]], str(entity["data"].get("id", ""))
    except (ValueError, KeyError, TypeError, AttributeError):
        return  # no document of the editor, which refuses it


def _foreign(user: Person, kind: str, ids: set[int], open_to: Callable[[Person, set[int]], set[int]]) -> set[int]:
    """Those that exist, are not open to the person, and stand in no page that is."""
    model: type[Model] = Page if kind == "page" else get_image_model()
    there = set(model._default_manager.filter(pk__in=ids).values_list("pk", flat=True))
    shut = there - open_to(user, ids)
    return {each for each in shut if not _is_used(user, model, each)}


def _is_used(user: Person, model: type[Model], key: int) -> bool:
    """Whether a page that the person may see refers to it already."""
    target = ContentType.objects.get_for_model(model)
    page = ContentType.objects.get_for_model(Page)
    uses = ReferenceIndex.objects.filter(
        to_content_type=target, to_object_id=str(key), base_content_type=page
    ).values_list("object_id", flat=True)
    users = {int(each) for each in uses}
    return bool(users and _pages_open_to(user, users))


def _pages_open_to(user: Person, keys: Iterable[int]) -> set[int]:
    return set(own_or_public(Page.objects.filter(pk__in=keys), user).values_list("pk", flat=True))


def own_or_public(pages: PageQuerySet[Page], user: AbstractBaseUser | AnonymousUser) -> PageQuerySet[Page]:
    """Of some pages those that a link may lead to: any published one, and drafts only of one's own."""
    return pages.live() | PagePermissionPolicy().explorable_instances(user) & pages


def _images_open_to(user: Person, keys: Iterable[int]) -> set[int]:
    own = policy_registry.get_by_type(get_image_model()).instances_user_has_any_permission_for(
        user, ["add", "change", "delete", "choose"]
    )
    return set(own.filter(pk__in=keys).values_list("pk", flat=True))
