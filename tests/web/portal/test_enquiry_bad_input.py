"""What people and programs send that is not what was meant: each gets its status, a page that helps, and loses nothing."""

from typing import Any

import pytest
from django.test import Client
from tests.patience import HANG
from tests.web.portal.enquiry_path import WORDS, fields_of, sample, send, unhurried, write

from luodi.web.enquiries.models import Draft
from luodi.web.portal.find.views import DRAFTS
from luodi.web.shared.limits import Limit

__all__ = ["unhurried"]
pytestmark = pytest.mark.django_db


def post(client: Client, words: str, **own: Any) -> Any:
    form = fields_of(client.get("/find/"), "/find/")
    return client.post("/find/", {**form, "words": words, **own})


@pytest.mark.parametrize(
    ("words", "status", "sentence"),
    [
        ("", 422, "还没写。"),
        ("   ", 422, "还没写。"),
        ("😀😀", 422, "只有表情或标点"),
        ("厂房" * 10_001, 413, "太长了，最多 20,000 字。"),
    ],
)
@pytest.mark.usefixtures("unhurried")
def test_words_that_cannot_be_taken_stay_in_the_box(client: Client, words: str, status: int, sentence: str) -> None:
    page = post(client, words)
    assert page.status_code == status
    assert page.content.decode().count(sentence) == 2
    assert page.context["words"] == words
    assert Draft.objects.count() == 0


@pytest.mark.parametrize("escape", [bytes, lambda raw: "".join(f"%{byte:02X}" for byte in raw).encode()])
@pytest.mark.usefixtures("unhurried")
def test_words_in_another_encoding_are_refused_with_a_remedy(client: Client, escape: Any) -> None:
    form = fields_of(client.get("/find/"), "/find/")
    body = b"shown=" + form["shown"][0].encode() + b"&words=" + escape("溧阳租厂房".encode("gbk"))
    page = client.post("/find/", body, content_type="application/x-www-form-urlencoded")
    assert page.status_code == 400
    assert "不是 UTF-8" in page.content.decode()


@pytest.mark.usefixtures("unhurried")
def test_five_megabytes_get_a_page_with_the_remedy(client: Client) -> None:
    client.raise_request_exception = False
    page = post(client, "厂" * 1_700_000)
    assert page.status_code == 413
    assert "请只留对场地的要求" in page.content.decode()
    assert Draft.objects.count() == 0


def test_form_sent_back_at_once_is_asked_for_again_with_its_words(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("luodi.web.portal.guards.LEAST_SECONDS", HANG)  # however busy the machine, this is at once
    page = post(client, WORDS)
    assert page.status_code == 422
    assert "提交得太快" in page.content.decode()
    assert page.context["words"] == WORDS
    assert Draft.objects.count() == 0


@pytest.mark.parametrize("own", [{"homepage": "x"}, {"shown": ""}, {"shown": "form:1:forged"}])
@pytest.mark.usefixtures("unhurried")
def test_program_that_fills_the_trap_or_forges_the_time_is_refused(client: Client, own: dict[str, str]) -> None:
    page = post(client, WORDS, **own)
    assert (page.status_code, Draft.objects.count()) == (422, 0)
    assert page.context["words"] == WORDS


@pytest.mark.usefixtures("unhurried")
def test_limit_of_the_day_says_when_to_come_back_and_keeps_the_words(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("luodi.web.portal.find.views.DRAFTS", Limit("find", 2))
    assert [post(client, WORDS).status_code for _ in range(3)] == [302, 302, 429]
    page = post(client, WORDS)
    assert 0 < int(page["Retry-After"]) <= 86_400
    assert "次数到上限了（2 次）" in page.content.decode()
    assert page.context["words"] == WORDS
    assert Draft.objects.count() == 2
    assert DRAFTS.a_day >= 100


@pytest.mark.usefixtures("unhurried")
def test_limit_of_contact_forms_keeps_what_was_typed(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    sample()
    monkeypatch.setattr("luodi.web.portal.contact.views.SUBMISSIONS", Limit("contact", 0))
    page = send(client, write(client), company="溧阳某厂")
    assert page.status_code == 429
    assert int(page["Retry-After"]) > 0
    assert 'value="溧阳某厂"' in page.content.decode()


@pytest.mark.usefixtures("unhurried")
def test_zero_bytes_and_markup_in_words_do_no_harm(client: Client) -> None:
    draft = write(client, "租厂房\0<script>alert(1)</script> 3000平")
    shown = client.get(draft).content.decode()
    assert "<script>alert" not in shown
    assert "&lt;script&gt;alert" in shown


@pytest.mark.parametrize("method", ["put", "delete"])
def test_other_methods_are_not_allowed(client: Client, method: str) -> None:
    assert getattr(client, method)("/find/").status_code == 405


@pytest.mark.usefixtures("unhurried")
def test_unknown_topics_options_and_fields_change_nothing_or_are_refused(client: Client) -> None:
    draft = write(client)
    assert (
        client.post(draft, {"topic": ["moon"], "q-0": "99", "q-7": "0", "soften": "x", "drop": "deal"}).status_code
        == 302
    )
    assert client.post(draft, {"set": "phone=13812345678"}).status_code == 422
    assert client.post(draft, {"set": "nothing=1"}).status_code == 422
    assert Draft.objects.get().corrections == ""


@pytest.mark.usefixtures("unhurried")
def test_form_from_another_site_is_refused() -> None:
    client = Client(enforce_csrf_checks=True)
    form = fields_of(client.get("/find/"), "/find/")
    assert client.post("/find/", {**form, "words": WORDS, "csrfmiddlewaretoken": "x" * 64}).status_code == 403
    assert client.post("/find/", {**form, "words": WORDS}).status_code == 302


def test_example_fills_the_box(client: Client) -> None:
    assert client.get("/find/?q=租厂房").context["words"] == "租厂房"
