"""What is done on Wagtail's own pages stands in the audit trail."""

import io

import PIL.Image
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.web.desk.world import article, person, signed_in
from wagtail.images import get_image_model
from wagtail.models import Collection

from luodi.web.people.enums import Role
from luodi.web.shared.models import AuditEntry

pytestmark = pytest.mark.django_db


def rows(verb: str) -> list[tuple[int | None, str, int | None, str]]:
    found = AuditEntry.objects.filter(verb=verb).order_by("id")
    return [(row.actor_id, row.room, row.key, row.detail["action"]) for row in found]


def picture() -> SimpleUploadedFile:
    kept = io.BytesIO()
    PIL.Image.new("RGB", (40, 30)).save(kept, "png")
    return SimpleUploadedFile("one.png", kept.getvalue(), "image/png")


def test_draft_that_is_edited_leaves_a_row() -> None:
    draft = article()
    editor = person(Role.EDITOR)
    client, at = signed_in(editor), f"/desk/pages/{draft.pk}"
    empty = '{"blocks": [], "entityMap": {}}'
    assert client.post(f"{at}/edit/", {"title": "改过", "slug": draft.slug, "body": empty}).status_code == 302
    kept = (editor.pk, "news.articlepage", draft.pk)
    assert rows("news.edit_page") == [(*kept, "edit")]


def test_picture_that_is_brought_and_edited_leaves_rows() -> None:
    article()
    editor = person(Role.EDITOR)
    client, own = signed_in(editor), Collection.objects.exclude(depth=1).get()
    sent = {"title": "图", "file": picture(), "collection": own.pk}
    assert client.post("/desk/images/add/", sent).status_code == 302
    image = get_image_model().objects.get()
    client.post(f"/desk/images/{image.pk}/", {"title": "新图", "collection": own.pk})
    kept = (editor.pk, "wagtailimages.image", image.pk)
    assert rows("news.edit_image") == [(*kept, "create"), (*kept, "edit")]
