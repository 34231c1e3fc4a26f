"""Production behind a proxy, as `settings.py` makes it of the environment, for tests that walk the site under it."""

import runpy
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from luodi.web import config
from luodi.web.config.keys import new_field_key

ADDRESS = "https://zs.example.cn"
READER = "203.0.113.9"
SETTINGS = str(Path(config.__file__).with_name("settings.py"))


def settings_of(monkeypatch: pytest.MonkeyPatch, **environment: str) -> dict[str, Any]:
    """What `settings.py` says under an environment."""
    with monkeypatch.context() as patch:
        for name, value in environment.items():
            patch.setenv(name, value)
        found = runpy.run_path(SETTINGS)
    return {name: value for name, value in found.items() if name.isupper()}


def production(monkeypatch: pytest.MonkeyPatch, settings: Any, **environment: str) -> None:
    """Turns into settings whatever LUODI_PRODUCTION, one trusted proxy and `environment` change."""
    asked = {
        "LUODI_PRODUCTION": "1",
        "LUODI_TRUSTED_PROXIES": "1",
        "LUODI_HOSTS": "zs.example.cn",
        "LUODI_SECRET_KEY": "of the tests; 50 signs or more, and none of them secret",
        "LUODI_FIELD_KEYS": new_field_key(),
        **environment,
    }
    before, after = settings_of(monkeypatch), settings_of(monkeypatch, **asked)
    for name in after:
        if after[name] != before[name] and name != "WHITENOISE_USE_FINDERS":  # no static files are collected in a test
            setattr(settings, name, after[name])


def through(client_says: dict[str, str] | None = None, **proxy_says: str) -> Client:
    """A browser at ADDRESS behind one proxy, which sets the forwarded headers and appends to X-Forwarded-For."""
    said = (client_says or {}).get("x-forwarded-for")
    headers = {
        "host": "zs.example.cn",
        "origin": ADDRESS,
        "x-forwarded-proto": "https",
        "x-forwarded-for": f"{said}, {READER}" if said else READER,
        **proxy_says,
    }
    return Client(enforce_csrf_checks=True, headers=headers)
