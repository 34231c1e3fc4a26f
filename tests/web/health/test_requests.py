"""The access log and the numbers of requests: enough to find a fault, nothing about a person."""

import json
import logging
from typing import Any

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db
KEYS = ["at", "request", "method", "page", "status", "ms", "statements", "bytes"]


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch, settings: Any) -> list[str]:
    """The lines of the access log, which is on."""
    settings.LUODI_ACCESS_LOG = True
    written: list[str] = []
    monkeypatch.setattr(logging.getLogger("luodi.access"), "info", lambda text, *args: written.append(text % args))
    return written


def test_request_is_one_line_of_json(client: Client, lines: list[str]) -> None:
    answer = client.get("/listings/?q=张三13812345678", headers={"x-forwarded-for": "203.0.113.9"})
    assert len(lines) == 1
    line = json.loads(lines[0])
    assert list(line) == KEYS
    assert (line["method"], line["page"], line["status"]) == ("GET", "listings", 200)
    assert (line["request"], line["bytes"] > 0, line["statements"] > 0) == (answer["X-Request-ID"], True, True)
    assert not any(part in lines[0] for part in ("13812345678", "张三", "203.0.113", "127.0.0.1"))


def test_token_of_a_private_link_is_no_part_of_a_line(client: Client, lines: list[str]) -> None:
    token = "OE-DhAeCJQxOCfJN9pdzbw3QNT5K52SD51836f11efb12d5c"
    client.get(f"/find/{token}/answer/")
    client.get(f"/nowhere/{token}/")
    assert len(lines) == 2
    assert not any(token in line for line in lines)


def test_nothing_is_written_unless_asked_for(client: Client, lines: list[str], settings: Any) -> None:
    settings.LUODI_ACCESS_LOG = False
    client.get("/")
    assert lines == []


def test_number_of_a_request_is_the_proxys_only_where_proxies_are_trusted(client: Client, settings: Any) -> None:
    given = {"x-request-id": "0123456789abcdef-proxy"}
    settings.LUODI_TRUSTED_PROXIES = 0
    assert client.get("/healthz", headers=given).get("X-Request-ID") is None  # a probe is no request of anybody
    assert client.get("/parks/", headers=given)["X-Request-ID"] != given["x-request-id"]
    settings.LUODI_TRUSTED_PROXIES = 1
    assert client.get("/parks/", headers=given)["X-Request-ID"] == given["x-request-id"]


@pytest.mark.parametrize("given", ["short", "line\tbreak-and-more", "x" * 65, '"}, {"forged": 1'])
def test_number_that_is_none_is_made_anew(given: str, client: Client, settings: Any) -> None:
    settings.LUODI_TRUSTED_PROXIES = 1
    assert len(client.get("/parks/", headers={"x-request-id": given})["X-Request-ID"]) == 16
