"""Keys of pages: every row once, whatever comes and goes between pages; a forged key is no key."""

import datetime as dt
import random
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from django.db.models import BigIntegerField
from django.db.models.functions import Coalesce
from tests.web.matches.world import draft

import luodi
from luodi.web.listings.models import Listing
from luodi.web.shared.models import AuditEntry
from luodi.web.shared.paging import BY_ID, LARGEST, Key, Order, page_of, read_key

AT = dt.datetime(2024, 11, 23, 4, tzinfo=dt.UTC)  # audit rows that are young cannot be deleted


def planted(draw: random.Random, count: int) -> set[int]:
    """Rows at a few moments, so that most of them tie; their ids."""
    made = [AuditEntry(at=AT + dt.timedelta(hours=draw.randrange(4)), verb="x", room="x") for _ in range(count)]
    return {entry.pk for entry in AuditEntry.objects.bulk_create(made)}


@pytest.mark.django_db
@pytest.mark.parametrize("is_rising", [True, False])
@pytest.mark.parametrize("seed", range(12))
def test_rows_that_stay_are_shown_once_in_order_while_others_come_and_go(seed: int, is_rising: bool) -> None:
    draw = random.Random(seed)
    staying, leaving = planted(draw, 30), planted(draw, 30)
    order = Order("at", dt.datetime, is_rising=is_rising, is_filled=True)
    seen: list[AuditEntry] = []
    page = page_of(AuditEntry.objects.all(), order, "", 7)
    assert page.is_first
    while page.rows:
        seen += page.rows
        gone = set(draw.sample(sorted(leaving), min(3, len(leaving))))
        leaving -= gone
        AuditEntry.objects.filter(pk__in=gone).delete()  # the very row that a key names may be among them
        planted(draw, 2)
        if not page.after:
            break
        page = page_of(AuditEntry.objects.all(), order, page.after, 7)
        assert not page.is_first
    kept = [entry for entry in seen if entry.pk in staying]
    assert len({entry.pk for entry in seen}) == len(seen)
    assert {entry.pk for entry in kept} == staying
    assert kept == sorted(kept, key=lambda e: (e.at.timestamp() * (1 if is_rising else -1), -e.pk))


@pytest.mark.django_db
@pytest.mark.parametrize("is_rising", [True, False])
@pytest.mark.parametrize("size", [1, 2, 3, 50])
def test_rows_without_a_value_come_last_newest_first_on_both_engines(size: int, is_rising: bool) -> None:
    values = [7, None, 3, None, 7, None, 0]
    made = [draft(area_m2=value).pk for value in values]
    order = Order(Coalesce("area_m2", "land_area_m2", output_field=BigIntegerField()), int, is_rising=is_rising)
    pages = [page_of(Listing.objects.all(), order, "", size)]
    while pages[-1].after:
        pages.append(page_of(Listing.objects.all(), order, pages[-1].after, size))
    falling = [made[n] for n in (4, 0, 2, 6)]
    rising = [made[n] for n in (6, 2, 4, 0)]
    assert [row.pk for page in pages for row in page.rows] == [
        *(rising if is_rising else falling),
        made[5],
        made[3],
        made[1],
    ]
    assert [len(page.rows) for page in pages[:-1]] == [size] * (len(pages) - 1)


@pytest.mark.django_db
def test_key_of_a_row_without_a_value_is_none_where_every_row_has_one() -> None:
    key = "none~5"
    assert (Order("as_of", dt.date).key(key), BY_ID.key(key)) == (Key(None, 5), None)
    listing = draft()
    assert page_of(Listing.objects.all(), BY_ID, key, 5).rows == [listing]


def test_no_list_is_paged_by_number() -> None:
    """A page by number counts what stands before it, and shows a row twice when another comes."""
    files = {p.name: p.read_text(encoding="utf8") for p in (Path(luodi.__file__).parent / "web").rglob("*.py")}
    assert len(files) > 50
    assert [name for name, text in files.items() if "Paginator" in text] == []


@pytest.mark.parametrize(
    "key",
    [
        Key(AT, 7),
        Key(AT.astimezone(dt.timezone(dt.timedelta(hours=8))), 7),
        Key(AT.date(), 1),
        Key(-3, 12),
        Key(0, 0),
        Key(LARGEST, LARGEST - 1),
        Key(None, 4),
    ],
)
def test_key_reads_as_it_was_written(key: Key) -> None:
    kind: Any = int if key.value is None else type(key.value)
    assert quote(str(key), safe="~:") == str(key)
    assert read_key(str(key), kind, may_lack_value=key.value is None) == key


@pytest.mark.parametrize(
    ("text", "kind"),
    [(text, kind) for kind in (int, dt.date, dt.datetime) for text in ("", "x", "~", "none~1", "1~", "~1", "x~1", "²~1", "1~²")]
    + [("2026-11-23~1", int), ("5~1", dt.date), ("2026-11-23~1", dt.datetime), ("2026-13-45~1", dt.date)]
    + [(f"{'9' * 400}~1", int), (f"1~{'9' * 400}", int), (f"1~{LARGEST}", int), ("2026-11-23T04:00~1", dt.datetime)],
)  # fmt: skip
def test_forged_key_is_none(text: str, kind: Any) -> None:
    assert read_key(text, kind) is None
