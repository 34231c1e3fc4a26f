"""Sessions end after half an hour without anything done, and after twelve hours whatever was done."""

import datetime as dt

import pytest
from django.test import Client
from tests.web.desk.world import PASSWORD, person, signed_in

from luodi.web.desk import sessions
from luodi.web.people.enums import Role

pytestmark = pytest.mark.django_db
AT = dt.datetime(2026, 11, 23, 0, tzinfo=dt.UTC)
LIST, LOGIN, POLLED = "/desk/ours/listings/", "/desk/login/", "/desk/editing-sessions/"


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[dt.datetime]:
    """What the middleware takes for now: the last entry."""
    times = [AT]
    monkeypatch.setattr(sessions.timezone, "now", lambda: times[-1])
    return times


def statuses(client: Client, clock: list[dt.datetime], minutes: list[float], address: str = LIST) -> list[int]:
    shown = []
    for each in minutes:
        clock.append(AT + dt.timedelta(minutes=each))
        shown.append(client.get(address).status_code)
    return shown


def test_half_an_hour_without_anything_done_ends_a_session_and_says_so(clock: list[dt.datetime]) -> None:
    client = signed_in(person(Role.VIEWER))
    assert statuses(client, clock, [0, 29, 58, 88.5]) == [200, 200, 200, 302]
    page = client.get(LOGIN).content.decode()
    assert "30 分钟没有操作，已退出登录，请重新登录。" in page


def test_twelve_hours_end_a_session_whatever_was_done(clock: list[dt.datetime]) -> None:
    client = signed_in(person(Role.VIEWER))
    minutes: list[float] = [*range(0, 721, 20)]
    assert set(statuses(client, clock, minutes)) == {200}
    assert statuses(client, clock, [721]) == [302]
    assert "登录已满 12 小时，请重新登录。" in client.get(LOGIN).content.decode()


def test_what_a_page_asks_by_itself_keeps_no_session_and_typing_does(clock: list[dt.datetime]) -> None:
    polled, typed = signed_in(person(Role.VIEWER)), signed_in(person(Role.VIEWER))
    for client, address in ((polled, f"{POLLED}release/1/"), (typed, "/desk/awake/")):
        statuses(client, clock, [0])
        statuses(client, clock, [20], address)
    assert typed.get("/desk/awake/").status_code == 204
    assert (statuses(polled, clock, [40]), statuses(typed, clock, [40])) == ([302], [200])


def test_signing_in_again_starts_both_clocks(clock: list[dt.datetime]) -> None:
    one, client = person(Role.VIEWER), Client()
    client.post(LOGIN, {"username": one.username, "password": PASSWORD})
    statuses(client, clock, [20, 40])
    clock.append(AT + dt.timedelta(hours=11))
    client.post(LOGIN, {"username": one.username, "password": PASSWORD})
    assert statuses(client, clock, [11 * 60 + 29, 12 * 60]) == [200, 302]


def test_page_of_the_desk_warns_before_and_says_where_to_stay() -> None:
    page = signed_in(person(Role.VIEWER)).get(LIST).content.decode()
    assert 'data-idle="1800" data-awake="/desk/awake/"' in page
