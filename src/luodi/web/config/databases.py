"""The database: SQLite in the data folder, or PostgreSQL by DATABASE_URL."""

from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from luodi.web.config.environment import home, value

#: How long one writer waits for another. Long work goes in turns (`shared.turns`), so only a migration or another program
#: can hold the database this long; `shared.busy` then says when to come back.
BUSY_SECONDS = 10
#: Write-ahead log; commits are on disk before they are acknowledged; deleted rows are overwritten with zeros
#: (`shared.traces`).
_PRAGMAS = (
    f"PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA busy_timeout={BUSY_SECONDS}000; "
    "PRAGMA recursive_triggers=ON; PRAGMA secure_delete=ON; "
    "PRAGMA cache_size=-65536; PRAGMA mmap_size=268435456; PRAGMA temp_store=MEMORY"
)


def database() -> dict[str, Any]:
    """Django's database settings."""
    url = value("DATABASE_URL")
    return postgres(url) if url else sqlite(str(home() / "luodi.sqlite3"))


def sqlite(path: str) -> dict[str, Any]:
    """SQLite with immediate transactions, so that one that reads before it writes cannot fail halfway."""
    options = {"transaction_mode": "IMMEDIATE", "timeout": BUSY_SECONDS, "init_command": _PRAGMAS}
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": path, "OPTIONS": options, "CONN_MAX_AGE": None}


def postgres(url: str) -> dict[str, Any]:
    """PostgreSQL from a URL; the query part becomes connection options (?host=/run/postgresql for a socket)."""
    parts = urlsplit(url)
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "OPTIONS": options,
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }
