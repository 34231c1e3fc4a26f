"""Settings an operator may change: one row each, read from the environment, with default and help.

`docs/settings.md` is generated from this table, and a test compares the two.
"""

import os
from dataclasses import dataclass
from pathlib import Path

from luodi.web.config.files import FOLDER_MODE


class WrongSetting(RuntimeError):
    """A setting is missing or its value is invalid; the message names it, in English and Chinese."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One environment variable: name, default as text, and what it changes."""

    name: str
    default: str
    help: str


SETTINGS = (
    Setting(
        "LUODI_HOME", "var", "Folder of the database, the keys, uploads and caches; relative to where Luodi starts."
    ),
    Setting("DATABASE_URL", "", "postgres://user:password@host:port/name; empty means SQLite in LUODI_HOME."),
    Setting(
        "LUODI_SECRET_KEY",
        "",
        "Signs sessions; empty: made at random and kept in LUODI_HOME (refused when LUODI_PRODUCTION is 1).",
    ),
    Setting(
        "LUODI_FIELD_KEYS",
        "",
        "Keys of encrypted fields, newest first: id:base64,…; empty: made at random and kept in LUODI_HOME (refused in production).",
    ),
    Setting("LUODI_PRODUCTION", "0", "1 demands strong keys and stated hosts, and turns on secure cookies and HSTS."),
    Setting("LUODI_HOSTS", "localhost,127.0.0.1,[::1]", "Host names that are answered, separated by commas."),
    Setting("LUODI_DEBUG", "0", "1 shows tracebacks in the browser; never in production."),
    Setting(
        "LUODI_REGION", "3204", "Division code of the operator's region: it breaks ties between places of one name."
    ),
    Setting(
        "LUODI_ADDRESS",
        "",
        "Address of the site as its readers write it, such as https://zs.example.cn; empty: the first of LUODI_HOSTS, "
        "by https in production. Links from the desk begin with it, and its forms are taken.",
    ),
    Setting(
        "LUODI_TRUSTED_ORIGINS",
        "",
        "Further addresses whose forms are taken, separated by commas, where a proxy answers under several names or ports.",
    ),
    Setting(
        "LUODI_TRUSTED_PROXIES",
        "0",
        "How many reverse proxies stand in front. From 1 on their X-Forwarded-For, -Proto and -Host are believed, each read "
        "that far from the right; with 0 none is, and `luodi serve` refuses production. See [operating](operating.md).",
    ),
    Setting("LUODI_DESK_IDLE_MINUTES", "30", "Minutes without anything done after which the desk signs somebody out."),
    Setting("LUODI_DESK_HOURS", "12", "Hours after which the desk asks for the password again, whatever was done."),
    Setting(
        "LUODI_BACKUPS",
        "",
        "Folder into which the site backs itself up every night, best on another disk; empty: it does not. Without keys.",
    ),
    Setting("LUODI_BACKUPS_KEPT", "14", "How many of these backups are kept; no longer than you promise people."),
    Setting("LUODI_ACCESS_LOG", "0", "1 writes a line of JSON to stderr for each request, without personal data."),
    Setting("LUODI_SLOW_MS", "1000", "SQL statements that take at least so many milliseconds are logged."),
    Setting(
        "LUODI_METRICS",
        "",
        "Address of the metrics for Prometheus, as 127.0.0.1:9100; keep it closed to the outside. Empty: no metrics.",
    ),
    Setting("LUODI_ICP", "", "ICP number for the foot of every page."),
    Setting("LUODI_POLICE_RECORD", "", "Public-security record number for the foot of every page."),
)
#: Names the folder in which a site's processes keep their counters; the library reads it on import.
METRICS_FOLDER = "PROMETHEUS_MULTIPROC_DIR"
_DEFAULTS = {s.name: s.default for s in SETTINGS}


def value(name: str) -> str:
    """A setting as text (KeyError if it is not in the table)."""
    return os.environ.get(name, "").strip() or _DEFAULTS[name]


def is_on(name: str) -> bool:
    """Whether a setting of 0 or 1 is on."""
    return value(name) == "1"


def whole(name: str) -> int:
    """A setting that is a whole number, 0 or more. WrongSetting otherwise."""
    text = value(name)
    if not (text.isascii() and text.isdigit()):
        raise WrongSetting(f"{name} must be a whole number such as 1, not “{text}”; {name} 要填 0、1、2 这样的整数")
    return int(text)


def names(name: str) -> list[str]:
    """A setting that is a comma-separated list."""
    return [each.strip() for each in value(name).split(",") if each.strip()]


def home() -> Path:
    """The data folder; created if needed, for this account alone."""
    path = Path(value("LUODI_HOME")).resolve()
    path.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
    return path


def document() -> str:
    """The table as a page of documentation (docs/settings.md)."""
    head = (
        "# Settings",
        "",
        "What an operator may change, read from the environment. Generated from `src/luodi/web/config/environment.py` by",
        "`make docs`; a test compares the two.",
        "",
        "| variable | default | changes |",
        "| --- | --- | --- |",
    )
    rows = (f"| `{s.name}` | {f'`{s.default}`' if s.default else '(empty)'} | {s.help} |" for s in SETTINGS)
    return "\n".join((*head, *rows)) + "\n"
