"""Limits against password guessing, counted in the database so that all workers share them.

An attempt is counted before the password is checked, so that concurrent attempts cannot exceed the limit. Attempts from a
device on which the account has signed in before (`devices`) are counted separately: somebody who guesses from elsewhere
can lock out strangers, but not the owner.
"""

import datetime as dt

from django.db import transaction

from luodi.web.people.errors import SignInPaused
from luodi.web.shared.limits import Rolling, TooMany

#: Attempts count for this long, over midnight too.
WINDOW = dt.timedelta(minutes=15)
#: Per account and address: a person who mistypes. Per account: many machines after one password. Per address: one machine
#: after many accounts, with room for an office that shares it. Per known device: its owner, who mistypes.
PAIR, ACCOUNT, ADDRESS, DEVICE = 10, 50, 60, 10


def account_of(username: str) -> str:
    """What is counted as one account, however the name is typed."""
    return username.strip().casefold()


def count_try(*, username: str, address: str, device: str = "", at: dt.datetime) -> None:
    """Counts one sign-in attempt, from a known device if there is one. Raises SignInPaused beyond a limit."""
    account = account_of(username)
    strangers = (("pair", PAIR, f"{account}\n{address}"), ("account", ACCOUNT, account), ("address", ADDRESS, address))
    name = ""
    try:
        with transaction.atomic():  # counted under every limit or none
            for name, most, who in (("device", DEVICE, device),) if device else strangers:
                Rolling(f"sign-in {name}", most, WINDOW).spend(who=who, at=at)
    except TooMany as refusal:
        left = refusal.values["retry_after"]
        raise SignInPaused(minutes=-(-left // 60), retry_after=left, limit=name) from None
