"""Limits: counted together, per thing and day, nothing personal kept."""

import datetime as dt

import pytest
from django.test import RequestFactory

from luodi.web.shared.limits import Limit, Rolling, TooFast, TooMany, address_of, forget_tallies
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


def test_clock_deletes_what_counts_no_more_and_no_row_holds_an_address() -> None:
    LIMIT.spend(address="10.0.0.1", at=AT)
    LIMIT.spend(address="10.0.0.1", at=AT + dt.timedelta(days=1))
    assert forget_tallies(at=AT + dt.timedelta(days=1)) == 1
    kept = Tally.objects.get()
    midnight = dt.datetime(2026, 11, 24, 16, tzinfo=dt.UTC)  # in Shanghai
    assert (kept.until, len(kept.reader), "10.0" in kept.reader) == (midnight, 64, False)


#: 23:58 in Shanghai.
BEFORE_MIDNIGHT = dt.datetime(2026, 11, 23, 15, 58, tzinfo=dt.UTC)
STRETCH = Rolling("sign-in", 3, dt.timedelta(minutes=15))


def test_stretch_counts_over_midnight_and_survives_the_clock() -> None:
    assert [STRETCH.spend(who="a", at=BEFORE_MIDNIGHT) for _ in range(3)] == [1, 2, 3]
    later = BEFORE_MIDNIGHT + dt.timedelta(minutes=5)
    assert forget_tallies(at=later) == 0
    with pytest.raises(TooMany) as refusal:
        STRETCH.spend(who="a", at=later)
    free = later + dt.timedelta(seconds=refusal.value.values["retry_after"])
    assert BEFORE_MIDNIGHT + dt.timedelta(minutes=15) <= free <= BEFORE_MIDNIGHT + dt.timedelta(minutes=18)
    assert STRETCH.spend(who="b", at=later) == 1


def test_what_a_stretch_refuses_is_not_counted_and_ends_when_it_says() -> None:
    for minute in (0, 6, 12):
        STRETCH.spend(who="a", at=AT + dt.timedelta(minutes=minute))
    waits = []
    for minute in (13, 14):
        at = AT + dt.timedelta(minutes=minute)
        with pytest.raises(TooMany) as refusal:
            STRETCH.spend(who="a", at=at)
        waits.append(at + dt.timedelta(seconds=refusal.value.values["retry_after"]))
    assert waits == [AT + dt.timedelta(minutes=18)] * 2
    assert STRETCH.spend(who="a", at=waits[0]) == 3
    assert forget_tallies(at=AT + dt.timedelta(days=1)) == Tally.objects.count() + 4


@pytest.mark.parametrize(
    ("client", "counted"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:0:1:aaaa::1", "2001:db8:0:1::/64"),
        ("2001:db8:0:1:bbbb::2", "2001:db8:0:1::/64"),
        ("2001:db8:0:2::1", "2001:db8:0:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("", ""),
    ],
)
def test_ipv6_is_counted_by_network_and_mapped_ipv4_as_ipv4(client: str, counted: str) -> None:
    assert address_of(RequestFactory(REMOTE_ADDR=client).get("/")) == counted
