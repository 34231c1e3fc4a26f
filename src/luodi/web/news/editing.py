"""What editors do on Wagtail's own pages, where no action of ours runs: its log becomes rows of the audit trail."""

from typing import Any

from django.db import transaction
from django.db.models import Model
from django.db.models.signals import post_save
from wagtail.images import get_image_model
from wagtail.models import ModelLogEntry, Page, PageLogEntry

from luodi.web.shared import audit


def follow_editors() -> None:
    """Called once, when Django has started."""
    for log in (PageLogEntry, ModelLogEntry):
        post_save.connect(_note, sender=log, dispatch_uid=f"luodi audit {log.__name__}")


def _note(sender: type[Model], instance: Any, created: bool, raw: bool = False, **_: Any) -> None:
    """A row in the transaction of the change, where there is one: who, what kind of change, of which page or picture."""
    model = instance.content_type.model_class() if instance.content_type else None
    if not created or raw or instance.user is None or model is None or not issubclass(model, Page | get_image_model()):
        return  # commands write their own rows, and so do people who change their account
    key = instance.page_id if sender is PageLogEntry else int(instance.object_id)
    verb = "news.edit_page" if sender is PageLogEntry else "news.edit_image"
    with transaction.atomic():
        audit.record(
            verb=verb,
            thing=model(pk=key),
            actor=instance.user,
            at=instance.timestamp,
            detail={"action": instance.action.removeprefix("wagtail.")},
        )
