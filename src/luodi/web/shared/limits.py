"""Rate limits per reader, counted in the database so that all workers share them: by the minute and by the day, or within
any stretch of time.

An address is stored only as a keyed fingerprint, valid for one day (or one piece of a stretch) and one action. A row says
until when it counts; the clock deletes it after that.
"""

import datetime as dt
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address, ip_network
from typing import ClassVar

from django.db import IntegrityError, transaction
from django.db.models import F
from django.http import HttpRequest
from django.utils.timezone import localtime

from luodi.web.shared.crypto import blind_index
from luodi.web.shared.errors import Refusal
from luodi.web.shared.models import Tally

#: Bits of an IPv6 address that a provider gives to one customer.
_HOUSEHOLD = 64
#: A stretch is counted in so many pieces, so a try counts for the stretch and at most one piece longer.
_PIECES = 5


class TooMany(Refusal):
    """The daily limit of an address is reached. `retry_after` is the number of seconds until it may continue."""

    code: ClassVar[str] = "too_many"
    status: ClassVar[int] = 429


class TooFast(TooMany):
    """The limit per minute is reached."""

    code: ClassVar[str] = "too_fast"


@dataclass(frozen=True, slots=True)
class Limit:
    """An action and its limits per day and per clock minute."""

    thing: str
    a_day: int
    a_minute: int | None = None

    def spend(self, *, address: str, at: dt.datetime) -> int:
        """Counts one attempt and returns today's number. Raises TooFast or TooMany beyond the limits."""
        here = localtime(at)
        day, seconds = here.date(), _until_tomorrow(at)
        midnight = at + dt.timedelta(seconds=seconds)
        if self.a_minute is not None:
            minute = fingerprint(f"{self.thing} {here:%H:%M}", address, day)
            if _counted(minute, midnight) > self.a_minute:
                raise TooFast(limit=self.a_minute, retry_after=60 - here.second)
        reader = fingerprint(self.thing, address, day)
        count = _counted(reader, midnight)
        if count > self.a_day:
            raise TooMany(limit=self.a_day, retry_after=seconds, hours=-(-seconds // 3600))
        return count


@dataclass(frozen=True, slots=True)
class Rolling:
    """An action and its limit within any stretch of time, over midnight too. What is refused is not counted, so
    knocking on a closed door does not keep it closed."""

    thing: str
    most: int
    stretch: dt.timedelta

    def spend(self, *, who: str, at: dt.datetime) -> int:
        """Counts one attempt and returns its number within the stretch. Raises TooMany beyond the limit."""
        piece = self.stretch / _PIECES
        now = int(at.timestamp() // piece.total_seconds())
        pieces = {blind_index(f"{self.thing} {each} {who}"): each for each in range(now - _PIECES, now + 1)}
        until = at + self.stretch + piece
        with transaction.atomic():
            _counted(blind_index(f"{self.thing} {now} {who}"), until)
            rows = Tally.objects.filter(reader__in=pieces).values_list("reader", "count")
            counts = {pieces[reader]: count for reader, count in rows}
            total = sum(counts.values())
            if total > self.most:
                free = _free_again(counts, total - self.most) + _PIECES + 1
                seconds = max(1, int(free * piece.total_seconds() - at.timestamp()))
                raise TooMany(limit=self.most, retry_after=seconds, hours=-(-seconds // 3600))
        return total


def _free_again(counts: dict[int, int], over: int) -> int:
    """The piece after whose end enough is forgotten."""
    for piece in sorted(counts):
        over -= counts[piece]
        if over <= 0:
            return piece
    return max(counts)


def forget_tallies(*, at: dt.datetime) -> int:
    """Deletes the counts that count no more and returns how many."""
    gone, _ = Tally.objects.filter(until__lte=at).delete()
    return gone


def fingerprint(thing: str, address: str, day: dt.date) -> str:
    """A reader's identity for one action on one day only."""
    return blind_index(f"{thing} {day} {address}")


def address_of(request: HttpRequest) -> str:
    """The client, from the address that `shared.forwarded` settled. An IPv6 client is its network: it has 2⁶⁴ addresses.
    A socket that takes both kinds writes IPv4 as ::ffff:192.0.2.1; those are not one network but IPv4."""
    text = str(request.META.get("REMOTE_ADDR", ""))
    try:
        client = ip_address(text)
    except ValueError:
        return text  # a socket of the machine itself
    if not isinstance(client, IPv6Address):
        return str(client)
    if client.ipv4_mapped is not None:
        return str(client.ipv4_mapped)
    return str(ip_network((int(client), _HOUSEHOLD), strict=False))  # by number, which has no zone such as %eth0


def _counted(reader: str, until: dt.datetime) -> int:
    with transaction.atomic():
        if not Tally.objects.filter(reader=reader).update(count=F("count") + 1):
            _begin(reader, until)
        return int(Tally.objects.values_list("count", flat=True).get(reader=reader))


def _begin(reader: str, until: dt.datetime) -> None:
    """Records the first attempt."""
    try:
        with transaction.atomic():
            Tally.objects.create(reader=reader, until=until, count=1)
    except IntegrityError:
        Tally.objects.filter(reader=reader).update(count=F("count") + 1)


def _until_tomorrow(at: dt.datetime) -> int:
    here = localtime(at)
    tomorrow = (here + dt.timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
    return max(1, int((tomorrow - here).total_seconds()))
