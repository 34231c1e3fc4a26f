"""The bench of pages measures a real server over published listings, and follows what the list leads to."""

import pytest

from luodi.bench import SiteAway, bench_pages
from luodi.bench._kill_client import Visitor
from luodi.bench._pages import _count, _get, _linked


def test_bench_pages_small_site_measures_every_page() -> None:
    found = bench_pages(120, seconds=0.0, least=2)
    names = ["home", "find", "list", "city", "filters", "best", "parks", "next", "listing"]
    assert (list(found.pages), 60 < found.listings <= 120) == (names, True)
    assert all(0 < page["p50_ms"] <= page["p99_ms"] and page["bytes"] > 2000 for page in found.pages.values())


def test_linked_next_page_and_first_listing_are_found() -> None:
    text = '<h1>在架房源 83 处</h1><a href="/listings/7/">x</a><a href="?deal=rent&amp;after=k-1">下一页</a>'
    assert (_linked(text), _count(text)) == ({"next": "/listings/?deal=rent&after=k-1", "listing": "/listings/7/"}, 83)


def test_page_that_is_missing_stops_the_bench(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Visitor, "get", lambda self, path: type("Page", (), {"status": 404, "text": ""})())
    with pytest.raises(SiteAway, match="404 /nowhere/"):
        _get(Visitor(1, "127.0.0.1"), "/nowhere/")
