"""Rate limits per reader, by the minute and by the day, counted in the database so that all workers share them.

An address is stored only as a keyed fingerprint, valid for one day and one action; rows of past days are deleted.
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
        day = here.date()
        if self.a_minute is not None:
            minute = fingerprint(f"{self.thing} {here:%H:%M}", address, day)
            if _counted(minute, day) > self.a_minute:
                raise TooFast(limit=self.a_minute, retry_after=60 - here.second)
        reader = fingerprint(self.thing, address, day)
        count = _counted(reader, day)
        if count > self.a_day:
            seconds = _until_tomorrow(at)
            raise TooMany(limit=self.a_day, retry_after=seconds, hours=-(-seconds // 3600))
        return count


def forget_tallies(*, at: dt.datetime) -> int:
    """Deletes the counts of past days and returns how many."""
    gone, _ = Tally.objects.filter(day__lt=localtime(at).date()).delete()
    return gone


def fingerprint(thing: str, address: str, day: dt.date) -> str:
    """A reader's identity for one action on one day only."""
    return blind_index(f"{thing} {day} {address}")


def address_of(request: HttpRequest) -> str:
    """The client, from the address that `shared.forwarded` settled. An IPv6 client is its network: it has 2⁶⁴ addresses."""
    text = str(request.META.get("REMOTE_ADDR", ""))
    try:
        client = ip_address(text)
    except ValueError:
        return text  # a socket of the machine itself
    return str(ip_network((client, _HOUSEHOLD), strict=False)) if isinstance(client, IPv6Address) else text


def _counted(reader: str, day: dt.date) -> int:
    with transaction.atomic():
        if not Tally.objects.filter(reader=reader).update(count=F("count") + 1):
            _begin(reader, day)
        return int(Tally.objects.values_list("count", flat=True).get(reader=reader))


def _begin(reader: str, day: dt.date) -> None:
    """Records the first attempt of a day and deletes earlier days."""
    Tally.objects.filter(day__lt=day).delete()
    try:
        with transaction.atomic():
            Tally.objects.create(reader=reader, day=day, count=1)
    except IntegrityError:
        Tally.objects.filter(reader=reader).update(count=F("count") + 1)


def _until_tomorrow(at: dt.datetime) -> int:
    here = localtime(at)
    tomorrow = (here + dt.timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
    return max(1, int((tomorrow - here).total_seconds()))
