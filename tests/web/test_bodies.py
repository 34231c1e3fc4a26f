"""What a request may bring, and how pages leave: refused by their declared length, sent compressed."""

import gzip
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "kind", ["application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/json"]
)
@pytest.mark.parametrize("address", ["/find/", "/", "/api/v1/match"])
def test_body_above_the_limit_is_refused_unread(client: Client, address: str, kind: str) -> None:
    page = client.post(address, b"", content_type=kind, CONTENT_LENGTH=str(settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1))
    assert page.status_code == 413
    assert "请只留对场地的要求" in page.content.decode()


def test_refusal_is_said_in_the_language_of_the_reader(client: Client) -> None:
    page = client.post(
        "/find/", b"", content_type="text/plain", CONTENT_LENGTH="300000000", headers={"accept-language": "en"}
    )
    assert (page.status_code, "Too long" in page.content.decode()) == (413, True)


def test_desk_takes_files_up_to_its_own_limit(client: Client) -> None:
    sizes = (settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1, settings.LUODI_UPLOAD_BYTES + 1)
    pages = [client.post("/desk/login/", b"", content_type="image/png", CONTENT_LENGTH=str(size)) for size in sizes]
    assert pages[0].status_code != 413
    assert pages[1].status_code == 413


@pytest.mark.parametrize("length", ["", "-1", "1e9", "９９９９９９９９９９"])
def test_length_that_is_no_number_counts_as_none(client: Client, length: str) -> None:
    assert client.get("/find/", CONTENT_LENGTH=length).status_code == 200


def test_pages_are_compressed_for_those_who_take_it(client: Client) -> None:
    plain: Any = client.get("/find/")
    packed: Any = client.get("/find/", headers={"accept-encoding": "gzip"})
    assert (packed["Content-Encoding"], "Accept-Encoding" in packed["Vary"]) == ("gzip", True)
    assert len(packed.content) < len(plain.content) / 2
    assert gzip.decompress(packed.content).startswith(b"<!DOCTYPE html>")
