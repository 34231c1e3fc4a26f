"""Watches SQL statements: counts them, and logs those that were slow or met a lock. Parameters are never logged."""

import logging
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

from django.conf import settings
from django.db import OperationalError, connection

from luodi.web.shared.busy import is_busy

_LOG = logging.getLogger("luodi.statements")
_LONGEST = 500


class Statements:
    """The statements of one request or job: how many, how many slow, how many refused by a lock."""

    def __init__(self, page: str) -> None:
        self.page = page
        self.count = self.slow = self.locked = 0

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        """Django's execute wrapper."""
        self.count += 1
        begun = time.monotonic()
        try:
            return execute(sql, params, many, context)
        except OperationalError as error:
            if is_busy(error):
                self.locked += 1
                _LOG.warning("locked after %d ms in %s: %s", _ms_since(begun), self.page, sql[:_LONGEST])
            raise
        finally:
            spent = _ms_since(begun)
            if spent >= settings.LUODI_SLOW_MS:
                self.slow += 1
                _LOG.warning("slow, %d ms in %s: %s", spent, self.page, sql[:_LONGEST])

    def watching(self) -> AbstractContextManager[None]:
        """Watches this thread's connection for as long as the body runs."""
        watch: AbstractContextManager[None] = connection.execute_wrapper(self)
        return watch


def _ms_since(begun: float) -> int:
    return round((time.monotonic() - begun) * 1000)
