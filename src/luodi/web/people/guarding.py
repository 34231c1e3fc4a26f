"""Limits against password guessing, counted in the database so that all workers share them.

An attempt is counted before the password is checked, so that concurrent attempts cannot exceed the limit.
"""

import datetime as dt

from luodi.web.people.errors import SignInPaused
from luodi.web.shared.limits import Limit, TooMany

#: Attempts are counted per clock interval of this length.
WINDOW = dt.timedelta(minutes=15)
#: At one account from one address: a person who mistypes. At one account from anywhere: many machines after one
#: password. From one address: one machine after many accounts, yet an office behind one address can start its day.
PAIR, ACCOUNT, ADDRESS = 10, 50, 60


def count_try(*, username: str, address: str, at: dt.datetime) -> None:
    """Counts one sign-in attempt. Raises SignInPaused beyond a limit."""
    piece, passed = divmod(int(at.timestamp()), int(WINDOW.total_seconds()))
    account = username.strip().casefold()
    try:
        for thing, limit, who in (
            ("pair", PAIR, f"{account}\n{address}"),
            ("account", ACCOUNT, account),
            ("address", ADDRESS, address),
        ):
            Limit(f"sign-in {thing} {piece}", limit).spend(address=who, at=at)
    except TooMany:
        left = int(WINDOW.total_seconds()) - passed
        raise SignInPaused(minutes=-(-left // 60), retry_after=left) from None
