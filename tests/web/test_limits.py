"""Limits: counted together, per thing and day, nothing personal kept."""

import datetime as dt

import pytest

from luodi.web.shared.limits import Limit, TooFast, TooMany
from luodi.web.shared.models import Tally

pytestmark = pytest.mark.django_db
AT = dt.datetime(2026, 11, 23, 8, tzinfo=dt.UTC)
LIMIT = Limit("find", 3)


def test_tries_up_to_the_limit_pass_and_the_next_is_refused_until_midnight() -> None:
    assert [LIMIT.spend(address="10.0.0.1", at=AT) for _ in range(3)] == [1, 2, 3]
    with pytest.raises(TooMany) as refusal:
        LIMIT.spend(address="10.0.0.1", at=AT)
    assert refusal.value.values == {"limit": 3, "retry_after": 8 * 3600, "hours": 8}


def test_other_addresses_things_and_days_count_apart() -> None:
    for _ in range(3):
        LIMIT.spend(address="10.0.0.1", at=AT)
    assert LIMIT.spend(address="10.0.0.2", at=AT) == 1
    assert Limit("contact", 3).spend(address="10.0.0.1", at=AT) == 1
    assert LIMIT.spend(address="10.0.0.1", at=AT + dt.timedelta(days=1)) == 1


def test_tries_within_a_minute_are_limited_apart_and_the_next_minute_begins_anew() -> None:
    limit = Limit("find", 100, a_minute=2)
    at = AT + dt.timedelta(seconds=15)
    assert [limit.spend(address="10.0.0.1", at=at) for _ in range(2)] == [1, 2]
    with pytest.raises(TooFast) as refusal:
        limit.spend(address="10.0.0.1", at=at)
    assert refusal.value.values == {"limit": 2, "retry_after": 45}
    assert limit.spend(address="10.0.0.2", at=at) == 1
    assert limit.spend(address="10.0.0.1", at=AT + dt.timedelta(minutes=1)) == 3


def test_rows_of_past_days_go_and_none_holds_an_address() -> None:
    LIMIT.spend(address="10.0.0.1", at=AT)
    LIMIT.spend(address="10.0.0.1", at=AT + dt.timedelta(days=1))
    kept = Tally.objects.get()
    assert (kept.day, len(kept.reader), "10.0" in kept.reader) == (dt.date(2026, 11, 24), 64, False)
