"""The outbox: everything sent to the outside (messages, calls to other systems) goes through one table.

    post(kind="sms.viewing", payload={"enquiry": 7}, key="sms.viewing 7", at=at)     in the action's transaction

If the action is rolled back, nothing is sent; once it is committed, the message is sent at least once. A room registers the
sender of each kind:

    register_sender("sms.viewing", send)         send(payload, key) raises if delivery failed

The key is sent along, so that a receiver can tell a repetition from a second message. A payload holds row ids and no text:
the sender looks the content up at delivery, so that erased data is never sent.
"""

import datetime as dt
import logging
from collections.abc import Callable, Mapping

from django.core.exceptions import ImproperlyConfigured
from django.db import transaction

from luodi.web.shared.models import Outgoing

Send = Callable[[Mapping[str, int], str], None]

#: How long a sender holds a row exclusively; after that it is presumed dead.
LEASE = dt.timedelta(minutes=15)
#: After a failure it is tried again this soon, then after twice as long, at most so long.
_AGAIN, _LONGEST = dt.timedelta(minutes=1), dt.timedelta(hours=6)
#: How long a delivered row is kept as evidence.
KEPT = dt.timedelta(days=30)

_LOG = logging.getLogger(__name__)
SENDERS: dict[str, Send] = {}


def register_sender(kind: str, send: Send) -> None:
    """Registers the sender of a kind. ImproperlyConfigured for a duplicate."""
    if kind in SENDERS:
        raise ImproperlyConfigured(f"two senders of {kind}")
    SENDERS[kind] = send


def post(*, kind: str, payload: Mapping[str, int], key: str, at: dt.datetime) -> Outgoing:
    """Queues a message in the caller's transaction (an error outside of one). Idempotent: a known key returns the existing
    row."""
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("what leaves belongs to the transaction of its action")
    if kind not in SENDERS:
        raise ImproperlyConfigured(f"nobody sends {kind}")
    if not all(isinstance(value, int) for value in payload.values()):
        raise TypeError("a payload holds numbers of rows only")
    values = {"kind": kind, "payload": dict(payload), "created_at": at, "next_at": at}
    row, _ = Outgoing.objects.get_or_create(key=key, defaults=values)
    return row


def deliver(*, at: dt.datetime) -> int:
    """Sends waiting messages and returns how many were delivered; failures are retried later."""
    went = 0
    while (row := _claimed(at)) is not None:
        try:
            SENDERS[row.kind](row.payload, row.key)
        except Exception as error:  # noqa: BLE001  (whatever a sender raises, the others go on)
            _LOG.warning("%s did not leave: %s", row, type(error).__name__)
            wait = min(_AGAIN * 2 ** min(row.attempts, 20), _LONGEST)
            Outgoing.objects.filter(pk=row.pk).update(next_at=at + wait)
        else:
            Outgoing.objects.filter(pk=row.pk).update(done_at=at)
            went += 1
    return went


def _claimed(at: dt.datetime) -> Outgoing | None:
    """The next waiting row, with `next_at` advanced so that no other sender takes it."""
    with transaction.atomic():
        waiting = Outgoing.objects.filter(done_at=None, next_at__lte=at, kind__in=SENDERS).order_by("next_at", "pk")
        row = waiting.select_for_update(skip_locked=True).first()
        if row is not None:
            row.attempts, row.next_at = row.attempts + 1, at + LEASE
            row.save(update_fields=["attempts", "next_at"])
    return row


def forget_sent(*, at: dt.datetime) -> int:
    """Deletes rows delivered long ago."""
    gone, _ = Outgoing.objects.filter(done_at__lt=at - KEPT).delete()
    return gone
