"""Plants a word in every text column of every model of the rooms, for one organisation, under one key.

Every row has the same key, so that an address with a number in it leads to something, whatever it is a number of.
"""

import datetime as dt
import io
import re
from collections.abc import Iterator
from typing import Any

import PIL.Image
from django.apps import apps
from django.core.files.base import ContentFile
from django.db import models
from django.urls import URLResolver, get_resolver
from tests.web.desk.world import AT, organisation
from wagtail.images import get_image_model
from wagtail.models import Collection, Page

from luodi.fields import FIELDS
from luodi.web.people.actions import open_articles
from luodi.web.people.models import Organisation
from luodi.web.shared.crypto import EncryptedTextField

ROOMS = ("people", "places", "listings", "enquiries", "matches", "news", "shared")
#: In plain columns: never before people of another organisation. In sealed ones: before nobody who gave no reason.
PLAIN, SEALED = "qkzplain", "wxjsealed"
KEY = 7777
#: What the rooms keep of an organisation only for the operator's eyes, or for machines.
_NOT_ROWS = {"shared.change", "shared.tally"}


def plant() -> Organisation:
    """Organisation 7777 with one row of each model; articles and an image of its own."""
    owner = organisation("canary", "broker")
    Organisation.objects.filter(pk=owner.pk).delete()
    owner = Organisation.objects.create(pk=KEY, name=f"{PLAIN}组织", kind="broker", contact_line=PLAIN)
    for model in _models():
        _row(model, owner)
    _articles(owner)
    return owner


def _models() -> list[type[models.Model]]:
    """Models of the rooms whose rows belong to an organisation, those that others refer to first."""
    found = [m for app in ROOMS for m in apps.get_app_config(app).get_models()]
    return [
        m
        for m in found
        if m is not Organisation
        and not issubclass(m, Page)
        and m._meta.label_lower not in _NOT_ROWS
        and not _of_news(m)
    ]


def _of_news(model: type[models.Model]) -> bool:
    """Rows about articles, which are public."""
    return model._meta.app_label == "news"


def _row(model: type[models.Model], owner: Organisation) -> None:
    row = model(pk=KEY)
    for column in model._meta.concrete_fields:
        if not column.primary_key:
            setattr(row, column.attname, _value(column, owner))
    row.save(force_insert=True)


def _value(column: Any, owner: Organisation) -> Any:
    if isinstance(column, models.ForeignKey):
        return owner.pk if column.related_model is Organisation else KEY
    if isinstance(column, EncryptedTextField):
        return SEALED
    if isinstance(column, models.JSONField):
        choices = FIELDS[column.name].choices if column.name in FIELDS else ()
        return {"company": PLAIN} if column.default is dict else [next(iter(choices), PLAIN)]
    if column.name == "room":
        return "listings.listing"
    if isinstance(column, models.CharField | models.TextField):
        return column.choices[0][0] if column.choices else _text(column)
    if isinstance(column, models.DateTimeField):
        return AT
    if isinstance(column, models.DateField):
        return dt.date(2026, 11, 1)
    if column.name == "organisation_id":
        return owner.pk
    return None if column.null else (column.get_default() if column.has_default() else 1)


def _text(column: Any) -> str:
    return (
        PLAIN[: column.max_length]
        if column.max_length and column.max_length < len(PLAIN) + 3
        else f"{PLAIN}{column.name}"[: column.max_length]
    )


def _articles(owner: Organisation) -> None:
    """A draft page, a collection and an image, as Wagtail keeps them."""
    root = Page.objects.get(depth=1)
    made = root.add_child(instance=Page(title=f"{PLAIN}页", slug=PLAIN, live=False))
    Page.objects.filter(pk=made.pk).update(id=KEY)
    page = Page.objects.get(pk=KEY)
    page.save_revision()
    open_articles(organisation=owner, root=page, actor=None, at=AT)
    collection = Collection.objects.get(name__contains=PLAIN)
    file = ContentFile(_pixel(), name=f"{PLAIN}.png")
    image = get_image_model()(pk=KEY, title=f"{PLAIN}图", collection=collection, file=file)
    image.save(force_insert=True)


def _pixel() -> bytes:
    kept = io.BytesIO()
    PIL.Image.new("RGB", (1, 1)).save(kept, "png")
    return kept.getvalue()


_WORDS = {
    "app_label": "wagtailcore",
    "app_name": "wagtailcore",
    "model_name": "page",
    "model": "page",
    "action": "delete",
}
#: Stands where a part of an address varies.
_VARIES = "~"


def addresses(prefix: str, key: object = KEY) -> Iterator[str]:
    """Every address of the site below a prefix, with the canary's key, or another, wherever a part varies."""
    return (address for route, address in mounted(key) if route.startswith(prefix))


def mounted(key: object = KEY) -> Iterator[tuple[str, str]]:
    """Every pattern of the site, with an address that it answers."""
    for parts in _patterns(get_resolver(), []):
        route = "".join(_plain_route(part) for part in parts)
        yield route, "/" + _filled(route, str(key))


def _patterns(resolver: URLResolver, before: list[Any]) -> Iterator[list[Any]]:
    for each in resolver.url_patterns:
        if isinstance(each, URLResolver):
            yield from _patterns(each, [*before, each])
        else:
            yield [*before, each]


def _plain_route(part: Any) -> str:
    return str(part.pattern)


def _filled(route: str, key: str) -> str:
    filled = re.sub(r"\(\?P<\w+>[^()]*\)|\[\^/\]\+", _VARIES, route)
    filled = re.sub(r"<(?:int|path|str|slug|uuid):?(\w*)>", lambda m: _WORDS.get(m.group(1), _VARIES), filled)
    filled = re.sub(r"<(\w+)>", lambda m: _WORDS.get(m.group(1), _VARIES), filled)
    filled = re.sub(r"\([^()]*\)", lambda m: m.group(0)[1:-1].split("|")[0], filled)
    return re.sub(r"[\^$\\]|\.\*|/\?", "", filled).replace("//", "/").replace(_VARIES, key)
