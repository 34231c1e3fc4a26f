"""The JSON API: what is public comes out, what is personal or of others does not, and faults help."""

import json
from typing import Any

import pytest
from django.test import Client
from tests.web.desk.world import AT, listing, published

from luodi.web.api import listings, matches
from luodi.web.listings.actions import withdraw_listing
from luodi.web.shared.limits import Limit

pytestmark = pytest.mark.django_db


def get(path: str) -> Any:
    return Client().get(f"/api{path}")


def post(body: Any, client: Client | None = None) -> Any:
    data = body if isinstance(body, str | bytes) else json.dumps(body)
    return (client or Client()).post("/api/match", data, content_type="application/json")


def test_list_holds_public_listings_only_and_no_personal_field() -> None:
    shown = published(contact_name="张伟", wechat="zw-1")
    listing(code="DRAFT")
    body = get("/listings").json()
    (one,) = body["listings"]
    assert (one["id"], body["next"], one["facts"]["area_m2"]) == (str(shown.pk), None, 3000)
    assert {"phone", "contact_name", "wechat", "id"} & one["facts"].keys() == set()
    assert not any(word in json.dumps(body, ensure_ascii=False) for word in ("13900000000", "张伟", "zw-1"))


def test_list_pages_by_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listings, "PER_PAGE", 2)
    ids = [str(published(code=f"A{n}").pk) for n in range(3)][::-1]
    first = get("/listings").json()
    second = get(f"/listings?after={first['next']}").json()
    assert ([e["id"] for e in first["listings"] + second["listings"]], second["next"]) == (ids, None)


@pytest.mark.parametrize("after", ["7", "x", "~", "none~3", "9" * 400])
def test_page_that_no_list_has_is_refused_and_does_not_begin_again(after: str) -> None:
    published()
    reply = get(f"/listings?after={after}")
    assert (reply.status_code, reply.json()["code"], after[:39] in reply.json()["message"]) == (
        422,
        "page_unknown",
        True,
    )
    assert len(reply.json()["message"]) < 200


def test_listing_that_is_gone_or_a_draft_is_not_there() -> None:
    gone = withdraw_listing(listing=published(code="GONE"), reason="", actor=None, at=AT)
    statuses = [get(f"/listings/{pk}").status_code for pk in (gone.pk, listing(code="DRAFT").pk, 10**6)]
    assert statuses == [404] * 3
    assert get(f"/listings/{gone.pk}").json()["code"] == "listing_not_found"


def test_match_answers_words_and_a_record_alike() -> None:
    shown = published(storey_height_m=9)
    words = post({"text": "溧阳求租3000平厂房，张伟 13812345678"})
    record = post({"requirement": {"deal": ["rent"], "kind": ["factory"], "region_codes": ["320481"], "phone": "1"}})
    assert [[m["id"] for m in reply.json()["matches"]] for reply in (words, record)] == [[str(shown.pk)]] * 2
    assert ("13812345678" in words.content.decode(), "phone" in record.json()["requirement"]) == (False, False)


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({}, 422, "request_bad"),
        ({"text": "溧阳", "requirement": {}}, 422, "request_bad"),
        ({"text": " "}, 422, "enquiry_nothing_written"),
        ({"text": "😀😀"}, 422, "enquiry_nothing_said"),
        ({"requirement": {"area_min_m2": "很大"}}, 422, "requirement_bad"),
        ({"requirement": {"region_codes": ["329999"]}}, 422, "requirement_bad"),
        ({"requirement": {"region_codes": [f"{n:06d}" for n in range(320_000, 328_000)]}}, 422, "requirement_bad"),
        ({"text": 5}, 422, "body_bad"),
        ({"text": "溧阳", "top": 1000}, 422, "body_bad"),
        ("not json", 400, "request_bad"),
    ],
)
def test_body_that_cannot_be_used_is_refused_with_a_code(body: Any, status: int, code: str) -> None:
    response = post(body)
    assert (response.status_code, response.json()["code"]) == (status, code)


def test_too_many_questions_are_refused_for_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matches, "MATCHES", Limit("api match", 1))
    client = Client()
    assert post({"text": "溧阳求租厂房"}, client).status_code == 200
    refused = post({"text": "溧阳求租厂房"}, client)
    assert (refused.status_code, refused.json()["code"], int(refused.headers["Retry-After"]) > 0) == (
        429,
        "too_many",
        True,
    )


def test_description_of_the_api_names_every_operation() -> None:
    paths = get("/openapi.json").json()["paths"]
    assert sorted(paths) == ["/api/listings", "/api/listings/{pk}", "/api/match"]
