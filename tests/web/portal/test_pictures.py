"""Pictures of articles: shown in production, to those who may see the article, as nothing but pictures."""

import io
from typing import Any

import PIL.Image
import pytest
from django.conf import settings
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.test import Client
from tests.web.desk.world import article, organisation, person, signed_in
from tests.web.news import world as news
from tests.web.production import production, through
from wagtail.images import get_image_model
from wagtail.models import Collection, PageViewRestriction

from luodi.web.news.models import ArticlePage
from luodi.web.people.actions import open_articles
from luodi.web.people.enums import Role

pytestmark = [
    pytest.mark.django_db,
    # Wagtail leaves the temporary file of a rendition to whoever collects it.
    pytest.mark.filterwarnings("ignore:Unclosed file <tempfile.SpooledTemporaryFile:ResourceWarning"),
]
MISSING = 404


@pytest.fixture(autouse=True)
def nothing_remembered() -> None:
    cache.clear()


def image(collection: Collection | None = None, name: str = "yuanqu.jpg") -> Any:
    kept = io.BytesIO()
    PIL.Image.new("RGB", (1200, 800), "green").save(kept, "jpeg")
    collection = collection or Collection.get_first_root_node()
    return get_image_model().objects.create(
        title="园区", file=ContentFile(kept.getvalue(), name=name), collection=collection
    )


def shown_in(picture: Any, is_live: bool = True) -> ArticlePage:
    """An article whose text has the picture."""
    found = news.bring(news.site()).article
    found.body = f'<embed embedtype="image" id="{picture.pk}" alt="园区" format="fullwidth"/>'
    found.live = is_live
    found.save()
    return found


def address(picture: Any) -> str:
    return str(picture.get_rendition("width-800").url)


def test_article_in_production_shows_its_picture(monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    picture = image()
    page = shown_in(picture)
    production(monkeypatch, settings, LUODI_HOSTS="zs.example.cn,testserver")
    client = through(host="testserver")
    assert f'src="{address(picture)}"' in client.get(page.address).content.decode()
    answer = client.get(address(picture), headers={"accept-encoding": "gzip"})
    assert (answer.status_code, answer["Content-Type"], answer["X-Content-Type-Options"]) == (
        200,
        "image/jpeg",
        "nosniff",
    )
    assert (answer["Cache-Control"], "Content-Encoding" in answer) == ("public, max-age=3600", False)
    assert PIL.Image.open(io.BytesIO(b"".join(answer.streaming_content))).width == 800


def test_picture_that_no_published_article_shows_is_missing_to_guessers(client: Client) -> None:
    drafted, unused = image(name="a.jpg"), image(name="b.jpg")
    page = shown_in(drafted, is_live=False)
    assert [client.get(address(one)).status_code for one in (drafted, unused)] == [MISSING, MISSING]
    page.live = True
    page.save()
    assert [client.get(address(one)).status_code for one in (drafted, unused)] == [200, MISSING]
    page.unpublish()
    cache.clear()  # a minute later
    assert client.get(address(drafted)).status_code == MISSING


def test_picture_of_a_draft_of_a_published_article_is_missing(client: Client) -> None:
    picture = image()
    page = news.bring(news.site()).article
    page.body = f'<embed embedtype="image" id="{picture.pk}" alt="" format="fullwidth"/>'
    page.save_revision()
    assert client.get(address(picture)).status_code == MISSING
    page.get_latest_revision().publish()
    assert client.get(address(picture)).status_code == 200


def test_link_to_a_page_of_the_same_number_does_not_show_a_picture(client: Client) -> None:
    picture = image()
    page = shown_in(picture)
    page.body = f'<p><a linktype="page" id="{picture.pk}">园区</a><embed embedtype="image" id="{picture.pk}0"/></p>'
    page.save()
    assert client.get(address(picture)).status_code == MISSING


def test_picture_of_an_article_behind_a_restriction_is_missing(client: Client) -> None:
    picture = image()
    page = shown_in(picture)
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert client.get(address(picture)).status_code == MISSING


def test_desk_shows_pictures_to_the_organisation_whose_they_are() -> None:
    ours, others = organisation("甲园区"), organisation("乙园区")
    page = article(ours)
    open_articles(organisation=others, root=page, actor=None, at=news.AT)
    picture = image(Collection.objects.get(name__contains="甲园区"))
    who = {
        "editor": person(Role.EDITOR, ours),
        "viewer": person(Role.VIEWER, ours),
        "elsewhere": person(Role.EDITOR, others),
    }
    answers = {name: signed_in(one).get(address(picture)) for name, one in who.items()}
    assert {name: answer.status_code for name, answer in answers.items()} == {
        "editor": 200,
        "viewer": MISSING,
        "elsewhere": MISSING,
    }
    assert answers["editor"]["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize(
    "name", ["original_images/yuanqu.jpg", "documents/a.pdf", "../luodi.sqlite3", "images/", "%00"]
)
def test_nothing_else_below_media_has_an_address(name: str, client: Client) -> None:
    shown_in(image())
    assert client.get(f"{settings.MEDIA_URL}{name}").status_code == MISSING


def test_file_of_another_kind_is_never_handed_out(client: Client) -> None:
    picture = image()
    shown_in(picture)
    rendition = picture.get_rendition("width-800")
    type(rendition).objects.filter(pk=rendition.pk).update(file="images/a.svg")
    assert client.get("/media/images/a.svg").status_code == MISSING


def test_picture_whose_file_is_gone_is_missing(client: Client) -> None:
    picture = image()
    shown_in(picture)
    where = address(picture)
    rendition = picture.get_rendition("width-800")
    rendition.file.storage.delete(rendition.file.name)
    assert client.get(where).status_code == MISSING
