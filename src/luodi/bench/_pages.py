"""Page latency: the real server with a site of many listings, queried over a socket.

Listings are imported from a file with the same command a broker would use. Every URL is requested repeatedly with different
numbers, so that cached lists do not help; caches shared by all visitors work as usual.
"""

import re
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from html import unescape
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from luodi.bench._kill_client import Visitor
from luodi.bench._kill_site import ORGANISATION, Site, SiteAway
from luodi.bench._timing import latency, timed
from luodi.sample import AS_OF, listings
from luodi.sheets import write_listings

_SECONDS, _LEAST = 2.0, 20
#: Facts required for publishing that sample records leave open.
_STATED = {"as_of": AS_OF.isoformat(), "area_basis": "gross", "phone": "13800000000"}
#: Below this, a sheet import asks whether a monthly rent is really a daily one.
_LEAST_RENT = 3
#: Pages by name; {n} differs from call to call, so that no list comes from a cache. The last two use links from the
#: first list.
_PAGES = {
    "home": "/",
    "find": "/find/",
    "list": "/listings/",
    "city": "/listings/?region=3204&area_min={n}",
    "filters": "/listings/?deal=rent&kind=factory&area_min={n}&height=7&power=250",
    "best": "/listings/?deal=rent&area_min={n}&area_max=9000&rent_max=25&sort=fit",
    "parks": "/parks/",
}
_LINKS = {"next": r'href="([^"]*[?;]after=[^"]+)"', "listing": r'href="(/listings/\d+/)"'}


@dataclass(slots=True)
class PagesBench:
    """Latency and bytes of each page. `listings`: number published; `first_s`: wait of the very first visitor."""

    listings: int
    first_s: float
    pages: dict[str, dict[str, float]] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """The contract of `luodi bench pages --json`."""
        return asdict(self)


def bench_pages(rows: int, seed: int = 1, seconds: float = _SECONDS, least: int = _LEAST) -> PagesBench:
    """Requests each page of a site with `rows` sample listings for `seconds`, at least `least` times.

    SiteAway if the site cannot be set up.
    """
    with _filled(rows, seed) as served:
        visitor = Visitor(served.port, "127.0.0.1")
        start = time.perf_counter()
        first = _get(visitor, "/listings/")
        bench = PagesBench(_count(first), round(time.perf_counter() - start, 2))
        for name, address in {**_PAGES, **_linked(first)}.items():
            bench.pages[name] = _measured(visitor, address, seconds, least)
    return bench


def _measured(visitor: Visitor, address: str, seconds: float, least: int) -> dict[str, float]:
    numbers = count(500)
    times = timed([lambda: _get(visitor, address.format(n=next(numbers)))], seconds, least)
    size = len(_get(visitor, address.format(n=next(numbers))).encode())
    return {**asdict(latency(times)), "bytes": size}


def _linked(text: str) -> dict[str, str]:
    """The links of a list, by name."""
    matches = {name: re.search(pattern, text) for name, pattern in _LINKS.items()}
    return {name: urljoin("/listings/", unescape(match[1])) for name, match in matches.items() if match}


def _count(text: str) -> int:
    """The number of listings as shown by the list."""
    match = re.search(r"在架房源 (\d+) 处", text)
    return int(match[1]) if match else 0


def _get(visitor: Visitor, path: str) -> str:
    page = visitor.get(path)
    if page.status != 200:
        raise SiteAway(f"{page.status} {path}")
    return page.text


@contextmanager
def _filled(rows: int, seed: int) -> Iterator[Site]:
    """A served site with sample listings, removed afterwards."""
    with tempfile.TemporaryDirectory(prefix="luodi-pages-", ignore_cleanup_errors=True) as folder:
        served = Site(Path(folder), "", workers=1)
        try:
            served.set_up()
            _fill(served, rows, seed)
            served.start()
            yield served
        finally:
            served.stop()


def _fill(served: Site, rows: int, seed: int) -> None:
    """Imports listings. Those without a price are not published; rents an import would question are left out."""
    sheet = served.home / "listings.csv"
    sound = (each for each in listings(rows, seed) if each.get("rent_min_cny_m2_month", _LEAST_RENT) >= _LEAST_RENT)
    write_listings(sheet, ({**record, **_STATED} for record in sound))
    served.run("import", "listings", str(sheet), "--organisation", ORGANISATION, "--publish")
