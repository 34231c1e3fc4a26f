"""What a log line may hold: a page that failed is named, the token of a private link is not."""

import logging
import re

_TOKEN = re.compile(r"[\w-]{20,}")


class WithoutTokens(logging.Filter):
    """Replaces what looks like a token in the arguments of a line."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Always lets the line through, with its tokens replaced."""
        if isinstance(record.args, tuple):
            record.args = tuple(_TOKEN.sub("…", arg) if isinstance(arg, str) else arg for arg in record.args)
        return True
