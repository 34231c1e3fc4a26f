"""Keeps tokens of private links out of the logs, while failing pages are still named."""

import logging
import re

_TOKEN = re.compile(r"[\w-]{20,}")


class WithoutTokens(logging.Filter):
    """Replaces tokens in the arguments of a log record."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Replaces the tokens; always True."""
        if isinstance(record.args, tuple):
            record.args = tuple(_TOKEN.sub("…", arg) if isinstance(arg, str) else arg for arg in record.args)
        return True
