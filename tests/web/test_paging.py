"""Keys of pages: every row once, whatever comes and goes between pages; a forged key is no key."""

import datetime as dt
import random
from typing import Any

import pytest

from luodi.web.shared.models import AuditEntry
from luodi.web.shared.paging import LARGEST, Key, beyond, read_key

AT = dt.datetime(2026, 11, 23, 4, tzinfo=dt.UTC)


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
    seen: list[AuditEntry] = []
    text = ""
    while True:
        rows = AuditEntry.objects.order_by("at" if is_rising else "-at", "-pk")
        page = list(rows.filter(beyond("at", read_key(text, dt.datetime), is_rising=is_rising))[:7])
        seen += page
        if not page:
            break
        text = str(Key(page[-1].at, page[-1].pk))
        gone = set(draw.sample(sorted(leaving), min(3, len(leaving))))
        leaving -= gone
        AuditEntry.objects.filter(pk__in=gone).delete()  # the very row that a key names may be among them
        planted(draw, 2)
    kept = [entry for entry in seen if entry.pk in staying]
    assert len({entry.pk for entry in seen}) == len(seen)
    assert {entry.pk for entry in kept} == staying
    assert kept == sorted(kept, key=lambda e: (e.at.timestamp() * (1 if is_rising else -1), -e.pk))


@pytest.mark.parametrize("key", [Key(AT, 7), Key(AT.date(), 1), Key(-3, 12), Key(0, 0), Key(LARGEST, LARGEST - 1)])
def test_key_reads_as_it_was_written(key: Key) -> None:
    assert read_key(str(key), type(key.value)) == key


@pytest.mark.parametrize(
    ("text", "kind"),
    [(text, kind) for kind in (int, dt.date, dt.datetime) for text in ("", "x", "~", "1~", "~1", "x~1", "²~1", "1~²")]
    + [("2026-11-23~1", int), ("5~1", dt.date), ("2026-11-23~1", dt.datetime), ("2026-13-45~1", dt.date)]
    + [(f"{'9' * 400}~1", int), (f"1~{'9' * 400}", int), (f"1~{LARGEST}", int), ("2026-11-23T04:00~1", dt.datetime)],
)  # fmt: skip
def test_forged_key_is_none(text: str, kind: Any) -> None:
    assert read_key(text, kind) is None
