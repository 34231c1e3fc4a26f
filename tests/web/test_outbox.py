"""The outbox: what an action took back never leaves; what it committed leaves at least once, whenever a sender dies."""

import datetime as dt
from collections.abc import Iterator, Mapping

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import transaction

from luodi.web.shared import outbox
from luodi.web.shared.models import Outgoing
from luodi.web.shared.outbox import LEASE, deliver, post, register_sender

pytestmark = pytest.mark.django_db
AT = dt.datetime(2026, 11, 23, 8, tzinfo=dt.UTC)
MINUTE = dt.timedelta(minutes=1)


class Receiver:
    """Takes what is sent, by key; breaks as often as it is told to."""

    def __init__(self) -> None:
        self.taken: list[tuple[str, dict[str, int]]] = []
        self.breaks: list[type[BaseException]] = []

    def __call__(self, payload: Mapping[str, int], key: str) -> None:
        if self.breaks:
            raise self.breaks.pop(0)
        self.taken.append((key, dict(payload)))


@pytest.fixture
def receiver(monkeypatch: pytest.MonkeyPatch) -> Iterator[Receiver]:
    monkeypatch.setattr(outbox, "SENDERS", {})
    found = Receiver()
    register_sender("test", found)
    yield found


def put(key: str = "test 1", **payload: int) -> Outgoing:
    with transaction.atomic():
        return post(kind="test", payload=payload or {"enquiry": 1}, key=key, at=AT)


def test_what_was_committed_leaves_once(receiver: Receiver) -> None:
    put()
    assert ([deliver(at=AT), deliver(at=AT + 9 * LEASE)], receiver.taken) == ([1, 0], [("test 1", {"enquiry": 1})])


def test_what_was_taken_back_never_leaves(receiver: Receiver) -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        post(kind="test", payload={"enquiry": 1}, key="test 1", at=AT)
        raise ZeroDivisionError
    assert (deliver(at=AT), receiver.taken) == (0, [])


def test_one_key_is_one_thing(receiver: Receiver) -> None:
    assert put() == put()
    deliver(at=AT)
    put()
    assert (deliver(at=AT), len(receiver.taken)) == (0, 1)


@pytest.mark.django_db(transaction=True)
def test_nothing_is_posted_outside_of_a_transaction(receiver: Receiver) -> None:
    with pytest.raises(RuntimeError):
        post(kind="test", payload={}, key="x", at=AT)


def test_words_and_unknown_kinds_are_refused(receiver: Receiver) -> None:
    with transaction.atomic():
        with pytest.raises(TypeError):
            post(kind="test", payload={"phone": "13812345678"}, key="x", at=AT)  # type: ignore[dict-item]  # on purpose
        with pytest.raises(ImproperlyConfigured):
            post(kind="nobody", payload={}, key="x", at=AT)
    with pytest.raises(ImproperlyConfigured):
        register_sender("test", receiver)


def test_failure_waits_longer_each_time_and_the_others_go_on(receiver: Receiver) -> None:
    put("test 1")
    put("test 2")
    receiver.breaks = [OSError, OSError, OSError]
    turns = [0, 1, 2, 3, 5, 6]
    went = [deliver(at=AT + n * MINUTE) for n in turns]
    assert (sum(went), sorted(key for key, _ in receiver.taken)) == (2, ["test 1", "test 2"])
    assert sorted(Outgoing.objects.values_list("attempts", flat=True)) in ([2, 3], [1, 4])


def test_sender_that_is_killed_before_it_could_say_so_is_followed_by_another(receiver: Receiver) -> None:
    put()
    receiver.breaks = [SystemExit]
    with pytest.raises(SystemExit):
        deliver(at=AT)
    assert [deliver(at=AT + LEASE - MINUTE), deliver(at=AT + LEASE)] == [0, 1]
    assert receiver.taken == [("test 1", {"enquiry": 1})]


def test_kind_whose_sender_is_not_installed_waits(receiver: Receiver, monkeypatch: pytest.MonkeyPatch) -> None:
    put()
    monkeypatch.setattr(outbox, "SENDERS", {})
    assert deliver(at=AT) == 0
    monkeypatch.setattr(outbox, "SENDERS", {"test": receiver})
    assert deliver(at=AT) == 1


def test_what_left_is_forgotten_after_a_month_and_what_waits_is_not(receiver: Receiver) -> None:
    put("test 1")
    deliver(at=AT)
    put("test 2")
    assert outbox.forget_sent(at=AT + dt.timedelta(days=31)) == 1
    assert Outgoing.objects.get().key == "test 2"
