"""When somebody else writes to the database for longer than anybody should wait: 503, when to come back, nothing lost."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import ClassVar

from django.db import OperationalError

from luodi.web.shared.errors import Refusal

#: How soon to try again, in seconds.
RETRY_AFTER = 10
#: PostgreSQL's codes of a lock that was not to be had, and of two that waited for each other; and the messages of both
#: engines, for an error that carries no code.
_CODES = ("55P03", "40P01")
_MESSAGES = ("database is locked", "deadlock detected", "lock timeout", "could not obtain lock")


class TooBusy(Refusal):
    """The database was being written to for too long."""

    code: ClassVar[str] = "too_busy"
    status: ClassVar[int] = 503

    def __init__(self) -> None:
        super().__init__(retry_after=RETRY_AFTER)


def is_busy(error: OperationalError) -> bool:
    """Whether somebody else held what we waited for."""
    has_code = getattr(error.__cause__, "sqlstate", "") in _CODES
    return has_code or any(message in str(error) for message in _MESSAGES)


@contextmanager
def refused_if_busy() -> Iterator[None]:
    """Makes a wait that took too long a refusal, which a page can say and keep its form."""
    try:
        yield
    except OperationalError as error:
        if not is_busy(error):
            raise
        raise TooBusy() from error
