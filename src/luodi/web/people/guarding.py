"""Limits against password guessing, counted in the database so that all workers share them.

An attempt is counted before the password is checked, so that concurrent attempts cannot exceed the limit. Attempts from a
device on which the account has signed in before (`devices`) are counted apart: whoever guesses from elsewhere can close
an account to strangers, but not to its owner.
"""

import datetime as dt

from django.db import transaction

from luodi.web.people.errors import SignInPaused
from luodi.web.shared.limits import Rolling, TooMany

#: Attempts count for this long, over midnight too.
WINDOW = dt.timedelta(minutes=15)
#: At one account from one address: a person who mistypes. At one account from anywhere: many machines after one
#: password. From one address: one machine after many accounts, yet an office behind one address can start its day.
#: From one known device: its owner, who mistypes.
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
        with transaction.atomic():  # all limits count it, or none
            for name, most, who in (("device", DEVICE, device),) if device else strangers:
                Rolling(f"sign-in {name}", most, WINDOW).spend(who=who, at=at)
    except TooMany as refusal:
        left = refusal.values["retry_after"]
        raise SignInPaused(minutes=-(-left // 60), retry_after=left, limit=name) from None
