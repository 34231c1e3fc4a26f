"""The editor's form: tables of an imported page outlive it."""

from typing import Any

import pytest
from django import forms
from django.contrib.auth.models import AnonymousUser
from tests.web.news import world

from luodi.web.news.models import ArticlePage

pytestmark = pytest.mark.django_db
TABLE = "<table><tr><th>楼号</th><th>面积</th></tr><tr><td>7号</td><td>4100</td></tr></table>"


def form(article: ArticlePage, data: dict[str, str] | None = None) -> Any:
    made = ArticlePage.get_edit_handler().get_form_class()
    return made(data, instance=article, for_user=AnonymousUser(), parent_page=article.get_parent())


def test_body_with_a_table_is_edited_as_markup() -> None:
    article = world.bring(world.site(), world.page(html=f"<p>清单如下。</p>{TABLE}")).article
    field = form(article).fields["body"]
    assert type(field.widget) is forms.Textarea
    assert field.help_text == "正文里有表格，这里按 HTML 编辑，表格才不会丢。"


def test_table_stays_and_nothing_unsafe_comes_with_it() -> None:
    article = world.bring(world.site(), world.page(html=f"<p>清单如下。</p>{TABLE}")).article
    filled = form(
        article, {"body": f"<p onclick='x()'>改过。</p>{TABLE}<script>x()</script>", "title": "x", "slug": "x"}
    )
    filled.is_valid()
    assert filled.cleaned_data["body"] == f"<p>改过。</p>{TABLE}"


def test_body_without_a_table_keeps_the_usual_editor() -> None:
    article = world.bring(world.site()).article
    assert type(form(article).fields["body"].widget) is not forms.Textarea
